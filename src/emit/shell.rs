//! Command lines for bash and zsh, PowerShell, and the Windows command prompt.

use super::Format;
use crate::domain::scan;

/// The shells a command is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shell {
    /// bash and zsh.
    Bash,
    /// PowerShell 5.1 and later.
    PowerShell,
    /// `cmd.exe`, at its prompt.
    Cmd,
}

impl Shell {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Bash, Self::PowerShell, Self::Cmd];

    /// The format of a snippet for this shell.
    pub fn format(self) -> Format {
        match self {
            Self::Bash => Format::Bash,
            Self::PowerShell => Format::PowerShell,
            Self::Cmd => Format::Cmd,
        }
    }

    /// A program and its arguments on one line.
    ///
    /// `None` where the shell has no way to pass them unchanged: `cmd` with a `%` or a line break,
    /// or with both quotes and one of `& | < > ^`.
    pub fn command(self, words: &[&str]) -> Option<String> {
        let mut line = String::new();
        for word in words {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&self.quote(word)?);
        }
        Some(line)
    }

    /// What stands before and after the name of an environment variable where this shell replaces
    /// it, inside of double quotes.
    pub fn reference(self) -> (&'static str, &'static str) {
        match self {
            Self::Bash => ("$", ""),
            Self::PowerShell => ("$env:", ""),
            Self::Cmd => ("%", "%"),
        }
    }

    /// The line that sets an environment variable for this session.
    pub fn set_variable(self, name: &str, value: &str) -> Option<String> {
        match self {
            Self::Bash => Some(["export ", name, "=", &single(value, BASH_QUOTE)].concat()),
            Self::PowerShell => Some(["$env:", name, " = ", &single(value, "''")].concat()),
            Self::Cmd => {
                let exposed = scan::find(value, |c| scan::one_of("%\"\n\r&|<>^", c));
                exposed
                    .is_none()
                    .then(|| ["set \"", name, "=", value, "\""].concat())
            }
        }
    }

    fn quote(self, word: &str) -> Option<String> {
        let special = |c: char| !(c.is_ascii_alphanumeric() || scan::one_of("-_./:=@", c));
        if !word.is_empty() && !word.starts_with('@') && scan::find(word, special).is_none() {
            return Some(word.to_owned());
        }
        match self {
            Self::Bash => Some(single(word, BASH_QUOTE)),
            // Windows PowerShell, and every version when it calls a .cmd file, drops the double
            // quotes inside an argument unless a backslash stands before them.
            Self::PowerShell => Some(single(&backslashed(word), "''")),
            Self::Cmd => cmd(word),
        }
    }
}

/// How bash writes a quote inside single quotes: it ends them, and begins them again.
const BASH_QUOTE: &str = "'\\''";

fn single(word: &str, quote: &str) -> String {
    ["'", &scan::replaced(word, "'", quote), "'"].concat()
}

/// Inside `"…"` cmd leaves `& | < > ^` alone, but each `\"` ends that protection for cmd, not for the
/// program, so quotes and those characters cannot stand together.
fn cmd(word: &str) -> Option<String> {
    let never = scan::find(word, |c| scan::one_of("%\n\r", c));
    let exposed = scan::find(word, |c| scan::one_of("&|<>^", c));
    if never.is_some() || exposed.is_some() && scan::has(word, "\"") {
        return None;
    }
    let mut inner = backslashed(word);
    let trailing = inner.len() - scan::trim_back(&inner, |c| c == '\\').len();
    for _ in 0..trailing {
        inner.push('\\');
    }
    Some(["\"", &inner, "\""].concat())
}

/// `"` becomes `\"`, and backslashes before it are doubled, as the C runtime reads them.
fn backslashed(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 8);
    let mut run = 0;
    for c in word.chars() {
        if c == '"' {
            for _ in 0..=run {
                out.push('\\');
            }
        }
        run = if c == '\\' { run + 1 } else { 0 };
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    const NASTY: [&str; 12] = [
        "",
        "plain",
        "two words",
        "it's",
        "$HOME `id` $(id)",
        "a\"b",
        "back\\slash\\",
        "!history",
        "'; rm -rf x; '",
        "line\nbreak",
        "百炼 😀",
        "{\"a\":\"b c\"}",
    ];

    #[test]
    fn bash_passes_every_word_unchanged() {
        for word in NASTY {
            let line = Shell::Bash
                .command(&["printf", "%s", word])
                .expect("bash quotes anything");
            let output = Command::new("bash")
                .args(["-c", &line])
                .output()
                .expect("bash runs");
            assert_eq!(String::from_utf8_lossy(&output.stdout), word, "{line}");
            let line = Shell::Bash
                .set_variable("X", word)
                .expect("bash quotes anything");
            let line = format!("{line}; printf %s \"$X\"");
            let output = Command::new("bash")
                .args(["-c", &line])
                .output()
                .expect("bash runs");
            assert_eq!(String::from_utf8_lossy(&output.stdout), word, "{line}");
        }
    }

    #[test]
    fn powershell_by_its_rules() {
        let quoted = |word| {
            Shell::PowerShell
                .command(&[word])
                .expect("PowerShell quotes anything")
        };
        assert_eq!(quoted("a-b_c.d/e:f=1"), "a-b_c.d/e:f=1");
        assert_eq!(quoted("it's $x"), "'it''s $x'");
        assert_eq!(quoted("{\"a\":1}"), "'{\\\"a\\\":1}'");
        assert_eq!(quoted("@x"), "'@x'");
        assert_eq!(
            Shell::PowerShell.set_variable("X", "a'b").as_deref(),
            Some("$env:X = 'a''b'")
        );
    }

    #[test]
    fn cmd_by_its_rules_or_not_at_all() {
        let quoted = |word| Shell::Cmd.command(&[word]);
        assert_eq!(quoted("a b").as_deref(), Some("\"a b\""));
        assert_eq!(
            quoted("https://a/?x=1&y=2").as_deref(),
            Some("\"https://a/?x=1&y=2\"")
        );
        assert_eq!(
            quoted("{\"a\":\"b\"}").as_deref(),
            Some("\"{\\\"a\\\":\\\"b\\\"}\"")
        );
        assert_eq!(quoted("a b\\").as_deref(), Some("\"a b\\\\\""));
        assert_eq!(quoted("a\\\"b").as_deref(), Some("\"a\\\\\\\"b\""));
        for refused in ["100%", "a\nb", "\"a\"&b"] {
            assert_eq!(quoted(refused), None, "{refused}");
        }
        assert_eq!(
            Shell::Cmd.set_variable("X", "sk-1").as_deref(),
            Some("set \"X=sk-1\"")
        );
        assert_eq!(Shell::Cmd.set_variable("X", "a&b"), None);
    }
}
