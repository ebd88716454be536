//! Streamable HTTP of 2026-07-28: no `initialize`, no session; every request says in its headers and
//! in its `_meta` what it is.

use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use crate::answer::Context;
use crate::cors::{METHOD, PROTOCOL_VERSION};
use crate::message::error;
use crate::streamable::text;

/// The one revision that is spoken.
pub(crate) const VERSION: &str = "2026-07-28";

const UNSUPPORTED_VERSION: i32 = -32022;
const HEADER_MISMATCH: i32 = -32020;
const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

/// The response to one request, or the status and error of its refusal.
pub(crate) fn answer(
    context: Context<'_>,
    headers: &HeaderMap,
    id: &Value,
    method: &str,
    params: &Value,
) -> Result<Value, (StatusCode, Value)> {
    let refuse = |status, code, message: &str| Err((status, error(id, code, message)));
    if text(headers, &PROTOCOL_VERSION) != VERSION {
        let mut refusal = error(id, UNSUPPORTED_VERSION, "Unsupported protocol version");
        refusal["error"]["data"] = json!({ "supported": [VERSION] });
        return Err((StatusCode::BAD_REQUEST, refusal));
    }
    if text(headers, &METHOD) != method {
        let message = "HeaderMismatch: Mcp-Method is not the method of the body";
        return refuse(StatusCode::BAD_REQUEST, HEADER_MISMATCH, message);
    }
    let meta = &params["_meta"];
    if meta["io.modelcontextprotocol/protocolVersion"] != VERSION {
        let message = "HeaderMismatch: the version in _meta is not the header's";
        return refuse(StatusCode::BAD_REQUEST, HEADER_MISMATCH, message);
    }
    for member in ["clientInfo", "clientCapabilities"] {
        if !meta[["io.modelcontextprotocol/", member].concat()].is_object() {
            let message = format!("_meta lacks {member}");
            return refuse(StatusCode::BAD_REQUEST, INVALID_PARAMS, &message);
        }
    }
    if !matches!(method, "tools/list" | "tools/call") {
        return refuse(StatusCode::NOT_FOUND, METHOD_NOT_FOUND, "Method not found");
    }
    let mut answer = crate::answer::answer(context, id, method, params);
    if let Some(result) = answer.get_mut("result") {
        let server = json!({ "name": context.service.id, "version": "1.0.0" });
        result["resultType"] = json!("complete");
        result["ttlMs"] = json!(60_000);
        result["cacheScope"] = json!("private");
        result["_meta"] = json!({ "io.modelcontextprotocol/serverInfo": server });
    }
    Ok(answer)
}
