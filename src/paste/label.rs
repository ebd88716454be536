//! The words before a colon or an equals sign that say what follows.

use super::clean::is_letter;
use crate::domain::Transport;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// An instance ID.
    Id,
    /// A key; `header` where one `Bearer` belongs to it.
    Key { header: bool },
    /// A server name.
    Name,
    /// A transport.
    Transport,
    /// An endpoint.
    Url,
}

const IDS: &[&str] = &[
    "id",
    "instanceid",
    "mcpid",
    "mcpinstanceid",
    "mcpserverid",
    "mcp服务id",
    "servercode",
    "serverid",
    "serviceid",
    "实例id",
    "服务id",
    "服务实例id",
];
const NAMES: &[&str] = &[
    "mcpname",
    "mcp名称",
    "name",
    "servername",
    "名称",
    "服务名称",
    "服务器名称",
];
const TRANSPORTS: &[&str] = &["transport", "type", "传输方式", "类型"];
const URLS: &[&str] = &[
    "baseurl",
    "endpoint",
    "httpurl",
    "serverurl",
    "uri",
    "url",
    "地址",
    "端点",
];
const KEYS: &[&str] = &["bearertoken", "key", "token", "密钥"];

/// A label without case, spaces and marks: `API-Key` and `api key` are one.
pub(super) fn plain(label: &str) -> String {
    let letters = label.chars().filter(|&c| is_letter(c));
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a plain label announces a key.
pub(super) fn is_key(label: &str) -> bool {
    label.ends_with("apikey") || label.ends_with("api密钥") || KEYS.contains(&label)
}

/// What a label announces, if anything.
pub(super) fn meaning(label: &str) -> Option<Label> {
    let label = plain(label);
    let label = label.as_str();
    if IDS.contains(&label) {
        Some(Label::Id)
    } else if NAMES.contains(&label) {
        Some(Label::Name)
    } else if TRANSPORTS.contains(&label) {
        Some(Label::Transport)
    } else if URLS.contains(&label) {
        Some(Label::Url)
    } else if label.ends_with("authorization") {
        Some(Label::Key { header: true })
    } else {
        is_key(label).then_some(Label::Key { header: false })
    }
}

/// Reads a `type`: the transport, or whether the word is none that a client knows.
pub(super) fn transport(word: &str) -> Result<Option<Transport>, ()> {
    let known = ["remote", "stdio", "local", "inmemory", "builtin", "mcp", ""];
    match Transport::from_spelling(word) {
        Some(transport) => Ok(Some(transport)),
        None if known.contains(&plain(word).as_str()) => Ok(None),
        None => Err(()),
    }
}
