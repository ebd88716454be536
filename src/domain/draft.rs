use super::scan;
use super::{
    Endpoint, EndpointError, Host, InstanceId, InstanceIdError, InstanceIdKind, NAME_LIMIT,
    NAME_PREFIX, NameError, Seen, ServerName, Service, Transport, UrlForm, suggest_name,
};
use crate::diagnostic::{Code, Diagnostic, Fix, Place, Span};

/// What a person has given so far, as text: every field may be empty or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The instance ID. Needed where there is no URL.
    pub instance_id: String,
    /// A whole URL, which wins over the ID verbatim.
    pub url: String,
    /// `None`: as the URL says, or SSE.
    pub transport: Option<Transport>,
    /// The server name. Empty: a suggestion is used.
    pub name: String,
    /// How a URL is built from the ID.
    pub form: UrlForm,
}

impl Default for Draft {
    fn default() -> Self {
        let text = String::new;
        let form = UrlForm::DOCUMENTED;
        Self {
            instance_id: text(),
            url: text(),
            transport: None,
            name: text(),
            form,
        }
    }
}

/// A draft, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The service, unless an error stands in the way.
    pub service: Option<Service>,
    /// What is wrong or worth knowing, each in the text of its own field.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a draft. `taken` are the names of the other services, which a suggestion avoids.
///
/// Refused is only what cannot be sent; all else is a warning. Fixes replace the whole field.
pub fn check(draft: &Draft, taken: &[&str]) -> Checked {
    let mut diagnostics = Vec::new();
    let resolved = if draft.url.is_empty() {
        from_id(draft, &mut diagnostics)
    } else {
        from_url(draft, &mut diagnostics)
    };
    let id = resolved
        .as_ref()
        .and_then(|(_, _, id)| id.as_ref())
        .map(InstanceId::as_str);
    let suggestion = suggest_name(id.unwrap_or(&draft.instance_id), taken);
    let name = name(&draft.name, &suggestion, &mut diagnostics);
    let service = resolved
        .zip(name)
        .map(|((endpoint, transport, instance_id), name)| Service {
            instance_id,
            endpoint,
            transport,
            name,
        });
    Checked {
        service,
        diagnostics,
    }
}

type Resolved = (Endpoint, Transport, Option<InstanceId>);

