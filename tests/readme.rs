//! The table of clients in the README is the one in the code.
//!
//! `UPDATE_README=1 cargo test --test readme` writes it anew.

use std::fs;
use std::path::Path;

use bailian_mcp_config::clients::{Evidence, Support, more::every};

const START: &str = "<!-- clients: generated from src/clients, checked by tests/readme.rs -->\n";
const END: &str = "<!-- /clients -->";

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

#[test]
fn the_table_of_clients_is_generated() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&file).expect("the README");
    let (before, rest) = text.split_once(START).expect("the start of the table");
    let (found, after) = rest.split_once(END).expect("the end of the table");
    let table = table();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&file, format!("{before}{START}{table}{END}{after}")).expect("a README to write");
    } else {
        assert!(
            found == table,
            "the README's table is not the code's: UPDATE_README=1 writes it"
        );
    }
}
