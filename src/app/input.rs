use std::rc::Rc;

use super::mask::{masked, unmasked};
use super::more::rows;
use super::{Rest, Row};
use crate::diagnostic::{Fix, Place};
use crate::domain::{Draft, Endpoint, PathForm, Secret, Seen, Transport};
use crate::paste::{Pasted, paste};

/// The paste box and the fields: one state. A paste fills the fields; editing a field leaves the
/// paste as it is.
#[derive(Clone, Debug)]
pub struct Input {
    /// The text in the box, with its keys.
    text: Secret,
    /// What was understood of it.
    pasted: Rc<Pasted>,
    /// The services, as the fields show them; at least one. An input that an undo brings back shares
    /// those that are the same.
    rows: Vec<Rc<Row>>,
    /// Which of them.
    selected: usize,
    /// The key field.
    key: Secret,
}

impl Default for Input {
    fn default() -> Self {
        Self {
            text: Secret::default(),
            pasted: Rc::new(paste("")),
            rows: vec![Rc::new(Row::new(Draft::default()))],
            selected: 0,
            key: Secret::default(),
        }
    }
}

impl Input {
    /// The text in the box, with its keys.
    pub fn text(&self) -> &Secret {
        &self.text
    }

    /// The text in the box with every key replaced, for the screen.
    pub fn masked_text(&self) -> String {
        masked(self.text.expose(), &self.pasted.keys)
    }

    /// What was understood of the text.
    pub fn pasted(&self) -> &Pasted {
        &self.pasted
    }

    pub(super) fn shared_paste(&self) -> Rc<Pasted> {
        self.pasted.clone()
    }

    /// The key field.
    pub fn key(&self) -> &Secret {
        &self.key
    }

    /// The services.
    pub fn rows(&self) -> &[Rc<Row>] {
        &self.rows
    }

    /// Which of them the fields show.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The service that the fields show.
    pub fn draft(&self) -> &Draft {
        static EMPTY: std::sync::LazyLock<Draft> = std::sync::LazyLock::new(Draft::default);
        let row = self.rows.get(self.selected);
        row.map_or(&EMPTY, |row| &row.draft)
    }

