//! TOML: tables under their headers, inline tables, and dotted keys.

mod read;
mod scan;
mod string;
#[cfg(test)]
mod tests;

use super::Target;
use super::place::{Edit, body, byte, line_end, line_start, newline, slice};
use super::refusal::{Construct, Shape, Stop, Why};
use crate::domain::scan::{one_of, trim_back};
use crate::emit::json::{Json, Object};
use crate::emit::toml;
use scan::{Inline, Item, Kind, Part, Scanner};

/// A file, and the place of its servers.
pub(super) struct File<'a> {
    text: &'a str,
    newline: &'static str,
    path: &'a [&'static str],
    items: Vec<Item>,
    /// The inline table that holds the servers, or lacks the first of these keys.
    inline: Option<(Inline, &'a [&'static str])>,
}

/// How an entry is written in a file.
enum Entry<'f> {
    /// As one value, under a key of its own.
    Value(usize, usize),
    /// As tables with headers: the items of each, the entry's own first if it has one.
    Tables(Vec<&'f [Item]>),
    /// In a way that is not changed, which begins here.
    Scattered(usize, Construct),
}

impl<'a> File<'a> {
    /// Reads a whole file and finds the table.
    pub(super) fn open(text: &'a str, target: Target<'a>) -> Result<Self, Stop> {
        let items = scan::items(text)?;
        let mut file = Self {
            text,
            newline: newline(text),
            path: target.path,
            items,
            inline: None,
        };
        file.no_duplicate(
            file.items
                .iter()
                .filter(|item| is(item, target.path, Kind::Table)),
        )?;
        for item in &file.items {
            let leads = item.path.len() <= target.path.len()
                && item
                    .path
                    .iter()
                    .zip(target.path)
                    .all(|(one, other)| one == other);
            if !leads || item.kind == Kind::Table {
                continue;
            }
            let (walked, rest) = target
                .path
                .split_at_checked(item.path.len())
                .unwrap_or_default();
            if item.kind == Kind::ArrayOfTables {
                return Err(Stop::wrong_type(item.at, walked, Shape::Object));
            }
            file.inline = Some(descend(text, item.value, walked, rest)?);
        }
        Ok(file)
    }

    /// Whether the entry of a name is this one; none where there is no entry of that name.
    pub(super) fn is(&self, name: &str, entry: &Json) -> Result<Option<bool>, Stop> {
        let Some(entry_found) = self.find(name)? else {
            return Ok(None);
        };
        let value = match &entry_found {
            Entry::Value(value, _) => read::value(self.text, *value, 0),
            _ => read::tables(self.text, &self.pieces(name), self.path.len() + 1),
        };
        Ok(Some(value.is(&without_null(entry))))
    }

    pub(super) fn insert(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        let mut entry = without_null(entry);
        if let Some((inline, rest)) = &self.inline {
            let mut name = name;
            for outer in rest.iter().rev() {
                entry = Object::new().with(name, entry).into();
                name = outer;
            }
            return Ok(vec![self.append_inline(inline, name, &entry)]);
        }
        let Json::Object(entry) = entry else {
            return Ok(Vec::new());
        };
        let mut path = self.path.to_vec();
        path.push(name);
        let table = toml::table(&path, &entry);
        let mut text = self.newline.to_owned();
        for line in table.lines() {
            text.push_str(self.newline);
            text.push_str(line);
        }
        Ok(vec![Edit::insert(self.after_servers(), text)])
    }

    pub(super) fn replace(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        let entry = without_null(entry);
        match (self.find(name)?, &entry) {
            (Some(Entry::Value(value, end)), _) => {
                let mut text = String::new();
                toml::value(&mut text, &entry);
                Ok(vec![Edit::replace(value, end, text)])
            }
            (Some(Entry::Tables(sections)), Json::Object(entry)) => {
                Ok(self.replace_tables(name, &sections, entry))
            }
            (Some(Entry::Scattered(at, construct)), _) => Err(Stop::unsupported(at, construct)),
            _ => Ok(Vec::new()),
        }
    }

    /// Every item that belongs to an entry.
    fn pieces(&self, name: &str) -> Vec<&Item> {
        let belongs = |item: &&Item| is_within(item, self.path, name);
        self.items.iter().filter(belongs).collect()
    }

