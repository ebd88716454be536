use super::render::{Request, answer};
use crate::domain::Secret;
use crate::emit::json::{Json, Object};
use crate::i18n::refusals::refusal;
use crate::merge::{self, OnClash, Refusal};

/// What `merge` is asked for.
#[derive(Clone, Debug)]
pub struct MergeRequest {
    /// The person's file, which may hold keys.
    pub existing: Secret,
    /// What to put into it.
    pub request: Request,
    /// What to do where a name is taken.
    pub on_clash: OnClash,
}

/// Puts services into an existing file as the page does. A file that cannot be changed is answered
/// as it was, with a finding that says where and why.
pub fn merge(asked: &MergeRequest) -> Object {
    let (existing, request) = (asked.existing.expose(), &asked.request);
    let answer = answer(request);
    let mut found = answer.findings(request.lang);
    let document = answer
        .rendered
        .as_ref()
        .and_then(|rendered| rendered.document.as_ref());
    let merged = document.map(|document| merge::merge(existing, document, asked.on_clash));
    let (text, changed, clash) = match &merged {
        Some(Ok(merged)) => (merged.text.as_str(), merged.changed, merged.clashes.first()),
        Some(Err(because)) => {
            found.push(refused(existing, because, request));
            (existing, false, None)
        }
        None => (existing, false, None),
    };
    Object::new()
        .with("text", text)
        .with("changed", changed)
        .with("clash", clash.map(String::as_str))
        .with("diagnostics", found)
}

fn refused(existing: &str, because: &Refusal, request: &Request) -> Json {
    let message = refusal(because, request.client, request.lang);
    let (line, column) = because.place().unzip();
    let at = because
        .place()
        .map_or(0, |place| utf16_offset(existing, place));
    let finding = Object::new()
        .with("code", because.id())
        .with("severity", "error")
        .with("start", at)
        .with("end", at)
        .with("title", message.title.as_str())
        .with("cause", message.cause.as_str())
        .with("remedy", message.remedy.as_str())
        .with("fix", Json::Null)
        .with("service", Json::Null)
        .with("line", line)
        .with("column", column);
    finding.into()
}

/// Where a line and column are, in UTF-16 code units.
fn utf16_offset(text: &str, (line, column): (usize, usize)) -> usize {
    let mut offset = 0;
    for (index, text) in text.split_inclusive('\n').enumerate() {
        if index + 1 == line {
            return offset
                + text
                    .chars()
                    .take(column.saturating_sub(1))
                    .map(char::len_utf16)
                    .sum::<usize>();
        }
        offset += text.encode_utf16().count();
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::{Platform, SecretMode, client};
    use crate::diagnostic::Lang;
    use crate::embed::ServiceRequest;

    fn asked(existing: &str) -> serde_json::Value {
        let service = ServiceRequest {
            instance_id: "WebSearch".into(),
            ..ServiceRequest::default()
        };
        let object = merge(&MergeRequest {
            existing: Secret::new(existing),
            request: Request {
                client: client("cursor").expect("a client"),
                services: vec![service],
                key: Secret::default(),
                secret: SecretMode::Reference,
                platform: Platform::Linux,
                lang: Lang::En,
            },
            on_clash: OnClash::Replace,
        });
        serde_json::from_str(&object.compact()).expect("JSON")
    }

    #[test]
    fn a_file_is_merged_into() {
        let answer = asked("{ \"a\": 1 }");
        let text: serde_json::Value =
            serde_json::from_str(answer["text"].as_str().expect("a text")).expect("JSON");
        assert_eq!(text["a"], 1);
        assert!(text["mcpServers"]["AliyunBailianMCP_web"]["url"].is_string());
        assert_eq!(
            (&answer["changed"], &answer["clash"]),
            (&true.into(), &serde_json::Value::Null)
        );
        let again = asked(answer["text"].as_str().expect("a text"));
        assert_eq!(again["changed"], false);
    }

    #[test]
    fn a_clash_is_named() {
        let answer = asked(r#"{ "mcpServers": { "AliyunBailianMCP_web": {} } }"#);
        assert_eq!(answer["clash"], "AliyunBailianMCP_web");
    }

    #[test]
    fn a_broken_file_comes_back_with_line_and_column() {
        let broken = "{\n  \"😀\": }";
        let answer = asked(broken);
        assert_eq!(
            (&answer["text"], &answer["changed"]),
            (&broken.into(), &false.into())
        );
        let finding = answer["diagnostics"]
            .as_array()
            .and_then(|found| found.last())
            .expect("a finding");
        assert_eq!(
            (&finding["line"], &finding["column"]),
            (&2.into(), &8.into())
        );
        // U+1F600 is two units.
        assert_eq!(finding["start"], "{\n  \"😀\": ".encode_utf16().count());
        assert!(
            finding["title"]
                .as_str()
                .is_some_and(|title| title.contains("line 2, column 8"))
        );
    }
}
