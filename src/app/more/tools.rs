//! What follows from a list of tools: which of them are found, which look dangerous, and how each
//! fares in the chosen client. For thousands of tools that takes a while, so it is only done anew
//! where something that it rests on has changed.

use std::rc::Rc;

use crate::app::{Derived, Live, Run, State};
use crate::mcp::export;
use crate::mcp::fit::{self, Fit};
use crate::mcp::outside::{Command, commands};
use crate::mcp::pasted::{Pasted, PastedError, read};
use crate::mcp::session::Listing;
use crate::mcp::types::Tool;

/// The tools on the screen.
#[derive(Debug, Default)]
pub struct Tools {
    /// Where they come from.
    pub source: Source,
    /// Those that are found, in their order; all where nothing is searched for.
    pub found: Rc<Vec<usize>>,
    /// How they fare in the chosen client.
    pub fit: Option<Rc<Fit>>,
    /// How many look as if they write or delete something.
    pub risky: usize,
    /// The server name that `fit` is about.
    pub server: String,
    /// What was searched for.
    search: String,
}

/// Where a list of tools comes from.
#[derive(Clone, Debug, Default)]
pub enum Source {
    /// There is none.
    #[default]
    None,
    /// The service, which goes on sending more.
    Coming(Rc<Vec<Tool>>),
    /// The service.
    Listed(Rc<Listing>),
    /// The person, who pasted this text.
    Pasted(Rc<str>, Rc<Result<Pasted, PastedError>>),
}

impl Source {
    /// A list that was pasted stands before one that was listed; asking the service again puts it
    /// away.
    fn of(live: &Live, known: &Self) -> Self {
        let text = &live.tools.pasted;
        match (&live.run, known) {
            (_, Self::Pasted(same, _)) if Rc::ptr_eq(same, text) => known.clone(),
            _ if !text.trim().is_empty() => Self::Pasted(text.clone(), Rc::new(read(text))),
            (Run::Listed { listing, .. }, _) => Self::Listed(listing.clone()),
            (
                Run::Going {
                    first: Some(first), ..
                },
                _,
            ) => Self::Coming(first.clone()),
            _ => Self::None,
        }
    }

    /// The tools in their order.
    pub fn tools(&self) -> &[Tool] {
        match self {
            Self::None => &[],
            Self::Coming(first) => first,
            Self::Listed(listing) => &listing.tools,
            Self::Pasted(_, read) => read.as_ref().as_ref().map_or(&[], |read| &read.tools),
        }
    }

    /// Whether it is the same list, not an equal one.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Coming(one), Self::Coming(other)) => Rc::ptr_eq(one, other),
            (Self::Listed(one), Self::Listed(other)) => Rc::ptr_eq(one, other),
            (Self::Pasted(_, one), Self::Pasted(_, other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// Whether a tool holds each of these words in its name, title or description. ASCII letters count
/// the same in both cases.
fn holds(tool: &Tool, words: &str) -> bool {
    let fields = [
        Some(&tool.name),
        tool.title.as_ref(),
        tool.description.as_ref(),
    ];
    words.split_whitespace().all(|word| {
        let mut fields = fields.iter().flatten();
        fields.any(|field| has(field.as_bytes(), word.as_bytes()))
    })
}

/// Whether a text has a word, which is not empty.
fn has(text: &[u8], word: &[u8]) -> bool {
    let mut windows = text.windows(word.len());
    windows.any(|window| window.eq_ignore_ascii_case(word))
}

impl Tools {
    /// Computes it, or takes over what is known already.
    pub(super) fn of(state: &State, derived: &Derived, before: Option<&Derived>) -> Rc<Self> {
        let live = state.extra.live.get();
        let known = before.and_then(|before| before.extra.given());
        let known = known.map(|extra| extra.tools.clone()).unwrap_or_default();
        let source = Source::of(&live, &known.source);
        if matches!(source, Source::None) {
            return Rc::default();
        }
        let same = known.source.is(&source);
        let search = live.tools.search.trim();
        let found = if same && known.search == search {
            known.found.clone()
        } else {
            Rc::new(found(source.tools(), search))
        };
        let server = server(state, derived);
        let fits = |known: &&Rc<Fit>| known.client.id == state.client.id;
        let fit = known.fit.as_ref().filter(fits);
        let fit = match fit.filter(|_| same && known.server == server) {
            Some(fit) => fit.clone(),
            None => Rc::new(fit::fit(
                state.client,
                &server,
                source.tools(),
                &others(state),
            )),
        };
        let risky = if same {
            known.risky
        } else {
            risky(source.tools())
        };
        Rc::new(Self {
            source,
            found,
            fit: Some(fit),
            risky,
            server,
            search: search.to_owned(),
        })
    }

    /// The names, a line each.
    pub fn names(&self) -> String {
        export::names(self.source.tools())
    }
}

/// The name under which the configuration has the service.
fn server(state: &State, derived: &Derived) -> String {
    match &derived.service {
        Some(service) => service.name.as_str().to_owned(),
        None if state.input.draft().name.is_empty() => derived.suggestion.clone(),
        None => state.input.draft().name.clone(),
    }
}

/// The names of the other services.
fn others(state: &State) -> Vec<&str> {
    let mut names = Vec::new();
    for (index, row) in state.input.rows().iter().enumerate() {
        if index != state.input.selected() && !row.draft.name.is_empty() {
            names.push(row.draft.name.as_str());
        }
    }
    names
}

fn found(tools: &[Tool], words: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (index, tool) in tools.iter().enumerate() {
        if holds(tool, words) {
            found.push(index);
        }
    }
    found
}

fn risky(tools: &[Tool]) -> usize {
    tools.iter().filter(|tool| tool.risk.is_some()).count()
}

/// Commands that ask the same outside of the browser: of the latest attempt, or of the service on
/// the screen.
pub fn outside(state: &State, derived: &Derived) -> Vec<Command> {
    let live = state.extra.live.get();
    if let (Some(target), Run::Failed { transport, .. }) = (&live.target, &live.run) {
        return commands(&target.endpoint, *transport);
    }
    match &derived.service {
        Some(service) => commands(&service.endpoint, service.transport),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
