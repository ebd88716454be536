use crate::clients::{Client, more::every};
use crate::emit::json::{Json, Object};

/// Every client with its record.
pub fn clients() -> Json {
    let mut out = Vec::new();
    for client in every() {
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
    let limits = Object::new()
        .with(
            "serverName",
            client.limits.server_name.map(|rule| rule.words.en),
        )
        .with("nameAndTool", client.limits.name_and_tool)
        .with("toolName", client.limits.tool_name)
        .with("tools", client.limits.tools);
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
