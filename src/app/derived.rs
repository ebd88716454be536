use std::rc::Rc;

use super::more::rows::{self, Rows};
use super::more::{self, DerivedExtra};
use super::row::understood;
use super::{Input, Item, Later, Rest, State};
use crate::clients::{Client, Kind, Options, Rendered, Snippet, render, render_together};
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{ApiKey, Draft, Endpoint, InstanceId, ServerName, Service, Transport};
use crate::emit::shell::Shell;
use crate::paste::{Pasted, key_field};

/// How many services are rendered for the screen, which shows 400 lines of a text.
const SHOWN: usize = 80;

/// Everything that follows from a [`State`].
#[derive(Debug)]
pub struct Derived {
    /// The service, where what was given is enough.
    pub service: Option<Service>,
    /// The service, or the shape of one with a placeholder in it.
    pub shape: Option<Service>,
    /// The services, where there are several; `None` before the part that knows what to do with them
    /// is loaded.
    pub rows: Option<Box<Rows>>,
    /// The key, where there is one that can be sent.
    pub key: Option<ApiKey>,
    /// What was understood of the paste, and what was found in it.
    pub(super) pasted: Rc<Pasted>,
    /// Everything found besides, at its place.
    pub diagnostics: Vec<Diagnostic>,
    /// The server name that is suggested for the service shown.
    pub suggestion: String,
    /// The chosen client's configuration. Without a service it is an example with placeholders; of
    /// many services it holds the first ones, as the screen does.
    pub rendered: Rendered,
    /// How many services are not in it.
    pub cut: usize,
    /// The same with the key masked, for the screen, where the key is in it.
    masked: Option<Rendered>,
    /// What follows for the parts that are loaded later; nothing before they are.
    pub extra: Later<DerivedExtra>,
    /// The line that sets the variable, real and for the screen.
    variable: Option<(Snippet, Snippet)>,
    /// The shell that commands are for.
    shell: Shell,
}

impl Derived {
    /// Computes it.
    pub fn of(state: &State) -> Self {
        Self::after(state, None)
    }

    /// Computes it, where `before` is what followed from the state before: what cannot have changed
    /// is taken from there.
    pub fn after(state: &State, before: Option<&Self>) -> Self {
        let input = &state.input;
        let several = state.rest == Rest::Ready && input.rows().len() > 1;
        let rows = several.then(|| rows::derive(state));
        let (checked, suggestion) = match &rows {
            Some(rows) => rows::selected(rows, input),
            None => understood(input.draft(), &others(input)),
        };
        let (key, at_key) = key_field(input.key().expose());
        let mut diagnostics = at_key;
        // An empty form is no mistake; it is where everybody starts.
        if !input.is_blank() {
            diagnostics.extend(checked.diagnostics);
        }
        let service = checked.service;
        let shape = service.clone().or_else(|| example(input.draft()));
        let services = together(rows.as_deref(), service.as_ref());
        let written = !services.is_empty() && !state.extra.withheld;
        let used = key.as_ref().filter(|_| written);
        let shown = match services {
            [] => shape.as_slice(),
            services => services.get(..SHOWN).unwrap_or(services),
        };
        let cut = services.len().saturating_sub(shown.len());
        let (mut rendered, masked) = match shown {
            [] => (nothing(), None),
            shown => both(state, state.client, shown, used),
        };
        if cut > 0 {
            // A command for the first of many would set up a part of them.
            rendered
                .snippets
                .retain(|snippet| snippet.kind == Kind::File);
        }
        if !services.is_empty() {
            diagnostics.append(&mut rendered.diagnostics);
        }
        if let Some(rows) = &rows {
            diagnostics.extend(rows::remarks(rows, state));
        }
        let variable = rendered.variable.and_then(|variable| {
            let hidden = used.map(ApiKey::masked);
            variable
                .set(state.shell, used)
                .zip(variable.set(state.shell, hidden.as_ref()))
        });
        let shell = state.shell;
        let mut derived = Self {
            service,
            shape,
            rows,
            key,
            pasted: input.shared_paste(),
            diagnostics,
            suggestion,
            rendered,
            cut,
            masked,
            extra: Later::default(),
            variable,
            shell,
        };
        if state.rest == Rest::Ready {
            derived.extra = more::derive(state, &derived, before);
        }
        derived
    }

    /// The services that the configuration is for; none while it is an example.
    pub fn services(&self) -> &[Service] {
        together(self.rows.as_deref(), self.service.as_ref())
    }

