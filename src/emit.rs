//! Writing each syntax: the only code that knows how a text is quoted in it.

pub mod document;
pub mod json;
pub mod link;
pub mod qr;
pub mod shell;
pub mod toml;
pub mod yaml;

/// Formats of a snippet. The embedding interface uses [`Format::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Strict JSON.
    Json,
    /// JSON in a file that may hold comments.
    Jsonc,
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
    /// Lines of names and values, to be typed into a form.
    Text,
    /// A link that a client has registered itself for.
    Url,
    /// bash and zsh.
    Bash,
    /// PowerShell 5.1 and later.
    PowerShell,
    /// The Windows command prompt.
    Cmd,
}

impl Format {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonc => "jsonc",
            Self::Toml => "toml",
            Self::Yaml => "yaml",
            Self::Text => "text",
            Self::Url => "url",
            Self::Bash => "bash",
            Self::PowerShell => "powershell",
            Self::Cmd => "cmd",
        }
    }
}

/// Writes the lowest `digits` hexadecimal digits of a number, in letters of either case.
pub(crate) fn hex(out: &mut String, number: u32, digits: u32, letters: &[u8; 16]) {
    for place in (0..digits).rev() {
        let digit = number >> (4 * place) & 15;
        let letter = letters.get(digit as usize).copied();
        out.extend(letter.map(char::from));
    }
}
