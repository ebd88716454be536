//! Files in the style of real ones.

use super::{assert_merged, document, entry_of, parsed};
use bailian_mcp_config::emit::Format;
use bailian_mcp_config::emit::document::{Beside, Document, Keyed};
use bailian_mcp_config::emit::json::Object;
use bailian_mcp_config::merge::{Change, OnClash, difference, merge};

const VSCODE: &str = include_str!("../fixtures/merge/vscode-mcp.json");
const CLAUDE: &str = include_str!("../fixtures/merge/claude.json");
const WINDOWS: &str = include_str!("../fixtures/merge/claude-desktop-windows.json");
const ZED: &str = include_str!("../fixtures/merge/zed-settings.json");
const CODEX: &str = include_str!("../fixtures/merge/codex-config.toml");
const CONTINUE: &str = include_str!("../fixtures/merge/continue-config.yaml");
const GOOSE: &str = include_str!("../fixtures/merge/goose-config.yaml");
const LIBRECHAT: &str = include_str!("../fixtures/merge/librechat.yaml");

/// Each file with its place of servers, and a server that it has.
const FILES: [(&str, Format, &[&str], Keyed, &str); 8] = [
    (VSCODE, Format::Jsonc, &["servers"], Keyed::Map, "github"),
    (CLAUDE, Format::Json, &["mcpServers"], Keyed::Map, "search"),
    (
        WINDOWS,
        Format::Json,
        &["mcpServers"],
        Keyed::Map,
        "filesystem",
    ),
    (ZED, Format::Jsonc, &["context_servers"], Keyed::Map, "none"),
    (CODEX, Format::Toml, &["mcp_servers"], Keyed::Map, "docs"),
    (
        CONTINUE,
        Format::Yaml,
        &["mcpServers"],
        Keyed::List("name"),
        "search",
    ),
    (GOOSE, Format::Yaml, &["extensions"], Keyed::Map, "search"),
    (
        LIBRECHAT,
        Format::Yaml,
        &["mcpServers"],
        Keyed::Map,
        "search",
    ),
];

fn with(format: Format, path: &'static [&'static str], keyed: Keyed, name: &str) -> Document {
    Document {
        path,
        ..document(format, keyed, vec![(name.to_owned(), entry_of(name))])
    }
}

/// The lines that a merge removed and added.
fn changes(existing: &str, document: &Document, choice: OnClash) -> (Vec<String>, Vec<String>) {
    let merged = merge(existing, document, choice).expect(existing);
    let lines = difference(existing, &merged.text);
    let of = |change| {
        lines
            .iter()
            .filter(|line| line.change == change)
            .map(|line| line.text.to_owned())
            .collect()
    };
    (of(Change::Removed), of(Change::Added))
}

#[test]
fn each_file_keeps_its_values_and_gets_the_server() {
    for (text, format, path, keyed, known) in FILES {
        assert!(parsed(format, text).is_some(), "{text}");
        for name in ["new", known] {
            for choice in OnClash::ALL {
                let document = with(format, path, keyed, name);
                let merged = assert_merged(text, &document, choice).expect(text);
                let clashes = usize::from(name == known && known != "none");
                assert_eq!(merged.clashes.len(), clashes, "{text}");
            }
        }
    }
}

#[test]
fn a_new_server_removes_no_line() {
    for (text, format, path, keyed, _) in FILES {
        let (removed, _) = changes(text, &with(format, path, keyed, "new"), OnClash::Keep);
        // But JSON has a comma behind the last server, or its braces open.
        let json = matches!(format, Format::Json | Format::Jsonc);
        assert!(removed.len() <= usize::from(json), "{removed:?}");
    }
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    let merged = merge(
        WINDOWS,
        &with(Format::Json, &["mcpServers"], Keyed::Map, "new"),
        OnClash::Keep,
    )
    .expect("JSON");
    assert!(merged.text.starts_with("\u{feff}{\r\n"));
    assert_eq!(
        merged.text.matches('\n').count(),
        merged.text.matches("\r\n").count()
    );
    assert!(
        merged
            .text
            .contains("        },\r\n        \"new\": {\r\n            \"name\": \"new\",")
    );
}

