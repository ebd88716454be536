use super::{base64, scan};

/// The ID of a service in its URL ("server code"): `WebSearch`, `market-cmapi00073529`,
/// `mcp-MmZlNzMyZTFjNmRj`.
///
/// Any text is accepted that can stand as one path segment; what looks unusual is a warning of
/// [`check`](super::check), never a refusal, because the console may invent new shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceId(String);

/// Why a text cannot be an instance ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstanceIdError {
    /// Nothing was given.
    Empty,
    /// A character that cannot stand in a path segment: whitespace, a control character, `/ ? #`
    /// and the like. `at` is its byte offset.
    Character { character: char, at: usize },
    /// A placeholder such as `{instance ID}` or `YOUR_MCP_NAME`.
    Placeholder,
}

/// What an instance ID says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstanceIdKind {
    /// An official market service, named by a case-sensitive word.
    Market,
    /// A service from the cloud market: `market-cmapi` or `market-cmgjmcp` and digits.
    CloudMarket,
    /// An own service, `mcp-` and 16 base64 characters that decode to 12 hex digits.
    Own { hex: String },
    /// Starts as an own service, but the rest does not decode: cut, or its letters changed case.
    OwnDamaged,
}

impl InstanceId {
    /// Checks one ID, already free of surrounding whitespace.
    pub fn parse(text: &str) -> Result<Self, InstanceIdError> {
        if text.is_empty() {
            return Err(InstanceIdError::Empty);
        }
        if is_placeholder(text) {
            return Err(InstanceIdError::Placeholder);
        }
        let bad = |c: char| !c.is_ascii_graphic() || scan::one_of("/?#\\\"'<>{}%`^|@:", c);
        match scan::find(text, bad) {
            Some((at, character)) => Err(InstanceIdError::Character { character, at }),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The ID as it stands in the URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which of the known shapes it has.
    pub fn kind(&self) -> InstanceIdKind {
        if let Some(rest) = self.0.strip_prefix("mcp-") {
            return match decode_own(rest) {
                Some(hex) => InstanceIdKind::Own { hex },
                None => InstanceIdKind::OwnDamaged,
            };
        }
        for prefix in ["market-cmapi", "market-cmgjmcp"] {
            let digits = self.0.strip_prefix(prefix);
            if digits.is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit())) {
                return InstanceIdKind::CloudMarket;
            }
        }
        InstanceIdKind::Market
    }
}

/// Every own ID seen in public configurations decodes to 12 lowercase hex digits, which tells a cut
/// or case-mangled paste from a whole one.
fn decode_own(rest: &str) -> Option<String> {
    if rest.len() != 16 {
        return None;
    }
    let mut hex = String::new();
    for byte in base64::decode(rest)? {
        if !matches!(byte, b'0'..=b'9' | b'a'..=b'f') {
            return None;
        }
        hex.push(char::from(byte));
    }
    Some(hex)
}

/// The ASCII letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    let mut letters = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        }
    }
    letters
}

fn is_placeholder(text: &str) -> bool {
    let ends = (
        scan::trim_front(text, |c| c == '$').bytes().next(),
        text.bytes().last(),
    );
    let bracketed = matches!(
        ends,
        (Some(b'{'), Some(b'}')) | (Some(b'<'), Some(b'>')) | (Some(b'['), Some(b']'))
    );
    let words = [
        "yourmcpname",
        "yourinstanceid",
        "instanceid",
        "yourservercode",
        "servercode",
        "yourmcpid",
        "yourmcpservername",
        "yourserviceid",
        "xxx",
        "xxxx",
    ];
    bracketed || words.contains(&letters(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> InstanceIdKind {
        InstanceId::parse(text).expect(text).kind()
    }

    #[test]
    fn market_words_and_cloud_market_numbers() {
        for id in [
            "WebSearch",
            "amap-maps",
            "code_interpreter_mcp",
            "market-cmapi",
            "gitHub",
        ] {
            assert_eq!(kind(id), InstanceIdKind::Market, "{id}");
        }
        for id in [
            "market-cmapi00073529",
            "market-cmapi031573",
            "market-cmgjmcp00012345",
        ] {
            assert_eq!(kind(id), InstanceIdKind::CloudMarket, "{id}");
        }
    }

    #[test]
    fn own_ids_decode_and_damage_shows() {
        let hex = "2fe732e1c6dc".to_owned();
        assert_eq!(kind("mcp-MmZlNzMyZTFjNmRj"), InstanceIdKind::Own { hex });
        for damaged in [
            "mcp-mmzlnzmyztfjnmrj",
            "mcp-MmZlNzMyZTFjNm",
            "mcp-",
            "mcp-MmZlNzMyZTFjNmR!",
        ] {
            assert_eq!(kind(damaged), InstanceIdKind::OwnDamaged, "{damaged}");
        }
    }

    #[test]
    fn only_what_cannot_stand_in_a_path_is_refused() {
        let error = |text: &str| InstanceId::parse(text).expect_err(text);
        assert_eq!(error(""), InstanceIdError::Empty);
        assert_eq!(
            error("Web Search"),
            InstanceIdError::Character {
                character: ' ',
                at: 3
            }
        );
        assert_eq!(
            error("a/b"),
            InstanceIdError::Character {
                character: '/',
                at: 1
            }
        );
        assert_eq!(
            error("a?b"),
            InstanceIdError::Character {
                character: '?',
                at: 1
            }
        );
        assert_eq!(
            error("a#b"),
            InstanceIdError::Character {
                character: '#',
                at: 1
            }
        );
        assert_eq!(
            error("搜索"),
            InstanceIdError::Character {
                character: '搜',
                at: 0
            }
        );
        for text in [
            "{instance ID}",
            "<instance-id>",
            "YOUR_MCP_NAME",
            "${ID}",
            "instance_id",
        ] {
            assert_eq!(error(text), InstanceIdError::Placeholder, "{text}");
        }
        assert!(InstanceId::parse("new.shape~of$2027").is_ok());
    }
}
