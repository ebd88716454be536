//! What others who write the same files do differently. Two packages of npm are asked:
//! `@gleanwork/mcp-config-schema` judges a file, and `add-mcp` writes the entry of the same service.
//! Every difference has its reason in a table here, and a new one fails.

use std::collections::BTreeMap;
use std::path::Path;

use bailian_mcp_config::clients::{Options, Platform, SecretMode, client, render};
use bailian_mcp_config::domain::{ApiKey, Draft, Service, Transport, check};
use bailian_mcp_config::emit::Format;
use e2e::clients::{Sandbox, converse};
use serde_json::{Value, json};

const KEY: &str = "sk-5d41402abc4b2a76b9719d911017c592";

/// Our name of a client, and theirs.
struct Asked {
    id: &'static str,
    glean: Option<&'static str>,
    add_mcp: Option<&'static str>,
}

const ASKED: [Asked; 18] = [
    Asked {
        id: "cursor",
        glean: Some("cursor"),
        add_mcp: Some("cursor"),
    },
    Asked {
        id: "claude-code",
        glean: Some("claude-code"),
        add_mcp: Some("claude-code"),
    },
    Asked {
        id: "claude-desktop",
        glean: Some("claude-desktop"),
        add_mcp: Some("claude-desktop"),
    },
    Asked {
        id: "vscode",
        glean: Some("vscode"),
        add_mcp: Some("vscode"),
    },
    Asked {
        id: "gemini-cli",
        glean: Some("gemini"),
        add_mcp: Some("gemini-cli"),
    },
    Asked {
        id: "codex-cli",
        glean: Some("codex"),
        add_mcp: Some("codex"),
    },
    Asked {
        id: "opencode",
        glean: Some("opencode"),
        add_mcp: Some("opencode"),
    },
    Asked {
        id: "goose",
        glean: Some("goose"),
        add_mcp: Some("goose"),
    },
    Asked {
        id: "windsurf",
        glean: Some("windsurf"),
        add_mcp: Some("windsurf"),
    },
    Asked {
        id: "jetbrains-ai-assistant",
        glean: Some("jetbrains"),
        add_mcp: None,
    },
    Asked {
        id: "junie",
        glean: Some("junie"),
        add_mcp: None,
    },
    Asked {
        id: "cline",
        glean: None,
        add_mcp: Some("cline"),
    },
    Asked {
        id: "cline-cli",
        glean: None,
        add_mcp: Some("cline-cli"),
    },
    Asked {
        id: "copilot-cli",
        glean: None,
        add_mcp: Some("github-copilot-cli"),
    },
    Asked {
        id: "kilo-code",
        glean: None,
        add_mcp: Some("kilo-code"),
    },
    Asked {
        id: "kiro",
        glean: None,
        add_mcp: Some("kiro-cli"),
    },
    Asked {
        id: "mcporter",
        glean: None,
        add_mcp: Some("mcporter"),
    },
    Asked {
        id: "zed",
        glean: None,
        add_mcp: Some("zed"),
    },
];

/// A difference that is as it should be.
struct Explained {
    id: &'static str,
    /// `sse`, `http`, or empty for both.
    transport: &'static str,
    /// As [`difference`] words it.
    differs: &'static [&'static str],
    why: &'static str,
}

/// The schema knows Streamable HTTP alone, so that HTTP+SSE is not shown to it.
const REFUSED: [(&str, &str); 2] = [
    (
        "gemini-cli",
        "it wants httpUrl, which Gemini CLI itself calls deprecated; the trials connect with url",
    ),
    (
        "goose",
        "it wants all that a file has which Goose wrote itself: envs, available_tools, and null in two places",
    ),
];

const DIFFERENT: [Explained; 12] = [
    Explained {
        id: "codex-cli",
        transport: "sse",
        differs: &[
            "ours: args",
            "ours: command",
            "ours: env.AUTH_HEADER",
            "theirs: http_headers.Authorization",
            "theirs: type",
            "theirs: url",
        ],
        why: "Codex has no HTTP+SSE: its entry is posted to and answered with 405, as the trials of the bridge show",
    },
    Explained {
        id: "codex-cli",
        transport: "http",
        differs: &["theirs: type"],
        why: "Codex knows no type, and ignores what it does not know",
    },
    Explained {
        id: "opencode",
        transport: "",
        differs: &["ours: oauth"],
        why: "without it a wrong key starts a login instead of an error",
    },
    Explained {
        id: "kilo-code",
        transport: "",
        differs: &["ours: oauth"],
        why: "as in opencode, from which it comes",
    },
    Explained {
        id: "goose",
        transport: "sse",
        differs: &[
            "ours: args",
            "ours: cmd",
            "ours: env_keys",
            "ours: envs.AUTH_HEADER",
            "type = \"stdio\", theirs \"sse\"",
            "theirs: headers.Authorization",
            "theirs: uri",
        ],
        why: "Goose refuses its old type sse when it connects",
    },
    Explained {
        id: "goose",
        transport: "http",
        differs: &["ours: env_keys"],
        why: "it names the variables that Goose looks up; with the key written in there are none",
    },
    Explained {
        id: "windsurf",
        transport: "",
        differs: &["ours: transport", "ours: url", "theirs: serverUrl"],
        why: "theirs is for Cascade, which is gone from Devin Desktop; ours is for Devin's own file",
    },
    Explained {
        id: "cline-cli",
        transport: "sse",
        differs: NESTED,
        why: "the nested form is what the client's own command writes; the trials connect with it",
    },
    Explained {
        id: "cline-cli",
        transport: "http",
        differs: NESTED,
        why: "the nested form is what the client's own command writes; the trials connect with it",
    },
    Explained {
        id: "kiro",
        transport: "",
        differs: &["ours: disabled"],
        why: "Kiro's documentation shows it",
    },
    Explained {
        id: "zed",
        transport: "sse",
        differs: &[
            "ours: args",
            "ours: command",
            "ours: env.AUTH_HEADER",
            "theirs: headers.Authorization",
            "theirs: source",
            "theirs: type",
            "theirs: url",
        ],
        why: "Zed's settings have no form for HTTP+SSE",
    },
    Explained {
        id: "zed",
        transport: "http",
        differs: &["theirs: source", "theirs: type"],
        why: "Zed's settings have neither field for a remote server",
    },
];

