//! The table of clients in the README is the one in the code, and so are their numbers.
//!
//! `UPDATE_README=1 cargo test --test readme` writes it anew.

use std::fs;
use std::path::Path;

use bailian_mcp_config::clients::{Evidence, Support, more::every};

const START: &str = "<!-- clients: generated from src/clients, checked by tests/readme.rs -->\n";
const END: &str = "<!-- /clients -->";
const NUMBERS_START: &str = "<!-- numbers: generated from src/clients, checked by tests/readme.rs and cargo xtask clients -->\n";
const NUMBERS_END: &str = "<!-- /numbers -->";

fn table() -> String {
    let mut out = String::from(
        "| client | speaks | key by | file | evidence |\n| --- | --- | --- | --- | --- |\n",
    );
    for client in every() {
        let speaks: Vec<&str> = client
            .support
            .iter()
            .map(|support| match support {
                Support::Sse => "SSE",
                Support::StreamableHttp => "Streamable HTTP",
                Support::StdioBridge => "stdio bridge",
            })
            .collect();
        let mut key = vec!["text"];
        key.extend(client.reference.map(|_| "variable"));
        key.extend(client.prompts.then_some("prompt"));
        let path = client
            .paths
            .get(1)
            .map_or("import dialog".to_owned(), |path| {
                format!("`{}`", path.path)
            });
        let evidence = match client.verified.evidence {
            Evidence::Ran => "ran",
            Evidence::Source => "source read",
            Evidence::Documentation => "documentation read",
            Evidence::SecondHand => "documentation, second hand",
            Evidence::Unverified => "unverified",
        };
        out.push_str(&format!(
            "| [{}]({}) | {} | {} | {path} | {evidence}: {}, {} |\n",
            client.name,
            client.docs_url,
            speaks.join(", "),
            key.join(", "),
            client.verified.version,
            client.verified.date,
        ));
    }
    out
}

/// How many clients there are, how many of them are verified, and how many of those by running them.
/// `tests/e2e/tests/real_clients/catalogue.rs` says the same of the built page.
fn numbers() -> String {
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
    format!(
        "{all} clients, {verified} of them verified in the client, its source or its documentation, {ran} of \
         those by running the client itself.\n"
    )
}

#[test]
fn the_table_of_clients_is_generated() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let found = fs::read_to_string(&file).expect("the README");
    let with_table = between(&found, START, &table(), END);
    let wanted = between(&with_table, NUMBERS_START, &numbers(), NUMBERS_END);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&file, wanted).expect("a README to write");
    } else {
        assert!(
            found == wanted,
            "the README's table is not the code's: UPDATE_README=1 writes it"
        );
    }
}

/// The text with something else between two marks.
fn between(text: &str, start: &str, inner: &str, end: &str) -> String {
    let (before, rest) = text.split_once(start).expect("the first mark");
    let (_, after) = rest.split_once(end).expect("the second mark");
    [before, start, inner, end, after].concat()
}
