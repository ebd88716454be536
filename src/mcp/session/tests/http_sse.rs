use super::*;

const ENDPOINT: &str = "event:endpoint\ndata:/api/x/message?sessionId=1\n\n";

/// A server that answers as Bailian does: 200 with an empty body, the reply on the stream.
pub(super) fn plain(request: &Request) -> Vec<Act> {
    let posted = || vec![head(200, "text/plain"), Act::End];
    match (request.method, rpc(request).as_str()) {
        (Method::Get, _) => vec![stream_head(), Act::Stream(ENDPOINT.into())],
        (_, "initialize") => {
            let mut acts = posted();
            acts.push(Act::Stream(event(&initialized(&id(request), "2024-11-05"))));
            acts
        }
        (_, "tools/list") => {
            let mut acts = posted();
            let text = match cursor(request).as_deref() {
                None => page(&id(request), &["a", "推荐美食."], Some("")),
                Some(_) => page(&id(request), &["c"], None),
            };
            acts.push(Act::Stream(event(&text)));
            acts
        }
        _ => posted(),
    }
}

/// The same, but for one request of this JSON-RPC method.
fn but<'a>(
    method: &'a str,
    mut act: impl FnMut(&Request) -> Vec<Act> + 'a,
) -> impl FnMut(&Request) -> Vec<Act> + 'a {
    move |request| {
        if rpc(request) == method {
            act(request)
        } else {
            plain(request)
        }
    }
}

#[test]
fn a_conversation_is_the_same_at_every_cut() {
    let replay = replay_every_cut(SSE, Approach::Auto, plain);
    assert_eq!(replay.names(), ["a", "推荐美食.", "c"]);
    let listing = replay.listing();
    assert_eq!(
        (listing.era, listing.pages, listing.protocol.as_str()),
        (Era::HttpSse, 2, "2024-11-05")
    );
    assert_eq!(
        listing.server.as_ref().map(|server| server.name.as_str()),
        Some("搜索")
    );
    assert_eq!(listing.completeness, Completeness::Whole);
    let sent = [
        "GET ",
        "POST initialize",
        "POST notifications/initialized",
        "POST tools/list",
        "POST tools/list",
    ];
    assert_eq!(replay.sent(), sent);
    assert!(
        replay.requests[1..]
            .iter()
            .all(|r| r.url == "https://a.example/api/x/message?sessionId=1")
    );
    assert_eq!(replay.aborted, [replay.requests[0].id]);
}

#[test]
fn no_header_that_an_old_server_does_not_know_is_sent() {
    let replay = replay(SSE, plain);
    for request in &replay.requests {
        let known = |(name, _): &(&str, String)| ["Accept", "Content-Type"].contains(name);
        assert!(request.headers.iter().all(known), "{request:?}");
    }
}

#[test]
fn the_first_event_must_be_the_endpoint() {
    for first in [
        event("{}"),
        event("/m"),
        "event: ping\ndata: 1\n\n".into(),
        "event:endpoint\ndata:\n\n".into(),
    ] {
        let replay = replay(SSE, |_| vec![stream_head(), Act::Stream(first.clone())]);
        assert_eq!(replay.failure(), &Failure::NoEndpoint, "{first:?}");
    }
    let comment = [": hello\n\nretry: 10\n\n", ENDPOINT].concat();
    let replay = replay(SSE, |request| match request.method {
        Method::Get => vec![stream_head(), Act::Stream(comment.clone())],
        _ => plain(request),
    });
    assert_eq!(replay.names().len(), 3);
}

#[test]
fn an_endpoint_of_another_origin_gets_nothing() {
    let replay = replay(SSE, |_| {
        vec![
            stream_head(),
            Act::Stream("event: endpoint\ndata: //evil.example/m\n\n".into()),
        ]
    });
    assert_eq!(
        replay.failure(),
        &Failure::EndpointElsewhere {
            origin: "https://evil.example".into()
        }
    );
    assert_eq!(replay.sent(), ["GET "]);
}

#[test]
fn a_second_endpoint_is_ignored() {
    let second = "event:endpoint\ndata:https://evil.example/m\n\nevent:endpoint\ndata:/other\n\n";
    let replay = replay(
        SSE,
        but("notifications/initialized", |_| {
            vec![Act::Stream(second.into())]
        }),
    );
    assert_eq!(replay.names().len(), 3);
    assert!(
        replay.requests[1..]
            .iter()
            .all(|r| r.url.ends_with("/api/x/message?sessionId=1"))
    );
}

#[test]
fn a_post_may_be_answered_by_200_or_202_with_any_body() {
    for (status, kind, body) in [
        (202, "text/plain", "Accepted"),
        (200, "text/html", "<p>"),
        (204, "", ""),
    ] {
        let replay = replay(
            SSE,
            but("initialize", |request| {
                vec![
                    head(status, kind),
                    Act::Body(body.into()),
                    Act::End,
                    Act::Stream(event(&initialized(&id(request), "2024-11-05"))),
                ]
            }),
        );
        assert_eq!(replay.names().len(), 3, "{status}");
    }
}

#[test]
fn a_reply_may_come_before_its_post_returns() {
    let replay = replay(
        SSE,
        but("initialize", |request| {
            vec![
                Act::Stream(event(&initialized(&id(request), "2024-11-05"))),
                head(202, ""),
                Act::End,
            ]
        }),
    );
    assert_eq!(replay.names().len(), 3);
}

#[test]
fn a_post_of_initialized_that_hangs_or_fails_blocks_nothing() {
    for acts in [|| vec![], || refusal(500, "{}"), || vec![Act::Break]] {
        let replay = replay(SSE, but("notifications/initialized", move |_| acts()));
        assert_eq!(replay.names().len(), 3);
    }
}