    /// Whether nothing at all was given.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.key.is_empty() && self.rows.len() == 1 && self.is_blank()
    }

    /// Whether the fields of the service are as they were at first, its form and host aside.
    pub(super) fn is_blank(&self) -> bool {
        let draft = self.draft();
        draft.instance_id.is_empty() && draft.url.is_empty() && draft.name.is_empty()
    }

    pub(super) fn draft_mut(&mut self) -> &mut Draft {
        if self.selected >= self.rows.len() {
            self.selected = self.rows.len();
            self.rows.push(Rc::new(Row::new(Draft::default())));
        }
        let index = self.selected;
        Rc::make_mut(&mut self.rows[index]).change()
    }

    /// One service in the place of all others. A paste that named others is put away; the key stays.
    pub(super) fn choose(&mut self, mut draft: Draft) {
        if draft.instance_id.is_empty() {
            draft.instance_id = id_in(&draft.url);
        }
        if !self.pasted.services.is_empty() {
            (self.text, self.pasted) = (Secret::default(), Rc::new(paste("")));
        }
        (self.rows, self.selected) = (vec![Rc::new(Row::new(draft))], 0);
    }

    /// Names a service in its row.
    pub(super) fn rename(&mut self, index: usize, name: String) {
        if let Some(row) = self.rows.get_mut(index) {
            Rc::make_mut(row).change().name = name;
        }
    }

    /// Takes a service away; one stays.
    pub(super) fn remove(&mut self, index: usize) {
        if self.rows.len() > 1 && index < self.rows.len() {
            self.rows.remove(index);
            if self.selected > index || self.selected == self.rows.len() {
                self.selected -= 1;
            }
        }
    }

    /// Gives all URLs that are built the form of the one that is shown.
    pub(super) fn use_form_for_all(&mut self) {
        let shown = self.draft().clone();
        for row in &mut self.rows {
            if row.draft.url.is_empty() {
                let draft = Rc::make_mut(row).change();
                draft.form = shown.form.clone();
                draft.transport = shown.transport;
            }
        }
    }

    /// Gives each of several services a name of its own.
    pub(super) fn name(&mut self, rest: Rest) {
        if rest == Rest::Ready && self.rows.len() > 1 {
            rows::name(&mut self.rows);
        }
    }

    pub(super) fn unmasked(&self, shown: &str) -> String {
        unmasked(shown, self.text.expose(), &self.pasted.keys)
    }

    /// The input after the box was given this text: what is found replaces the fields, what is not
    /// found leaves them alone.
    pub(super) fn pasted_over(&self, text: String, rest: Rest) -> Self {
        let pasted = paste(&text);
        let mut filled = self.clone();
        if !pasted.services.is_empty() {
            let shown = self.draft();
            filled.rows = Vec::new();
            for found in &pasted.services {
                let mut draft = found.draft.clone();
                draft.form = shown.form.clone();
                // The form and the transport of built URLs are one choice.
                if draft.url.is_empty() && shown.url.is_empty() {
                    draft.transport = draft.transport.or(shown.transport);
                }
                if draft.instance_id.is_empty() {
                    draft.instance_id = id_in(&draft.url);
                }
                filled.rows.push(Rc::new(Row::new(draft)));
            }
            filled.selected = 0;
            filled.name(rest);
        }
        if let Some(key) = pasted.key.as_ref().filter(|key| !key.text.is_empty()) {
            filled.key = key.text.clone();
        }
        filled.text = Secret::new(text);
        filled.pasted = Rc::new(pasted);
        filled
    }

    /// The input with these services, which did not come by the box: it is empty. The key stays.
    pub(super) fn with_services(&self, drafts: Vec<Draft>, shown: usize, rest: Rest) -> Self {
        let mut input = Self {
            key: self.key.clone(),
            ..Self::default()
        };
        if !drafts.is_empty() {
            input.rows = Vec::new();
        }
        for mut draft in drafts {
            if draft.instance_id.is_empty() {
                draft.instance_id = id_in(&draft.url);
            }
            input.rows.push(Rc::new(Row::new(draft)));
        }
        input.select(shown);
        input.name(rest);
        input
    }

    /// The input with the key of another one.
    pub(super) fn with_key_of(mut self, other: &Self) -> Self {
        self.key = other.key.clone();
        self
    }

    pub(super) fn fields_differ(&self, other: &Self) -> bool {
        let same = |(row, other): (&Rc<Row>, &Rc<Row>)| row.draft == other.draft;
        let mut rows = self.rows.iter().zip(&other.rows);
        self.rows.len() != other.rows.len() || !rows.all(same) || self.key != other.key
    }

    pub(super) fn set(&mut self, place: Place, text: String, rest: Rest) {
        match place {
            Place::InstanceId => self.draft_mut().instance_id = text,
            Place::Url => {
                let draft = self.draft_mut();
                // The ID follows the URL for as long as it is the URL's own.
                if draft.instance_id == id_in(&draft.url) {
                    draft.instance_id = id_in(&text);
                }
                draft.url = text;
            }
            Place::Name => self.draft_mut().name = text,
            Place::Key => self.key = Secret::new(text),
            Place::Transport => self.draft_mut().transport = Transport::from_spelling(&text),
            Place::Paste => *self = self.pasted_over(text, rest),
            Place::Client => {}
        }
    }

    pub(super) fn fix(&mut self, place: Place, fix: &Fix, rest: Rest) {
        let text = match place {
            Place::InstanceId => fix.apply(&self.draft().instance_id),
            Place::Url => fix.apply(&self.draft().url),
            Place::Name => fix.apply(&self.draft().name),
            Place::Key => fix.apply(self.key.expose()),
            Place::Paste => fix.apply(self.text.expose()),
            Place::Transport | Place::Client => fix.text.clone(),
        };
        self.set(place, text, rest);
    }

    /// A built URL takes the place of a pasted one, whose ID is kept.
    pub(super) fn choose_form(&mut self, path: PathForm, transport: Transport) {
        let draft = self.draft_mut();
        let id = id_in(&draft.url);
        if !id.is_empty() {
            draft.instance_id = id;
        }
        draft.url.clear();
        draft.form.path = path;
        draft.transport = Some(transport);
    }

    pub(super) fn select(&mut self, index: usize) {
        if index < self.rows.len() {
            self.selected = index;
        }
    }
}

/// The instance ID that a URL names; empty where it names none.
pub(super) fn id_in(url: &str) -> String {
    let seen = Endpoint::parse(url).map(|endpoint| Seen::of(&endpoint));
    let id = seen.as_ref().ok().and_then(Seen::id);
    id.unwrap_or_default().to_owned()
}
