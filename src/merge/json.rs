//! JSON, with comments and trailing commas where a file has them.

mod scan;
#[cfg(test)]
mod tests;

use super::Target;
use super::nested::Nested;
use super::place::{Edit, begins_line, body, byte, indent, newline, slice};
use super::refusal::{Shape, Stop};
use crate::domain::scan::{one_of, trim_back};
use crate::emit::document::Keyed;
use crate::emit::json::{Json, Object, quote};
use scan::{Collection, Part, Scanner, decoded};

/// The end of the whitespace and comments at the front of a text.
pub(super) fn blank_end(text: &str) -> Result<usize, Stop> {
    let mut scanner = Scanner::new(text, body(text));
    scanner.blank()?;
    Ok(scanner.at)
}

/// A file, and the place of its servers.
pub(super) struct File<'a> {
    text: &'a str,
    keyed: Keyed,
    newline: &'static str,
    /// What one level is indented by.
    unit: &'a str,
    site: Site<'a>,
}

/// Where the servers stand.
enum Site<'a> {
    /// In this collection.
    Here(Collection, Inherited),
    /// Nowhere yet: this object lacks the first of these members.
    Missing(Collection, Inherited, &'a [&'static str]),
    /// This member is null; in its place belongs an object with the rest of the members.
    Null(Collection, Part, &'a [&'static str]),
}

/// How an empty collection is filled: as what is around it, on one line and with spaces or not, or
/// over several lines.
type Inherited = Option<bool>;

/// How a value is written.
enum Layout {
    /// On one line; with spaces after commas and colons, or without.
    Compact(bool),
    /// Over several lines; its first and last line are indented by this.
    Lines(String),
}

impl<'a> File<'a> {
    /// Reads a whole file and finds the collection.
    pub(super) fn open(text: &'a str, target: Target<'a>) -> Result<Self, Stop> {
        let mut scanner = Scanner::new(text, blank_end(text)?);
        let root = scanner.at;
        let mut here = if matches!(scanner.peek(), b'{' | b'[') {
            scanner.collection()?
        } else {
            scanner.skip()?;
            Collection {
                open: root,
                close: root,
                parts: Vec::new(),
            }
        };
        scanner.blank()?;
        if scanner.at < text.len() {
            return Err(Stop::unexpected(text, scanner.at));
        }
        let mut unit = None;
        let mut inherited = None;
        let mut path = target.path;
        let mut walked = 0;
        let site = loop {
            let list = path.is_empty() && target.keyed != Keyed::Map;
            let (bracket, shape) = if list {
                (b'[', Shape::Array)
            } else {
                (b'{', Shape::Object)
            };
            if byte(text, here.open) != bracket {
                let walked = target.path.get(..walked).unwrap_or_default();
                return Err(Stop::wrong_type(here.open, walked, shape));
            }
            unit = unit.or_else(|| step(text, &here));
            inherited = style(text, &here, inherited);
            let Some((first, rest)) = path.split_first() else {
                break Site::Here(here, inherited);
            };
            let Some(part) = here.named(first).cloned() else {
                break Site::Missing(here, inherited, path);
            };
            match byte(text, part.value) {
                b'n' => break Site::Null(here, part, rest),
                b'{' | b'[' => here = Scanner::new(text, part.value).collection()?,
                _ => here.open = part.value,
            }
            path = rest;
            walked += 1;
        };
        if let Site::Here(servers, _) = &site {
            // The members of the servers show the step where nothing else does.
            for part in &servers.parts {
                if unit.is_none() && byte(text, part.value) == b'{' {
                    unit = step(text, &Scanner::new(text, part.value).collection()?);
                }
            }
        }
        Ok(Self {
            text,
            keyed: target.keyed,
            newline: newline(text),
            unit: unit.unwrap_or("  "),
            site,
        })
    }

    /// Whether the entry of a name is this one; none where there is no entry of that name.
    pub(super) fn is(&self, name: &str, entry: &Json) -> Result<Option<bool>, Stop> {
        let part = self.find(name)?;
        Ok(part.map(|part| scan::value(self.text, part.value, 0).is(entry)))
    }

