use super::render::VARIABLE;
use super::snippet::Snippet;
use crate::domain::ApiKey;
use crate::emit::shell::Shell;

/// The variable of the bridge: the whole header value, because a space inside an argument is lost on
/// Windows.
const HEADER_VARIABLE: &str = "AUTH_HEADER";

/// An environment variable that a configuration needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variable {
    /// `DASHSCOPE_API_KEY`, the key.
    Key,
    /// `AUTH_HEADER`, the key with `Bearer ` before it, for the bridge.
    Header,
}

impl Variable {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => VARIABLE,
            Self::Header => HEADER_VARIABLE,
        }
    }

    /// The line that sets it, for one shell. Without a key the line holds the placeholder.
    pub fn set(self, shell: Shell, key: Option<&ApiKey>) -> Option<Snippet> {
        // The placeholder's angle brackets would be redirections in cmd, so here it goes without.
        let given = key.map_or(VARIABLE, ApiKey::expose);
        let mut value = String::new();
        if self == Self::Header {
            value.push_str("Bearer ");
        }
        value.push_str(given);
        let text = shell.set_variable(self.name(), &value)?;
        Some(Snippet::line(shell, key.is_some(), text))
    }
}
