//! YAML in block style, edited by its lines.

mod outline;
mod read;
mod scalar;
#[cfg(test)]
mod tests;

use super::Target;
use super::place::{Edit, byte, line_end, line_start, newline, slice};
use super::refusal::{Construct, Shape, Stop, Why};
use super::value::Value;
use crate::domain::scan::{one_of, trim_back, until};
use crate::emit::document::Keyed;
use crate::emit::json::{Json, Object};
use crate::emit::yaml;
use outline::{Inline, Node, outline};
use read::children;

/// A file, and the place of its servers.
pub(super) struct File<'a> {
    text: &'a str,
    newline: &'static str,
    keyed: Keyed,
    nodes: Vec<Node>,
    /// By how much a mapping in a mapping is indented.
    step: usize,
    /// The node that the servers stand in, or the one that lacks the first of the members that are
    /// left; none for the root.
    here: Option<usize>,
    /// The members on the path that are not there.
    missing: &'a [&'static str],
}

impl<'a> File<'a> {
    /// Reads a whole file and finds the mapping or sequence.
    pub(super) fn open(text: &'a str, target: Target<'a>) -> Result<Self, Stop> {
        let nodes = outline(text)?;
        let step = nodes.iter().find_map(|node| {
            let parent = nodes.get(node.parent?)?;
            let step = node.column.checked_sub(parent.column)?;
            (node.key.is_some() && parent.key.is_some() && (1..=8).contains(&step)).then_some(step)
        });
        let mut file = Self {
            text,
            newline: newline(text),
            keyed: target.keyed,
            nodes,
            step: step.unwrap_or(2),
            here: None,
            missing: target.path,
        };
        for walked in 0.. {
            let (path, missing) = target.path.split_at_checked(walked).unwrap_or_default();
            file.missing = missing;
            let list = missing.is_empty() && target.keyed != Keyed::Map;
            if file.is_empty_here(path, list)? {
                break;
            }
            let below = children(&file.nodes, file.here);
            if let Some(child) = below.first().and_then(|child| file.nodes.get(*child))
                && child.key.is_none() != list
            {
                let expected = if list { Shape::Array } else { Shape::Object };
                return Err(Stop::wrong_type(child.at, path, expected));
            }
            let merge_key = file.named(&below, "<<")?;
            let found = match missing.first() {
                Some(first) => file.named(&below, first)?,
                None => None,
            };
            if let (Some(merge), None) = (merge_key, found) {
                let at = file.nodes.get(merge).map_or(0, |node| node.at);
                return Err(Stop::unsupported(at, Construct::MergeKey));
            }
            if found.is_none() {
                break;
            }
            file.here = found;
        }
        Ok(file)
    }

