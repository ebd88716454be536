//! What follows from a list of tools: which of them are found, which look dangerous, and how each
//! fares in the chosen client. For thousands of tools that takes a while, so it is only done anew
//! where something that it rests on has changed.

use std::rc::Rc;

use crate::app::{Derived, Later, Live, Run, State};
use crate::clients::Client;
use crate::mcp::session::Listing;
use crate::mcp::types::Tool;

/// The tools on the screen.
#[derive(Debug, Default)]
pub struct Tools {
    /// Where they come from.
    pub source: Source,
    /// Those that are found, in their order; all where nothing is searched for.
    pub found: Rc<Vec<usize>>,
    /// What was searched for.
    search: String,
}

/// Where a list of tools comes from.
#[derive(Clone, Debug, Default)]
pub enum Source {
    /// There is none.
    #[default]
    None,
    /// The service.
    Listed(Rc<Listing>),
}

impl Source {
    fn of(live: &Live) -> Self {
        match &live.run {
            Run::Listed { listing, .. } => Self::Listed(listing.clone()),
            _ => Self::None,
        }
    }

    /// The tools in their order.
    pub fn tools(&self) -> &[Tool] {
        match self {
            Self::None => &[],
            Self::Listed(listing) => &listing.tools,
        }
    }

    /// Whether it is the same list, not an equal one.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Listed(one), Self::Listed(other)) => Rc::ptr_eq(one, other),
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
    pub(super) fn of(state: &State, _derived: &Derived, known: &Later<Self>) -> Later<Self> {
        let live = state.extra.live.get();
        let source = Source::of(&live);
        if matches!(source, Source::None) {
            return Later::default();
        }
        let known = known.get();
        let search = live.tools.search.trim();
        let same = known.source.is(&source);
        let found = if same && known.search == search {
            known.found.clone()
        } else {
            Rc::new(found(source.tools(), search))
        };
        Later::new(Self {
            source,
            found,
            search: search.to_owned(),
        })
    }
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