    /// The entry of a name; the last one, which readers take.
    fn find(&self, name: &str) -> Result<Option<Part>, Stop> {
        let Site::Here(servers, _) = &self.site else {
            return Ok(None);
        };
        let Keyed::List(key) = self.keyed else {
            return Ok(servers.named(name).cloned());
        };
        for part in servers.parts.iter().rev() {
            if byte(self.text, part.value) != b'{' {
                continue;
            }
            let element = Scanner::new(self.text, part.value).collection()?;
            let found = element.named(key);
            if found.is_some_and(|found| {
                decoded(self.slice(found.value, found.end)).as_deref() == Some(name)
            }) {
                return Ok(Some(part.clone()));
            }
        }
        Ok(None)
    }

    pub(super) fn insert(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        match &self.site {
            Site::Here(servers, inherited) => {
                let key = (self.keyed == Keyed::Map).then_some(name);
                self.append(servers, *inherited, key, entry)
            }
            Site::Missing(object, inherited, path) => {
                let (first, rest) = path.split_first().unwrap_or((&"", &[]));
                let value = self.wrapped(rest, name, entry);
                self.append(object, *inherited, Some(first), &value)
            }
            Site::Null(object, part, rest) => {
                let value = self.wrapped(rest, name, entry);
                Ok(vec![self.set(object, part, &value)])
            }
        }
    }

    pub(super) fn replace(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        let part = self.find(name)?;
        Ok(match (&self.site, part) {
            (Site::Here(servers, _), Some(part)) => vec![self.set(servers, &part, entry)],
            _ => Vec::new(),
        })
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        slice(self.text, start, end)
    }

    /// The servers with this one, at the end of these members.
    fn wrapped(&self, path: &[&str], name: &str, entry: &Json) -> Json {
        let mut value = match self.keyed {
            Keyed::Map => Object::new().with(name, entry.clone()).into(),
            Keyed::List(_) => Json::Array(vec![entry.clone()]),
        };
        for member in path.iter().rev() {
            value = Object::new().with(member, value).into();
        }
        value
    }

    /// Gives a part another value.
    fn set(&self, around: &Collection, part: &Part, value: &Json) -> Edit {
        let several = begins_line(self.text, part.start) || around.on_lines(self.text);
        let layout = match style(self.text, around, None) {
            Some(spaced) if !several => Layout::Compact(spaced),
            _ => Layout::Lines(indent(self.text, part.start).to_owned()),
        };
        Edit::replace(part.value, part.end, self.written(value, &layout))
    }

    /// Adds a member, or an element where there is no key, after the last one.
    fn append(
        &self,
        to: &Collection,
        inherited: Inherited,
        key: Option<&str>,
        value: &Json,
    ) -> Result<Vec<Edit>, Stop> {
        let Some(last) = to.parts.last() else {
            return Ok(vec![self.fill(to, inherited, key, value)]);
        };
        let after = last.comma.map_or(last.end, |comma| comma + 1);
        let mut scanner = Scanner::new(self.text, after);
        let to_line_end = scanner.comments_on_line()?;
        let at = scanner.at;
        let sibling = to
            .parts
            .iter()
            .rfind(|part| begins_line(self.text, part.start));
        let (layout, mut text) = match (sibling, inherited) {
            (Some(sibling), _) => {
                let indent = indent(self.text, sibling.start);
                (
                    Layout::Lines(indent.to_owned()),
                    [self.newline, indent].concat(),
                )
            }
            (None, Some(spaced)) if to_line_end => {
                let indent = indent(self.text, to.open);
                (
                    Layout::Compact(spaced),
                    [self.newline, indent, self.unit].concat(),
                )
            }
            (None, spaced) => {
                let spaced = spaced.unwrap_or(true);
                let gap = if spaced { " " } else { "" };
                (Layout::Compact(spaced), gap.to_owned())
            }
        };
        text.push_str(&self.item(key, value, &layout));
        if last.comma.is_some() {
            return Ok(vec![Edit::insert(at, text)]);
        }
        if at == last.end {
            return Ok(vec![Edit::insert(at, [",", &text].concat())]);
        }
        Ok(vec![
            Edit::insert(last.end, ",".to_owned()),
            Edit::insert(at, text),
        ])
    }