    /// Whether there is nothing in the node that was walked to. Refuses what is no place for
    /// servers.
    fn is_empty_here(&self, path: &[&'static str], list: bool) -> Result<bool, Stop> {
        let Some(node) = self.node() else {
            return Ok(false);
        };
        if let Some((at, construct)) = node.mark {
            return Err(Stop::unsupported(at, construct));
        }
        let (shape, open) = if list {
            (Shape::Array, b'[')
        } else {
            (Shape::Object, b'{')
        };
        let inside = slice(self.text, node.start, node.end);
        match node.inline {
            Inline::Empty => Ok(children(&self.nodes, self.here).is_empty()),
            Inline::Plain if matches!(inside, "~" | "null" | "Null" | "NULL") => Ok(true),
            Inline::Flow if byte(inside, 0) == open => {
                let inside = slice(inside, 1, inside.len() - 1);
                if inside.trim().is_empty() {
                    return Ok(true);
                }
                Err(Stop::unsupported(node.start, Construct::Flow))
            }
            _ => Err(Stop::wrong_type(node.start, path, shape)),
        }
    }

    /// Whether the entry of a name is this one; none where there is no entry of that name.
    pub(super) fn is(&self, name: &str, entry: &Json) -> Result<Option<bool>, Stop> {
        let found = self.find(name)?;
        Ok(found.map(|index| read::value(self.text, &self.nodes, index, 0).is(entry)))
    }

    pub(super) fn insert(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        let below = children(&self.nodes, self.here);
        let mut members = self.missing.iter().rev();
        let mut value = match self.keyed {
            Keyed::List(_) => Json::Array(vec![entry.clone()]),
            Keyed::Map => Object::new().with(name, entry.clone()).into(),
        };
        for member in members.by_ref() {
            value = Object::new().with(member, value).into();
        }
        if let Some(last) = below.last() {
            let column = self.nodes.get(*last).map_or(0, |node| node.column);
            let end = line_end(self.text, self.end(*last));
            let at = match self.here {
                None => self.last_line(end),
                Some(_) => self.after_comments(end, column),
            };
            let lines = self.lines(&value, column);
            return Ok(vec![if at == self.text.len() && self.ends_in_block() {
                self.before_all(&below, lines)
            } else {
                Edit::insert(at, lines)
            }]);
        }
        let Some(node) = self.node() else {
            return Ok(vec![Edit::insert(self.last_line(0), self.lines(&value, 0))]);
        };
        let at = self.after_comments(line_end(self.text, node.end), node.column + 1);
        let lines = self.lines(&value, node.column + self.step);
        Ok(vec![
            Edit::replace(node.after, node.end, String::new()),
            Edit::insert(at, lines),
        ])
    }

    pub(super) fn replace(&self, name: &str, entry: &Json) -> Result<Vec<Edit>, Stop> {
        let found = self.find(name)?;
        let Some((index, node)) = found.and_then(|index| Some((index, self.nodes.get(index)?)))
        else {
            return Ok(Vec::new());
        };
        let mut within = self
            .nodes
            .iter()
            .skip(index)
            .take(self.last(index) + 1 - index);
        if let Some(anchor) = within.find_map(|node| node.anchor) {
            return Err(Stop::unsupported(anchor, Construct::Anchor));
        }
        let end = line_end(self.text, self.end(index));
        if let Keyed::List(_) = self.keyed {
            // Behind the dash that is there.
            let lines = self.lines(&Json::Array(vec![entry.clone()]), node.column);
            let text = slice(&lines, self.newline.len() + node.column + 1, lines.len());
            return Ok(vec![Edit::replace(node.after, end, text.to_owned())]);
        }
        if let Some((at, construct @ Construct::Tag)) = node.mark {
            return Err(Stop::unsupported(at, construct));
        }
        let Json::Object(members) = entry else {
            return Ok(Vec::new());
        };
        if members.members().is_empty() {
            return Ok(vec![Edit::replace(node.after, end, " {}".to_owned())]);
        }
        let child = children(&self.nodes, Some(index))
            .first()
            .and_then(|child| self.nodes.get(*child));
        let column = child
            .filter(|child| child.column > node.column)
            .map(|child| child.column);
        let lines = self.lines(entry, column.unwrap_or(node.column + self.step));
        if node.inline == Inline::Empty {
            // The line of the key stays as it is, with its comment.
            return Ok(vec![Edit::replace(
                line_end(self.text, node.after),
                end,
                lines,
            )]);
        }
        Ok(vec![
            Edit::replace(node.after, node.end, String::new()),
            Edit::insert(end, lines),
        ])
    }

    fn node(&self) -> Option<&Node> {
        self.here.and_then(|here| self.nodes.get(here))
    }

    fn find(&self, name: &str) -> Result<Option<usize>, Stop> {
        if !self.missing.is_empty() {
            return Ok(None);
        }
        let below = children(&self.nodes, self.here);
        let Keyed::List(key) = self.keyed else {
            return self.named(&below, name);
        };
        let is_it = |index: &usize| {
            let inside = children(&self.nodes, Some(*index));
            if let Some(found) = self.named(&inside, key).ok().flatten() {
                return matches!(read::value(self.text, &self.nodes, found, 0), Value::Text(text) if text == name);
            }
            let flow = self
                .nodes
                .get(*index)
                .is_some_and(|node| node.inline == Inline::Flow);
            match flow.then(|| read::value(self.text, &self.nodes, *index, 0)) {
                Some(Value::Object(members)) => members
                    .iter()
                    .any(|(member, value)| member == key && *value == Value::Text(name.to_owned())),
                _ => false,
            }
        };
        Ok(below.into_iter().rfind(is_it))
    }

    /// The one of these nodes that has a key. YAML forbids to repeat a key.
    fn named(&self, nodes: &[usize], key: &str) -> Result<Option<usize>, Stop> {
        let is_it = |index: &usize| {
            self.nodes
                .get(*index)
                .is_some_and(|node| node.key.as_deref() == Some(key))
        };
        let mut found = nodes.iter().copied().filter(is_it);
        let first = found.next();
        match found.next().and_then(|second| self.nodes.get(second)) {
            Some(second) => Err(Stop {
                at: second.at,
                why: Why::Duplicate(key.to_owned()),
            }),
            None => Ok(first),
        }
    }

    /// Whether the text ends within a block scalar, which a line end after it would change.
    fn ends_in_block(&self) -> bool {
        let block = |node: &Node| matches!(byte(self.text, node.start), b'|' | b'>');
        let last = self.nodes.last();
        last.is_some_and(|node| {
            node.inline == Inline::Other && block(node) && node.end == self.text.len()
        })
    }

    /// Adds lines before the first of these nodes.
    fn before_all(&self, nodes: &[usize], lines: String) -> Edit {
        if let Some(node) = self.node() {
            return Edit::insert(line_end(self.text, node.after), lines);
        }
        let first = nodes.first().and_then(|first| self.nodes.get(*first));
        let at = line_start(self.text, first.map_or(0, |first| first.at));
        let lines = slice(&lines, self.newline.len(), lines.len());
        Edit::insert(at, [lines, self.newline].concat())
    }

    /// The last node within one, or itself.
    fn last(&self, index: usize) -> usize {
        let depth = self.nodes.get(index).map_or(0, |node| node.depth);
        let within = self
            .nodes
            .iter()
            .skip(index + 1)
            .take_while(|node| node.depth > depth);
        index + within.count()
    }

    /// The end of what stands in a node.
    fn end(&self, index: usize) -> usize {
        self.nodes.get(self.last(index)).map_or(0, |node| node.end)
    }

    /// The end of the last line that is not empty; `end` is the end of the last value.
    fn last_line(&self, end: usize) -> usize {
        let content = trim_back(self.text, |c| one_of(" \t\r\n", c));
        line_end(self.text, content.len()).max(end)
    }

    /// After the comments right below a line that are indented at least by this.
    fn after_comments(&self, mut end: usize, column: usize) -> usize {
        loop {
            let rest = slice(self.text, end, self.text.len());
            let start = end + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
            let line = slice(self.text, start, self.text.len());
            let indent = until(line, |c| c != ' ').len();
            if indent < column || byte(line, indent) != b'#' {
                return end;
            }
            end = line_end(self.text, start);
        }
    }

    /// A value in block style from the next line on.
    fn lines(&self, value: &Json, column: usize) -> String {
        let mut block = String::new();
        match value {
            Json::Object(object) => yaml::members(&mut block, object, column, self.step),
            Json::Array(items) => yaml::elements(&mut block, items, column, self.step),
            _ => {}
        }
        let mut out = String::new();
        for line in block.lines() {
            out.push_str(self.newline);
            out.push_str(line);
        }
        out
    }
}
