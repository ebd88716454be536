use super::*;
use crate::mcp::session::Phase;

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
fn a_401_by_kind_of_key_and_host() {
    let refusal = || http(401, "InvalidApiKey", "Invalid API-key provided.");
    let at = |url| Case::new(url, refusal());
    for (key, code, certain) in [
        (None, "key-missing", true),
        (Some(KeyKind::Standard), "key-refused", false),
        (Some(KeyKind::Workspace), "key-refused-workspace", false),
        (Some(KeyKind::Plan), "key-of-plan", true),
        (Some(KeyKind::Temporary), "key-temporary", false),
        (Some(KeyKind::AccessKey), "key-is-access-key", true),
        (Some(KeyKind::OtherVendor), "key-of-other-vendor", true),
        (Some(KeyKind::Unknown), "key-unknown-form", false),
    ] {
        let cause = at(SSE).key(key).cause();
        assert_eq!((cause.code(), cause.certain()), (code, certain), "{key:?}");
        assert_eq!(cause.status(), Some(401));
    }
    for (url, code) in [
        (
            "https://dashscope-intl.aliyuncs.com/api/v1/mcps/X/mcp",
            "key-of-other-region",
        ),
        (
            "https://dashscope-us.aliyuncs.com/api/v1/mcps/X/mcp",
            "key-of-other-region",
        ),
        (
            "https://llm-1.cn-beijing.maas.aliyuncs.com/api/v1/mcps/X/sse",
            "key-of-other-workspace",
        ),
        (
            "https://coding.dashscope.aliyuncs.com/api/v1/mcps/X/sse",
            "host-of-plan",
        ),
        (
            "https://openapi-mcp.cn-hangzhou.aliyuncs.com/accounts/1/custom/x/id/y/mcp",
            "other-credential",
        ),
        (
            "https://mcp.api-inference.modelscope.net/1/sse",
            "other-credential",
        ),
        ("https://mcp.example.com/mcp", "key-refused-elsewhere"),
        ("http://127.0.0.1:3901/api/v1/mcps/X/sse", "key-refused"),
    ] {
        assert_eq!(at(url).code(), code, "{url}");
    }
    let other = Case::new(SSE, http(401, "", "NOT AUTHORIZED"));
    assert_eq!(other.code(), "not-authorized");
    let compatible = Case::new(
        SSE,
        http(401, "invalid_api_key", "Incorrect API key provided."),
    );
    assert_eq!(compatible.code(), "key-refused");
}

#[test]
fn every_refusal_of_the_service_by_status_and_words() {
    let wants_sse = "current mcp not support streamableHttp";
    for (status, code, message, wanted, certain) in [
        (403, "AccessDenied", "", "access-denied", false),
        (403, "Workspace.AccessDenied", "", "workspace-denied", false),
        (403, "AccessDenied.Unpurchased", "", "unpurchased", true),
        (404, "WorkSpaceNotFound", "", "workspace-not-found", true),
        (
            404,
            "MCP_IS_INVALID",
            "MCP服务未开通",
            "not-activated",
            true,
        ),
        (404, "MCP_IS_INVALID", "MCP不存在", "unknown-id", true),
        (
            404,
            "",
            "MCP_IS_INVALID",
            "not-activated-or-unknown-id",
            false,
        ),
        (404, "", "", "unknown-path", false),
        (404, "NotFound", "no such thing", "not-found", false),
        (404, "", "Session not found", "session-lost", true),
        (404, "-32601", "Method not found", "no-tools", true),
        (405, "", wants_sse, "old-activation", true),
        (400, "", wants_sse, "old-activation", true),
        (405, "", "", "wrong-transport", false),
        (406, "", "Not Acceptable", "wrong-transport", false),
        (400, "Arrearage", "Access denied.", "arrears", true),
        (400, "-32000", "Bad Request", "bad-request", false),
        (429, "Throttling.RateQuota", "", "rate-limit", true),
        (429, "limit_requests", "", "rate-limit", true),
        (429, "Throttling.BurstRate", "", "burst-limit", true),
        (
            429,
            "Throttling.AllocationQuota",
            "",
            "allocation-quota",
            true,
        ),
        (429, "insufficient_quota", "", "quota-exhausted", true),
        (
            403,
            "AllocationQuota.FreeTierOnly",
            "",
            "quota-exhausted",
            true,
        ),
        (429, "Throttling", "", "throttled", false),
        (429, "", "", "throttled", false),
        (500, "InternalError", "", "server-error", false),
        (503, "", "upstream connect error", "unavailable", false),
        (418, "", "", "http-error", false),
    ] {
        let cause = Case::new(MCP, http(status, code, message)).cause();
        assert_eq!(
            (cause.code(), cause.certain(), cause.status()),
            (wanted, certain, Some(status)),
            "{status} {code} {message}"
        );
    }
}

#[test]
fn what_lies_behind_by_bailians_number() {
    let mut codes = std::collections::BTreeSet::new();
    for fault in Behind::ALL {
        let number = fault.number().to_string();
        for failure in [
            http(400, &number, ""),
            http(500, "", &format!("error {number}: CONNECTION")),
            Failure::Rpc {
                code: number.parse().expect("a number"),
                message: String::new(),
            },
            Failure::Rpc {
                code: -32000,
                message: format!("[{number}] failed"),
            },
        ] {
            let cause = Case::new(MCP, failure).cause();
            assert!(
                matches!(cause, Cause::Behind { fault: found, .. } if found == fault),
                "{number}"
            );
            codes.insert(cause.code());
        }
    }
    assert_eq!(codes.len(), Behind::ALL.len());
    assert_eq!(Behind::ConnectionRefused.number(), 11_200_044);
    assert_eq!(Behind::InitTimeout.number(), 11_200_057);
    for other in ["11200043", "11200061", "112000440", "1120004"] {
        assert_eq!(
            Case::new(MCP, http(400, other, "")).code(),
            "bad-request",
            "{other}"
        );
    }
}

#[test]
fn a_404_by_its_url() {
    let bare = |url| Case::new(url, http(404, "", "")).cause();
    let other = |url: &str| {
        let other = Some(url.to_owned());
        Cause::Address {
            fault: AddressFault::UnknownPath { other },
            status: Some(404),
        }
    };
    let compatible = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
    assert_eq!(bare(compatible), other(SSE));
    assert_eq!(bare(SSE), other(compatible));
    assert_eq!(
        bare("https://dashscope.aliyuncs.com/api/v1").code(),
        "unknown-path"
    );
    let Cause::Address {
        fault: AddressFault::Misspelt { meant },
        ..
    } = bare("https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch")
    else {
        panic!("a misspelt URL");
    };
    assert_eq!(meant, SSE);
    assert_eq!(
        bare("https://dashscope-us.aliyuncs.com/api/v1/mcps/X/mcp").code(),
        "region-without-mcp"
    );
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
