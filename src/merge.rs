//! Puts servers into the configuration file that a person already has, and loses nothing.
//!
//! The file is never written anew. It is read strictly, the place of each entry is found, and a few
//! edits are made there; every byte outside of them stays. What cannot be read or changed in this
//! way is refused with its place, and then there is no result at all.

mod difference;
mod json;
mod nested;
mod place;
mod refusal;
#[cfg(test)]
mod tests;
mod toml;
mod value;
mod yaml;

pub use difference::{Change, Line, difference};
pub use refusal::{Construct, Fault, Refusal, Shape};

use crate::domain::number;
use crate::emit::Format;
use crate::emit::document::{Beside, Document, Keyed};
use crate::emit::json::{Json, Object};
use place::{Edit, Edits, newline};
use refusal::{Stop, Why};
use std::fmt;

/// The longest file that is changed, in bytes.
pub const FILE_LIMIT: usize = 5_000_000;

/// What to do with a server that the file already has under the same name but with other content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OnClash {
    /// It is replaced.
    Replace,
    /// It stays, and the new one is called `NAME_2`, or the next number that is free.
    Rename,
    /// It stays, and the new one is left out.
    Keep,
}

/// A changed file.
#[derive(Clone, PartialEq, Eq)]
pub struct Merged {
    /// The whole new text.
    pub text: String,
    /// Whether it differs from the old one.
    pub changed: bool,
    /// The names that were in the file with other content, in the order of the document.
    pub clashes: Vec<String>,
    /// The name under which each entry of the document now stands.
    pub names: Vec<String>,
}

/// Puts a document's servers, and what has to stand beside them, into an existing file.
///
/// Servers that are there with the same content are left alone, so that merging twice changes
/// nothing. An empty file becomes the document.
///
/// # Errors
///
/// A [`Refusal`], with its place, where the file cannot be read or cannot be changed without
/// losing something.
pub fn merge(existing: &str, document: &Document, on_clash: OnClash) -> Result<Merged, Refusal> {
    if existing.len() > FILE_LIMIT {
        return Err(Refusal::TooLong { limit: FILE_LIMIT });
    }
    if let Some(at) = existing.find(['\0', '\u{fffd}']) {
        let (line, column) = place::position(existing, at);
        return Err(Refusal::Binary { line, column });
    }
    let mut work = Work {
        text: existing.to_owned(),
        done: Vec::new(),
    };
    let outcome = match fresh(existing, document) {
        Ok(Some(text)) => {
            work.text = text;
            let names = document.entries.iter().map(|(name, _)| name.clone());
            Ok((Vec::new(), names.collect()))
        }
        Ok(None) => work.put(document, on_clash),
        Err(stop) => Err(stop),
    };
    match outcome {
        Ok((clashes, names)) => Ok(Merged {
            changed: work.text != existing,
            text: work.text,
            clashes,
            names,
        }),
        Err(stop) => Err(refused(existing, work.before(stop), document.format)),
    }
}

/// The new text of a file with nothing but comments in it.
fn fresh(existing: &str, document: &Document) -> Result<Option<String>, Stop> {
    let body = existing.strip_prefix('\u{feff}').unwrap_or(existing);
    let (empty, comments) = match document.format {
        Format::Toml | Format::Yaml => {
            // What readers take for a line end, or forbid, is left to the reader of the whole.
            let odd = |c: char| {
                c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
            };
            let comments = body.lines().all(|line| {
                let content = line.trim_start_matches(' ');
                (content.is_empty() || content.starts_with('#')) && !content.contains(odd)
            });
            let blank = body.trim_ascii().is_empty();
            (blank || comments, comments && body.contains('#'))
        }
        _ => {
            let end = json::blank_end(existing)?;
            (end == existing.len(), body.trim_start().starts_with('/'))
        }
    };
    if !empty {
        return Ok(None);
    }
    let newline = newline(existing);
    let mut text = String::new();
    if comments {
        text.push_str(existing);
        if !existing.ends_with('\n') {
            text.push_str(newline);
        }
    } else if body.len() < existing.len() {
        text.push('\u{feff}');
    }
    for line in document.text().lines() {
        text.push_str(line);
        text.push_str(newline);
    }
    Ok(Some(text))
}

/// What a reader or editor could not do, for the person.
fn refused(existing: &str, stop: Stop, format: Format) -> Refusal {
    let (line, column) = place::position(existing, stop.at);
    match stop.why {
        Why::Syntax(what) => match place::sniff(existing) {
            Some(found) if found != format && (found, format) != (Format::Json, Format::Jsonc) => {
                Refusal::OtherFormat { found }
            }
            _ => Refusal::Syntax { line, column, what },
        },
        Why::WrongType(path, expected) => Refusal::WrongType {
            path,
            expected,
            line,
            column,
        },
        Why::Duplicate(name) => Refusal::Duplicate { name, line, column },
        Why::Unsupported(what) => Refusal::Unsupported { what, line, column },
    }
}

/// A file that was read, and the place of the servers in it.
enum File<'a> {
    Json(json::File<'a>),
    Toml(toml::File<'a>),
    Yaml(yaml::File<'a>),
}

/// Which collection of a file is meant.
#[derive(Clone, Copy)]
struct Target<'a> {
    path: &'a [&'static str],
    keyed: Keyed,
}

/// How a file stands to an entry.
enum Standing {
    Missing,
    Same,
    Other,
}

impl<'a> File<'a> {
    fn open(text: &'a str, format: Format, target: Target<'a>) -> Result<Self, Stop> {
        Ok(match format {
            Format::Toml => Self::Toml(toml::File::open(text, target)?),
            Format::Yaml => Self::Yaml(yaml::File::open(text, target)?),
            _ => Self::Json(json::File::open(text, target)?),
        })
    }

