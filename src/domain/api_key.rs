use super::{Secret, scan};

/// An API key that can be sent as `Authorization: Bearer <key>`: printable ASCII without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    secret: Secret,
    kind: KeyKind,
}

/// What the shape of a key says. Sources: the help centre's pages on API keys, temporary keys and
/// plan keys; public configurations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// `sk-` and 32 lowercase hex digits.
    Standard,
    /// `sk-ws-…` of 2026: dots, mixed case, over 100 characters.
    Workspace,
    /// `sk-sp-…` of a Coding Plan or Token Plan: the services do not accept it for MCP.
    Plan,
    /// `st-…`: expires within 30 minutes; not confirmed for MCP.
    Temporary,
    /// `LTAI…`: the ID of a RAM AccessKey, another credential altogether.
    AccessKey,
    /// A value that the console shows masked, `sk-ab***cd`: not a key any more.
    Masked,
    /// A placeholder in some syntax: `${DASHSCOPE_API_KEY}`, `YOUR_API_KEY`, `sk-xxx`.
    Placeholder,
    /// A key of another vendor by its prefix: `sk-proj-`, `sk-ant-`.
    OtherVendor,
    /// Anything else that can be sent. New shapes must not be refused.
    Unknown,
}

/// Why a text cannot be sent as a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// Nothing was given.
    Empty,
    /// Whitespace, a control character or a character outside ASCII; `at` is its byte offset.
    /// A browser refuses such a header with an error that looks like a network failure.
    Character { character: char, at: usize },
    /// A masked value or a placeholder: there is no key in it.
    NotAKey(KeyKind),
}

/// What is shown in the place of a key.
pub const MASK: &str = "sk-••••••••";

impl ApiKey {
    /// Checks one key, already free of surrounding whitespace, quotes and `Bearer `.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        if text.is_empty() {
            return Err(KeyError::Empty);
        }
        let kind = KeyKind::of(text);
        if matches!(kind, KeyKind::Masked | KeyKind::Placeholder) {
            return Err(KeyError::NotAKey(kind));
        }
        match scan::find(text, |c| !c.is_ascii_graphic()) {
            Some((at, character)) => Err(KeyError::Character { character, at }),
            None => Ok(Self {
                secret: Secret::new(text),
                kind,
            }),
        }
    }

    /// The shape it has.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// A stand-in of the same kind for a screen: what is rendered with it can be shown to anybody.
    pub fn masked(&self) -> Self {
        Self {
            secret: Secret::new(MASK),
            kind: self.kind,
        }
    }

    /// The key itself.
    pub fn expose(&self) -> &str {
        self.secret.expose()
    }
}

impl KeyKind {
    /// Tells the kind of a text by its shape alone.
    pub fn of(text: &str) -> Self {
        if is_masked(text) {
            return Self::Masked;
        }
        if is_placeholder(text) {
            return Self::Placeholder;
        }
        let rest = text.strip_prefix("sk-");
        match rest {
            Some(hex) if hex.len() == 32 && hex.bytes().all(is_lower_hex) => Self::Standard,
            Some(rest) if rest.starts_with("ws") => Self::Workspace,
            Some(rest) if rest.starts_with("sp-") => Self::Plan,
            Some(rest) if rest.starts_with("proj-") || rest.starts_with("ant-") => {
                Self::OtherVendor
            }
            None if text.starts_with("st-") => Self::Temporary,
            None if text.starts_with("LTAI") => Self::AccessKey,
            _ => Self::Unknown,
        }
    }

    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Workspace => "workspace",
            Self::Plan => "plan",
            Self::Temporary => "temporary",
            Self::AccessKey => "access_key",
            Self::Masked => "masked",
            Self::Placeholder => "placeholder",
            Self::OtherVendor | Self::Unknown => "unknown",
        }
    }
}

fn is_lower_hex(b: u8) -> bool {
    b.is_ascii_digit() || (b'a'..=b'f').contains(&b)
}

fn is_masked(text: &str) -> bool {
    let dots = scan::has(text, "...") && text.starts_with("sk-");
    scan::has(text, "**") || scan::has(text, "•") || scan::has(text, "…") || dots
}

