//! The relay's contract, as `tests/emulator/tests/relay.rs` has it for the project's own, and what a
//! relay on a company's host needs besides.

use std::net::SocketAddr;
use std::time::Duration;

use e2e::hosting::{Authority, Front, GUEST, Recipe, Served, UPSTREAM};
use emulator::builder::DEMO_KEY;
use emulator::{Authorization, Emulator};
use futures_util::StreamExt as _;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::files::header;
use crate::setting::Setting;

const MCP: &str = "/api/v1/mcps/WebSearch/mcp";
const SSE: &str = "/api/v1/mcps/WebSearch/sse";
const BASES: [&str; 2] = ["", "/tools/mcp"];

fn initialize() -> Value {
    let params = json!({
        "protocolVersion": "2025-03-26",
        "capabilities": {},
        "clientInfo": { "name": "test-client", "version": "1" },
    });
    json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params })
}

#[tokio::test]
async fn method_path_query_headers_and_body_arrive_and_a_key_only_if_it_was_sent() {
    for recipe in Recipe::ALL {
        for base in BASES {
            let setting = Setting::under(recipe, base).await;
            let client = setting.served.client();
            let url = setting.through(&format!("{MCP}?a=b%20c&d=%2F"));
            let request = client.post(&url).bearer_auth(DEMO_KEY).json(&initialize());
            let request = request
                .header("origin", setting.served.origin())
                .header("mcp-protocol-version", "2025-03-26")
                .header("cookie", "session=of-this-host")
                .header("referer", "https://intranet.example.com/secret-page")
                .header("x-forwarded-for", "10.1.2.3");
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::OK, "{recipe:?} {base}");
            let body: Value = answer.json().await.expect("JSON");
            assert_eq!(body["result"]["protocolVersion"], "2025-03-26");
            let answer = client.post(&url).json(&initialize()).send().await;
            let status = answer.expect("an answer").status();
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{recipe:?} {base}");
            let requests = setting.service.log().requests();
            let seen = requests
                .iter()
                .map(|one| (one.path.as_str(), one.authorization));
            let expected = [(MCP, Authorization::Right), (MCP, Authorization::Absent)];
            assert_eq!(seen.collect::<Vec<_>>(), expected, "{recipe:?} {base}");
            let sent = setting.front.sent();
            let lower = sent.to_ascii_lowercase();
            assert!(
                sent.contains(&format!("POST {MCP}?a=b%20c&d=%2F HTTP/1.1")),
                "{sent}"
            );
            assert!(lower.contains(&format!("host: {UPSTREAM}\r\n")), "{sent}");
            assert!(
                lower.contains("mcp-protocol-version: 2025-03-26\r\n"),
                "{sent}"
            );
            for private in [
                "cookie:",
                "referer:",
                "origin:",
                "forwarded",
                "x-real-ip",
                "10.1.2.3",
            ] {
                assert!(!lower.contains(private), "{recipe:?} {private}: {sent}");
            }
            // The service is asked for by its name, and its certificate is of that name.
            assert!(setting.front.names().iter().all(|name| name == UPSTREAM));
            assert!(!setting.served.logs().contains(DEMO_KEY), "{recipe:?}");
        }
    }
}

#[tokio::test]
async fn an_event_comes_as_soon_as_the_service_sends_it() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        let request = client.get(setting.through(SSE)).bearer_auth(DEMO_KEY);
        let request = request
            .header("accept", "text/event-stream")
            .header("accept-encoding", "gzip, br");
        let answer = request.send().await.expect("a stream");
        assert_eq!(answer.status(), StatusCode::OK, "{recipe:?}");
        let kind = header(answer.headers(), "content-type").to_owned();
        assert!(kind.starts_with("text/event-stream"), "{recipe:?}: {kind}");
        assert_eq!(
            header(answer.headers(), "cache-control"),
            "no-store",
            "{recipe:?}"
        );
        // The stream has no end, so whatever waits for one never gets here.
        let mut parts = answer.bytes_stream();
        let first = timeout(Duration::from_secs(3), parts.next()).await;
        let first = first.unwrap_or_else(|_| panic!("{recipe:?} keeps events back"));
        let first = first.expect("a part").expect("a readable stream");
        let text = String::from_utf8_lossy(&first);
        assert!(
            text.starts_with("event:endpoint\ndata:/api/"),
            "{recipe:?}: {text}"
        );
    }
}

