//! A list of tools to take away: JSON, CSV, Markdown, names.
//!
//! Everything a server wrote is untrusted, and what reads these texts may run it: a spreadsheet runs
//! formulas, a document shows markup. Each form is made safe for its reader; only JSON keeps every
//! text as it was.

#[cfg(test)]
mod tests;

use super::types::Tool;
use crate::domain::{scan, visible_line};
use crate::emit::json::quote;

/// `{"tools":[…]}` as the protocol has it, a tool a line, in their order. Schemas are word for word.
pub fn json(tools: &[Tool]) -> String {
    let mut out = String::from("{\"tools\":[");
    for (index, tool) in tools.iter().enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str("{\"name\":");
        out.push_str(&quote(&tool.name));
        for (name, text) in [("title", &tool.title), ("description", &tool.description)] {
            if let Some(text) = text {
                member(&mut out, name, &quote(text));
            }
        }
        if let Some(schema) = &tool.input_schema {
            member(&mut out, "inputSchema", schema);
        }
        annotations(&mut out, tool);
        out.push('}');
    }
    out.push_str("\n]}\n");
    out
}

fn member(out: &mut String, name: &str, value: &str) {
    for part in [",\"", name, "\":", value] {
        out.push_str(part);
    }
}

fn annotations(out: &mut String, tool: &Tool) {
    let mut said = String::new();
    for (name, hint) in hints(tool) {
        if let Some(hint) = hint {
            member(&mut said, name, truth(hint));
        }
    }
    if let Some(said) = said.strip_prefix(',') {
        member(out, "annotations", &["{", said, "}"].concat());
    }
}

fn hints(tool: &Tool) -> [(&'static str, Option<bool>); 4] {
    let hints = &tool.annotations;
    [
        ("readOnlyHint", hints.read_only),
        ("destructiveHint", hints.destructive),
        ("idempotentHint", hints.idempotent),
        ("openWorldHint", hints.open_world),
    ]
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A table for a spreadsheet: RFC 4180, with a header and a byte order mark, without which Excel takes
/// Chinese for something else.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end would be a formula to a spreadsheet,
/// or become one: it has an apostrophe in front.
pub fn csv(tools: &[Tool]) -> String {
    let mut out = String::from("\u{feff}name,title,description");
    for (name, _) in hints(&EMPTY) {
        out.push(',');
        out.push_str(name);
    }
    out.push_str(",inputSchema\r\n");
    for tool in tools {
        cell(&mut out, &tool.name);
        for text in [&tool.title, &tool.description] {
            out.push(',');
            cell(&mut out, text.as_deref().unwrap_or_default());
        }
        for (_, hint) in hints(tool) {
            out.push(',');
            out.push_str(hint.map_or("", truth));
        }
        out.push(',');
        cell(&mut out, tool.input_schema.as_deref().unwrap_or_default());
        out.push_str("\r\n");
    }
    out
}

const EMPTY: Tool = Tool {
    name: String::new(),
    title: None,
    description: None,
    input_schema: None,
    annotations: super::types::Annotations {
        read_only: None,
        destructive: None,
        idempotent: None,
        open_world: None,
    },
    invalid_header: false,
    risk: None,
};

fn cell(out: &mut String, text: &str) {
    let first = text.chars().next();
    let formula = first.is_some_and(|c| scan::one_of("=+-@\t\r\n", c));
    let quoted = formula || scan::find(text, |c| scan::one_of("\",\r\n", c)).is_some();
    if !quoted {
        out.push_str(text);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

/// A table for a document, in GitHub's Markdown. Texts stay texts: no markup, no HTML and no web link comes
/// of them, line ends are spaces, and characters that would not be seen are written as
/// `[U+202E]`.
pub fn markdown(tools: &[Tool]) -> String {
    let mut out = String::from("| name | title | description |\n| --- | --- | --- |\n");
    for tool in tools {
        out.push('|');
        let texts = [
            Some(&tool.name),
            tool.title.as_ref(),
            tool.description.as_ref(),
        ];
        for text in texts {
            out.push(' ');
            plain(&mut out, text.map_or("", String::as_str));
            out.push_str(" |");
        }
        out.push('\n');
    }
    out
}

/// Every ASCII punctuation mark may have a backslash; these need one somewhere in a cell. `:` and `.`
/// are among them because an address without marks around it becomes a link, and so is `@`.
const MARKS: &str = "\\`*_[]()|~#!$:@.^={}\"'";

fn plain(out: &mut String, text: &str) {
    let mut line = String::new();
    for c in text.trim().chars() {
        line.push(if scan::one_of("\n\r\t", c) { ' ' } else { c });
    }
    for c in visible_line(&line, usize::MAX).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => {
                if scan::one_of(MARKS, c) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
}

/// The names, one a line; characters that would not be seen are written as `[U+000A]`.
pub fn names(tools: &[Tool]) -> String {
    let mut out = String::new();
    for tool in tools {
        out.push_str(&visible_line(&tool.name, usize::MAX));
        out.push('\n');
    }
    out
}
