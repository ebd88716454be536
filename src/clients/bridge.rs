//! `mcp-remote`, the local program for clients that only start local programs, or do not speak a
//! service's transport.
//!
//! Its own README (0.15.1) asks for no space after the header's colon and for the value in the
//! environment: some clients on Windows do not escape spaces inside an argument.

use crate::domain::{Service, Transport};
use crate::emit::json::{Json, Object};

/// The program that is started.
pub(super) const COMMAND: &str = "npx";

/// The variable that holds the whole header value.
pub(super) const HEADER: &str = "AUTH_HEADER";

/// The arguments of the program.
pub(super) fn args(service: &Service) -> Vec<&str> {
    let endpoint = &service.endpoint;
    let transport = match service.transport {
        Transport::Sse => "sse-only",
        Transport::StreamableHttp => "http-only",
    };
    let url = endpoint.as_str();
    let mut args = vec!["-y", "mcp-remote", url, "--transport", transport];
    if !endpoint.is_https() && !endpoint.is_loopback() {
        args.push("--allow-http");
    }
    args.extend_from_slice(&["--header", "Authorization:${AUTH_HEADER}"]);
    args
}

/// The entry of a client that starts it: `command`, `args`, and the header's value in `env`.
pub(super) fn entry(service: &Service, bearer: &str) -> Object {
    Object::new()
        .with("command", COMMAND)
        .with("args", Json::strings(&args(service)))
        .with("env", Object::new().with(HEADER, bearer))
}
