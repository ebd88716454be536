//! A service that refuses from the beginning, or that pages may not read.

use emulator::fault::{REFUSALS, Refused};
use emulator::{Cors, Fault, Sessions};

use super::Expected::{Cause, Listed};
use super::{Approach, MCP, Row, SSE};

pub(super) fn rows(elsewhere: &str) -> Vec<Row> {
    let mut rows = statuses();
    rows.extend(redirects(elsewhere));
    rows.extend(keys());
    rows.extend(paths());
    rows.extend(cors());
    rows
}

/// A key of the right shape, and not the right one.
const OTHER_KEY: &str = "sk-ffffffffffffffffffffffffffffffff";

/// The code of the cause of a refusal of [`REFUSALS`], where it is not the refusal's own name.
const NAMED: &[(&str, &str)] = &[
    ("invalid-api-key", "key-refused"),
    ("invalid-api-key-compatible", "key-refused"),
    ("dead-session", "session-lost"),
    ("old-activation-as-400", "old-activation"),
    ("wrong-method", "wrong-transport"),
    ("not-acceptable", "wrong-transport"),
    ("throttling", "throttled"),
    ("bare-429", "throttled"),
    ("rate-quota", "rate-limit"),
    ("limit-requests", "rate-limit"),
    ("burst-rate", "burst-limit"),
    ("insufficient-quota", "quota-exhausted"),
    ("gateway-timeout", "unavailable"),
    ("teapot", "http-error"),
    ("html", "html-instead"),
    ("plain-text", "not-event-stream"),
    ("no-content", "not-event-stream"),
];

fn statuses() -> Vec<Row> {
    let mut rows = Vec::new();
    for refused in REFUSALS {
        let named = NAMED.iter().find(|(name, _)| *name == refused.name);
        let code = named.map_or(refused.name, |(_, code)| *code);
        let name = format!("{} {}", refused.status, refused.name);
        rows.extend(
            [SSE, MCP].map(|path| {
                Row::new(name.clone(), path, Cause(code)).fault(Fault::Refused(*refused))
            }),
        );
    }
    let json = Refused {
        name: "json",
        status: 200,
        content_type: "application/json",
        body: "{}",
    };
    rows.push(
        Row::new("200 JSON for a stream", SSE, Cause("json-instead")).fault(Fault::Refused(json)),
    );
    for (name, refused, code) in [
        ("429 for a message", "rate-quota", "rate-limit"),
        ("404 for a message", "dead-session", "session-lost"),
    ] {
        let fault = Fault::Refused(Refused::named(refused)).on("tools/list");
        rows.push(Row::new(name, SSE, Cause(code)).fault(fault));
    }
    rows
}

fn redirects(elsewhere: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for status in [300, 301, 302, 303, 307, 308] {
        let to = format!("{elsewhere}/elsewhere");
        let fault = Fault::Redirect { status, to };
        let redirected =
            |name: &str, path| Row::new(format!("{status} {name}"), path, Cause("redirected"));
        rows.push(redirected("elsewhere", SSE).fault(fault.clone()));
        rows.push(redirected("elsewhere", MCP).fault(fault.clone()));
        rows.push(redirected("for a message", SSE).fault(fault.on("initialize")));
    }
    rows
}

fn keys() -> Vec<Row> {
    let row = |name: &str, key, code| Row::new(name, SSE, Cause(code)).key(key);
    let workspace = "sk-ws-H.ABCDEFG.ab1c.MEUCIQDabcdefghijklmnopqrstuvwxyz0123456789";
    let vendor = "sk-proj-abcdef0123456789";
    vec![
        row("no key", None, "key-missing"),
        row("another classic key", Some(OTHER_KEY), "key-refused"),
        row(
            "another sk-ws- key",
            Some(workspace),
            "key-refused-workspace",
        ),
        row(
            "a plan's key",
            Some("sk-sp-0123456789abcdef"),
            "key-of-plan",
        ),
        row("a temporary key", Some("st-lt-v1abcdef"), "key-temporary"),
        row(
            "an AccessKey",
            Some("LTAI5tAbCdEfGhIjKlMn"),
            "key-is-access-key",
        ),
        row("another vendor's key", Some(vendor), "key-of-other-vendor"),
        row(
            "a key of no known shape",
            Some("abcdef"),
            "key-unknown-form",
        ),
    ]
}

fn paths() -> Vec<Row> {
    let auto = |name: &str, path, expected| Row::new(name, path, expected).approach(Approach::Auto);
    let (image, parser) = ("/api/v1/mcps/QwenImage/sse", "/api/v1/mcps/WebParser/mcp");
    let (lower, cut) = ("/api/v1/mcps/websearch/mcp", "/api/v1/mcps/WebSearch");
    let alone = "an old activation, with Streamable HTTP alone";
    vec![
        auto(
            "a service that is not activated",
            image,
            Cause("not-activated"),
        ),
        auto("an ID in lower case", lower, Cause("unknown-id")),
        auto(
            "a path that does not exist",
            "/api/v2/sse",
            Cause("unknown-path"),
        ),
        auto("a URL without its end", cut, Cause("url-misspelt")),
        auto("an old activation", parser, Listed(1)),
        Row::new(alone, parser, Cause("old-activation")).in_browser(Listed(1)),
    ]
}

fn cors() -> Vec<Row> {
    let row = |name: &str, path, cors, code| {
        Row::new(name, path, Listed(1))
            .set(|service| service.cors(cors))
            .in_browser(Cause(code))
    };
    let header = "header-not-allowed";
    let without_version = Cors::WithoutProtocolVersion;
    vec![
        row("no CORS headers", SSE, Cors::Refused, "cors-refused"),
        row("no CORS headers", MCP, Cors::Refused, "cors-refused"),
        row("preflight 401", SSE, Cors::PreflightRefused(401), header),
        row("preflight 405", SSE, Cors::PreflightRefused(405), header),
        row(
            "Authorization not allowed",
            SSE,
            Cors::WithoutAuthorization,
            header,
        ),
        row(
            "MCP-Protocol-Version not allowed",
            MCP,
            without_version,
            header,
        ),
        row(
            "nothing exposed",
            MCP,
            Cors::NothingExposed,
            "session-not-exposed",
        )
        .set(|service| service.sessions(Sessions::Required)),
        Row::new("errors hidden, and a wrong key", SSE, Cause("key-refused"))
            .key(Some(OTHER_KEY))
            .set(|service| service.cors(Cors::ErrorsHidden))
            .in_browser(Cause("cors-refused")),
    ]
}
