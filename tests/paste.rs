//! Properties of understanding a paste: they hold for every text, not only for the examples.

use bailian_mcp_config::diagnostic::{Place, Span};
use bailian_mcp_config::domain::Transport;
use bailian_mcp_config::paste::{Pasted, field, key_field, paste};
use proptest::prelude::*;

/// Pieces that mean something to one reader or another, so that random texts reach all of them.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "“",
    "”",
    ":",
    "：",
    ",",
    "\\",
    "\n",
    " ",
    "`",
    "```json\n",
    "//",
    "/*",
    "*/",
    "\"mcpServers\":",
    "\"url\":",
    "\"type\":",
    "\"sse\"",
    "\"headers\":",
    "\"Authorization\":",
    "Bearer ",
    "\u{200b}",
    "\u{a0}",
    "sk-0123456789abcdef0123456789abcdef",
    "sk-ab***cd",
    "${DASHSCOPE_API_KEY}",
    "https://a.example/sse",
    "https：／／",
    "https://dashscope.aliyuncs.com/api/v1/mcps/",
    "WebSearch",
    "/sse",
    "{instance ID}",
    "AliyunBailianMCP_",
    "curl ",
    "-H ",
    "claude mcp add ",
    "add-json ",
    "mcp-remote ",
    "--transport ",
    "export DASHSCOPE_API_KEY=",
    "\\\n",
    "cursor://x/mcp/install?",
    "name=n&config=",
    "eyJ1cmwiOiJodHRwczovL2EuZXhhbXBsZS9zc2UifQ==",
    "vscode:mcp/install?",
    "%7B%22url%22%3A%22https%3A%2F%2Fa%22%7D",
    "Instance ID: ",
    "实例ID：",
    "API Key: ",
    "[mcp_servers.",
    "url = ",
    "搜索",
    "😀",
    "é",
    "market-cmapi00073529",
    "id,name,url\n",
    "实例ID\t地址\n",
    "\t",
    ";",
    ",",
    "\"command\":\"npx\"",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn fits(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some()
}

fn sound(text: &str, pasted: &Pasted) -> Result<(), TestCaseError> {
    for found in &pasted.services {
        let spans = &found.spans;
        let fields = [spans.id, spans.url, spans.transport, spans.name];
        prop_assert!(fits(spans.whole, text), "{:?}", spans.whole);
        for span in fields.into_iter().flatten() {
            prop_assert!(fits(span, text), "{span:?}");
        }
        let draft = &found.draft;
        prop_assert!(!draft.url.is_empty() || !draft.instance_id.is_empty());
    }
    for diagnostic in &pasted.diagnostics {
        prop_assert_eq!(diagnostic.place, Place::Paste);
        prop_assert!(fits(diagnostic.span, text), "{diagnostic:?}");
        if let Some(fix) = &diagnostic.fix {
            prop_assert!(fits(fix.span, text), "{diagnostic:?}");
            prop_assert_ne!(fix.apply(text), text.to_owned(), "{:?}", diagnostic);
        }
    }
    let mut last = 0;
    for span in &pasted.keys {
        prop_assert!(
            fits(*span, text) && span.start >= last && span.end > span.start,
            "{span:?}"
        );
        last = span.end;
    }
    if let Some(key) = &pasted.key {
        prop_assert!(fits(key.span, text));
        let masked = pasted
            .keys
            .iter()
            .any(|s| s.start <= key.span.start && key.span.end <= s.end);
        prop_assert_eq!(masked, !key.text.is_empty());
    }
    Ok(())
}

/// One service and a key, as a client writes them down.
#[derive(Clone, Debug)]
struct Given {
    url: String,
    transport: Transport,
    name: String,
    key: String,
}

fn given() -> impl Strategy<Value = Given> {
    let id = "[A-Za-z][A-Za-z0-9_-]{2,12}[A-Za-z0-9]";
    let key = "[0-9a-f]{32}";
    (id, key, any::<bool>(), "[a-z]{1,3}").prop_map(|(id, key, sse, tail)| {
        let (transport, suffix) = match sse {
            true => (Transport::Sse, "sse"),
            false => (Transport::StreamableHttp, "mcp"),
        };
        Given {
            url: format!("https://dashscope.aliyuncs.com/api/v1/mcps/{id}/{suffix}"),
            transport,
            name: format!("AliyunBailianMCP_{tail}"),
            key: format!("sk-{key}"),
        }
    })
}

