use super::findings::findings;
use super::utf16::Utf16;
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Place};
use crate::domain::{Draft, InstanceId, Transport, check, suggest_name};
use crate::emit::json::{Json, Object};
use crate::paste::{FieldSpans, paste};

/// Understands a text as the page's paste box does: services, the kind of the key (never the key),
/// and findings with offsets in the text.
pub fn understand(text: &str, lang: Lang) -> Object {
    let pasted = paste(text);
    let mut found = pasted.diagnostics;
    let mut names: Vec<String> = Vec::new();
    let mut services = Vec::new();
    for service in &pasted.services {
        let taken: Vec<&str> = names.iter().map(String::as_str).collect();
        let checked = check(&service.draft, &taken);
        for diagnostic in checked.diagnostics {
            found.push(in_paste(diagnostic, &service.spans));
        }
        let (out, name) = match checked.service {
            Some(checked) => {
                let id = checked.instance_id.as_ref().map(InstanceId::as_str);
                let name = checked.name.as_str();
                let out = object(id, Some(checked.endpoint.as_str()), checked.transport, name);
                (out, name.to_owned())
            }
            None => unfinished(&service.draft, &taken),
        };
        services.push(out.into());
        names.push(name);
    }
    let utf16 = Utf16::new(text);
    let key = match &pasted.key {
        Some(key) => Object::new().with("kind", key.kind.id()).into(),
        None => Json::Null,
    };
    Object::new()
        .with("services", services)
        .with("key", key)
        .with(
            "diagnostics",
            findings(&found, lang, &|byte| utf16.offset(byte)),
        )
}

/// A service with an error in it: what was given, as it was given.
fn unfinished(draft: &Draft, taken: &[&str]) -> (Object, String) {
    let name = if draft.name.is_empty() {
        suggest_name(&draft.instance_id, taken)
    } else {
        draft.name.clone()
    };
    let id = InstanceId::parse(&draft.instance_id).ok();
    let id = id.as_ref().map(InstanceId::as_str);
    let url = Some(draft.url.as_str()).filter(|url| !url.is_empty());
    (
        object(id, url, draft.transport.unwrap_or(Transport::Sse), &name),
        name,
    )
}

fn object(id: Option<&str>, url: Option<&str>, transport: Transport, name: &str) -> Object {
    Object::new()
        .with("instanceId", id)
        .with("url", url)
        .with("transport", transport.id())
        .with("name", name)
}

/// A finding about a field becomes one about the place in the paste where the field stood.
fn in_paste(mut diagnostic: Diagnostic, spans: &FieldSpans) -> Diagnostic {
    let span = match diagnostic.place {
        Place::InstanceId => spans.id,
        Place::Url => spans.url,
        Place::Transport => spans.transport,
        Place::Name => spans.name,
        Place::Paste | Place::Key | Place::Client => None,
    };
    // Fixes of a field replace it whole.
    diagnostic.fix = diagnostic.fix.zip(span).map(|(fix, span)| {
        let text = spelled(&diagnostic.code, fix.text);
        Fix { span, text }
    });
    diagnostic.span = span.unwrap_or(spans.whole);
    diagnostic.place = Place::Paste;
    diagnostic
}

/// In a configuration, Streamable HTTP is spelled as the console spells it.
fn spelled(code: &Code, text: String) -> String {
    match code {
        Code::TransportMismatch {
            path: Transport::StreamableHttp,
            ..
        } => "streamableHttp".to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Applies every fix in turn until none is left, as a portal would.
    fn repaired(text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..9 {
            let understood = understand(&text, Lang::En);
            let value: serde_json::Value =
                serde_json::from_str(&understood.compact()).expect("JSON");
            let found = value["diagnostics"].as_array().expect("a list").iter();
            let Some(fix) = found.map(|found| &found["fix"]).find(|fix| !fix.is_null()) else {
                break;
            };
            let at =
                |name: &str| usize::try_from(fix[name].as_u64().expect("a number")).expect("small");
            let units: Vec<u16> = text.encode_utf16().collect();
            let before = String::from_utf16(&units[..at("start")]).expect("a boundary");
            let after = String::from_utf16(&units[at("end")..]).expect("a boundary");
            text = format!("{before}{}{after}", fix["text"].as_str().expect("a text"));
        }
        text
    }

    #[test]
    fn fixes_applied_to_the_text_given_leave_nothing_to_fix() {
        let wrong = r#"{"百炼 😀": 1, "mcpServers": {"AliyunBailianMCP_WebSearch": {"type": "sse",
            "url": "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp"}}}"#;
        let right = r#"{"百炼 😀": 1, "mcpServers": {"AliyunBailianMCP_web": {"type": "streamableHttp",
            "url": "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp"}}}"#;
        assert_eq!(repaired(wrong), right);
    }

    #[test]
    fn names_suggested_in_one_answer_differ() {
        let understood = understand("WebSearch\nWebParser", Lang::En).compact();
        assert!(
            understood.contains("AliyunBailianMCP_web\""),
            "{understood}"
        );
        assert!(
            understood.contains("AliyunBailianMCP_we2\""),
            "{understood}"
        );
    }
}
