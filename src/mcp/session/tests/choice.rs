use super::*;

const BAILIAN: &str = "https://a.example/api/v1/mcps/WebSearch/mcp";

/// Which eras were tried, by their first requests.
fn tried(replay: &Replay) -> Vec<String> {
    let first = |request: &&Request| {
        request.method == Method::Get || rpc(request) != "notifications/initialized"
    };
    let requests = replay.requests.iter().filter(first);
    requests
        .map(|request| {
            [
                request.method.as_str(),
                " ",
                &rpc(request),
                " ",
                &request.url,
            ]
            .concat()
        })
        .collect()
}

fn refuse(status: u16, body: &'static str) -> impl FnMut(&Request) -> Vec<Act> {
    move |_| refusal(status, body)
}

#[test]
fn a_refusal_of_the_key_or_the_rate_is_final() {
    for status in [401, 403, 429, 500, 502] {
        let replay = replay(
            MCP,
            refuse(
                status,
                r#"{"code":"InvalidApiKey","message":"Invalid API-key provided."}"#,
            ),
        );
        assert_eq!(replay.requests.len(), 1, "{status}");
        let (code, message) = (
            Some("InvalidApiKey".into()),
            "Invalid API-key provided.".into(),
        );
        assert_eq!(
            replay.failure(),
            &Failure::Http {
                status,
                code,
                message
            }
        );
    }
}

#[test]
fn other_refusals_lead_to_initialize_and_then_to_http_sse() {
    for status in [400, 404, 405] {
        let replay = replay(MCP, refuse(status, "no"));
        let wanted =
            ["POST tools/list ", "POST initialize ", "GET  "].map(|start| [start, MCP].concat());
        assert_eq!(tried(&replay), wanted);
        // The first refusal tells more than that the URL is no stream either.
        assert_eq!(
            replay.failure(),
            &Failure::Http {
                status,
                code: None,
                message: "no".into()
            }
        );
        let steps: Vec<_> = replay
            .steps
            .iter()
            .filter(|step| matches!(step, Step::FallingBack { .. }))
            .collect();
        assert_eq!(steps.len(), 2);
    }
}

#[test]
fn a_bailian_404_is_final_and_its_405_means_sse() {
    let replay = replay(
        BAILIAN,
        refuse(404, r#"{"code":"MCP_IS_INVALID","message":"MCP不存在"}"#),
    );
    assert_eq!(replay.requests.len(), 1);
    for status in [400, 405] {
        let replay = super::replay(
            BAILIAN,
            refuse(status, "current mcp not support streamableHttp"),
        );
        let sse = "GET  https://a.example/api/v1/mcps/WebSearch/sse".to_owned();
        assert_eq!(
            tried(&replay),
            [["POST tools/list ", BAILIAN].concat(), sse]
        );
    }
}

#[test]
fn a_bailian_400_goes_no_further_than_initialize() {
    let replay = replay(
        BAILIAN,
        refuse(400, r#"{"code":"Arrearage","message":"Access denied"}"#),
    );
    assert_eq!(replay.sent(), ["POST tools/list", "POST initialize"]);
}

#[test]
fn a_modern_server_is_recognised_by_its_errors() {
    for (status, body, requests) in [
        (
            400,
            r#"{"error":{"code":-32022,"message":"v","data":{"supported":["2027-01-01"]}}}"#,
            1,
        ),
        (
            400,
            r#"{"error":{"code":-32022,"message":"v","data":{"supported":["2025-06-18"]}}}"#,
            2,
        ),
        (
            400,
            r#"{"error":{"code":-32020,"message":"HeaderMismatch: x"}}"#,
            1,
        ),
        (
            404,
            r#"{"error":{"code":-32601,"message":"Method not found"}}"#,
            1,
        ),
        (
            400,
            r#"{"error":{"code":-32000,"message":"Bad Request"}}"#,
            3,
        ),
    ] {
        assert_eq!(
            replay(MCP, refuse(status, body)).requests.len(),
            requests,
            "{body}"
        );
    }
}

#[test]
fn a_network_failure_of_the_first_try_falls_back_once() {
    let replay = replay(MCP, |_| vec![Act::Break]);
    assert_eq!(replay.sent(), ["POST tools/list", "POST initialize"]);
    assert_eq!(replay.failure(), &Failure::Network);
}

#[test]
fn a_choice_or_a_remembered_verdict_is_not_second_guessed() {
    for (era, first) in [
        (Era::HttpSse, "GET "),
        (Era::Streamable, "POST initialize"),
        (Era::Stateless, "POST tools/list"),
    ] {
        let session = session(MCP, Approach::Only(era));
        let replay = replay_cut(
            session,
            refuse(405, "current mcp not support streamableHttp"),
            Cut::Nowhere,
        );
        assert_eq!(replay.sent(), [first]);
        assert!(replay.failure().wants_sse());
    }
}

#[test]
fn a_fallback_lists_and_tells_the_verdict() {
    let replay = replay(BAILIAN, |request| {
        if request.url == BAILIAN {
            return refusal(405, "current mcp not support streamableHttp");
        }
        http_sse::plain(request)
    });
    assert_eq!(replay.names().len(), 3);
    assert_eq!(replay.listing().era, Era::HttpSse);
    assert_eq!(
        replay.listing().endpoint.as_str(),
        "https://a.example/api/v1/mcps/WebSearch/sse"
    );
    assert!(
        replay
            .steps
            .contains(&Step::FallingBack { to: Era::HttpSse })
    );
}

#[test]
fn what_is_expected_is_tried_first_and_a_modern_server_is_still_found() {
    let replay_first = |server: fn(&Request) -> Vec<Act>| {
        let session = session(MCP, Approach::First(Era::Streamable));
        replay_cut(session, server, Cut::Nowhere)
    };
    for (status, body) in [
        (
            400,
            r#"{"error":{"code":-32022,"message":"v","data":{"supported":["2026-07-28"]}}}"#,
        ),
        (
            404,
            r#"{"error":{"code":-32601,"message":"Method not found"}}"#,
        ),
    ] {
        let session = session(MCP, Approach::First(Era::Streamable));
        let server = move |request: &Request| match rpc(request).as_str() {
            "tools/list" => json(page(&id(request), &["a"], None)),
            _ => refusal(status, body),
        };
        let replay = replay_cut(session, server, Cut::Nowhere);
        assert_eq!(replay.sent(), ["POST initialize", "POST tools/list"]);
        assert_eq!(replay.listing().era, Era::Stateless);
    }
    // Each era sends to the other one: nobody is asked twice.
    let replay = replay_first(|request| match rpc(request).as_str() {
        "tools/list" => refusal(
            400,
            r#"{"error":{"code":-32022,"data":{"supported":["2025-06-18"]}}}"#,
        ),
        _ => refusal(
            400,
            r#"{"error":{"code":-32022,"data":{"supported":["2026-07-28"]}}}"#,
        ),
    });
    let wanted = ["POST initialize", "POST tools/list", "POST initialize"];
    assert_eq!(replay.sent(), wanted);
}