#[test]
fn the_lines_that_change() {
    let added = |text, format, path, keyed, choice| {
        changes(text, &with(format, path, keyed, "search"), choice)
    };
    let (removed, lines) = added(
        VSCODE,
        Format::Jsonc,
        &["servers"],
        Keyed::Map,
        OnClash::Keep,
    );
    assert!(removed.is_empty());
    assert_eq!(
        lines,
        [
            "\t\t\"search\": {",
            "\t\t\t\"name\": \"search\",",
            "\t\t\t\"url\": \"https://a.example/mcp\"",
            "\t\t}"
        ]
    );
    let (removed, lines) = added(
        CODEX,
        Format::Toml,
        &["mcp_servers"],
        Keyed::Map,
        OnClash::Keep,
    );
    assert!(removed.is_empty());
    assert_eq!(
        lines,
        [
            "[mcp_servers.search]",
            "name = \"search\"",
            "url = \"https://a.example/mcp\"",
            ""
        ]
    );
    let (removed, lines) = added(
        CONTINUE,
        Format::Yaml,
        &["mcpServers"],
        Keyed::List("name"),
        OnClash::Replace,
    );
    assert_eq!(
        removed,
        ["  - {name: search, type: sse, url: \"https://search.example/sse\"}"]
    );
    assert_eq!(
        lines,
        ["  - name: search", "    url: https://a.example/mcp"]
    );
    let (removed, lines) = added(
        GOOSE,
        Format::Yaml,
        &["extensions"],
        Keyed::Map,
        OnClash::Rename,
    );
    assert!(removed.is_empty());
    assert_eq!(
        lines,
        [
            "  search_2:",
            "    name: search",
            "    url: https://a.example/mcp"
        ]
    );
    let (removed, lines) = added(
        LIBRECHAT,
        Format::Yaml,
        &["mcpServers"],
        Keyed::Map,
        OnClash::Replace,
    );
    assert_eq!(removed.len(), 8, "{removed:?}");
    assert_eq!(
        lines,
        ["        name: search", "        url: https://a.example/mcp"]
    );
    let (removed, lines) = added(
        ZED,
        Format::Jsonc,
        &["context_servers"],
        Keyed::Map,
        OnClash::Keep,
    );
    assert_eq!(removed, ["  \"context_servers\": {}, // none yet"]);
    assert_eq!(
        lines.first().map(String::as_str),
        Some("  \"context_servers\": {")
    );
    assert_eq!(lines.last().map(String::as_str), Some("  }, // none yet"));
}

#[test]
fn an_input_is_added_to_those_that_are_there() {
    let mut document = with(Format::Jsonc, &["servers"], Keyed::Map, "github");
    let input = |id: &str| Object::new().with("type", "promptString").with("id", id);
    document.beside = vec![
        Beside::Element("inputs", input("github-token")),
        Beside::Element("inputs", input("key")),
    ];
    let (removed, added) = changes(VSCODE, &document, OnClash::Keep);
    assert!(removed.is_empty());
    assert_eq!(
        added,
        [
            "\t\t{",
            "\t\t\t\"type\": \"promptString\",",
            "\t\t\t\"id\": \"key\"",
            "\t\t}"
        ]
    );
}

#[test]
fn the_configuration_of_every_client_can_be_merged() {
    use bailian_mcp_config::clients::{Options, Platform, SecretMode, more::every, render};
    use bailian_mcp_config::domain::{Draft, Transport, check};
    let mut merged_clients = 0;
    for client in every() {
        for (transport, secret) in [
            (Transport::Sse, SecretMode::Reference),
            (Transport::StreamableHttp, SecretMode::Prompt),
        ] {
            let draft = Draft {
                instance_id: "WebSearch".to_owned(),
                transport: Some(transport),
                name: "AliyunBailianMCP_web".to_owned(),
                ..Draft::default()
            };
            let service = check(&draft, &[]).service.expect("a service");
            let options = Options {
                key: None,
                secret,
                platform: Platform::Linux,
            };
            let Some(document) = render(client, &[service], &options).document else {
                continue;
            };
            let new = merge("", &document, OnClash::Keep).expect(client.id);
            assert_eq!(new.text, document.text(), "{}", client.id);
            for choice in OnClash::ALL {
                let again = merge(&new.text, &document, choice).expect(client.id);
                assert!(!again.changed && again.clashes.is_empty(), "{}", client.id);
            }
            merged_clients += 1;
        }
    }
    assert!(merged_clients > 10, "{merged_clients}");
}
