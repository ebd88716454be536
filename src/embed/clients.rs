use serde::Serialize;

use crate::clients::{CLIENTS, Client};
use crate::emit::Format;

/// One client, as an array element of `clients()`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientInfo {
    /// Stable id, to be given to `render`.
    pub id: &'static str,
    /// As the client calls itself.
    pub name: &'static str,
    /// `sse`, `streamable_http`, `stdio_bridge`.
    pub transports: Vec<&'static str>,
    /// Formats of its snippets.
    pub formats: Vec<&'static str>,
    /// Where its configuration lies.
    pub paths: Vec<PathInfo>,
    /// Its limits; `null` where none is known.
    pub limits: LimitsInfo,
    /// `ran`, `source`, `documentation` or `second_hand`.
    pub evidence: &'static str,
    /// When and what was looked at.
    pub checked: CheckedInfo,
    /// Its own page on MCP servers.
    pub docs_url: &'static str,
}

/// A place of a configuration file.
#[derive(Clone, Debug, Serialize)]
pub struct PathInfo {
    /// `macos`, `linux` or `windows`.
    pub platform: &'static str,
    /// `user` or `project`.
    pub scope: &'static str,
    /// The path.
    pub path: &'static str,
}

/// Limits on names and numbers of tools.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LimitsInfo {
    /// The rule for server names, in words.
    pub server_name: Option<&'static str>,
    /// Longest server name plus tool name.
    pub name_and_tool: Option<usize>,
    /// Longest tool name with the client's prefix.
    pub tool_name: Option<usize>,
    /// Most tools at once.
    pub tools: Option<usize>,
}

/// On what a record rests.
#[derive(Clone, Debug, Serialize)]
pub struct CheckedInfo {
    /// `YYYY-MM-DD`.
    pub date: &'static str,
    /// The version, or what was read.
    pub version: &'static str,
}

/// Every client.
pub fn clients() -> Vec<ClientInfo> {
    CLIENTS.iter().map(|client| info(client)).collect()
}

fn info(client: &Client) -> ClientInfo {
    let path = |path: &crate::clients::ConfigPath| PathInfo {
        platform: path.platform.id(),
        scope: path.scope.id(),
        path: path.path,
    };
    let limits = &client.limits;
    ClientInfo {
        id: client.id,
        name: client.name,
        transports: client.support.iter().map(|support| support.id()).collect(),
        formats: client.formats.iter().copied().map(Format::id).collect(),
        paths: client.paths.iter().map(path).collect(),
        limits: LimitsInfo {
            server_name: limits.server_name.map(|rule| rule.words.en),
            name_and_tool: limits.name_and_tool,
            tool_name: limits.tool_name,
            tools: limits.tools,
        },
        evidence: client.verified.evidence.id(),
        checked: CheckedInfo {
            date: client.verified.date,
            version: client.verified.version,
        },
        docs_url: client.docs_url,
    }
}
