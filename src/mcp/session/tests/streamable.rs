use super::*;

const ONLY: Approach = Approach::Only(Era::Streamable);

fn with_session(id: &str) -> Act {
    Act::Head(Head {
        status: 200,
        content_type: Some("application/json; charset=utf-8".into()),
        session_id: Some(id.into()),
        redirected: false,
    })
}

/// Answers in JSON bodies, without a session.
fn plain(request: &Request) -> Vec<Act> {
    match rpc(request).as_str() {
        "initialize" => json(initialized(&id(request), "2025-06-18")),
        "tools/list" => match cursor(request).as_deref() {
            None => json(page(&id(request), &["a"], Some("n"))),
            Some(_) => json(page(&id(request), &["搜"], None)),
        },
        _ => vec![head(202, ""), Act::End],
    }
}

/// Answers in event streams, with messages before the response and an event without data.
fn streams(request: &Request) -> Vec<Act> {
    let answer = match rpc(request).as_str() {
        "initialize" => initialized(&id(request), "2025-03-26"),
        "tools/list" => page(&id(request), &["a", "搜"], None),
        _ => return vec![head(202, ""), Act::End],
    };
    let before = r#"{"jsonrpc":"2.0","method":"notifications/message","params":{}}"#;
    let ping = r#"{"jsonrpc":"2.0","id":"p","method":"ping"}"#;
    let body = [
        "id: 0\ndata:\n\n: x\n\n",
        &event(before),
        &event(ping),
        &event(&answer),
    ]
    .concat();
    vec![stream_head(), Act::Body(body), Act::End]
}

fn run(server: impl FnMut(&Request) -> Vec<Act>) -> Replay {
    replay_cut(session(MCP, ONLY), server, Cut::Nowhere)
}

#[test]
fn both_kinds_of_reply_are_the_same_at_every_cut() {
    let replay = replay_every_cut(MCP, ONLY, plain);
    assert_eq!(replay.names(), ["a", "搜"]);
    assert_eq!(replay.listing().protocol, "2025-06-18");
    let replay = replay_every_cut(MCP, ONLY, streams);
    assert_eq!(replay.names(), ["a", "搜"]);
    assert_eq!(
        replay
            .sent()
            .iter()
            .filter(|sent| *sent == "POST result")
            .count(),
        2
    );
}

#[test]
fn the_version_header_is_sent_only_where_it_is_known() {
    let replay = run(plain);
    assert_eq!(header(&replay.requests[0], "MCP-Protocol-Version"), None);
    for request in &replay.requests[1..] {
        assert_eq!(header(request, "MCP-Protocol-Version"), Some("2025-06-18"));
    }
    let replay = run(streams);
    assert!(
        replay
            .requests
            .iter()
            .all(|request| header(request, "MCP-Protocol-Version").is_none())
    );
}

#[test]
fn a_session_id_goes_on_every_later_request_and_is_deleted() {
    let replay = run(|request| match rpc(request).as_str() {
        "initialize" => {
            let body = initialized(&id(request), "2025-11-25");
            vec![with_session("s!~"), Act::Body(body), Act::End]
        }
        _ => plain(request),
    });
    assert_eq!(header(&replay.requests[0], "Mcp-Session-Id"), None);
    for request in &replay.requests[1..] {
        assert_eq!(
            header(request, "Mcp-Session-Id"),
            Some("s!~"),
            "{request:?}"
        );
    }
    let last = replay.requests.last().expect("a request");
    assert_eq!((last.method, last.body.as_deref()), (Method::Delete, None));
    assert!(!replay.aborted.contains(&last.id));
}

#[test]
fn a_session_id_is_visible_ascii() {
    for bad in ["", "a b", "é", "a\n"] {
        let replay = run(|_| vec![with_session(bad)]);
        assert_eq!(replay.failure(), &Failure::Malformed, "{bad:?}");
    }
}

