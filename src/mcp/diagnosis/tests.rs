use super::*;
use crate::mcp::session::Phase;

mod refusals;

const CLASSIC: Option<KeyKind> = Some(KeyKind::Standard);
const MCP: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";
const SSE: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse";

/// What is diagnosed from a page on https without a relay.
struct Case {
    url: &'static str,
    key: Option<KeyKind>,
    relayed: bool,
    permitted: bool,
    page: PageOrigin,
    failure: Failure,
    evidence: Evidence,
}

impl Case {
    fn new(url: &'static str, failure: Failure) -> Self {
        Self {
            url,
            key: CLASSIC,
            relayed: false,
            permitted: true,
            page: PageOrigin::Https,
            failure,
            evidence: Evidence::default(),
        }
    }

    fn key(self, key: Option<KeyKind>) -> Self {
        Self { key, ..self }
    }

    fn cause(&self) -> Cause {
        let endpoint = Endpoint::parse(self.url).expect(self.url);
        let transport = if endpoint.path().ends_with("/sse") {
            Transport::Sse
        } else {
            Transport::StreamableHttp
        };
        diagnose(&Situation {
            endpoint: &endpoint,
            key: self.key,
            relayed: self.relayed,
            permitted: self.permitted,
            page: self.page,
            transport,
            failure: &self.failure,
            evidence: &self.evidence,
        })
    }

    fn code(&self) -> &'static str {
        self.cause().code()
    }
}

fn http(status: u16, code: &str, message: &str) -> Failure {
    Failure::Http {
        status,
        code: (!code.is_empty()).then(|| code.to_owned()),
        message: message.to_owned(),
    }
}

fn silent(host_answers: Option<bool>, plain_request_readable: Option<bool>) -> Case {
    Case {
        evidence: Evidence {
            host_answers,
            plain_request_readable,
            ..Evidence::default()
        },
        ..Case::new(MCP, Failure::Network)
    }
}

#[test]
fn silence_by_the_second_requests() {
    for (host, plain, code, certain) in [
        (None, None, "no-answer", false),
        (Some(false), None, "unreachable", false),
        (Some(false), Some(false), "unreachable", false),
        (Some(true), None, "cors-refused", false),
        (Some(true), Some(false), "cors-refused", false),
        (Some(true), Some(true), "header-not-allowed", true),
    ] {
        let cause = silent(host, plain).cause();
        assert_eq!(
            (cause.code(), cause.certain()),
            (code, certain),
            "{host:?} {plain:?}"
        );
        assert_eq!(cause.status(), None);
    }
}

#[test]
fn silence_that_needs_no_second_request() {
    let offline = Case {
        evidence: Evidence {
            offline: true,
            ..Evidence::default()
        },
        ..silent(None, None)
    };
    assert_eq!(offline.code(), "offline");
    let policy = Case {
        evidence: Evidence {
            blocked_by_policy: true,
            host_answers: Some(false),
            ..Evidence::default()
        },
        ..silent(None, None)
    };
    assert_eq!(policy.code(), "page-policy");
    let other = Case {
        permitted: false,
        ..silent(None, None)
    };
    assert_eq!(other.code(), "host-not-allowed");
    let plain = "http://mcp.example.com/mcp";
    let http = |page| Case {
        page,
        ..Case::new(plain, Failure::Network)
    };
    assert_eq!(http(PageOrigin::Https).code(), "mixed-content");
    assert_eq!(http(PageOrigin::Http).code(), "no-answer");
    assert_eq!(http(PageOrigin::Native).code(), "unreachable");
    let loopback = Case::new("http://127.0.0.1:3901/mcp", Failure::Network);
    assert_eq!(loopback.code(), "no-answer");
}

#[test]
fn what_is_forbidden_is_known_before_anything_is_sent() {
    let before = |url: &str, page, permitted| {
        let endpoint = Endpoint::parse(url).expect(url);
        beforehand(&endpoint, page, permitted).map(|cause| cause.code())
    };
    assert_eq!(before(MCP, PageOrigin::Https, true), None);
    assert_eq!(
        before(MCP, PageOrigin::Https, false),
        Some("host-not-allowed")
    );
    assert_eq!(before(MCP, PageOrigin::Native, false), None);
    let plain = "http://a.example/mcp";
    assert_eq!(
        before(plain, PageOrigin::Https, true),
        Some("mixed-content")
    );
    assert_eq!(before(plain, PageOrigin::File, true), None);
    assert_eq!(
        before("http://localhost:1/mcp", PageOrigin::Https, true),
        None
    );
}

