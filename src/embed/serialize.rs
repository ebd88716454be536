//! One `Serialize` for all answers: a derive for each type would weigh several kilobytes.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::emit::json::{Json, Object};

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            // Offsets into a text that JavaScript holds fit in 32 bits.
            Self::Number(value) => {
                serializer.serialize_u32(u32::try_from(*value).unwrap_or(u32::MAX))
            }
            Self::String(text) => serializer.serialize_str(text),
            Self::Object(object) => object.serialize(serializer),
            Self::Array(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    sequence.serialize_element(item)?;
                }
                sequence.end()
            }
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.members().len()))?;
        for (name, value) in self.members() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
