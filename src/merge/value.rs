use crate::domain::number;
use crate::emit::json::Json;

/// Deeper values are not compared: no entry of ours is as deep.
pub(super) const DEPTH_LIMIT: usize = 32;

/// A value of an existing file, as far as it is needed to tell whether it equals one of ours.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// The digits as they stand in the file.
    Number(String),
    Text(String),
    Array(Vec<Value>),
    /// In the order of the file; of a repeated key the last one counts.
    Object(Vec<(String, Value)>),
    /// What none of ours is: a date, an alias, a value too deep.
    Other,
}

impl Value {
    /// Whether it is this value. The order of members does not count.
    pub(super) fn is(&self, json: &Json) -> bool {
        match (self, json) {
            (Self::Null, Json::Null) => true,
            (Self::Bool(one), Json::Bool(other)) => one == other,
            (Self::Number(digits), Json::Number(value)) => *digits == number(*value),
            (Self::Text(one), Json::String(other)) => one == other,
            (Self::Array(items), Json::Array(others)) => {
                let mut pairs = items.iter().zip(others);
                items.len() == others.len() && pairs.all(|(one, other)| one.is(other))
            }
            (Self::Object(members), Json::Object(object)) => {
                let others = object.members();
                let known = |name: &String| others.iter().any(|(key, _)| key == name);
                members.iter().all(|(name, _)| known(name))
                    && others.iter().all(|(key, value)| {
                        let last = members.iter().rfind(|(name, _)| name == key);
                        last.is_some_and(|(_, found)| found.is(value))
                    })
            }
            _ => false,
        }
    }
}
