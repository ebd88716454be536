use serde::Serialize;

use super::Finding;
use super::utf16::Utf16;
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Place, Span};
use crate::domain::{Draft, InstanceId, Transport, check};
use crate::paste::{FieldSpans, Found, paste};

/// What `understand` answers.
#[derive(Clone, Debug, Serialize)]
pub struct Understood {
    /// The services found, in their order.
    pub services: Vec<ServiceOut>,
    /// The key found: its kind, never the key.
    pub key: Option<KeyOut>,
    /// Findings with offsets in the text given.
    pub diagnostics: Vec<Finding>,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceOut {
    /// The instance ID; `null` where the URL is not of a Bailian form.
    pub instance_id: Option<String>,
    /// The endpoint; `null` where what was given is not enough for one.
    pub url: Option<String>,
    /// `sse` or `streamable_http`.
    pub transport: &'static str,
    /// The server name, suggested where none was given.
    pub name: String,
}

/// What is said of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyOut {
    /// `standard`, `workspace`, `plan`, `temporary`, `access_key`, `masked`, `placeholder` or
    /// `unknown`.
    pub kind: &'static str,
}

/// Understands a text as the page's paste box does.
pub fn understand(text: &str, lang: Lang) -> Understood {
    let pasted = paste(text);
    let mut diagnostics = pasted.diagnostics;
    let mut names: Vec<String> = Vec::new();
    let mut services = Vec::new();
    for found in &pasted.services {
        let taken: Vec<&str> = names.iter().map(String::as_str).collect();
        let (service, found) = service(found, &taken);
        names.push(service.name.clone());
        services.push(service);
        diagnostics.extend(found);
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    let utf16 = Utf16::new(text);
    let finding = |d: &Diagnostic| Finding::of(d, lang, |byte| utf16.offset(byte));
    let key = pasted.key.map(|key| KeyOut {
        kind: key.kind.id(),
    });
    Understood {
        services,
        key,
        diagnostics: diagnostics.iter().map(finding).collect(),
    }
}

fn service(found: &Found, taken: &[&str]) -> (ServiceOut, Vec<Diagnostic>) {
    let draft = &found.draft;
    let checked = check(draft, taken);
    let diagnostics = checked
        .diagnostics
        .into_iter()
        .map(|d| in_paste(d, &found.spans))
        .collect();
    let out = match checked.service {
        Some(service) => ServiceOut {
            instance_id: service.instance_id.map(|id| id.as_str().to_owned()),
            url: Some(service.endpoint.as_str().to_owned()),
            transport: service.transport.id(),
            name: service.name.as_str().to_owned(),
        },
        None => unfinished(draft, taken),
    };
    (out, diagnostics)
}

/// A service with an error in it: what was given, as it was given.
fn unfinished(draft: &Draft, taken: &[&str]) -> ServiceOut {
    let name = if draft.name.is_empty() {
        crate::domain::suggest_name(&draft.instance_id, taken)
    } else {
        draft.name.clone()
    };
    ServiceOut {
        instance_id: InstanceId::parse(&draft.instance_id)
            .ok()
            .map(|id| id.as_str().to_owned()),
        url: Some(draft.url.clone()).filter(|url| !url.is_empty()),
        transport: draft.transport.unwrap_or(Transport::Sse).id(),
        name,
    }
}

/// A finding about a field becomes one about the place in the paste where the field stood.
fn in_paste(mut diagnostic: Diagnostic, spans: &FieldSpans) -> Diagnostic {
    let span: Option<Span> = match diagnostic.place {
        Place::InstanceId => spans.id,
        Place::Url => spans.url,
        Place::Transport => spans.transport,
        Place::Name => spans.name,
        Place::Paste | Place::Key | Place::Client => None,
    };
    diagnostic.fix = match (diagnostic.fix, span) {
        (Some(fix), Some(span)) => Some(Fix {
            span,
            text: spelled(&diagnostic.code, fix.text),
        }),
        _ => None,
    };
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
