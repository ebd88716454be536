use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A refusal, word for word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is called in [`REFUSALS`].
    pub name: &'static str,
    /// Its status.
    pub status: u16,
    /// Its content type; empty for none.
    pub content_type: &'static str,
    /// Its body.
    pub body: &'static str,
}

const JSON: &str = "application/json";
const TEXT: &str = "text/plain";
const HTML: &str = "text/html; charset=utf-8";

macro_rules! refusals {
    ($($name:literal $status:literal $kind:ident $body:expr),+ $(,)?) => {
        /// Every refusal that the public documents and issue threads name, and some of what stands
        /// between a service and a page.
        pub const REFUSALS: &[Refused] = &[$(Refused {
            name: $name,
            status: $status,
            content_type: $kind,
            body: $body,
        }),+];
    };
}

refusals! {
    "invalid-api-key" 401 JSON
        r#"{"code":"InvalidApiKey","message":"Invalid API-key provided.","request_id":"1"}"#,
    "invalid-api-key-compatible" 401 JSON
        r#"{"error":{"code":"invalid_api_key","message":"Incorrect API key provided.","type":"invalid_request_error"}}"#,
    "not-authorized" 401 JSON r#"{"code":"NOT AUTHORIZED","message":"NOT AUTHORIZED","request_id":"1"}"#,
    "access-denied" 403 JSON r#"{"code":"AccessDenied","message":"Access denied.","request_id":"1"}"#,
    "workspace-denied" 403 JSON
        r#"{"code":"Workspace.AccessDenied","message":"Workspace access denied.","request_id":"1"}"#,
    "unpurchased" 403 JSON
        r#"{"code":"AccessDenied.Unpurchased","message":"Access to this is denied.","request_id":"1"}"#,
    "workspace-not-found" 404 JSON
        r#"{"code":"WorkSpaceNotFound","message":"WorkSpace can not be found.","request_id":"1"}"#,
    "not-activated" 404 JSON r#"{"code":"MCP_IS_INVALID","message":"MCP服务未开通","request_id":"1"}"#,
    "unknown-id" 404 JSON r#"{"code":"MCP_IS_INVALID","message":"MCP不存在","request_id":"1"}"#,
    "not-activated-or-unknown-id" 404 TEXT "MCP_IS_INVALID",
    "unknown-path" 404 TEXT "",
    "dead-session" 404 TEXT "Session not found",
    "old-activation" 405 TEXT "current mcp not support streamableHttp",
    "old-activation-as-400" 400 TEXT "current mcp not support streamableHttp",
    "wrong-method" 405 TEXT "",
    "not-acceptable" 406 TEXT "Not Acceptable",
    "arrears" 400 JSON
        r#"{"code":"Arrearage","message":"Access denied, please make sure your account is in good standing.","request_id":"1"}"#,
    "bad-request" 400 JSON r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid Request"}}"#,
    "throttling" 429 JSON r#"{"code":"Throttling","message":"Requests throttling triggered.","request_id":"1"}"#,
    "rate-quota" 429 JSON
        r#"{"code":"Throttling.RateQuota","message":"Requests rate limit exceeded, please try again later.","request_id":"1"}"#,
    "limit-requests" 429 JSON
        r#"{"error":{"code":"limit_requests","message":"You exceeded your current requests list."}}"#,
    "burst-rate" 429 JSON
        r#"{"code":"Throttling.BurstRate","message":"Request rate increased too quickly.","request_id":"1"}"#,
    "allocation-quota" 429 JSON
        r#"{"code":"Throttling.AllocationQuota","message":"Allocated quota exceeded, please increase your quota limit.","request_id":"1"}"#,
    "insufficient-quota" 429 JSON
        r#"{"error":{"code":"insufficient_quota","message":"You exceeded your current quota."}}"#,
    "bare-429" 429 TEXT "",
    "own-connection-refused" 500 JSON r#"{"code":"11200044","message":"CONNECTION_REFUSED","request_id":"1"}"#,
    "own-connection-timeout" 500 JSON r#"{"code":"11200045","message":"CONNECTION_TIMEOUT","request_id":"1"}"#,
    "own-request-timeout" 500 JSON r#"{"code":"11200046","message":"REQUEST_TIMEOUT","request_id":"1"}"#,
    "own-network" 500 JSON r#"{"code":"11200047","message":"NETWORK_ERROR","request_id":"1"}"#,
    "own-tls" 500 JSON r#"{"code":"11200048","message":"SSL_ERROR","request_id":"1"}"#,
    "own-unauthorized" 500 JSON r#"{"code":"11200049","message":"HTTP 401","request_id":"1"}"#,
    "own-forbidden" 500 JSON r#"{"code":"11200050","message":"HTTP 403","request_id":"1"}"#,
    "own-too-many-requests" 500 JSON r#"{"code":"11200051","message":"HTTP 429","request_id":"1"}"#,
    "own-client-error" 500 JSON r#"{"code":"11200052","message":"CLIENT_ERROR","request_id":"1"}"#,
    "own-server-error" 500 JSON r#"{"code":"11200053","message":"SERVER_ERROR","request_id":"1"}"#,
    "own-protocol" 500 JSON r#"{"code":"11200054","message":"PROTOCOL_ERROR","request_id":"1"}"#,
    "own-session-not-found" 500 JSON r#"{"code":"11200055","message":"SESSION_NOT_FOUND","request_id":"1"}"#,
    "own-unknown" 500 JSON r#"{"code":"11200056","message":"UNKNOWN","request_id":"1"}"#,
    "own-init-timeout" 500 JSON r#"{"code":"11200057","message":"INIT_TIMEOUT","request_id":"1"}"#,
    "own-method-not-allowed" 500 JSON r#"{"code":"11200058","message":"HTTP 405","request_id":"1"}"#,
    "own-not-found" 500 JSON r#"{"code":"11200059","message":"HTTP 404","request_id":"1"}"#,
    "own-bad-request" 500 JSON r#"{"code":"11200060","message":"HTTP 400","request_id":"1"}"#,
    "server-error" 500 JSON r#"{"code":"InternalError","message":"An internal error has occured.","request_id":"1"}"#,
    "unavailable" 503 TEXT "upstream connect error or disconnect/reset before headers",
    "gateway-timeout" 504 HTML "<html><head><title>504 Gateway Time-out</title></head></html>",
    "teapot" 418 TEXT "",
    "html" 200 HTML "<!doctype html><title>Log in</title><p>Please log in.</p>",
    "plain-text" 200 TEXT "ok",
    "no-content" 204 TEXT "",
}

impl Refused {
    /// The refusal of this name.
    ///
    /// # Panics
    /// When [`REFUSALS`] has none.
    pub fn named(name: &str) -> Self {
        let found = REFUSALS.iter().find(|refused| refused.name == name);
        *found.unwrap_or_else(|| panic!("no refusal is called {name}"))
    }

    pub(crate) fn response(self) -> Response {
        let mut response = Body::from(self.body).into_response();
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if !self.content_type.is_empty() {
            let value = HeaderValue::from_static(self.content_type);
            response.headers_mut().insert(header::CONTENT_TYPE, value);
        }
        response
    }
}
