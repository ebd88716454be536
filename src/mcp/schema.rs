//! The parameters of a tool, read from its JSON Schema for people to look at.
//!
//! A schema is untrusted: references are followed within it alone, and depth, number and choices are
//! bounded, so that no schema takes long. A reference to elsewhere is shown and never fetched.

mod kind;
mod reader;
#[cfg(test)]
mod tests;

use super::json::Value;
use reader::Reader;

/// How deep the members of a parameter are shown.
pub const DEPTH: usize = 4;

/// How many parameters of one tool are shown, members included.
pub const MOST: usize = 500;

/// How many of a parameter's choices are shown.
pub const CHOICES: usize = 100;

/// One parameter, or a member of one. All texts are untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type as the schema has it: `string`, `str`, `string | null`, `array<object>`, a reference to
    /// elsewhere; empty where the schema says nothing.
    pub kind: String,
    /// The same with the types of JSON Schema, where the schema has others: Bailian's services say
    /// `str`, `int`, `bool`, `float`, `dict` and `list`.
    pub standard: Option<String>,
    /// Whether it must be given.
    pub required: bool,
    /// What it is for.
    pub description: Option<String>,
    /// What it is when it is not given, as JSON text.
    pub default: Option<String>,
    /// What it may be, each as JSON text; a string without its quotes.
    pub choices: Vec<String>,
    /// How many more choices there are.
    pub more_choices: usize,
    /// The members of an object, or of the objects of an array.
    pub members: Vec<Parameter>,
    /// Whether it has members that are not shown: they lie too deep, or are too many.
    pub cut: bool,
}

/// Reads the parameters of a tool from the text of its schema. A text that is no schema has none.
pub fn parameters(schema: &str) -> Vec<Parameter> {
    match Value::read(schema) {
        Ok(root) => Reader::new(&root).parameters(),
        Err(_) => Vec::new(),
    }
}
