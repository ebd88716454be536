//! What to say about a pasted list of tools.

use super::with_facts;
use crate::diagnostic::{Lang, Words};
use crate::domain::{number, visible_line};
use crate::mcp::pasted::{PastedError, Seen};

/// The longest piece of a server's own words that is quoted, in characters.
const SAID: usize = 300;

/// Why a text is no list of tools: what was found, and what is expected. Empty where nothing was
/// pasted.
pub fn said(error: &PastedError, lang: Lang) -> String {
    let (en, zh, facts) = match error {
        PastedError::Empty => return String::new(),
        PastedError::NotJson { line, column } => (
            "It stops being JSON in line {0}, column {1}. Paste the whole answer, from its first bracket to its last.",
            "第 {0} 行第 {1} 列起不是 JSON。请粘贴完整的返回结果，从第一个括号到最后一个。",
            vec![number(*line), number(*column)],
        ),
        PastedError::NoTools(seen) => {
            let text = instead(*seen);
            (text.en, text.zh, Vec::new())
        }
        PastedError::Refused { code, message } => (
            "The service answered with error {0} instead of tools: {1}",
            "服务返回的是错误 {0}，而不是工具：{1}",
            vec![signed(*code), visible_line(message, SAID)],
        ),
        PastedError::NoneListed => (
            "The list is there and empty: the service has no tools.",
            "列表存在但为空：该服务没有工具。",
            Vec::new(),
        ),
        PastedError::NoneNamed { entries } => (
            "The list has {0} entries, and none of them has a name.",
            "列表有 {0} 个条目，但都没有名称。",
            vec![number(*entries)],
        ),
    };
    with_facts(Words { en, zh }.text(lang), &facts)
}

fn instead(seen: Seen) -> Words {
    let (en, zh) = match seen {
        Seen::Object => (
            "This is JSON without a list of tools. Expected is an object with “tools”, or an array of tools.",
            "这段 JSON 中没有工具列表。应为含 tools 的对象，或工具数组。",
        ),
        Seen::Configuration => (
            "This is a configuration, which names servers and no tools: it belongs into the box at the top. Here goes what tools/list answered.",
            "这是一份配置，只有服务器，没有工具，应粘贴到页面上方的输入框。此处需要 tools/list 的返回结果。",
        ),
        Seen::Initialized => (
            "This is the answer to initialize. The tools come with the next one, the answer to tools/list.",
            "这是 initialize 的返回结果。工具在下一个返回结果中，即 tools/list 的返回结果。",
        ),
        Seen::List => (
            "This is an array of something else. Expected is an array of tools, each an object with a name.",
            "这是其他内容的数组。应为工具数组，每个工具是带 name 的对象。",
        ),
        Seen::Scalar => (
            "This is a single value. Expected is an object with “tools”, or an array of tools.",
            "这只是单个值。应为含 tools 的对象，或工具数组。",
        ),
        Seen::Stream => (
            "This is an event stream in which no message came. Expected is one with the answer to tools/list.",
            "这是没有消息的事件流。应包含 tools/list 的返回结果。",
        ),
    };
    Words { en, zh }
}

fn signed(code: i64) -> String {
    let size = usize::try_from(code.unsigned_abs()).unwrap_or(usize::MAX);
    [if code < 0 { "-" } else { "" }, &number(size)].concat()
}

#[cfg(test)]
mod tests;
