use std::fmt;

use crate::domain::scan;
use crate::emit::Format;
use crate::emit::link::LINK_LIMIT;
use crate::emit::shell::Shell;

/// One thing to take away: a file's text, a link, or a command.
#[derive(Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Which of the three.
    pub kind: Kind,
    /// Its syntax.
    pub format: Format,
    /// Where the file belongs on the chosen platform, where it is a file with a place.
    pub path: Option<String>,
    /// The file's own name, for a download.
    pub filename: Option<String>,
    /// Whether the key stands in it, in whatever encoding.
    pub carries_key: bool,
    /// The text itself.
    pub text: String,
}

/// What a snippet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The text of a configuration file.
    File,
    /// A link that opens the client.
    Link,
    /// A command line.
    Command,
}

impl Kind {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Link => "link",
            Self::Command => "command",
        }
    }
}

impl Snippet {
    /// A file that lies at `path`; its name is the path's last part.
    pub fn file(format: Format, path: Option<&str>, carries_key: bool, text: String) -> Self {
        let filename = path.map(|path| file_name(path).to_owned());
        Self {
            path: path.map(str::to_owned),
            filename,
            ..Self::new(Kind::File, format, carries_key, text)
        }
    }

    /// A text to paste into the client's own window, with a name for the download.
    pub fn import(format: Format, filename: &str, carries_key: bool, text: String) -> Self {
        Self {
            filename: Some(filename.to_owned()),
            ..Self::new(Kind::File, format, carries_key, text)
        }
    }

    /// A link.
    pub fn link(carries_key: bool, text: String) -> Self {
        Self::new(Kind::Link, Format::Url, carries_key, text)
    }

    /// A command for one shell; `None` where that shell cannot pass the words unchanged.
    pub fn command(shell: Shell, carries_key: bool, words: &[&str]) -> Option<Self> {
        let text = shell.command(words)?;
        Some(Self::line(shell, carries_key, text))
    }

    /// The same command for every shell that can pass its words.
    pub fn commands(carries_key: bool, words: &[&str]) -> Vec<Self> {
        let mut commands = Vec::new();
        for shell in Shell::ALL {
            commands.extend(Self::command(shell, carries_key, words));
        }
        commands
    }

    /// A line that a shell reads as it is.
    pub(super) fn line(shell: Shell, carries_key: bool, text: String) -> Self {
        Self::new(Kind::Command, shell.format(), carries_key, text)
    }

    fn new(kind: Kind, format: Format, carries_key: bool, text: String) -> Self {
        Self {
            kind,
            format,
            path: None,
            filename: None,
            carries_key,
            text,
        }
    }

    /// Whether it is a link that some systems cut.
    pub fn is_long_link(&self) -> bool {
        self.kind == Kind::Link && self.text.len() > LINK_LIMIT
    }
}

fn file_name(path: &str) -> &str {
    let folder = scan::trim_back(path, |c| !scan::one_of("/\\", c));
    path.get(folder.len()..).unwrap_or(path)
}

/// Without the text, which may hold the key.
impl fmt::Debug for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snippet")
            .field("kind", &self.kind)
            .field("format", &self.format)
            .field("path", &self.path)
            .field("carries_key", &self.carries_key)
            .finish_non_exhaustive()
    }
}