    fn find(&self, name: &str) -> Result<Option<Entry<'_>>, Stop> {
        if let Some((inline, rest)) = &self.inline {
            let mut found = inline
                .parts
                .iter()
                .filter(|part| part.key.first().is_some_and(|key| key == name));
            return Ok(match found.next() {
                Some(part) if rest.is_empty() && part.key.len() == 1 => {
                    Some(Entry::Value(part.value, part.end))
                }
                Some(part) if rest.is_empty() => {
                    Some(Entry::Scattered(part.start, Construct::DottedKeys))
                }
                _ => None,
            });
        }
        let pieces = self.pieces(name);
        let Some(first) = pieces.first() else {
            return Ok(None);
        };
        let depth = self.path.len() + 1;
        let own = |item: &&&Item| item.path.len() == depth && item.kind != Kind::ArrayOfTables;
        self.no_duplicate(pieces.iter().filter(own).copied())?;
        if let ([only], Kind::Pair, true) =
            (pieces.as_slice(), first.kind, first.path.len() == depth)
        {
            return Ok(Some(Entry::Value(only.value, only.end)));
        }
        let apart = pieces
            .iter()
            .find(|item| item.kind == Kind::Pair && item.table < depth);
        if let Some(apart) = apart {
            return Ok(Some(Entry::Scattered(apart.at, Construct::DottedKeys)));
        }
        let array = pieces
            .iter()
            .find(|item| item.kind == Kind::ArrayOfTables && item.path.len() == depth);
        if let Some(array) = array {
            return Ok(Some(Entry::Scattered(array.at, Construct::ArrayOfTables)));
        }
        Ok(Some(Entry::Tables(self.sections(name))))
    }

    /// The tables of an entry, each a header and its pairs; those that follow each other are one.
    fn sections(&self, name: &str) -> Vec<&[Item]> {
        let mut sections = Vec::new();
        let mut start = None;
        for (index, item) in self.items.iter().enumerate() {
            let inside = is_within(item, self.path, name);
            match start {
                None if inside => start = Some(index),
                Some(first) if !inside => {
                    sections.extend(self.items.get(first..index));
                    start = None;
                }
                _ => {}
            }
        }
        sections.extend(start.and_then(|first| self.items.get(first..)));
        sections
    }

    fn replace_tables(&self, name: &str, sections: &[&[Item]], entry: &Object) -> Vec<Edit> {
        let mut path = self.path.to_vec();
        path.push(name);
        let table = toml::table(&path, entry);
        let own = |section: &&&[Item]| {
            section
                .iter()
                .any(|item| item.kind == Kind::Table && item.path.len() == path.len())
        };
        let main = sections
            .iter()
            .position(|section| own(&section))
            .unwrap_or(0);
        let mut edits = Vec::new();
        for (index, section) in sections.iter().enumerate() {
            let (Some(first), Some(last)) = (section.first(), section.last()) else {
                continue;
            };
            let end = line_end(self.text, last.end);
            if index == main {
                // A header that is there already stays as it is, with its comment.
                let kept = is(first, &path, Kind::Table);
                let start = if kept {
                    line_end(self.text, first.end)
                } else {
                    first.at
                };
                let lines = table.lines().skip(usize::from(kept));
                let mut text = String::new();
                for (index, line) in lines.enumerate() {
                    if kept || index > 0 {
                        text.push_str(self.newline);
                    }
                    text.push_str(line);
                }
                edits.push(Edit::replace(start, end, text));
                continue;
            }
            // With the line end and the empty lines before it.
            let start = line_start(self.text, first.at);
            let top = body(self.text);
            let before = trimmed(slice(self.text, top, start));
            let (start, end) = if before.is_empty() {
                let next = slice(self.text, end, self.text.len()).find('\n');
                (start, next.map_or(end, |next| end + next + 1))
            } else {
                (line_end(self.text, top + before.len()), end)
            };
            edits.push(Edit::replace(start, end, String::new()));
        }
        edits
    }

    /// Where a new table belongs: after the last one of the servers, else at the end.
    fn after_servers(&self) -> usize {
        let text = self.text;
        let server = |item: &Item| item.kind != Kind::Pair && starts(item, self.path);
        let last = self
            .items
            .iter()
            .rposition(server)
            .filter(|_| !self.path.is_empty());
        let Some(header) = last else {
            return line_end(text, trimmed(text).len());
        };
        let mut items = self.items.iter().skip(header + 1);
        let next = items.clone().find(|item| item.kind != Kind::Pair);
        let own = items
            .by_ref()
            .take_while(|item| item.kind == Kind::Pair)
            .last();
        let own = own.or(self.items.get(header)).map_or(0, |item| item.end);
        let end = line_end(text, own);
        // Comments right below belong to the table, unless they stand right above the next one.
        let mut at = end;
        loop {
            let start = slice(text, at, text.len())
                .find('\n')
                .map_or(text.len(), |next| at + next + 1);
            let line = slice(text, start, line_end(text, start)).trim_start();
            if !line.starts_with('#') {
                let above = next.is_some_and(|next| start >= line_start(text, next.at));
                return if above { end } else { at };
            }
            at = line_end(text, start);
        }
    }

    fn append_inline(&self, to: &Inline, name: &str, value: &Json) -> Edit {
        let mut item = toml::key(name);
        item.push_str(" = ");
        toml::value(&mut item, value);
        match to.parts.last() {
            Some(Part {
                comma: Some(comma), ..
            }) => Edit::insert(comma + 1, [" ", &item].concat()),
            Some(last) => Edit::insert(last.end, [", ", &item].concat()),
            None if slice(self.text, to.open + 1, to.close).trim().is_empty() => {
                Edit::replace(to.open + 1, to.close, [" ", &item, " "].concat())
            }
            None => Edit::insert(to.open + 1, [" ", &item].concat()),
        }
    }

    /// TOML forbids to define anything twice; readers refuse such a file.
    fn no_duplicate<'i>(&self, mut items: impl Iterator<Item = &'i Item>) -> Result<(), Stop> {
        items.next();
        match items.next() {
            Some(Item { at, path, .. }) => {
                let name = path.last().cloned().unwrap_or_default();
                Err(Stop {
                    at: *at,
                    why: Why::Duplicate(name),
                })
            }
            None => Ok(()),
        }
    }
}