#[tokio::test]
async fn only_listed_hosts_are_forwarded_to() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        for rest in [
            "other.example.com/api/v1/mcps/WebSearch/mcp",
            "dashscope.aliyuncs.com.evil.example/x",
            "xdashscope.aliyuncs.com/x",
            "dashscope.aliyuncs.com:8443/x",
            "dashscope.aliyuncs.com@evil.example/x",
            "127.0.0.1/x",
            "localhost/x",
        ] {
            for method in [Method::GET, Method::POST, Method::DELETE] {
                let request = client
                    .request(method, setting.relayed(rest))
                    .bearer_auth(DEMO_KEY);
                let answer = request.send().await.expect("an answer");
                assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{recipe:?} {rest}");
                let body = answer.text().await.expect("a text");
                assert!(
                    body.starts_with("This relay does not forward"),
                    "{recipe:?}: {body}"
                );
            }
        }
        assert!(setting.service.log().requests().is_empty(), "{recipe:?}");
        assert!(setting.front.names().is_empty(), "{recipe:?}");
    }
}

#[tokio::test]
async fn only_the_page_and_listed_origins_are_served() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        let own = setting.served.origin();
        let post = |origin: &str, site: Option<&str>| {
            let mut request = client.post(setting.through(MCP)).bearer_auth(DEMO_KEY);
            if !origin.is_empty() {
                request = request.header("origin", origin);
            }
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            request.json(&initialize()).send()
        };
        for (origin, site, allowed) in [
            (own.as_str(), Some("same-origin"), true),
            ("", None, true),
            ("", Some("same-origin"), true),
            ("", Some("cross-site"), false),
            ("", Some("same-site"), false),
            ("null", Some("cross-site"), false),
            ("https://evil.example", Some("cross-site"), false),
            ("https://localhost", None, false),
            ("https://localhost:1", None, false),
            ("https://portal.example.com.evil.example", None, false),
            ("http://portal.example.com", None, false),
        ] {
            let answer = post(origin, site).await.expect("an answer");
            let expected = if allowed {
                StatusCode::OK
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(answer.status(), expected, "{recipe:?} {origin:?} {site:?}");
            let cors = answer.headers().keys().filter(|name| {
                let exposed = allowed && name.as_str() == "access-control-expose-headers";
                name.as_str().starts_with("access-control-") && !exposed
            });
            assert_eq!(
                cors.count(),
                0,
                "{recipe:?} {origin:?}: {:?}",
                answer.headers()
            );
            assert!(
                header(answer.headers(), "vary").contains("Origin"),
                "{recipe:?}"
            );
        }
        let refused = setting.service.log().requests();
        assert_eq!(refused.len(), 3, "{recipe:?}: what is refused goes nowhere");
        let answer = post(GUEST, Some("cross-site")).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{recipe:?}");
        assert_eq!(
            header(answer.headers(), "access-control-allow-origin"),
            GUEST
        );
        assert_eq!(
            header(answer.headers(), "access-control-allow-credentials"),
            ""
        );
        let exposed = header(answer.headers(), "access-control-expose-headers");
        for name in ["Mcp-Session-Id", "WWW-Authenticate"] {
            assert!(exposed.contains(name), "{recipe:?}: {exposed}");
        }
    }
}

#[tokio::test]
async fn preflights_are_answered_here() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        let preflight = |origin: &str| {
            let request = client.request(Method::OPTIONS, setting.through(MCP));
            request
                .header("origin", origin)
                .header("access-control-request-method", "POST")
                .header(
                    "access-control-request-headers",
                    "authorization,content-type",
                )
                .send()
        };
        let answer = preflight(GUEST).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{recipe:?}");
        assert_eq!(
            header(answer.headers(), "access-control-allow-origin"),
            GUEST
        );
        let methods = header(answer.headers(), "access-control-allow-methods");
        assert_eq!(methods, "GET, POST, DELETE", "{recipe:?}");
        let headers = header(answer.headers(), "access-control-allow-headers");
        for name in [
            "Authorization",
            "Content-Type",
            "Mcp-Session-Id",
            "MCP-Protocol-Version",
            "Mcp-Method",
        ] {
            assert!(headers.contains(name), "{recipe:?}: {headers}");
        }
        let answer = preflight("https://evil.example").await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{recipe:?}");
        assert_eq!(header(answer.headers(), "access-control-allow-origin"), "");
        assert!(setting.front.names().is_empty(), "{recipe:?}");
    }
}

