use crate::app::{Site, more::site::offered};
use crate::clients::{Client, Evidence, Limit, more::tool_rules};
use crate::emit::json::{Json, Object};

/// Every client that the site offers, with its record.
pub fn clients(site: &Site) -> Json {
    let mut out = Vec::new();
    for client in offered(site) {
        out.push(record(client).into());
    }
    Json::Array(out)
}

fn record(client: &Client) -> Object {
    let mut transports = Vec::new();
    for support in client.support {
        transports.push(support.id().into());
    }
    let mut formats = Vec::new();
    for format in client.formats {
        formats.push(format.id().into());
    }
    let mut paths = Vec::new();
    for path in client.paths {
        let path = Object::new()
            .with("platform", path.platform.id())
            .with("scope", path.scope.id())
            .with("path", path.path);
        paths.push(path.into());
    }
    let rules = tool_rules(client);
    let limits = Object::new()
        .with("serverName", client.server_name.map(|rule| rule.words.en))
        .with("nameAndTool", known(rules.name_and_tool))
        .with(
            "toolName",
            known(rules.naming.and_then(|naming| naming.length)),
        )
        .with("tools", known(rules.tools));
    let checked = Object::new()
        .with("date", client.verified.date)
        .with("version", client.verified.version);
    Object::new()
        .with("id", client.id)
        .with("name", client.name)
        .with("transports", Json::Array(transports))
        .with("formats", Json::Array(formats))
        .with("paths", Json::Array(paths))
        .with("limits", limits)
        .with("evidence", client.verified.evidence.id())
        .with("checked", checked)
        .with("docsUrl", client.docs_url)
}

/// A limit that something says for certain.
fn known(limit: Option<Limit>) -> Option<usize> {
    let limit = limit.filter(|limit| limit.evidence != Evidence::Unverified);
    limit.map(|limit| limit.most)
}
