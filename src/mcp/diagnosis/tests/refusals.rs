use super::*;

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