#[test]
fn an_initialized_in_flight_is_not_aborted_by_a_quick_listing() {
    let replay = replay(SSE, but("notifications/initialized", |_| vec![]));
    assert_eq!(replay.names().len(), 3);
    assert_eq!(replay.aborted, [replay.requests[0].id]);
}

#[test]
fn a_stream_that_ends_fails_what_is_pending_at_once() {
    for cut in [
        "",
        "event:message\ndata:{\"jsonrpc\"",
        "event:message\ndata:{}\n",
    ] {
        let replay = replay(
            SSE,
            but("initialize", |_| {
                vec![head(200, ""), Act::Stream(cut.into()), Act::StreamEnd]
            }),
        );
        assert_eq!(replay.failure(), &Failure::StreamClosed, "{cut:?}");
    }
}

#[test]
fn the_status_of_a_post_is_not_lost() {
    let replay = replay(
        SSE,
        but("tools/list", |_| refusal(404, "Session not found")),
    );
    let message = "Session not found".into();
    assert_eq!(
        replay.failure(),
        &Failure::Http {
            status: 404,
            code: None,
            message
        }
    );
}

#[test]
fn a_listing_that_overtook_initialized_is_sent_once_more() {
    let mut refusals = 1;
    let mut server = |times: usize| {
        refusals = times;
        replay(SSE, |request: &Request| {
            if rpc(request) == "tools/list" && refusals > 0 {
                refusals -= 1;
                return vec![Act::Stream(event(&rpc_error(
                    &id(request),
                    -32602,
                    "too early",
                )))];
            }
            plain(request)
        })
    };
    let replay = server(1);
    assert_eq!(replay.names().len(), 3);
    assert_eq!(
        replay
            .sent()
            .iter()
            .filter(|sent| *sent == "POST tools/list")
            .count(),
        3
    );
    let replay = server(2);
    assert_eq!(
        replay.failure(),
        &Failure::Rpc {
            code: -32602,
            message: "too early".into()
        }
    );
}

#[test]
fn a_listing_is_not_sent_again_before_initialized_has_arrived() {
    let replay = replay(SSE, |request| match rpc(request).as_str() {
        "notifications/initialized" => vec![],
        "tools/list" => vec![Act::Stream(event(&rpc_error(
            &id(request),
            -32602,
            "too early",
        )))],
        _ => plain(request),
    });
    assert_eq!(replay.outcome, None);
    assert_eq!(
        replay
            .sent()
            .iter()
            .filter(|sent| *sent == "POST tools/list")
            .count(),
        1
    );
}

#[test]
fn replies_are_matched_by_id_as_number_or_string() {
    let replay = replay(
        SSE,
        but("initialize", |request| {
            let own = id(request);
            let noise = [
                event(&initialized("99", "1999-01-01")),
                event(&initialized("null", "1999-01-01")),
                event(r#"{"jsonrpc":"2.0","result":{}}"#),
                event(r#"{"jsonrpc":"2.0","id":{},"result":{}}"#),
            ];
            let reply = event(&initialized(&["\"", &own, "\""].concat(), "2024-11-05"));
            vec![Act::Stream([noise.concat(), reply.clone(), reply].concat())]
        }),
    );
    assert_eq!(replay.names().len(), 3);
}

#[test]
fn a_ping_is_answered_and_an_unknown_request_refused() {
    let replay = replay(
        SSE,
        but("initialize", |request| {
            let asked = [
                event(r#"{"jsonrpc":"2.0","id":"p","method":"ping"}"#),
                event(r#"{"jsonrpc":"2.0","id":7,"method":"roots/list"}"#),
                event(r#"{"jsonrpc":"2.0","method":"notifications/unknown"}"#),
                event(r#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#),
            ];
            vec![Act::Stream(
                [
                    asked.concat(),
                    event(&initialized(&id(request), "2024-11-05")),
                ]
                .concat(),
            )]
        }),
    );
    let bodies: Vec<_> = replay
        .requests
        .iter()
        .filter_map(|request| request.body.as_deref())
        .collect();
    assert!(bodies.contains(&r#"{"jsonrpc":"2.0","id":"p","result":{}}"#));
    assert!(
        bodies
            .iter()
            .any(|body| body.contains("\"id\":7,\"error\":{\"code\":-32601"))
    );
    assert_eq!(
        replay
            .sent()
            .iter()
            .filter(|sent| ["POST result", "POST error"].contains(&sent.as_str()))
            .count(),
        2
    );
    assert_eq!(replay.names().len(), 3);
}

#[test]
fn a_changed_list_is_stale() {
    let replay = replay(
        SSE,
        but("notifications/initialized", |_| {
            vec![Act::Stream(event(
                r#"{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}"#,
            ))]
        }),
    );
    assert!(replay.listing().stale);
}

#[test]
fn another_protocol_version_is_accepted_when_known() {
    for (version, known) in [("2025-06-18", true), ("2030-01-01", false), ("", false)] {
        let replay = replay(
            SSE,
            but("initialize", |request| {
                vec![Act::Stream(event(&initialized(&id(request), version)))]
            }),
        );
        if known {
            assert_eq!(replay.listing().protocol, version);
        } else {
            assert_eq!(
                replay.failure(),
                &Failure::ProtocolVersion {
                    found: version.into()
                }
            );
        }
    }
}

#[test]
fn what_is_no_json_is_malformed() {
    let replay = replay(
        SSE,
        but("initialize", |_| vec![Act::Stream(event("{\"id\":1"))]),
    );
    assert_eq!(replay.failure(), &Failure::Malformed);
}