/// How clients write a service: `URL`, `NAME`, `KEY` and `TYPE` stand for the values.
const TEMPLATES: &[&str] = &[
    r#"{"mcpServers":{"NAME":{"type":"TYPE","url":"URL","headers":{"Authorization":"Bearer KEY"}}}}"#,
    r#"{"mcpServers":{"x":{"name":"NAME","type":"TYPE","baseUrl":"URL","headers":{"Authorization":"Bearer KEY"},"isActive":true}}}"#,
    r#"{"servers":{"NAME":{"type":"TYPE","url":"URL","headers":{"Authorization":"Bearer KEY"}}},"inputs":[]}"#,
    r#"{"mcp":{"NAME":{"type":"TYPE","url":"URL","headers":{"Authorization":"Bearer KEY"}}}}"#,
    r#"{"context_servers":{"NAME":{"transport":{"type":"TYPE","url":"URL","headers":{"Authorization":"Bearer KEY"}}}}}"#,
    r#"{"name":"NAME","type":"TYPE","url":"URL","headers":{"Authorization":"Bearer KEY"}}"#,
    r#"claude mcp add --transport TYPE --scope user NAME URL --header "Authorization: Bearer KEY""#,
    r#"gemini mcp add -s user -t TYPE -H "Authorization: Bearer KEY" NAME URL"#,
    r#"claude mcp add-json --scope user NAME '{"type":"TYPE","url":"URL","headers":{"Authorization":"Bearer KEY"}}'"#,
    "mcpServers:\n  - name: NAME\n    type: TYPE\n    url: URL\n    requestOptions:\n      headers:\n        Authorization: Bearer KEY\n",
    "mcpServers:\n  NAME:\n    type: TYPE\n    url: URL\n    headers:\n      Authorization: \"Bearer KEY\"\n",
    "Name: NAME\nType: TYPE\nURL: URL\nAPI Key: KEY",
];

fn write(template: &str, given: &Given) -> String {
    let word = match given.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "http",
    };
    let text = template.replace("URL: URL", "Endpoint: URL");
    // The URL comes last: its ID may hold any of the other words.
    text.replace("NAME", &given.name)
        .replace("KEY", &given.key)
        .replace("TYPE", word)
        .replace("URL", &given.url)
}

/// Several services, each with an ID of its own that no reader takes for another word.
fn services() -> impl Strategy<Value = Vec<(String, Given)>> {
    let id = "[A-Z][a-z]{2,6}-[a-z0-9]{1,5}";
    let ids = proptest::collection::btree_set(id, 2..40);
    (ids, any::<bool>()).prop_map(|(ids, sse)| {
        let (transport, suffix) = match sse {
            true => (Transport::Sse, "sse"),
            false => (Transport::StreamableHttp, "mcp"),
        };
        let service = |(index, id): (usize, String)| {
            let given = Given {
                url: format!("https://dashscope.aliyuncs.com/api/v1/mcps/{id}/{suffix}"),
                transport,
                name: format!("AliyunBailianMCP_{index}"),
                key: String::new(),
            };
            (id, given)
        };
        ids.into_iter().enumerate().map(service).collect()
    })
}

/// How many services are written down: what stands before, a row of each, what stands between and
/// after. `ID` stands for the ID, the rest as in [`TEMPLATES`].
const LISTS: &[(&str, &str, &str, &str)] = &[
    ("id,name,url,type\n", "ID,NAME,URL,TYPE", "\n", "\n"),
    (
        "\u{feff}服务名称;实例ID;传输;地址\r\n",
        "\"NAME\";\"ID\";\"TYPE\";\"URL\"",
        "\r\n",
        "",
    ),
    (
        "Transport\tEndpoint\tServer Name\n",
        "TYPE\tURL\tNAME",
        "\n",
        "",
    ),
    ("", "NAME,URL,TYPE", "\n", ""),
    ("", "URL\tID\tTYPE\tNAME", "\n", "\n"),
    (
        r#"{"success":true,"message":null,"requestId":"1","total":2,"data":["#,
        r#"{"id":"ID","name":"NAME","description":"a, b","operationalUrl":"URL","type":"TYPE","active":true,"tags":["x"]}"#,
        ",",
        "]}",
    ),
    (
        r#"{"mcpServers":{"#,
        r#""NAME":{"type":"TYPE","url":"URL"}"#,
        ",",
        "}}",
    ),
];

/// The same without names and transports.
const ID_LISTS: &[(&str, &str)] = &[
    ("ID", "\n"),
    ("ID", ", "),
    ("ID", "、"),
    ("URL", "\n"),
    ("URL", " "),
];

fn listed(row: &str, between: &str, services: &[(String, Given)]) -> String {
    let row = |(id, given): &(String, Given)| write(row, given).replace("ID", id);
    services.iter().map(row).collect::<Vec<_>>().join(between)
}

