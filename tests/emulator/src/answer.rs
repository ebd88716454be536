//! The MCP server itself: a request in, a response out, whatever carries them.

use serde_json::{Value, json};

use crate::catalog::Service;
use crate::fault::ListingFault;
use crate::message::{error, result};

/// The revisions that Streamable HTTP negotiates, newest first.
pub(crate) const PROTOCOL_VERSIONS: [&str; 3] = ["2025-11-25", "2025-06-18", "2025-03-26"];

/// The one revision that has HTTP+SSE as its transport.
pub(crate) const SSE_PROTOCOL_VERSION: &str = "2024-11-05";

const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

/// What a request is answered from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) service: &'a Service,
    /// The revisions on offer, the preferred one first. Never empty.
    pub(crate) protocol_versions: &'a [&'a str],
    /// How many tools one page of the list carries.
    pub(crate) page_size: usize,
    /// What is odd about the list of tools.
    pub(crate) listing: Option<ListingFault>,
}

/// Whether this server knows a method. What it does not know is refused before any session rule,
/// so that a client may probe for a newer revision first.
pub(crate) fn knows(method: &str) -> bool {
    matches!(method, "initialize" | "ping" | "tools/list" | "tools/call")
}

/// The response to one request.
pub(crate) fn answer(context: Context<'_>, id: &Value, method: &str, params: &Value) -> Value {
    match method {
        "initialize" => result(id, initialize(context, params)),
        "ping" => result(id, json!({})),
        "tools/list" => match list(context, params) {
            Some(page) => result(id, page),
            None => error(id, INVALID_PARAMS, "Invalid cursor"),
        },
        "tools/call" => match call(context, params) {
            Some(content) => result(id, content),
            None => error(id, INVALID_PARAMS, "Unknown tool"),
        },
        _ => error(id, METHOD_NOT_FOUND, "Method not found"),
    }
}

fn initialize(context: Context<'_>, params: &Value) -> Value {
    let wanted = params["protocolVersion"].as_str();
    let offered = context.protocol_versions;
    let agreed = offered
        .iter()
        .find(|version| Some(**version) == wanted)
        .unwrap_or(&offered[0]);
    json!({
        "protocolVersion": agreed,
        "capabilities": { "tools": { "listChanged": false } },
        "serverInfo": { "name": context.service.id, "version": "1.0.0" },
    })
}

/// One page; its cursor is the number of tools before it.
fn list(context: Context<'_>, params: &Value) -> Option<Value> {
    if let Some(fault) = context.listing {
        return Some(fault.page(params["cursor"].as_str()));
    }
    let tools = &context.service.tools;
    let start = match &params["cursor"] {
        Value::Null => 0,
        cursor => cursor
            .as_str()?
            .parse()
            .ok()
            .filter(|start| *start < tools.len())?,
    };
    let end = start.saturating_add(context.page_size).min(tools.len());
    let listed: Vec<&Value> = tools[start..end]
        .iter()
        .map(|tool| &tool.definition)
        .collect();
    let mut page = json!({ "tools": listed });
    if end < tools.len() {
        page["nextCursor"] = json!(end.to_string());
    }
    Some(page)
}

fn call(context: Context<'_>, params: &Value) -> Option<Value> {
    let name = params["name"].as_str()?;
    let tool = context
        .service
        .tools
        .iter()
        .find(|tool| tool.name() == name)?;
    Some(json!({ "content": [{ "type": "text", "text": tool.result }], "isError": false }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::catalog;

    #[test]
    fn agrees_on_the_wanted_revision_or_offers_its_newest() {
        let catalog = catalog();
        let service = catalog.find("WebSearch").expect("a known service");
        let context = Context {
            service,
            protocol_versions: &PROTOCOL_VERSIONS,
            page_size: 99,
            listing: None,
        };
        for (wanted, agreed) in [
            ("2025-03-26", "2025-03-26"),
            ("2026-07-28", "2025-11-25"),
            ("2024-11-05", "2025-11-25"),
        ] {
            let params = json!({ "protocolVersion": wanted });
            let response = answer(context, &json!(1), "initialize", &params);
            assert_eq!(response["result"]["protocolVersion"], agreed, "{wanted}");
        }
    }

    #[test]
    fn pages_join_to_the_whole_list() {
        let catalog = catalog();
        let service = catalog.find("amap-maps").expect("a known service");
        let context = Context {
            service,
            protocol_versions: &PROTOCOL_VERSIONS,
            page_size: 3,
            listing: None,
        };
        let mut names = Vec::new();
        let mut params = json!({});
        loop {
            let response = answer(context, &json!("x"), "tools/list", &params);
            let page = &response["result"];
            let tools = page["tools"].as_array().expect("a list of tools");
            names.extend(tools.iter().map(|tool| tool["name"].clone()));
            if page["nextCursor"].is_null() {
                break;
            }
            assert_eq!(tools.len(), 3);
            params = json!({ "cursor": page["nextCursor"] });
        }
        let all: Vec<Value> = service
            .tools
            .iter()
            .map(|tool| json!(tool.name()))
            .collect();
        assert_eq!(names, all);
        let response = answer(
            context,
            &json!(1),
            "tools/list",
            &json!({ "cursor": "999" }),
        );
        assert_eq!(response["error"]["code"], INVALID_PARAMS);
    }
}