    /// The entry of this name, compared with another.
    fn standing(&self, name: &str, entry: &Json) -> Result<Standing, Stop> {
        let same = match self {
            Self::Json(file) => file.is(name, entry)?,
            Self::Toml(file) => file.is(name, entry)?,
            Self::Yaml(file) => file.is(name, entry)?,
        };
        Ok(match same {
            None => Standing::Missing,
            Some(true) => Standing::Same,
            Some(false) => Standing::Other,
        })
    }

    /// Adds an entry of a name that is not there.
    fn insert(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        match self {
            Self::Json(file) => file.insert(name, entry),
            Self::Toml(file) => file.insert(name, entry),
            Self::Yaml(file) => file.insert(name, entry),
        }
    }

    /// Gives the entry of a name that is there another content.
    fn replace(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        match self {
            Self::Json(file) => file.replace(name, entry),
            Self::Toml(file) => file.replace(name, entry),
            Self::Yaml(file) => file.replace(name, entry),
        }
    }
}

/// A text, and what was done to it so far.
struct Work {
    text: String,
    done: Vec<Edits>,
}

impl Work {
    /// Everything that a document holds. Gives the clashes and the names.
    fn put(
        &mut self,
        document: &Document,
        on_clash: OnClash,
    ) -> Result<(Vec<String>, Vec<String>), Stop> {
        // Reading also finds what is wrong with the file where nothing is to be put into it.
        let servers = Target {
            path: document.path,
            keyed: document.keyed,
        };
        File::open(&self.text, document.format, servers)?;
        // A TOML document has nothing beside its tables.
        if document.format != Format::Toml {
            for beside in &document.beside {
                self.beside(document.format, beside)?;
            }
        }
        let (mut clashes, mut names) = (Vec::new(), Vec::new());
        for (name, entry) in &document.entries {
            let file = File::open(&self.text, document.format, servers)?;
            let (edits, clash, name) = entered(&file, document, name, entry, on_clash)?;
            self.apply(edits);
            clashes.extend(clash);
            names.push(name);
        }
        Ok((clashes, names))
    }

    fn beside(&mut self, format: Format, beside: &Beside) -> Result<(), Stop> {
        let (path, keyed, name, value) = match beside {
            Beside::Missing(name, value) => (vec![], Keyed::Map, *name, value.clone()),
            Beside::Element(name, element) => {
                let id = member(element, "id").unwrap_or_default();
                let element = Json::Object(element.clone());
                (vec![*name], Keyed::List("id"), id, element)
            }
        };
        let target = Target { path: &path, keyed };
        let file = File::open(&self.text, format, target)?;
        let edits = match file.standing(name, &value)? {
            Standing::Missing => file.insert(name, &value)?,
            _ => Vec::new(),
        };
        self.apply(edits);
        Ok(())
    }

    fn apply(&mut self, edits: Vec<Edit>) {
        if !edits.is_empty() {
            let edits = Edits(edits);
            self.text = edits.apply(&self.text);
            self.done.push(edits);
        }
    }

    /// The place of a stop in the text as it was at first.
    fn before(&self, stop: Stop) -> Stop {
        let mut at = stop.at;
        for edits in self.done.iter().rev() {
            at = edits.before(at);
        }
        Stop { at, ..stop }
    }
}

/// The edits for one entry; its name, if that was there with other content; and the name under
/// which it then stands.
fn entered(
    file: &File,
    document: &Document,
    name: &str,
    entry: &Object,
    on_clash: OnClash,
) -> Result<(Vec<Edit>, Option<String>, String), Stop> {
    let value = Json::Object(entry.clone());
    match file.standing(name, &value)? {
        Standing::Missing => return Ok((file.insert(name, &value)?, None, name.to_owned())),
        Standing::Same => return Ok((Vec::new(), None, name.to_owned())),
        Standing::Other => {}
    }
    let clash = Some(name.to_owned());
    match on_clash {
        OnClash::Keep => return Ok((Vec::new(), clash, name.to_owned())),
        OnClash::Replace => return Ok((file.replace(name, &value)?, clash, name.to_owned())),
        OnClash::Rename => {}
    }
    let mut count = 2;
    loop {
        let free = [name, "_", &number(count)].concat();
        count += 1;
        if document.entries.iter().any(|(other, _)| *other == free) {
            continue;
        }
        let value = Json::Object(renamed(entry, document.keyed, &free));
        match file.standing(&free, &value)? {
            Standing::Missing => return Ok((file.insert(&free, &value)?, clash, free)),
            Standing::Same => return Ok((Vec::new(), clash, free)),
            Standing::Other => {}
        }
    }
}

/// An entry under another name; in a list the name is inside.
fn renamed(entry: &Object, keyed: Keyed, name: &str) -> Object {
    let Keyed::List(key) = keyed else {
        return entry.clone();
    };
    let mut renamed = Object::new();
    for (member, value) in entry.members() {
        renamed = if member == key {
            renamed.with(member, name)
        } else {
            renamed.with(member, value.clone())
        };
    }
    renamed
}

/// A member that is a string.
fn member<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    let mut members = object.members().iter();
    match members.find(|(key, _)| key == name) {
        Some((_, Json::String(text))) => Some(text),
        _ => None,
    }
}

impl OnClash {
    /// All of them, the one that loses nothing first.
    pub const ALL: [Self; 3] = [Self::Rename, Self::Replace, Self::Keep];

    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Rename => "rename",
            Self::Keep => "keep",
        }
    }

    /// Reads the word of the embedding interface.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.id() == id)
    }
}

/// Without the text, which may hold keys.
impl fmt::Debug for Merged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merged")
            .field("changed", &self.changed)
            .field("clashes", &self.clashes)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}
