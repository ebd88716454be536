use super::instance_id::letters;
use super::scan;
use super::{InstanceId, InstanceIdKind, number};

/// The prefix a server name must have. Source: the note in "Long-term access to MCP with a bearer
/// token".
pub const NAME_PREFIX: &str = "AliyunBailianMCP_";

/// The length, in characters, that a server name should not exceed. Same source.
pub const NAME_LIMIT: usize = 20;

/// The label under which a client lists the service. It is a client-side name: it stands neither in
/// the URL nor in a header.
///
/// Prefix and length are rules of the console that clients do not enforce, so they are warnings of
/// [`check`](super::check); refused is only what no configuration can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerName(String);

/// Why a text cannot be a server name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing was given.
    Empty,
    /// A control character or a line break; `at` is its byte offset.
    Character { character: char, at: usize },
}

impl ServerName {
    /// Checks one name.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        if text.trim().is_empty() {
            return Err(NameError::Empty);
        }
        let bad = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        match scan::find(text, bad) {
            Some((at, character)) => Err(NameError::Character { character, at }),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The name as it stands in a configuration.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its length in characters, which is what the rule counts.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether it starts as the rule demands and goes on after the prefix.
    pub fn has_prefix(&self) -> bool {
        self.0
            .strip_prefix(NAME_PREFIX)
            .is_some_and(|rest| !rest.is_empty())
    }
}

/// Suggests a name that obeys the rule and is not among `taken`.
///
/// The prefix leaves three characters. They are the ID's first letters (`WebSearch` gives `web`),
/// or, where an ID begins as many others do (`market-cmapi…`, `mcp-…`), its last ones. On a clash
/// the tail counts up: [`numbered_name`].
pub fn suggest_name(id: &str, taken: &[&str]) -> String {
    let tail = name_tail(id);
    let mut count = 1;
    loop {
        let name = numbered_name(&tail, count);
        if !taken.contains(&name.as_str()) {
            return name;
        }
        count += 1;
    }
}

/// The first count whose name is the same for every tail.
pub const SHARED_COUNT: usize = 100;

/// The name with this tail, or the second with it, and so on: `web`, `we2` … `w10` … `w99`, then
/// `100` … `zzz`, digits and letters, of which there are 45 360.
pub fn numbered_name(tail: &str, count: usize) -> String {
    let mut digits = String::new();
    if count >= SHARED_COUNT {
        let mut left = count - SHARED_COUNT + 36 * 36;
        while left > 0 {
            let digit = u32::try_from(left % 36).unwrap_or_default();
            digits.insert(0, char::from_digit(digit, 36).unwrap_or('0'));
            left /= 36;
        }
    } else if count > 1 {
        digits = number(count);
    }
    let head = tail.get(..3_usize.saturating_sub(digits.len()));
    [NAME_PREFIX, head.unwrap_or(tail), &digits].concat()
}

/// Three ASCII letters or digits, or fewer, that tell an ID from others.
pub fn name_tail(id: &str) -> String {
    let common = ["market-cmapi", "market-cmgjmcp", "mcp-"];
    let (letters, from_end) = match InstanceId::parse(id).map(|id| id.kind()) {
        Ok(InstanceIdKind::Own { hex }) => (hex, true),
        _ => {
            let common = common.iter().any(|prefix| id.starts_with(prefix));
            (letters(id), common)
        }
    };
    let surplus = letters.len().saturating_sub(3);
    let tail = if from_end {
        letters.get(surplus..)
    } else {
        letters.get(..letters.len() - surplus)
    };
    tail.filter(|tail| !tail.is_empty())
        .unwrap_or("mcp")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_obey_the_rule() {
        for (id, name) in [
            ("WebSearch", "AliyunBailianMCP_web"),
            ("amap-maps", "AliyunBailianMCP_ama"),
            ("market-cmapi00073529", "AliyunBailianMCP_529"),
            ("mcp-MmZlNzMyZTFjNmRj", "AliyunBailianMCP_6dc"),
            ("mcp-MmZl", "AliyunBailianMCP_mzl"),
            ("搜索", "AliyunBailianMCP_mcp"),
            ("", "AliyunBailianMCP_mcp"),
        ] {
            assert_eq!(suggest_name(id, &[]), name, "{id}");
            assert!(name.len() <= NAME_LIMIT);
        }
    }

    #[test]
    fn suggestions_stay_unique_and_short() {
        let mut taken: Vec<String> = Vec::new();
        for _ in 0..120 {
            let names: Vec<&str> = taken.iter().map(String::as_str).collect();
            let name = suggest_name("WebSearch", &names);
            assert!(name.len() <= NAME_LIMIT && !taken.contains(&name), "{name}");
            taken.push(name);
        }
        assert_eq!(
            taken.get(1).map(String::as_str),
            Some("AliyunBailianMCP_we2")
        );
        for (place, name) in [(9, "w10"), (98, "w99"), (99, "100"), (109, "10a")] {
            assert_eq!(taken.get(place), Some(&[NAME_PREFIX, name].concat()));
        }
        let last = numbered_name("web", SHARED_COUNT + 45_359);
        assert_eq!(last, [NAME_PREFIX, "zzz"].concat());
    }

    #[test]
    fn the_rule_counts_characters() {
        let name = |text: &str| ServerName::parse(text).expect("a name");
        assert_eq!(name("AliyunBailianMCP_ecs").length(), 20);
        assert_eq!(name("阿里云百炼_搜索").length(), 8);
        assert!(name("AliyunBailianMCP_e").has_prefix());
        assert!(!name("AliyunBailianMCP_").has_prefix());
        assert!(!name("aliyunbailianmcp_e").has_prefix());
        assert_eq!(ServerName::parse("  "), Err(NameError::Empty));
        let line_break = NameError::Character {
            character: '\n',
            at: 1,
        };
        assert_eq!(ServerName::parse("a\nb"), Err(line_break));
        assert!(ServerName::parse("it's \"$(x)\" 😀").is_ok());
    }
}