fn from_id(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Option<Resolved> {
    let id = instance_id(&draft.instance_id, diagnostics)?;
    let transport = draft.transport.unwrap_or(Transport::Sse);
    let url = draft.form.url(&id, transport);
    let endpoint = endpoint(&url, Place::InstanceId, &draft.instance_id, diagnostics)?;
    host(&endpoint, diagnostics);
    Some((endpoint, transport, Some(id)))
}

fn instance_id(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<InstanceId> {
    let mut report = |code, span| diagnostics.push(Diagnostic::new(code, Place::InstanceId, span));
    let (start, text) = match text.strip_prefix(NAME_PREFIX) {
        Some(rest) if !rest.is_empty() => {
            report(Code::NamePrefixRemoved, Span::new(0, NAME_PREFIX.len()));
            (NAME_PREFIX.len(), rest)
        }
        _ => (0, text),
    };
    let whole = Span::new(start, start + text.len());
    match InstanceId::parse(text) {
        Ok(id) => {
            if id.kind() == InstanceIdKind::OwnDamaged {
                report(Code::IdDamaged, whole);
            }
            return Some(id);
        }
        Err(InstanceIdError::Empty) => report(Code::ServiceMissing, whole),
        Err(InstanceIdError::Placeholder) => report(Code::IdPlaceholder, whole),
        Err(InstanceIdError::Character { character, at }) => {
            let span = Span::new(start + at, start + at + character.len_utf8());
            report(Code::IdCharacter { character }, span);
        }
    }
    None
}

fn from_url(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Option<Resolved> {
    let url = &draft.url;
    let whole = Span::of(url);
    let Some(given) = endpoint(url, Place::Url, url, diagnostics) else {
        fill_placeholder(draft, diagnostics);
        return None;
    };
    let seen = Seen::of(&given);
    let at_url = |code| Diagnostic::new(code, Place::Url, whole);
    // The console's address is a page, not an endpoint: its ID is what the person came with.
    if let Seen::Console { id } = &seen {
        let Some(id) = id.as_deref().and_then(|id| InstanceId::parse(id).ok()) else {
            diagnostics.push(at_url(Code::UrlConsole));
            return None;
        };
        diagnostics.push(at_url(Code::IdFromConsole));
        let from = Draft {
            instance_id: id.as_str().to_owned(),
            url: String::new(),
            ..draft.clone()
        };
        return from_id(&from, diagnostics);
    }
    let mut repaired = None;
    match &seen {
        Seen::Mistaken {
            mistake: super::Mistake::NamePrefix,
            meant,
            ..
        } => {
            diagnostics.push(at_url(Code::NamePrefixRemoved).with_fix(whole, meant));
            repaired = Endpoint::parse(meant).ok();
        }
        Seen::Mistaken { mistake, meant, .. } => {
            diagnostics.push(at_url(Code::UrlMistake(*mistake)).with_fix(whole, meant));
        }
        Seen::NotAService => diagnostics.push(at_url(Code::UrlNotAService)),
        Seen::LookAlike { look_alike, .. } => {
            diagnostics.push(at_url(Code::UrlLookAlike(*look_alike)))
        }
        Seen::Service { .. } | Seen::Custom { .. } | Seen::Console { .. } => {}
    }
    let endpoint = repaired.unwrap_or(given);
    if !matches!(seen, Seen::LookAlike { .. }) {
        host(&endpoint, diagnostics);
    }
    let transport = transport(draft, &endpoint, seen.transport(), diagnostics);
    let id = seen.id().and_then(|id| InstanceId::parse(id).ok());
    if let Some(id) = &id {
        let field = draft
            .instance_id
            .strip_prefix(NAME_PREFIX)
            .unwrap_or(&draft.instance_id);
        if id.kind() == InstanceIdKind::OwnDamaged {
            diagnostics.push(at_url(Code::IdDamaged));
        }
        if !field.is_empty() && field != id.as_str() {
            let in_url = id.as_str().to_owned();
            let span = Span::of(&draft.instance_id);
            let code = Code::IdDiffersFromUrl {
                in_url: in_url.clone(),
            };
            diagnostics.push(Diagnostic::new(code, Place::InstanceId, span).with_fix(span, in_url));
        }
    }
    Some((endpoint, transport, id))
}

/// An ID given beside a URL that still holds a placeholder for one belongs in its place.
fn fill_placeholder(draft: &Draft, diagnostics: &mut [Diagnostic]) {
    let Some(found) = diagnostics.last_mut() else {
        return;
    };
    let before = draft.url.get(..found.span.start).unwrap_or_default();
    let after = draft.url.get(found.span.end..).unwrap_or_default();
    let of_an_id = before.ends_with("/mcp/") || before.ends_with("/mcps/");
    let is_placeholder = matches!(found.code, Code::UrlPlaceholder { .. });
    if let (true, Ok(id)) = (
        is_placeholder && of_an_id,
        InstanceId::parse(&draft.instance_id),
    ) {
        found.fix = Some(Fix {
            span: Span::of(&draft.url),
            text: [before, id.as_str(), after].concat(),
        });
    }
}

fn endpoint(url: &str, place: Place, text: &str, found: &mut Vec<Diagnostic>) -> Option<Endpoint> {
    let whole = Span::of(text);
    let (code, span) = match Endpoint::parse(url) {
        Ok(endpoint) => return Some(endpoint),
        Err(EndpointError::Empty) => (Code::ServiceMissing, whole),
        Err(EndpointError::Scheme) => (Code::UrlScheme, whole),
        Err(EndpointError::Host) => (Code::UrlHost, whole),
        Err(EndpointError::UserInfo) => (Code::UrlUserInfo, whole),
        Err(EndpointError::Character { character, at }) => (
            Code::UrlCharacter { character },
            Span::new(at, at + character.len_utf8()),
        ),
        Err(EndpointError::Placeholder { start, end }) => {
            let span = Span::new(start, end);
            (
                Code::UrlPlaceholder {
                    text: span.slice(url).to_owned(),
                },
                span,
            )
        }
    };
    let span = if place == Place::Url { span } else { whole };
    let diagnostic = Diagnostic::new(code, place, span);
    let host = scan::until(url, |c| scan::one_of("/?#", c));
    let bare_host =
        diagnostic.code == Code::UrlScheme && scan::has(host, ".") && !scan::has(url, "://");
    found.push(if bare_host {
        diagnostic.with_fix(whole, ["https://", url].concat())
    } else {
        diagnostic
    });
    None
}

fn host(endpoint: &Endpoint, diagnostics: &mut Vec<Diagnostic>) {
    let span = Span::of(endpoint.as_str());
    let host = endpoint.host();
    let at_url = |code| Diagnostic::new(code, Place::Url, span);
    let code: Option<fn(String) -> Code> = match Host::of(&host) {
        Host::Beijing | Host::Workspace { .. } => None,
        Host::International | Host::UnitedStates | Host::HongKong => {
            Some(|host| Code::HostReportedMissing { host })
        }
        Host::Plan(_) => Some(|host| Code::HostOfPlan { host }),
        Host::Other(_) if endpoint.is_loopback() => None,
        Host::Other(_) => Some(|host| Code::HostUnknown { host }),
    };
    diagnostics.extend(code.map(|code| at_url(code(host.clone()))));
    if !endpoint.is_https() && !endpoint.is_loopback() {
        let rest = endpoint.as_str().get("http".len()..).unwrap_or_default();
        let diagnostic = at_url(Code::UrlInsecure { host });
        diagnostics.push(diagnostic.with_fix(span, ["https", rest].concat()));
    }
}

fn transport(
    draft: &Draft,
    endpoint: &Endpoint,
    path: Option<Transport>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Transport {
    match (draft.transport, path) {
        (Some(chosen), Some(path)) if chosen != path => {
            let code = Code::TransportMismatch { chosen, path };
            let span = Span::of(chosen.id());
            diagnostics
                .push(Diagnostic::new(code, Place::Transport, span).with_fix(span, path.id()));
            chosen
        }
        (Some(chosen), _) => chosen,
        (None, Some(path)) => path,
        (None, None) => {
            let assumed = Transport::Sse;
            let span = Span::of(endpoint.as_str());
            let code = Code::TransportAssumed { assumed };
            diagnostics.push(Diagnostic::new(code, Place::Url, span));
            assumed
        }
    }
}

fn name(text: &str, suggestion: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<ServerName> {
    let whole = Span::of(text);
    let mut report = |code, span| {
        let diagnostic = Diagnostic::new(code, Place::Name, span);
        diagnostics.push(diagnostic.with_fix(whole, suggestion));
    };
    let name = match ServerName::parse(text) {
        Ok(name) => name,
        // An empty field stands for the suggestion, which the field shows.
        Err(NameError::Empty) => return ServerName::parse(suggestion).ok(),
        Err(NameError::Character { character, at }) => {
            let span = Span::new(at, at + character.len_utf8());
            report(Code::NameCharacter { character }, span);
            return None;
        }
    };
    if !name.has_prefix() {
        report(Code::NamePrefixMissing, whole);
    } else if name.length() > NAME_LIMIT {
        let length = name.length();
        // The console writes the prefix and the whole ID: 26, 27 or 37 characters.
        let console = matches!(length, 26 | 27 | 37);
        report(Code::NameTooLong { length, console }, whole);
    }
    Some(name)
}

#[cfg(test)]
mod tests;