    /// The first member or element of an empty collection.
    fn fill(&self, to: &Collection, inherited: Inherited, key: Option<&str>, value: &Json) -> Edit {
        let inside = self.slice(to.open + 1, to.close);
        // Not `trim_end`: a comment may end with a space that is not of JSON.
        let comments = trim_back(inside, |c| one_of(" \t\r\n", c));
        let outer = indent(self.text, to.open);
        let inner = [outer, self.unit].concat();
        let lines = [self.newline, &inner].concat();
        let at = to.open + 1 + comments.len();
        let after = self.slice(at, to.close);
        if !comments.is_empty() && after.contains('\n') {
            // Below the comments, before the line of the closing bracket.
            let item = self.item(key, value, &Layout::Lines(inner));
            return Edit::insert(at, [lines, item].concat());
        }
        if let Some(spaced) = inherited {
            let gap = if comments.is_empty() { "" } else { " " };
            let item = self.item(key, value, &Layout::Compact(spaced));
            return Edit::replace(at, to.close, [gap, &item].concat());
        }
        let item = self.item(key, value, &Layout::Lines(inner));
        Edit::replace(at, to.close, [&lines, &item, self.newline, outer].concat())
    }

    fn item(&self, key: Option<&str>, value: &Json, layout: &Layout) -> String {
        let mut out = String::new();
        if let Some(key) = key {
            out.push_str(&quote(key));
            out.push_str(match layout {
                Layout::Compact(false) => ":",
                _ => ": ",
            });
        }
        out.push_str(&self.written(value, layout));
        out
    }

    fn written(&self, value: &Json, layout: &Layout) -> String {
        match layout {
            Layout::Compact(false) => value.compact(),
            Layout::Compact(true) => spaced(&value.compact()),
            Layout::Lines(indent) => self.lines(value, indent),
        }
    }

    /// A value over several lines in the file's own steps.
    fn lines(&self, value: &Json, indent: &str) -> String {
        // As the only member of an object, so that its lines are indented by two spaces and more.
        let pretty = Object::new().with("", value.clone()).pretty();
        let mut out = String::new();
        for (index, line) in pretty.lines().skip(1).enumerate() {
            let content = line.trim_start_matches(' ');
            let depth = (line.len() - content.len()) / 2;
            if depth == 0 {
                // The closing brace of that object.
                break;
            }
            if index == 0 {
                out.push_str(content.strip_prefix("\"\": ").unwrap_or(content));
                continue;
            }
            out.push_str(self.newline);
            out.push_str(indent);
            for _ in 1..depth {
                out.push_str(self.unit);
            }
            out.push_str(content);
        }
        out
    }
}

impl Collection {
    /// The last member of a name.
    fn named(&self, name: &str) -> Option<&Part> {
        self.parts
            .iter()
            .rfind(|part| part.key.as_deref() == Some(name))
    }

    /// Whether one of its parts begins a line.
    fn on_lines(&self, text: &str) -> bool {
        self.parts.iter().any(|part| begins_line(text, part.start))
    }
}

/// How something within a collection is written, where nothing closer shows it.
fn style(text: &str, collection: &Collection, around: Inherited) -> Inherited {
    let last = collection.parts.last();
    let Some(last) = last else {
        return around;
    };
    if collection.on_lines(text) {
        return None;
    }
    let blank = |at: usize| matches!(byte(text, at), b' ' | b'\t');
    let spaced = match (&last.key, collection.parts.first()) {
        (None, Some(first)) if first.comma.is_some() => {
            first.comma.is_some_and(|comma| blank(comma + 1))
        }
        (None, _) => around.unwrap_or(true),
        (Some(_), _) => blank(last.value.saturating_sub(1)),
    };
    Some(spaced)
}

/// By how much the parts of a collection are indented against the line that it begins on.
fn step<'a>(text: &'a str, collection: &Collection) -> Option<&'a str> {
    let mut parts = collection.parts.iter();
    let part = parts.find(|part| begins_line(text, part.start))?;
    let outer = indent(text, collection.open);
    let step = indent(text, part.start).strip_prefix(outer)?;
    (1..=16).contains(&step.len()).then_some(step)
}

/// Compact JSON with a space after commas and colons.
fn spaced(compact: &str) -> String {
    let mut out = String::new();
    let (mut quoted, mut escaped) = (false, false);
    for c in compact.chars() {
        out.push(c);
        match c {
            '"' if !escaped => quoted = !quoted,
            ',' | ':' if !quoted => out.push(' '),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    out
}