const NESTED: &[&str] = &[
    "ours: transport.headers.Authorization",
    "ours: transport.type",
    "ours: transport.url",
    "theirs: disabled",
    "theirs: headers.Authorization",
    "theirs: type",
    "theirs: url",
];

fn service(transport: Transport) -> Service {
    let draft = Draft {
        instance_id: "WebSearch".into(),
        transport: Some(transport),
        name: "AliyunBailianMCP_web".into(),
        ..Draft::default()
    };
    check(&draft, &[]).service.expect("a service")
}

fn parsed(format: Format, text: &str) -> Value {
    match format {
        Format::Toml => {
            let table: toml::Table = text.parse().expect("TOML");
            serde_json::to_value(table).expect("a value")
        }
        Format::Yaml => serde_yaml_ng::from_str(text).expect("YAML"),
        _ => serde_json::from_str(text).expect("JSON"),
    }
}

/// Every leaf under its place: `headers.Authorization`.
fn leaves(value: &Value, place: &str, out: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                let place = if place.is_empty() {
                    name.clone()
                } else {
                    format!("{place}.{name}")
                };
                leaves(value, &place, out);
            }
        }
        other => drop(out.insert(place.to_owned(), other.clone())),
    }
}

/// What only we write, what only they write, and what both write differently, with both values.
fn difference(ours: &Value, theirs: &Value) -> Vec<String> {
    let (mut our, mut their) = (BTreeMap::new(), BTreeMap::new());
    leaves(ours, "", &mut our);
    leaves(theirs, "", &mut their);
    let mut differs = Vec::new();
    for (place, value) in &our {
        match their.get(place) {
            None => differs.push(format!("ours: {place}")),
            Some(other) if other != value => {
                differs.push(format!("{place} = {value}, theirs {other}"))
            }
            Some(_) => {}
        }
    }
    let only_theirs = their.keys().filter(|place| !our.contains_key(*place));
    differs.extend(only_theirs.map(|place| format!("theirs: {place}")));
    differs
}

#[tokio::test]
async fn every_difference_has_a_reason() {
    let key = ApiKey::parse(KEY).expect("a key");
    let options = Options {
        key: Some(&key),
        secret: SecretMode::Literal,
        platform: Platform::Linux,
    };
    let mut questions = Vec::new();
    let mut ours = Vec::new();
    for asked in &ASKED {
        for (transport, word) in [(Transport::Sse, "sse"), (Transport::StreamableHttp, "http")] {
            let record = client(asked.id).unwrap_or_else(|| panic!("no client {}", asked.id));
            let service = service(transport);
            let rendered = render(record, std::slice::from_ref(&service), &options);
            let Some(document) = rendered.document else {
                continue;
            };
            let (name, entry) = document.entries.first().expect("an entry");
            let entry: Value = serde_json::from_str(&entry.compact()).expect("JSON");
            let glean = asked.glean.filter(|_| word == "http");
            questions.push(json!({
                "client": asked.id,
                "file": parsed(document.format, &document.text()),
                "glean": glean,
                "addMcp": asked.add_mcp,
                "server": {
                    "name": name, "type": word, "url": service.endpoint.as_str(),
                    "headers": { "Authorization": format!("Bearer {KEY}") },
                },
            }));
            ours.push((asked.id, word, entry));
        }
    }

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clients/second_opinions.cjs");
    let sandbox = Sandbox::new();
    sandbox.write("questions.json", &Value::from(questions).to_string());
    let mut node = sandbox.node(&script);
    node.arg("questions.json");
    let output = converse(node, "", |_| false).await;
    let answers: Vec<Value> =
        serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:#?}"));
    assert_eq!(answers.len(), ours.len());

    let mut unexplained = Vec::new();
    let mut given = Vec::new();
    for ((id, transport, entry), answer) in ours.iter().zip(&answers) {
        if let Some(refusal) = answer["refusal"].as_str() {
            match REFUSED.iter().find(|(refused, _)| refused == id) {
                Some((_, why)) => given.push(*why),
                None => unexplained.push(format!("{id} {transport} is refused: {refusal}")),
            }
        }
        if answer["entry"].is_null() {
            continue;
        }
        let differs = difference(entry, &answer["entry"]);
        let explained = DIFFERENT.iter().find(|known| {
            let transports = [*transport, ""].contains(&known.transport);
            known.id == *id && transports && known.differs == differs.as_slice()
        });
        match explained {
            Some(known) => given.push(known.why),
            None if differs.is_empty() => {}
            None => unexplained.push(format!("{id} {transport} differs: {differs:#?}")),
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    let reasons = REFUSED.iter().map(|(_, why)| *why);
    for why in reasons.chain(DIFFERENT.iter().map(|known| known.why)) {
        assert!(
            given.contains(&why),
            "a reason for what is no difference: {why}"
        );
    }
}
