//! Walks through a schema.

use super::kind::Kind;
use super::{CHOICES, DEPTH, MOST, Parameter};
use crate::domain::scan;
use crate::emit::json::quote;
use crate::mcp::json::Value;

/// How many schemas are looked at for one tool: alternatives within alternatives multiply.
const STEPS: usize = 5_000;

/// How many alternatives of one schema are looked at.
const ALTERNATIVES: usize = 16;

pub(super) struct Reader<'a> {
    root: &'a Value<'a>,
    /// How many parameters may still come.
    left: usize,
    /// How many schemas may still be looked at.
    steps: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a Value<'a>) -> Self {
        Self {
            root,
            left: MOST,
            steps: STEPS,
        }
    }

    pub(super) fn parameters(mut self) -> Vec<Parameter> {
        let mut found = Parameter::default();
        self.members(self.root, 0, true, &mut found);
        found.members
    }

    /// Adds the members of an object's schema to `of`; `certain` is false within alternatives, of whose
    /// members none must be given.
    fn members(&mut self, schema: &'a Value<'a>, depth: usize, certain: bool, of: &mut Parameter) {
        let Some(schema) = self.resolved(schema).ok().filter(|_| self.step()) else {
            return;
        };
        let properties = schema.get("properties").and_then(Value::as_object);
        let required = schema.get("required").and_then(Value::as_array);
        for (name, property) in properties.map_or(&[][..], |all| all.members()) {
            if of.members.iter().any(|known| known.name == *name) {
                continue;
            }
            if depth >= DEPTH || self.left == 0 {
                of.cut = true;
                return;
            }
            self.left -= 1;
            let mut parameter = self.parameter(property, depth);
            parameter.name = name.clone().into_owned();
            let names = required.unwrap_or_default();
            parameter.required =
                certain && names.iter().any(|one| one.as_str() == Some(name.as_ref()));
            of.members.push(parameter);
        }
        for part in alternatives(schema, "allOf") {
            self.members(part, depth, certain, of);
        }
        for word in ["anyOf", "oneOf"] {
            for part in alternatives(schema, word) {
                self.members(part, depth, false, of);
            }
        }
    }

    fn parameter(&mut self, schema: &'a Value<'a>, depth: usize) -> Parameter {
        let kind = self.kind(schema, 0);
        let mut parameter = Parameter {
            standard: Some(kind.standard).filter(|standard| *standard != kind.found),
            kind: kind.found,
            ..Parameter::default()
        };
        // What stands beside a reference wins over what it refers to.
        let target = self.resolved(schema).ok();
        for schema in [Some(schema), target].into_iter().flatten() {
            let text = schema.get("description").and_then(Value::as_str);
            if parameter.description.is_none() {
                parameter.description = text.map(str::to_owned);
            }
            if parameter.default.is_none() {
                parameter.default = schema.get("default").map(json);
            }
            if parameter.choices.is_empty() {
                choices(schema, &mut parameter);
            }
        }
        self.inside(schema, depth + 1, &mut parameter);
        parameter
    }

    /// The members of a parameter: its own, or those of an array's items.
    fn inside(&mut self, schema: &'a Value<'a>, depth: usize, of: &mut Parameter) {
        self.members(schema, depth, true, of);
        if let Ok(schema) = self.resolved(schema) {
            if let Some(items) = schema
                .get("items")
                .filter(|items| items.as_object().is_some())
            {
                self.members(items, depth, true, of);
            }
            for word in ["anyOf", "oneOf", "allOf"] {
                for part in alternatives(schema, word) {
                    let part = self.resolved(part).ok();
                    if let Some(items) = part.and_then(|part| part.get("items")) {
                        self.members(items, depth, false, of);
                    }
                }
            }
        }
    }

    /// The type of a schema. Alternatives and items are looked into, but not for ever.
    fn kind(&mut self, schema: &'a Value<'a>, depth: usize) -> Kind {
        let schema = match self.resolved(schema) {
            Ok(schema) => schema,
            Err(elsewhere) => return Kind::of(elsewhere),
        };
        let mut kind = Kind::default();
        if depth > DEPTH || !self.step() {
            return kind;
        }
        match schema.get("type") {
            Some(Value::String(word)) => kind = Kind::of(word),
            Some(Value::Array(words)) => {
                for word in words.iter().filter_map(Value::as_str).take(ALTERNATIVES) {
                    kind.or(&Kind::of(word));
                }
            }
            _ => {}
        }
        if kind.is_empty() {
            for word in ["anyOf", "oneOf", "allOf"] {
                for part in alternatives(schema, word) {
                    let part = self.kind(part, depth + 1);
                    kind.or(&part);
                }
            }
        }
        if kind.is_empty() {
            kind = implied(schema);
        }
        if let Some(items) = schema.get("items")
            && kind.standard == "array"
        {
            let items = self.kind(items, depth + 1);
            kind.with_items(&items);
        }
        kind
    }

    /// The schema that a reference stands for, or the reference itself where that is elsewhere, is
    /// nowhere or leads back to itself.
    fn resolved(&self, schema: &'a Value<'a>) -> Result<&'a Value<'a>, &'a str> {
        let mut schema = schema;
        for _ in 0..DEPTH * 2 {
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                return Ok(schema);
            };
            schema = self.target(reference).ok_or(reference)?;
        }
        Err(schema
            .get("$ref")
            .and_then(Value::as_str)
            .unwrap_or_default())
    }

    /// What a JSON Pointer within this schema points to.
    fn target(&self, reference: &str) -> Option<&'a Value<'a>> {
        let pointer = reference.strip_prefix('#')?;
        let mut schema = self.root;
        for step in pointer.split('/').skip(1) {
            let step = scan::replaced(&scan::replaced(step, "~1", "/"), "~0", "~");
            schema = match schema {
                Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
                schema => schema.get(&step)?,
            };
        }
        (pointer.is_empty() || pointer.starts_with('/')).then_some(schema)
    }

    fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_sub(1);
        self.steps > 0
    }
}

fn alternatives<'a>(schema: &'a Value<'a>, word: &str) -> &'a [Value<'a>] {
    let all = schema
        .get(word)
        .and_then(Value::as_array)
        .unwrap_or_default();
    all.get(..ALTERNATIVES).unwrap_or(all)
}

/// The type of a schema that names none.
fn implied(schema: &Value<'_>) -> Kind {
    let word = if schema.get("properties").is_some() {
        "object"
    } else if schema.get("items").is_some() {
        "array"
    } else {
        ""
    };
    Kind::of(word)
}

fn choices(schema: &Value<'_>, parameter: &mut Parameter) {
    let only = schema.get("const").map(std::slice::from_ref);
    let all = schema.get("enum").and_then(Value::as_array).or(only);
    let all = all.unwrap_or_default();
    for choice in all.iter().take(CHOICES) {
        let text = choice.as_str().map_or_else(|| json(choice), str::to_owned);
        parameter.choices.push(text);
    }
    parameter.more_choices = all.len().saturating_sub(CHOICES);
}

/// A value as JSON text. An object is as the server wrote it.
fn json(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Number(digits) => (*digits).to_owned(),
        Value::String(text) => quote(text),
        Value::Object(object) => object.text().to_owned(),
        Value::Array(items) => {
            let mut out = String::from("[");
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&json(item));
            }
            out.push(']');
            out
        }
    }
}
