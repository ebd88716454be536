use crate::diagnostic::Lang;
use crate::emit::json::{Json, Object, quote};
use crate::i18n::causes::explain;
use crate::mcp::diagnosis::{Situation, diagnose};
use crate::mcp::session::{Completeness, Listing, Step};
use crate::mcp::types::{Annotations, Tool};

/// A step, and when it began, in milliseconds since the listing began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub step: Step,
    /// When it began.
    pub at_ms: u64,
}

/// Why there is no listing: the members of the error that is thrown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Stable, in words with hyphens.
    pub code: &'static str,
    /// What happened.
    pub title: String,
    /// Why. Where several things look the same from a browser, all of them.
    pub cause: String,
    /// What to do.
    pub remedy: String,
    /// Whether there is only one thing it can be.
    pub certain: bool,
    /// The HTTP status, where one was readable.
    pub status: Option<u16>,
}

/// What `listTools` answers, as JSON text: a schema stays as the server wrote it.
pub fn listing(listing: &Listing, steps: &[Taken], total_ms: u64) -> String {
    let mut tools = Vec::new();
    for tool in &listing.tools {
        tools.push(self::tool(tool));
    }
    let server = match &listing.server {
        Some(server) => Object::new()
            .with("name", server.name.as_str())
            .with("version", server.version.as_str())
            .compact(),
        None => "null".to_owned(),
    };
    let whole = listing.completeness == Completeness::Whole;
    let mut taken = Vec::new();
    for step in steps {
        taken.push(Json::Object(self::step(step)));
    }
    let timings = Object::new()
        .with("steps", Json::Array(taken))
        .with("total", milliseconds(total_ms));
    [
        "{\"server\":",
        &server,
        ",\"protocolVersion\":",
        &quote(&listing.protocol),
        ",\"transport\":",
        &quote(listing.era.transport().id()),
        ",\"complete\":",
        if whole { "true" } else { "false" },
        ",\"timings\":",
        &timings.compact(),
        ",\"tools\":[",
        &tools.join(","),
        "]}",
    ]
    .concat()
}

/// What `onProgress` is told.
pub fn step(taken: &Taken) -> Object {
    let (name, more) = match taken.step {
        Step::Connecting => ("connecting", None),
        Step::Initializing => ("initializing", None),
        Step::Listing { tools } => ("listing", Some(("tools", Json::Number(tools)))),
        Step::FallingBack { to } => ("falling_back", Some(("to", to.transport().id().into()))),
    };
    let step = Object::new().with("step", name);
    let step = step.with("at", milliseconds(taken.at_ms));
    match more {
        Some((name, value)) => step.with(name, value),
        None => step,
    }
}

/// Why there is no listing, in words.
pub fn refused(situation: &Situation<'_>, lang: Lang) -> Refused {
    let cause = diagnose(situation);
    let explained = explain(&cause, lang);
    let mut why = vec![explained.cause];
    for (what, check) in explained.possibilities {
        why.push([what.as_str(), check.as_str()].join(" "));
    }
    Refused {
        code: cause.code(),
        title: explained.title,
        cause: why.join("\n"),
        remedy: explained.remedy,
        certain: cause.certain(),
        status: cause.status(),
    }
}

fn tool(tool: &Tool) -> String {
    [
        "{\"name\":",
        &quote(&tool.name),
        ",\"title\":",
        &or_null(tool.title.as_deref()),
        ",\"description\":",
        &or_null(tool.description.as_deref()),
        ",\"inputSchema\":",
        tool.input_schema.as_deref().unwrap_or("null"),
        ",\"annotations\":",
        &annotations(&tool.annotations).compact(),
        "}",
    ]
    .concat()
}

fn annotations(given: &Annotations) -> Object {
    let mut annotations = Object::new();
    for (name, hint) in [
        ("readOnlyHint", given.read_only),
        ("destructiveHint", given.destructive),
        ("idempotentHint", given.idempotent),
        ("openWorldHint", given.open_world),
    ] {
        if let Some(hint) = hint {
            annotations = annotations.with(name, hint);
        }
    }
    annotations
}

fn or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_owned(), quote)
}

fn milliseconds(number: u64) -> Json {
    Json::Number(usize::try_from(number).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::{Endpoint, Transport};
    use crate::mcp::diagnosis::{Evidence, PageOrigin};
    use crate::mcp::session::{Era, Failure};
    use crate::mcp::types::ServerInfo;

    fn endpoint() -> Endpoint {
        Endpoint::parse("https://dashscope.aliyuncs.com/api/v1/mcps/X/sse").expect("an endpoint")
    }

    fn tool(name: &str, schema: Option<&str>) -> Tool {
        Tool {
            name: name.to_owned(),
            title: None,
            description: Some("a \"quoted\" text\u{2028}".to_owned()),
            input_schema: schema.map(str::to_owned),
            annotations: Annotations {
                destructive: Some(true),
                ..Annotations::default()
            },
            invalid_header: false,
            risk: None,
        }
    }

    #[test]
    fn a_listing_is_written_out_with_schemas_as_they_came() {
        let schema = "{\"type\" : \"dict\", \"n\": 1e400}";
        let listing = Listing {
            era: Era::Stateless,
            endpoint: endpoint(),
            server: Some(ServerInfo {
                name: "查询".to_owned(),
                title: None,
                version: "1".to_owned(),
            }),
            protocol: "2026-07-28".to_owned(),
            tools: vec![tool("a", Some(schema)), tool("b", None)],
            pages: 1,
            unreadable: 0,
            left_out: 0,
            stale: false,
            completeness: Completeness::Repeated,
        };
        let steps = [Taken {
            step: Step::Listing { tools: 2 },
            at_ms: 7,
        }];
        let text = super::listing(&listing, &steps, 9);
        assert!(text.contains(schema), "{text}");
        let value: Value = serde_json::from_str(&text.replace("1e400", "1")).expect("JSON");
        assert_eq!(value["server"], json!({"name": "查询", "version": "1"}));
        assert_eq!(value["transport"], "streamable_http");
        assert_eq!(value["complete"], json!(false));
        let timings = json!({"steps": [{"step": "listing", "at": 7, "tools": 2}], "total": 9});
        assert_eq!(value["timings"], timings);
        let second = json!({"name": "b", "title": null, "description": "a \"quoted\" text\u{2028}",
            "inputSchema": null, "annotations": {"destructiveHint": true}});
        assert_eq!(value["tools"][1], second);
    }

    #[test]
    fn a_failure_is_told_with_its_cause_and_remedy() {
        let failure = Failure::Http {
            status: 401,
            code: Some("InvalidApiKey".to_owned()),
            message: "Invalid API-key provided.".to_owned(),
        };
        let evidence = Evidence::default();
        let endpoint = endpoint();
        let situation = Situation {
            endpoint: &endpoint,
            key: None,
            relayed: false,
            permitted: true,
            page: PageOrigin::Https,
            transport: Transport::Sse,
            failure: &failure,
            evidence: &evidence,
        };
        for lang in [Lang::En, Lang::Zh] {
            let refused = refused(&situation, lang);
            assert_eq!(refused.status, Some(401));
            for text in [&refused.title, &refused.cause, &refused.remedy] {
                assert!(!text.is_empty(), "{refused:?}");
            }
        }
    }
}