#[test]
fn a_host_of_this_computer_or_network_is_told_from_the_internet() {
    for (url, wanted) in [
        ("http://localhost:1/mcp", true),
        ("http://10.1.2.3/mcp", true),
        ("http://172.16.0.1/mcp", true),
        ("http://172.32.0.1/mcp", false),
        ("http://192.168.0.1/mcp", true),
        ("http://[fd00::1]/mcp", true),
        ("http://[2001:db8::1]/mcp", false),
        ("http://gateway/mcp", true),
        ("http://mcp.lan/mcp", true),
        ("http://10.example.com/mcp", false),
        ("http://8.8.8.8/mcp", false),
        (MCP, false),
    ] {
        let case = Case {
            page: PageOrigin::Native,
            ..Case::new(url, Failure::Network)
        };
        let Cause::Silence(Silence::Unreachable { local, .. }) = case.cause() else {
            panic!("{url}");
        };
        assert_eq!(local, wanted, "{url}");
    }
}

#[test]
fn the_conversation_by_its_failure() {
    let streams = |content_type: &str| Failure::NotEventStream {
        content_type: content_type.into(),
    };
    let rpc = |code, message: &str| Failure::Rpc {
        code,
        message: message.into(),
    };
    for (url, failure, code) in [
        (SSE, Failure::NoEndpoint, "no-endpoint"),
        (
            SSE,
            Failure::EndpointElsewhere {
                origin: "https://evil.example".into(),
            },
            "endpoint-elsewhere",
        ),
        (
            MCP,
            Failure::SessionNotExposed {
                message: "Mcp-Session-Id header is required".into(),
            },
            "session-not-exposed",
        ),
        (SSE, Failure::StreamClosed, "stream-closed"),
        (
            SSE,
            Failure::TimeOut {
                phase: Phase::Headers,
            },
            "time-out-headers",
        ),
        (
            SSE,
            Failure::TimeOut {
                phase: Phase::Endpoint,
            },
            "time-out-endpoint",
        ),
        (
            SSE,
            Failure::TimeOut {
                phase: Phase::Reply,
            },
            "time-out-reply",
        ),
        (
            MCP,
            Failure::ProtocolVersion {
                found: "2030-01-01".into(),
            },
            "protocol-version",
        ),
        (MCP, Failure::Malformed, "malformed"),
        (MCP, Failure::TooLarge, "too-large"),
        (MCP, Failure::Redirected, "redirected"),
        (MCP, Failure::Cancelled, "cancelled"),
        (MCP, streams("text/html; charset=utf-8"), "html-instead"),
        (SSE, streams("application/json"), "json-instead"),
        (MCP, streams("text/plain"), "not-event-stream"),
        (MCP, streams(""), "not-event-stream"),
        (MCP, rpc(-32603, "Internal error"), "rpc-error"),
        (MCP, rpc(-32601, "Method not found"), "no-tools"),
        (MCP, rpc(-32001, "Session terminated"), "session-lost"),
        (
            SSE,
            rpc(-32602, "Received request before initialization"),
            "not-initialized",
        ),
        (MCP, rpc(0, "Throttling.RateQuota"), "rate-limit"),
    ] {
        assert_eq!(Case::new(url, failure.clone()).code(), code, "{failure:?}");
    }
}

#[test]
fn another_transport_is_offered_where_it_may_help() {
    let offers = |url, failure| Case::new(url, failure).cause().offers();
    let refusal = |status| http(status, "", "current mcp not support streamableHttp");
    assert_eq!(offers(MCP, refusal(405)), Some(Transport::Sse));
    assert_eq!(offers(MCP, refusal(400)), Some(Transport::Sse));
    assert_eq!(offers(MCP, http(405, "", "")), Some(Transport::Sse));
    assert_eq!(
        offers(SSE, http(405, "", "")),
        Some(Transport::StreamableHttp)
    );
    assert_eq!(offers(MCP, http(401, "InvalidApiKey", "")), None);
    assert_eq!(offers(MCP, http(404, "MCP_IS_INVALID", "")), None);
    assert_eq!(offers(SSE, Failure::StreamClosed), None);
}

#[test]
fn a_relay_between_is_named_where_it_may_be_the_trouble() {
    let relayed = |failure| Case {
        relayed: true,
        permitted: false,
        ..Case::new(MCP, failure)
    };
    for (failure, code) in [
        (Failure::Network, "relay-unreachable"),
        (http(404, "", ""), "relay-refused"),
        (http(404, "", "<html>404 Not Found</html>"), "relay-refused"),
        (http(403, "", "Forbidden"), "relay-refused"),
        (http(502, "", "Bad Gateway"), "relay-upstream"),
        (
            Failure::NotEventStream {
                content_type: "text/html".into(),
            },
            "relay-refused",
        ),
        (http(404, "MCP_IS_INVALID", "MCP不存在"), "unknown-id"),
        (http(401, "InvalidApiKey", ""), "key-refused"),
        (http(429, "", ""), "throttled"),
    ] {
        assert_eq!(relayed(failure.clone()).code(), code, "{failure:?}");
    }
}

#[test]
fn what_the_server_said_is_at_hand() {
    assert_eq!(said(&http(404, "X", "not here")), "not here");
    assert_eq!(said(&Failure::Network), "");
}
