//! The configurations in a text, in whatever syntax, as trees with spans.

use super::{entries, toml, yaml};
use crate::emit::Format;
use crate::paste::jsonc::Node;
use crate::paste::{TEXT_LIMIT, block, command};

use crate::diagnostic::Span;

/// One configuration in a text.
pub(super) struct Source {
    /// [`Format::Json`], [`Format::Toml`] or [`Format::Yaml`].
    pub(super) format: Format,
    /// As much of it as could be read.
    pub(super) root: Node,
    /// The places that strict JSON would refuse.
    pub(super) relaxed: Vec<Span>,
    /// Where it stops being readable.
    pub(super) error: Option<usize>,
}

/// As much of a text as a paste reads.
pub(super) fn limited(text: &str) -> &str {
    let mut limit = text.len().min(TEXT_LIMIT);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    text.get(..limit).unwrap_or_default()
}

/// Every configuration. JSON may stand among prose; TOML and YAML are looked for where there is none.
pub(super) fn sources(text: &str) -> Vec<Source> {
    let (mut found, broken) = json(text);
    if found.is_empty() {
        found.extend(toml::read(text).filter(|source| entries::has_table(&source.root)));
    }
    if found.is_empty() {
        found.extend(yaml::read(text).filter(|source| entries::has_known(&source.root)));
    }
    if found.is_empty() {
        found.extend(broken);
    }
    found
}

/// The blocks of JSON with servers in them, and the first that broke off before one.
fn json(text: &str) -> (Vec<Source>, Option<Source>) {
    let (mut found, mut broken) = (Vec::new(), None);
    let (mut gap, mut at) = (0, 0);
    while let Some(start) = block::next(text, at) {
        if let Some(end) = command::carries_json(text, start) {
            at = end.max(start + 1);
            continue;
        }
        let (_, read) = block::parse(text, start, gap);
        at = read.end.max(start + 1);
        let error = read.error.filter(|_| read.keyed);
        let Some(root) = read.node else { continue };
        let source = Source {
            format: Format::Json,
            root,
            relaxed: read.relaxed,
            error,
        };
        if entries::has_any(&source.root) {
            gap = at;
            found.push(source);
        } else if error.is_some() && broken.is_none() {
            broken = Some(source);
        }
    }
    (found, broken)
}