/// Goes down into inline tables, as far as they are there.
fn descend<'a>(
    text: &str,
    value: usize,
    walked: &[&'static str],
    mut rest: &'a [&'static str],
) -> Result<(Inline, &'a [&'static str]), Stop> {
    let mut walked = walked.to_vec();
    let mut at = value;
    loop {
        if byte(text, at) != b'{' {
            return Err(Stop::wrong_type(at, &walked, Shape::Object));
        }
        let inline = Scanner { text, at }.inline()?;
        let Some((first, deeper)) = rest.split_first() else {
            return Ok((inline, rest));
        };
        let part = inline
            .parts
            .iter()
            .find(|part| part.key.first().is_some_and(|key| key == first));
        let Some(part) = part else {
            return Ok((inline, rest));
        };
        if part.key.len() > 1 {
            return Err(Stop::unsupported(part.start, Construct::DottedKeys));
        }
        at = part.value;
        walked.push(first);
        rest = deeper;
    }
}

/// Whether the path of an item begins with this one.
fn starts(item: &Item, path: &[&str]) -> bool {
    item.path.len() >= path.len() && item.path.iter().zip(path).all(|(one, other)| one == other)
}

fn is(item: &Item, path: &[&str], kind: Kind) -> bool {
    item.kind == kind && item.path.len() == path.len() && starts(item, path)
}

/// Whether an item belongs to the entry of a name.
fn is_within(item: &Item, path: &[&str], name: &str) -> bool {
    starts(item, path) && item.path.get(path.len()).is_some_and(|key| key == name)
}

/// Without whitespace and line ends at the back.
fn trimmed(text: &str) -> &str {
    // Not `trim_end`: a comment may end with another space.
    trim_back(text, |c| one_of(" \t\r\n", c))
}

/// TOML has no null: members that are null are left out.
fn without_null(json: &Json) -> Json {
    let Json::Object(object) = json else {
        return json.clone();
    };
    let mut out = Object::new();
    for (name, value) in object.members() {
        if *value != Json::Null {
            out = out.with(name, without_null(value));
        }
    }
    out.into()
}