fn same(text: &str, given: &Given) -> Result<(), TestCaseError> {
    let pasted = paste(text);
    prop_assert_eq!(pasted.services.len(), 1, "{} {:?}", text, pasted);
    for found in &pasted.services {
        prop_assert_eq!(&found.draft.url, &given.url, "{}", text);
        prop_assert_eq!(found.draft.transport, Some(given.transport), "{}", text);
        prop_assert_eq!(&found.draft.name, &given.name, "{}", text);
    }
    let key = pasted.key.as_ref().map(|key| key.text.expose());
    prop_assert_eq!(key, Some(given.key.as_str()), "{}", text);
    sound(text, &pasted)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn many_services_are_the_same_in_every_shape(services in services()) {
        for (before, row, between, after) in LISTS {
            let text = [before, listed(row, between, &services).as_str(), after].concat();
            let pasted = paste(&text);
            prop_assert_eq!(pasted.services.len(), services.len(), "{}", text);
            for (found, (id, given)) in pasted.services.iter().zip(&services) {
                let draft = &found.draft;
                prop_assert!(draft.instance_id.is_empty() || draft.instance_id == *id, "{}", text);
                prop_assert_eq!(&draft.url, &given.url, "{}", text);
                prop_assert_eq!(&draft.name, &given.name, "{}", text);
                prop_assert_eq!(draft.transport, Some(given.transport), "{}", text);
            }
            sound(&text, &pasted)?;
        }
        for (row, between) in ID_LISTS {
            let text = listed(row, between, &services);
            let pasted = paste(&text);
            prop_assert_eq!(pasted.services.len(), services.len(), "{}", text);
            for (found, (id, given)) in pasted.services.iter().zip(&services) {
                let draft = &found.draft;
                prop_assert!(draft.instance_id == *id || draft.url == given.url, "{}", text);
            }
            sound(&text, &pasted)?;
        }
    }

    #[test]
    fn any_text_is_read_soundly(text in texts()) {
        sound(&text, &paste(&text))?;
    }

    #[test]
    fn any_characters_are_read_soundly(text in any::<String>()) {
        sound(&text, &paste(&text))?;
    }

    #[test]
    fn any_field_is_cleaned_soundly(text in texts()) {
        for place in [Place::InstanceId, Place::Url, Place::Name] {
            let (cleaned, diagnostics) = field(&text, place);
            for diagnostic in diagnostics {
                prop_assert!(fits(diagnostic.span, &text));
                let fix = diagnostic.fix.expect("a fix");
                prop_assert_eq!(fix.apply(&text), cleaned.clone());
            }
            prop_assert_eq!(field(&cleaned, place), (cleaned, vec![]), "cleaning is done in one go");
        }
        let (_, diagnostics) = key_field(&text);
        for diagnostic in diagnostics {
            prop_assert!(fits(diagnostic.span, &text));
            if let Some(fix) = diagnostic.fix {
                prop_assert!(fits(fix.span, &text) && fix.text.is_empty());
            }
        }
    }

    #[test]
    fn what_a_client_writes_pastes_back(given in given()) {
        for template in TEMPLATES {
            same(&write(template, &given), &given)?;
        }
    }

    #[test]
    fn wrapping_changes_nothing(given in given(), template in proptest::sample::select(TEMPLATES)) {
        let text = write(template, &given);
        for wrapped in [
            format!("\n\n  {text}\n "),
            format!("```\n{text}\n```"),
            format!("Hello, please try this one\n\n{text}\n\nThanks a lot"),
            format!("请使用以下配置。\n\n{text}\n\n谢谢！"),
            format!("\u{feff}{text}"),
            text.replace("https://", "https:\u{200b}//").replace("sk-", "sk-\u{2060}"),
            text.replace('\n', "\r\n"),
        ] {
            same(&wrapped, &given)?;
        }
    }

    #[test]
    fn names_in_valid_json_stay_as_they_are(name in "[^\\s\\p{C}\\u{200b}-\\u{200f}][^\\p{C}\\n]{0,20}[^\\s\\p{C}]") {
        let url = "https://a.example/sse";
        let text = serde_json::json!({ "mcpServers": { name.clone(): { "url": url } } }).to_string();
        let pasted = paste(&text);
        let found: Vec<&str> = pasted.services.iter().map(|found| found.draft.name.as_str()).collect();
        prop_assert_eq!(found, [name.as_str()]);
        prop_assert!(pasted.diagnostics.is_empty(), "{:?}", pasted.diagnostics);
    }

    #[test]
    fn the_key_is_in_no_debug_output(given in given(), template in proptest::sample::select(TEMPLATES)) {
        let text = write(template, &given).replace("Bearer", "Bearer Bearer");
        let printed = format!("{:?}", paste(&text));
        prop_assert!(!printed.contains(&given.key), "{printed}");
    }
}