#[tokio::test]
async fn other_methods_and_large_bodies_are_refused() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        for method in [Method::PUT, Method::PATCH] {
            let answer = client
                .request(method, setting.through(MCP))
                .body("x")
                .send()
                .await;
            let status = answer.expect("an answer").status();
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{recipe:?}");
        }
        assert!(setting.service.log().requests().is_empty(), "{recipe:?}");
        let answer = client
            .post(setting.through(MCP))
            .body(vec![b'x'; 2 << 20])
            .send()
            .await;
        // A server may close the connection on what it does not want to read.
        if let Ok(answer) = answer {
            let status = answer.status();
            assert!(
                [413, 502].contains(&status.as_u16()),
                "{recipe:?}: {status}"
            );
        }
        let accepted = setting.service.log().accepted_rpc_methods();
        assert!(accepted.is_empty(), "{recipe:?}: {accepted:?}");
    }
}

#[tokio::test]
async fn a_service_with_another_certificate_gets_nothing() {
    let service = Emulator::builder().start().await.expect("a free port");
    let (authority, stranger) = (Authority::new(), Authority::new());
    for identity in [
        authority.identity("other.example.com"),
        stranger.identity(UPSTREAM),
    ] {
        for recipe in Recipe::ALL {
            let front = Front::to(service.addr(), &identity).await;
            let served = Served::start(recipe, front.addr(), &authority).await;
            let url = format!("{}relay/{UPSTREAM}{MCP}", served.page());
            let request = served.client().post(url).bearer_auth(DEMO_KEY);
            let answer = request.json(&initialize()).send().await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::BAD_GATEWAY, "{recipe:?}");
            assert!(!front.sent().contains(DEMO_KEY), "{recipe:?}");
            // An error is written down, the key is not.
            let logs = served.logs();
            assert!(logs.contains("WebSearch"), "{recipe:?}: {logs}");
            assert!(!logs.contains(DEMO_KEY), "{recipe:?}: {logs}");
        }
    }
    assert!(service.log().requests().is_empty());
}

/// A service that answers every request with this.
async fn answering(answer: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let mut asked = [0; 8192];
            let _ = connection.read(&mut asked).await;
            let _ = connection.write_all(answer.as_bytes()).await;
        }
    });
    address
}

#[tokio::test]
async fn a_redirect_is_handed_on_and_the_service_does_not_rule_the_host() {
    let elsewhere = Emulator::builder().start().await.expect("a free port");
    let target = format!("{}{MCP}", elsewhere.base_url());
    let service = answering(format!(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: {target}\r\nContent-Length: 0\r\n\
         Connection: close\r\nSet-Cookie: a=b\r\nAccess-Control-Allow-Origin: *\r\n\
         Access-Control-Allow-Credentials: true\r\nX-Accel-Redirect: /site.json\r\n\
         Strict-Transport-Security: max-age=0\r\nContent-Security-Policy: script-src *\r\n\
         Clear-Site-Data: \"*\"\r\nService-Worker-Allowed: /\r\nRefresh: 0; url=/\r\n\
         Mcp-Session-Id: kept\r\nWWW-Authenticate: Bearer\r\n\r\n"
    ))
    .await;
    for recipe in Recipe::ALL {
        let authority = Authority::new();
        let front = Front::to(service, &authority.identity(UPSTREAM)).await;
        let served = Served::start(recipe, front.addr(), &authority).await;
        let url = format!("{}relay/{UPSTREAM}/x", served.page());
        let request = served.client().get(url).bearer_auth(DEMO_KEY);
        let request = request.header("x-forwarded-proto", "https");
        let answer = request.send().await.expect("an answer");
        assert_eq!(
            answer.status(),
            StatusCode::TEMPORARY_REDIRECT,
            "{recipe:?}"
        );
        let headers = answer.headers();
        for (name, value) in [
            ("location", target.as_str()),
            ("mcp-session-id", "kept"),
            ("www-authenticate", "Bearer"),
            ("strict-transport-security", "max-age=63072000"),
            (
                "content-security-policy",
                "default-src 'none'; frame-ancestors 'none'; sandbox",
            ),
            ("set-cookie", ""),
            ("access-control-allow-origin", ""),
            ("access-control-allow-credentials", ""),
            ("clear-site-data", ""),
            ("service-worker-allowed", ""),
            ("refresh", ""),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(header(headers, name), value, "{recipe:?} {name}");
            let count = headers.get_all(name).iter().count();
            assert!(count <= 1, "{recipe:?} {name}: {count} times");
        }
    }
    assert!(elsewhere.log().requests().is_empty());
}

#[tokio::test]
async fn without_its_blocks_there_is_no_relay_and_the_page_is_there() {
    let setting = Setting::of(Recipe::NoRelay).await;
    let client = setting.served.client();
    let answer = client.get(setting.served.page()).send().await;
    assert_eq!(answer.expect("an answer").status(), StatusCode::OK);
    let answer = client.get(setting.through(SSE)).bearer_auth(DEMO_KEY);
    let answer = answer.send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(setting.front.names().is_empty());
}