/// Every syntax in which a client or a document refers to a key instead of giving it.
fn is_placeholder(text: &str) -> bool {
    let reference = text.starts_with('$') || text.starts_with('%') && text.ends_with('%');
    let bracketed = ["{", "<", "["].iter().any(|open| text.starts_with(open));
    let plain: String = text
        .chars()
        .filter(|&c| !scan::one_of("-_ .", c))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let words = plain.starts_with("your") && plain.len() <= 32
        || [
            "dashscopeapikey",
            "apikey",
            "bailianapikey",
            "key",
            "token",
            "yourkey",
        ]
        .contains(&plain.as_str());
    let crosses = plain
        .strip_prefix("sk")
        .is_some_and(|rest| rest.starts_with("xx") && rest.bytes().all(|b| b == b'x'));
    let sk_words = plain.starts_with("skyour");
    reference || bracketed || words || crosses || sk_words
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANDARD: &str = "sk-0123456789abcdef0123456789abcdef";

    #[test]
    fn kinds_by_shape() {
        let workspace = format!("sk-ws-H.ABCDEFG.ab1c.MEUC{}", "Aa0_-".repeat(18));
        for (text, kind) in [
            (STANDARD, KeyKind::Standard),
            (workspace.as_str(), KeyKind::Workspace),
            ("sk-sp-0123456789abcdef", KeyKind::Plan),
            ("st-lt-v1abcdef", KeyKind::Temporary),
            ("LTAI5tAbCdEfGhIjKlMn", KeyKind::AccessKey),
            ("sk-ab***cd", KeyKind::Masked),
            ("sk-ab****", KeyKind::Masked),
            ("sk-••••••••", KeyKind::Masked),
            ("sk-ab...cd", KeyKind::Masked),
            ("sk-proj-abcdef", KeyKind::OtherVendor),
            ("sk-ant-abcdef", KeyKind::OtherVendor),
            ("sk-0123456789ABCDEF0123456789ABCDEF", KeyKind::Unknown),
            ("anything", KeyKind::Unknown),
        ] {
            assert_eq!(KeyKind::of(text), kind, "{text}");
        }
    }

    #[test]
    fn placeholders_of_every_syntax() {
        for text in [
            "${DASHSCOPE_API_KEY}",
            "$DASHSCOPE_API_KEY",
            "${env:DASHSCOPE_API_KEY}",
            "{env:DASHSCOPE_API_KEY}",
            "${input:dashscope-api-key}",
            "${{ secrets.KEY }}",
            "%DASHSCOPE_API_KEY%",
            "$env:DASHSCOPE_API_KEY",
            "<your-key>",
            "YOUR_API_KEY",
            "your-api-key",
            "sk-xxx",
            "sk-xxxxxxxx",
            "DASHSCOPE_API_KEY",
            "{YOUR_KEY}",
            "sk-your-key",
        ] {
            assert_eq!(KeyKind::of(text), KeyKind::Placeholder, "{text}");
            assert_eq!(
                ApiKey::parse(text),
                Err(KeyError::NotAKey(KeyKind::Placeholder)),
                "{text}"
            );
        }
    }

    #[test]
    fn only_what_cannot_be_sent_is_refused() {
        assert_eq!(ApiKey::parse(""), Err(KeyError::Empty));
        let error = |text: &str| ApiKey::parse(text).expect_err("cannot be sent");
        assert_eq!(
            error("sk-a b"),
            KeyError::Character {
                character: ' ',
                at: 4
            }
        );
        assert_eq!(
            error("sk-a\u{7}"),
            KeyError::Character {
                character: '\u{7}',
                at: 4
            }
        );
        assert_eq!(
            error("sk-é"),
            KeyError::Character {
                character: 'é',
                at: 3
            }
        );
        assert_eq!(
            ApiKey::parse("a$`'\"\\").map(|k| k.kind()),
            Ok(KeyKind::Unknown)
        );
    }

    #[test]
    fn debug_hides_the_key() {
        let key = ApiKey::parse(STANDARD).expect("a key");
        assert!(!format!("{key:?}").contains("0123"));
    }
}