    /// The configuration for all services, and the same with the key masked.
    pub(super) fn whole(&self, state: &State) -> (Rendered, Option<Rendered>) {
        both(state, state.client, self.services(), self.key.as_ref())
    }

    /// What was found at one place.
    pub fn at(&self, place: Place) -> Vec<&Diagnostic> {
        let mut found = Vec::new();
        for diagnostic in &self.pasted.diagnostics {
            if diagnostic.place == place && !self.is_said_of_key(diagnostic) {
                found.push(diagnostic);
            }
        }
        for diagnostic in &self.diagnostics {
            if diagnostic.place == place {
                found.push(diagnostic);
            }
        }
        found
    }

    /// What is true of the key in its field is said there.
    fn is_said_of_key(&self, found: &Diagnostic) -> bool {
        let mut said = self.diagnostics.iter();
        said.any(|said| said.place == Place::Key && said.code == found.code)
    }

    /// The text that can be taken away, with the key and with all services.
    pub fn text(&self, state: &State, item: Item) -> Option<String> {
        if state.rest == Rest::Ready
            && matches!(
                item,
                Item::Merged | Item::ToolNames | Item::Outside(_) | Item::Shared | Item::Checksum
            )
        {
            return more::text(state, self, item);
        }
        if self.cut > 0 && matches!(item, Item::File | Item::Command) {
            let (whole, _) = self.whole(state);
            return Some(self.find(&whole.snippets, item)?.text.clone());
        }
        Some(self.item(item)?.text.clone())
    }

    /// What can be taken away, with the key.
    pub fn item(&self, item: Item) -> Option<&Snippet> {
        match item {
            Item::Variable => self.variable.as_ref().map(|(real, _)| real),
            Item::Of(index) => {
                let several = &self.extra.given()?.several;
                several.get(index)?.rendered.snippets.first()
            }
            Item::Merged | Item::ToolNames | Item::Outside(_) | Item::Shared | Item::Checksum => {
                None
            }
            _ => self.find(&self.rendered.snippets, item),
        }
    }

    /// The same for the screen, with the key masked.
    pub fn shown_item(&self, item: Item) -> Option<&Snippet> {
        match item {
            Item::Variable => self.variable.as_ref().map(|(_, shown)| shown),
            Item::Of(_)
            | Item::Merged
            | Item::ToolNames
            | Item::Outside(_)
            | Item::Shared
            | Item::Checksum => self.item(item),
            _ => {
                let shown = self.masked.as_ref().unwrap_or(&self.rendered);
                self.find(&shown.snippets, item)
            }
        }
    }

    fn find<'a>(&self, snippets: &'a [Snippet], item: Item) -> Option<&'a Snippet> {
        let (kind, mut skip) = match item {
            Item::Link(index) => (Kind::Link, index),
            Item::Command => (Kind::Command, 0),
            _ => (Kind::File, 0),
        };
        for snippet in snippets.iter().filter(|snippet| snippet.kind == kind) {
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

/// The services that the configuration is for: all that can be used, or the one that is shown.
fn together<'a>(rows: Option<&'a Rows>, shown: Option<&'a Service>) -> &'a [Service] {
    match rows {
        Some(rows) if rows.together => &rows.services,
        _ => shown.map_or(&[], std::slice::from_ref),
    }
}

/// The names of the services that the fields do not show.
fn others(input: &Input) -> Vec<&str> {
    let mut names = Vec::new();
    for (index, row) in input.rows().iter().enumerate() {
        if index != input.selected() {
            names.push(row.draft.name.as_str());
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

/// The configuration, and the same with the key masked, where the key is in it.
pub(super) fn both(
    state: &State,
    client: &'static Client,
    services: &[Service],
    key: Option<&ApiKey>,
) -> (Rendered, Option<Rendered>) {
    let key = key.filter(|_| !state.extra.withheld);
    let with = |key: Option<&ApiKey>| {
        let (secret, platform) = (state.secret, state.platform);
        let options = Options {
            key,
            secret,
            platform,
        };
        match services {
            [_] => render(client, services, &options),
            _ => render_together(client, services, &options),
        }
    };
    let rendered = with(key);
    let carried = rendered.snippets.iter().any(|snippet| snippet.carries_key);
    let masked = key.filter(|_| carried).map(ApiKey::masked);
    let masked = masked.map(|key| with(Some(&key)));
    (rendered, masked)
}

fn nothing() -> Rendered {
    let (snippets, diagnostics) = (Vec::new(), Vec::new());
    Rendered {
        snippets,
        document: None,
        unsupported: None,
        diagnostics,
        variable: None,
    }
}
