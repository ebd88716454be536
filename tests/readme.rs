//! The table of clients in both READMEs is the one in the code, and so are its numbers.
//!
//! `UPDATE_README=1 cargo test -p bailian-mcp-config --test readme` writes them anew.

use std::fs;
use std::path::Path;

use bailian_mcp_config::clients::{Client, Evidence, Support, more::every};
use bailian_mcp_config::diagnostic::{Lang, Words};
use bailian_mcp_config::i18n::{more::more, strings};

const START: &str = "<!-- clients: generated from src/clients, checked by tests/readme.rs -->\n";
const END: &str = "<!-- /clients -->";
const NUMBERS_START: &str = "<!-- numbers: generated from src/clients, checked by tests/readme.rs and cargo xtask clients -->\n";
const NUMBERS_END: &str = "<!-- /numbers -->";

fn words(lang: Lang, en: &'static str, zh: &'static str) -> &'static str {
    Words { en, zh }.text(lang)
}

fn table(lang: Lang) -> String {
    let head = words(
        lang,
        "| client | speaks | key by | file | evidence |\n",
        "| 客户端 | 支持 | Key 的写法 | 文件 | 依据 |\n",
    );
    let mut out = [head, "| --- | --- | --- | --- | --- |\n"].concat();
    for client in every() {
        out.push_str(&row(client, lang));
    }
    out
}

fn row(client: &Client, lang: Lang) -> String {
    let speaks = client.support.iter().map(|support| match support {
        Support::Sse => "SSE",
        Support::StreamableHttp => "Streamable HTTP",
        Support::StdioBridge => strings(lang).by_bridge,
    });
    let speaks: Vec<&str> = speaks.collect();
    let mut key = vec![words(lang, "text", "直接写入")];
    key.extend(
        client
            .reference
            .map(|_| words(lang, "variable", "引用变量")),
    );
    key.extend(
        client
            .prompts
            .then_some(words(lang, "prompt", "由客户端询问")),
    );
    let dialog = || words(lang, "import dialog", "导入对话框").to_owned();
    let path = client
        .paths
        .get(1)
        .map_or_else(dialog, |path| format!("`{}`", path.path));
    let texts = more(lang);
    let evidence = match client.verified.evidence {
        Evidence::Ran => texts.evidence_ran,
        Evidence::Source => texts.evidence_source,
        Evidence::Documentation => texts.evidence_documentation,
        Evidence::SecondHand => texts.evidence_second_hand,
        Evidence::Unverified => texts.evidence_unverified,
    };
    let between = words(lang, ", ", "、");
    format!(
        "| [{}]({}) | {} | {} | {path} | {evidence}{}{}{}{} |\n",
        client.name,
        client.docs_url,
        speaks.join(between),
        key.join(between),
        words(lang, ": ", "："),
        client.verified.version,
        words(lang, ", ", "，"),
        client.verified.date,
    )
}

/// How many clients there are, how many of them are verified, and how many of those by running them.
/// `tests/e2e/tests/real_clients/catalogue.rs` says the same of the built page.
fn numbers(lang: Lang) -> String {
    let with = |wanted: fn(&Evidence) -> bool| {
        every()
            .filter(|client| wanted(&client.verified.evidence))
            .count()
    };
    let verified = with(|evidence| {
        matches!(
            evidence,
            Evidence::Ran | Evidence::Source | Evidence::Documentation
        )
    });
    let ran = with(|evidence| *evidence == Evidence::Ran);
    let all = every().count();
    match lang {
        Lang::En => format!(
            "{all} clients, {verified} of them verified in the client, its source or its documentation, {ran} \
             of those by running the client itself.\n"
        ),
        Lang::Zh => format!(
            "共 {all} 个客户端，其中 {verified} 个已通过客户端本身、源码或官方文档核实，{ran} 个是实际运行客户端核实的。\n"
        ),
    }
}

#[test]
fn the_table_of_clients_is_generated() {
    for (name, lang) in [("README.md", Lang::En), ("README.zh-CN.md", Lang::Zh)] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let found = fs::read_to_string(&file).expect("the README");
        let with_table = between(&found, START, &table(lang), END);
        let wanted = between(&with_table, NUMBERS_START, &numbers(lang), NUMBERS_END);
        if std::env::var_os("UPDATE_README").is_some() {
            fs::write(&file, wanted).expect("a README to write");
        } else {
            assert!(
                found == wanted,
                "the table of {name} is not the code's: UPDATE_README=1 writes it"
            );
        }
    }
}

/// The text with something else between two marks.
fn between(text: &str, start: &str, inner: &str, end: &str) -> String {
    let (before, rest) = text.split_once(start).expect("the first mark");
    let (_, after) = rest.split_once(end).expect("the second mark");
    [before, start, inner, end, after].concat()
}
