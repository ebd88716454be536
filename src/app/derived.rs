use super::{Input, Item, State};
use crate::clients::{Kind, Options, Rendered, Snippet, render};
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{
    ApiKey, Checked, Draft, Endpoint, InstanceId, ServerName, Service, Transport, check,
    suggest_name,
};
use crate::emit::shell::Shell;
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
    /// The line that sets the variable, real and for the screen.
    variable: Option<(Snippet, Snippet)>,
    /// The shell that commands are for.
    shell: Shell,
}

impl Derived {
    /// Computes it.
    pub fn of(state: &State) -> Self {
        let input = &state.input;
        let (checked, suggestion) = service(input.draft(), &others(input));
        let (key, at_key) = key_field(input.key().expose());
        let mut diagnostics = Vec::new();
        for found in &input.pasted().diagnostics {
            // What is true of the key in its field is said there.
            if !at_key.iter().any(|said| said.code == found.code) {
                diagnostics.push(found.clone());
            }
        }
        diagnostics.extend(at_key);
        // An empty form is no mistake; it is where everybody starts.
        if !input.is_blank() {
            diagnostics.extend(checked.diagnostics);
        }
        let service = checked.service;
        let shape = service.clone().or_else(|| example(input.draft()));
        let used = key.as_ref().filter(|_| service.is_some());
        let (rendered, shown) = match &shape {
            Some(shape) => both(state, shape, used),
            None => (nothing(), nothing()),
        };
        if service.is_some() {
            diagnostics.extend(rendered.diagnostics.iter().cloned());
        }
        let variable = rendered.variable.and_then(|variable| {
            let masked = used.map(ApiKey::masked);
            variable
                .set(state.shell, used)
                .zip(variable.set(state.shell, masked.as_ref()))
        });
        let shell = state.shell;
        Self {
            service,
            shape,
            key,
            diagnostics,
            suggestion,
            rendered,
            shown,
            variable,
            shell,
        }
    }

    /// What was found at one place.
    pub fn at(&self, place: Place) -> Vec<&Diagnostic> {
        let mut found = Vec::new();
        for diagnostic in &self.diagnostics {
            if diagnostic.place == place {
                found.push(diagnostic);
            }
        }
        found
    }

    /// What can be taken away, with the key.
    pub fn item(&self, item: Item) -> Option<&Snippet> {
        match item {
            Item::Variable => self.variable.as_ref().map(|(real, _)| real),
            _ => self.find(&self.rendered, item),
        }
    }

    /// The same for the screen, with the key masked.
    pub fn shown_item(&self, item: Item) -> Option<&Snippet> {
        match item {
            Item::Variable => self.variable.as_ref().map(|(_, shown)| shown),
            _ => self.find(&self.shown, item),
        }
    }

    fn find<'a>(&self, rendered: &'a Rendered, item: Item) -> Option<&'a Snippet> {
        let (kind, mut skip) = match item {
            Item::File | Item::Variable => (Kind::File, 0),
            Item::Link(index) => (Kind::Link, index),
            Item::Command => (Kind::Command, 0),
        };
        for snippet in rendered
            .snippets
            .iter()
            .filter(|snippet| snippet.kind == kind)
        {
            let for_shell = kind != Kind::Command || snippet.format == self.shell.format();
            match skip {
                0 if for_shell => return Some(snippet),
                0 => {}
                _ => skip -= 1,
            }
        }
        None
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

/// The names of the services that the fields do not show.
fn others(input: &Input) -> Vec<&str> {
    let mut names = Vec::new();
    for (index, draft) in input.drafts().iter().enumerate() {
        if index != input.selected() {
            names.push(draft.name.as_str());
        }
    }
    names
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

fn both(state: &State, service: &Service, key: Option<&ApiKey>) -> (Rendered, Rendered) {
    let (secret, platform) = (state.secret, state.platform);
    let rendered = render(
        state.client,
        service,
        &Options {
            key,
            secret,
            platform,
        },
    );
    let masked = key.map(ApiKey::masked);
    let carried = rendered.snippets.iter().any(|snippet| snippet.carries_key);
    let shown = match &masked {
        Some(key) if carried => render(
            state.client,
            service,
            &Options {
                key: Some(key),
                secret,
                platform,
            },
        ),
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