#[test]
fn a_forgotten_session_is_initialised_again_once() {
    let run = |forgotten: usize| {
        let (mut left, mut sessions) = (forgotten, 0);
        run(move |request| match rpc(request).as_str() {
            "initialize" => {
                sessions += 1;
                let head = with_session(&["s", &sessions.to_string()].concat());
                vec![
                    head,
                    Act::Body(initialized(&id(request), "2025-06-18")),
                    Act::End,
                ]
            }
            "tools/list" if cursor(request).is_some() && left > 0 => {
                left -= 1;
                refusal(404, "Session not found")
            }
            _ => plain(request),
        })
    };
    let replay = run(1);
    assert_eq!(replay.names(), ["a", "搜"]);
    let last = replay.requests.last().expect("a request");
    assert_eq!(header(last, "Mcp-Session-Id"), Some("s2"));
    let again = replay
        .requests
        .iter()
        .filter(|request| rpc(request) == "initialize")
        .nth(1);
    assert_eq!(
        again.map(|request| header(request, "Mcp-Session-Id")),
        Some(None)
    );
    let replay = run(2);
    let message = "Session not found".into();
    let cut = Completeness::Cut(Failure::Http {
        status: 404,
        code: None,
        message,
    });
    assert_eq!(
        (replay.names(), &replay.listing().completeness),
        (vec!["a"], &cut)
    );
}

#[test]
fn what_was_listed_before_a_session_was_forgotten_is_kept() {
    let mut sessions = 0;
    let replay = run(|request| match rpc(request).as_str() {
        "initialize" if sessions > 0 => refusal(503, "busy"),
        "initialize" => {
            sessions += 1;
            let body = initialized(&id(request), "2025-06-18");
            vec![with_session("s"), Act::Body(body), Act::End]
        }
        "tools/list" if cursor(request).is_some() => refusal(404, "Session not found"),
        _ => plain(request),
    });
    let (status, message) = (503, "busy".into());
    let cut = Completeness::Cut(Failure::Http {
        status,
        code: None,
        message,
    });
    assert_eq!(
        (replay.names(), &replay.listing().completeness),
        (vec!["a"], &cut)
    );
}

#[test]
fn a_session_id_that_is_not_exposed_is_named() {
    let replay = run(|request| match rpc(request).as_str() {
        "tools/list" => refusal(
            400,
            &rpc_error("null", -32000, "Mcp-Session-Id header is required"),
        ),
        _ => plain(request),
    });
    let message = "Mcp-Session-Id header is required".into();
    assert_eq!(replay.failure(), &Failure::SessionNotExposed { message });
}

#[test]
fn a_response_without_the_reply_is_a_failure() {
    for (acts, failure) in [
        (json("{}".into()), Failure::StreamClosed),
        (json(String::new()), Failure::Malformed),
        (vec![stream_head(), Act::End], Failure::StreamClosed),
        (vec![stream_head(), Act::Break], Failure::StreamClosed),
        (vec![Act::Break], Failure::Network),
        (
            vec![head(200, "text/html")],
            Failure::NotEventStream {
                content_type: "text/html".into(),
            },
        ),
        (vec![head(307, "")], Failure::Redirected),
        (
            vec![Act::Head(Head {
                redirected: true,
                ..Head::default()
            })],
            Failure::Redirected,
        ),
        (
            json(rpc_error("1", -5, "no")),
            Failure::Rpc {
                code: -5,
                message: "no".into(),
            },
        ),
        (
            json(rpc_error("null", -5, "no")),
            Failure::Rpc {
                code: -5,
                message: "no".into(),
            },
        ),
    ] {
        let mut acts = Some(acts);
        let replay = run(|_| acts.take().unwrap_or_default());
        assert_eq!(replay.failure(), &failure);
    }
}

#[test]
fn a_batch_is_read() {
    let replay = run(|request| match rpc(request).as_str() {
        "initialize" => json(
            [
                "[{\"method\":\"x\"},",
                &initialized(&id(request), "2025-03-26"),
                ",7]",
            ]
            .concat(),
        ),
        _ => plain(request),
    });
    assert_eq!(replay.names(), ["a", "搜"]);
}

#[test]
fn responses_that_never_end_do_not_use_up_the_connections() {
    let replay = run(|request| match rpc(request).as_str() {
        "tools/list" => {
            let page_number: usize = cursor(request)
                .and_then(|cursor| cursor.parse().ok())
                .unwrap_or(0);
            let next = (page_number + 1).to_string();
            let next = (page_number < 20).then_some(next.as_str());
            vec![
                stream_head(),
                Act::Body(event(&page(&id(request), &["t"], next))),
            ]
        }
        _ => plain(request),
    });
    assert_eq!(replay.listing().pages, 21);
    assert!(replay.aborted.len() >= 18, "{:?}", replay.aborted);
}

#[test]
fn a_listing_that_overtook_initialized_is_sent_once_more() {
    let mut refused = false;
    let replay = run(|request| match rpc(request).as_str() {
        "tools/list" if !refused => {
            refused = true;
            json(rpc_error(&id(request), -32602, "too early"))
        }
        _ => plain(request),
    });
    assert_eq!(replay.names(), ["a", "搜"]);
}
