use super::State;
use crate::clients::{Client, Options, Rendered, render};
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{
    ApiKey, Checked, Draft, Endpoint, InstanceId, ServerName, Service, Transport, check,
    suggest_name,
};
use crate::paste::{field, key_field};

/// Everything that follows from a [`State`].
#[derive(Debug)]
pub struct Derived {
    /// The service, where what was given is enough.
    pub service: Option<Service>,
    /// The service, or the shape of one with a placeholder in it.
    pub shape: Option<Service>,
    /// The key, where there is one that can be sent.
    pub key: Option<ApiKey>,
    /// Everything found, at its place.
    pub diagnostics: Vec<Diagnostic>,
    /// The server name that is suggested for the service shown.
    pub suggestion: String,
    /// The chosen client's configuration. Without a service it is an example with placeholders.
    pub rendered: Rendered,
    /// The same with the key masked, for the screen.
    pub shown: Rendered,
}

impl Derived {
    /// Computes it.
    pub fn of(state: &State) -> Self {
        let input = &state.input;
        let names: Vec<&str> = others(input.drafts(), input.selected());
        let (checked, suggestion) = service(input.draft(), &names);
        let (key, key_diagnostics) = key_field(input.key().expose());
        let mut diagnostics = input.pasted().diagnostics.clone();
        let empty = input.draft()
            == &Draft {
                form: input.draft().form.clone(),
                ..Draft::default()
            };
        // An empty form is no mistake; it is where everybody starts.
        diagnostics.extend(checked.diagnostics.into_iter().filter(|_| !empty));
        // Said at the paste already, if the field holds just what the paste gave.
        let from_paste = input
            .pasted()
            .key
            .as_ref()
            .is_some_and(|found| found.text == *input.key());
        diagnostics.extend(key_diagnostics.into_iter().filter(|_| !from_paste));

        let shape = checked
            .service
            .clone()
            .or_else(|| example(state.input.draft()));
        let (rendered, shown) = match &shape {
            Some(service) => both(
                state.client,
                service,
                key.as_ref().filter(|_| checked.service.is_some()),
                state,
            ),
            None => (nothing(), nothing()),
        };
        diagnostics.extend(
            rendered
                .diagnostics
                .iter()
                .filter(|_| checked.service.is_some())
                .cloned(),
        );
        Self {
            service: checked.service,
            shape,
            key,
            diagnostics,
            suggestion,
            rendered,
            shown,
        }
    }

    /// What was found at one place.
    pub fn at(&self, place: Place) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics
            .iter()
            .filter(move |diagnostic| diagnostic.place == place)
    }
}

/// Cleans the fields, then checks them. Spans of the check count in the cleaned text, so its fixes,
/// which replace whole fields, are given the length of the text in the field.
fn service(draft: &Draft, taken: &[&str]) -> (Checked, String) {
    let (instance_id, mut diagnostics) = field(&draft.instance_id, Place::InstanceId);
    let (url, at_url) = field(&draft.url, Place::Url);
    let (name, at_name) = field(&draft.name, Place::Name);
    diagnostics.extend(at_url);
    diagnostics.extend(at_name);
    let clean = Draft {
        instance_id,
        url,
        name,
        ..draft.clone()
    };
    let mut checked = check(&clean, taken);
    for diagnostic in &mut checked.diagnostics {
        let (given, cleaned) = match diagnostic.place {
            Place::InstanceId => (&draft.instance_id, &clean.instance_id),
            Place::Url => (&draft.url, &clean.url),
            Place::Name => (&draft.name, &clean.name),
            _ => continue,
        };
        let fix = diagnostic
            .fix
            .as_mut()
            .filter(|fix| fix.span.end == cleaned.len());
        if let Some(fix) = fix {
            fix.span.end = given.len();
        }
    }
    diagnostics.append(&mut checked.diagnostics);
    let id = checked
        .service
        .as_ref()
        .and_then(|service| service.instance_id.as_ref());
    let suggestion = suggest_name(id.map_or(&clean.instance_id, |id| id.as_str()), taken);
    (
        Checked {
            service: checked.service,
            diagnostics,
        },
        suggestion,
    )
}

fn others(drafts: &[Draft], selected: usize) -> Vec<&str> {
    let others = drafts
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != selected);
    others.map(|(_, draft)| draft.name.as_str()).collect()
}

/// The shape of a configuration, for a page that has nothing yet.
fn example(draft: &Draft) -> Option<Service> {
    let transport = draft.transport.unwrap_or(Transport::Sse);
    let id = InstanceId::parse("YOUR-INSTANCE").ok()?;
    let endpoint = Endpoint::parse(&draft.form.url(&id, transport)).ok()?;
    let name = ServerName::parse("AliyunBailianMCP_abc").ok()?;
    Some(Service {
        instance_id: None,
        endpoint,
        transport,
        name,
    })
}

fn both(
    client: &'static Client,
    service: &Service,
    key: Option<&ApiKey>,
    state: &State,
) -> (Rendered, Rendered) {
    let options = |key| Options {
        key,
        secret: state.secret,
        platform: state.platform,
    };
    let rendered = render(client, service, &options(key));
    let masked = key.map(ApiKey::masked);
    let carried = rendered.snippets.iter().any(|snippet| snippet.carries_key);
    let shown = match &masked {
        Some(masked) if carried => render(client, service, &options(Some(masked))),
        _ => rendered.clone(),
    };
    (rendered, shown)
}

fn nothing() -> Rendered {
    let (snippets, diagnostics) = (Vec::new(), Vec::new());
    Rendered {
        snippets,
        unsupported: None,
        diagnostics,
        variable: None,
    }
}
