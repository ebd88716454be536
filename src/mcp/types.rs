//! The nouns of MCP that a listing shows, read leniently: what a server leaves out or gets wrong
//! costs that member alone, and a tool is only passed over where it has no name.

use std::collections::HashSet;

use super::json::{Object, Value};
use super::risk::{Risk, risk};

/// Who answered. All of it is untrusted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerInfo {
    /// Its name for programs.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// Its version.
    pub version: String,
}

/// One tool. All of it is untrusted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// The name it is called by. Bailian's market has Chinese ones.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// What it does.
    pub description: Option<String>,
    /// The schema of its arguments as the server wrote it, as JSON text; `None` where it sent none.
    /// Bailian's services name types that no JSON Schema has: `str`, `int`, `dict`.
    pub input_schema: Option<String>,
    /// Hints about what a call may do.
    pub annotations: Annotations,
    /// Whether its `x-mcp-header` members break the rules of revision 2026-07-28.
    pub invalid_header: bool,
    /// Whether it looks as if it changed something: found out while it is read, since looking at
    /// thousands of tools at once takes a while.
    pub risk: Option<Risk>,
}

/// What a server says about the effects of a tool; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// It changes nothing.
    pub read_only: Option<bool>,
    /// It may destroy something.
    pub destructive: Option<bool>,
    /// Calling it again changes nothing more.
    pub idempotent: Option<bool>,
    /// It reaches the world outside.
    pub open_world: Option<bool>,
}

/// The result of one `tools/list`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The tools in their order.
    pub tools: Vec<Tool>,
    /// How many entries had no name and were passed over.
    pub unreadable: usize,
    /// Where the next page begins. It is opaque, and may be empty.
    pub next_cursor: Option<String>,
}

impl ServerInfo {
    /// Reads `serverInfo`.
    pub fn read(info: &Value<'_>) -> Self {
        Self {
            name: text(info, "name").unwrap_or_default(),
            title: text(info, "title"),
            version: text(info, "version").unwrap_or_default(),
        }
    }
}

impl Page {
    /// Reads the result of `tools/list`; `None` where it has no list of tools.
    pub fn read(result: &Value<'_>) -> Option<Self> {
        let mut page = Self::of(result.get("tools")?.as_array()?);
        page.next_cursor = text(result, "nextCursor");
        Some(page)
    }

    /// Reads the entries of a list of tools.
    pub fn of(entries: &[Value<'_>]) -> Self {
        let tools: Vec<Tool> = entries.iter().filter_map(Tool::read).collect();
        let unreadable = entries.len() - tools.len();
        Self {
            tools,
            unreadable,
            next_cursor: None,
        }
    }
}

impl Tool {
    /// Reads one entry of the list; `None` where it has no name.
    pub(super) fn read(tool: &Value<'_>) -> Option<Self> {
        let name = text(tool, "name").filter(|name| !name.is_empty())?;
        let annotations = tool.get("annotations");
        let hint = |name: &str| annotations?.get(name)?.as_bool();
        let title = || annotations.and_then(|annotations| text(annotations, "title"));
        let schema = tool.get("inputSchema").and_then(Value::as_object);
        let mut read = Self {
            name,
            title: text(tool, "title").or_else(title),
            description: text(tool, "description"),
            input_schema: schema.map(|schema| schema.text().to_owned()),
            annotations: Annotations {
                read_only: hint("readOnlyHint"),
                destructive: hint("destructiveHint"),
                idempotent: hint("idempotentHint"),
                open_world: hint("openWorldHint"),
            },
            invalid_header: schema.is_some_and(has_invalid_header),
            risk: None,
        };
        read.risk = risk(&read);
        Some(read)
    }
}

/// Whether a property asks for a header that cannot be sent: its name must be a token of HTTP, no
/// other property may ask for the same one in any case, and only plain values fit into a header.
fn has_invalid_header(schema: &Object<'_>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    let properties = properties.map(Object::members).unwrap_or_default();
    let mut names = HashSet::new();
    properties.iter().any(|(_, property)| {
        let Some(header) = property.get("x-mcp-header") else {
            return false;
        };
        let plain = property.get("type").and_then(Value::as_str);
        let plain = matches!(plain, Some("string" | "number" | "integer" | "boolean"));
        let name = header.as_str().filter(|name| is_token(name));
        !plain || name.is_none_or(|name| !names.insert(name.to_ascii_lowercase()))
    })
}

fn is_token(name: &str) -> bool {
    let mark = |b: u8| b"!#$%&'*+-.^_`|~".contains(&b);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || mark(b))
}

fn text(value: &Value<'_>, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests;
