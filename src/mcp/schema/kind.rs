//! Types, as a schema has them and as the standard has them.

/// A type in both spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) found: String,
    pub(super) standard: String,
}

impl Kind {
    /// One word of a schema.
    pub(super) fn of(word: &str) -> Self {
        let standard = match word {
            "str" => "string",
            "int" => "integer",
            "float" => "number",
            "bool" => "boolean",
            "dict" => "object",
            "list" => "array",
            other => other,
        };
        Self {
            found: word.to_owned(),
            standard: standard.to_owned(),
        }
    }

    /// Adds an alternative, unless it is there or empty.
    pub(super) fn or(&mut self, other: &Self) {
        alternative(&mut self.found, &other.found);
        alternative(&mut self.standard, &other.standard);
    }

    /// Adds what the items of an array are.
    pub(super) fn with_items(&mut self, items: &Self) {
        if !items.found.is_empty() {
            self.found = [&self.found, "<", &items.found, ">"].concat();
            self.standard = [&self.standard, "<", &items.standard, ">"].concat();
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

fn alternative(all: &mut String, one: &str) {
    if one.is_empty() || all.split(" | ").any(|known| known == one) {
        return;
    }
    if !all.is_empty() {
        all.push_str(" | ");
    }
    all.push_str(one);
}
