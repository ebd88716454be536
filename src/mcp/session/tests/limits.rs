use super::*;

fn with(limits: Limits) -> Session {
    let endpoint = Endpoint::parse(MCP).expect("an endpoint");
    Session::new(endpoint, None, Approach::Auto, limits)
}

/// Pages of two tools without an end.
fn endless(request: &Request) -> Vec<Act> {
    let number: usize = cursor(request)
        .and_then(|cursor| cursor.parse().ok())
        .unwrap_or(0);
    let next = (number + 1).to_string();
    json(page(&id(request), &["a", next.as_str()], Some(&next)))
}

#[test]
fn a_listing_ends_at_a_cap_and_shows_what_came() {
    let limits = Limits::default();
    for (limits, completeness, tools) in [
        (Limits { pages: 3, ..limits }, Completeness::PageLimit, 6),
        (Limits { tools: 5, ..limits }, Completeness::ToolLimit, 5),
        (Limits { tools: 6, ..limits }, Completeness::ToolLimit, 6),
        (
            Limits {
                bytes: 350,
                ..limits
            },
            Completeness::Cut(Failure::TooLarge),
            6,
        ),
    ] {
        let replay = replay_cut(with(limits), endless, Cut::Nowhere);
        let listing = replay.listing();
        assert_eq!(
            (&listing.completeness, listing.tools.len()),
            (&completeness, tools)
        );
    }
}

#[test]
fn a_page_identical_to_the_last_ends_the_listing() {
    let replay = replay(MCP, |request| {
        json(page(&id(request), &["a"], Some("same")))
    });
    assert_eq!(replay.listing().completeness, Completeness::Repeated);
    assert_eq!((replay.names(), replay.requests.len()), (vec!["a"], 2));
}

#[test]
fn an_empty_cursor_is_a_cursor() {
    let replay = replay(MCP, |request| match cursor(request).as_deref() {
        None => json(page(&id(request), &["a"], Some(""))),
        Some(cursor) => {
            assert_eq!(cursor, "");
            json(page(&id(request), &["b"], None))
        }
    });
    assert_eq!(replay.names(), ["a", "b"]);
}

#[test]
fn one_event_and_one_body_have_a_cap() {
    let limits = Limits {
        event_bytes: 50,
        ..Limits::default()
    };
    let long = "x".repeat(51);
    for head_of in [|| head(200, "application/json"), stream_head] {
        let replay = replay_cut(
            with(limits),
            |_| vec![head_of(), Act::Body(long.clone())],
            Cut::Everywhere,
        );
        assert_eq!(replay.failure(), &Failure::TooLarge);
    }
}

/// Steps to a time and returns the failure.
fn failure_at(session: &mut Session, now_ms: u64) -> Option<Failure> {
    session
        .step(now_ms, Input::Tick)
        .into_iter()
        .find_map(|output| match output {
            Output::Failed(failure) => Some(failure),
            _ => None,
        })
}

#[test]
fn headers_endpoint_and_reply_have_limits_of_their_own() {
    let limits = Limits {
        headers_ms: 10,
        endpoint_ms: 100,
        reply_ms: 1000,
        ..Limits::default()
    };
    let endpoint = Endpoint::parse(SSE).expect("an endpoint");
    let new = || Session::new(endpoint.clone(), None, Approach::Auto, limits);
    let get = RequestId(1);
    let open = Head {
        status: 200,
        content_type: Some("text/event-stream".into()),
        ..Head::default()
    };
    let time_out = |phase| Some(Failure::TimeOut { phase });

    let mut session = new();
    session.step(5, Input::Start);
    assert_eq!(session.deadline(), Some(15));
    assert_eq!(failure_at(&mut session, 14), None);
    assert_eq!(failure_at(&mut session, 15), time_out(Phase::Headers));
    assert_eq!(session.deadline(), None);

    let mut session = new();
    session.step(5, Input::Start);
    session.step(
        12,
        Input::ResponseHead {
            request: get,
            head: &open,
        },
    );
    assert_eq!(session.deadline(), Some(112));
    assert_eq!(failure_at(&mut session, 112), time_out(Phase::Endpoint));

    let mut session = new();
    session.step(5, Input::Start);
    session.step(
        12,
        Input::ResponseHead {
            request: get,
            head: &open,
        },
    );
    session.step(
        20,
        Input::Bytes {
            request: get,
            chunk: b"event:endpoint\ndata:/m\n\n",
        },
    );
    assert_eq!(session.deadline(), Some(1020));
    assert_eq!(failure_at(&mut session, 1019), None);
    assert_eq!(failure_at(&mut session, 1020), time_out(Phase::Reply));
}

#[test]
fn a_refusal_whose_body_never_ends_is_still_told() {
    let mut session = with(Limits::default());
    session.step(0, Input::Start);
    let head = Head {
        status: 429,
        ..Head::default()
    };
    session.step(
        1,
        Input::ResponseHead {
            request: RequestId(1),
            head: &head,
        },
    );
    session.step(
        1,
        Input::Bytes {
            request: RequestId(1),
            chunk: b"slow",
        },
    );
    let failure = failure_at(&mut session, 60_001);
    assert_eq!(
        failure,
        Some(Failure::Http {
            status: 429,
            code: None,
            message: "slow".into()
        })
    );
}

#[test]
fn a_cancel_aborts_everything_and_ends_the_session() {
    let mut session = with(Limits::default());
    session.step(0, Input::Start);
    let outputs = session.step(1, Input::Cancel);
    assert_eq!(
        outputs,
        [
            Output::Abort(RequestId(1)),
            Output::Failed(Failure::Cancelled)
        ]
    );
    assert_eq!(
        session.step(
            2,
            Input::NetworkError {
                request: RequestId(1)
            }
        ),
        []
    );
    assert_eq!(session.step(2, Input::Start), []);
}

#[test]
fn ten_thousand_tools_in_one_page_and_in_a_hundred() {
    let names: Vec<String> = (0..10_000)
        .map(|number| ["tool", &number.to_string()].concat())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for size in [10_000, 100] {
        let replay = replay(MCP, |request| {
            let start: usize = cursor(request)
                .and_then(|cursor| cursor.parse().ok())
                .unwrap_or(0);
            let end = start + size;
            let next = end.to_string();
            json(page(
                &id(request),
                &names[start..end],
                (end < names.len()).then_some(&next),
            ))
        });
        assert_eq!(replay.names(), names);
        assert_eq!(replay.listing().completeness, Completeness::Whole);
    }
}

#[test]
fn a_response_that_is_not_wanted_any_more_is_given_up() {
    let limits = Limits {
        event_bytes: 100,
        ..Limits::default()
    };
    let endpoint = Endpoint::parse(MCP).expect("an endpoint");
    let head = |status, content_type: &str, redirected| Head {
        status,
        content_type: Some(content_type.to_owned()),
        redirected,
        ..Head::default()
    };
    let json = head(200, "application/json", false);
    let long = [b'x'; 101];
    for (head, chunk) in [
        (Some(&json), Some(&long[..])),
        (Some(&head(200, "text/html", false)), None),
        (Some(&head(307, "text/html", true)), None),
        (Some(&json), None),
        (None, None),
    ] {
        let approach = Approach::Only(Era::Streamable);
        let mut session = Session::new(endpoint.clone(), None, approach, limits);
        let sent = session.step(0, Input::Start);
        let request = sent.iter().find_map(|output| match output {
            Output::Send(request) => Some(request.id),
            _ => None,
        });
        let request = request.expect("a request");
        let mut outputs = Vec::new();
        if let Some(head) = head {
            outputs.extend(session.step(1, Input::ResponseHead { request, head }));
        }
        if let Some(chunk) = chunk {
            outputs.extend(session.step(2, Input::Bytes { request, chunk }));
        }
        outputs.extend(session.step(1_000_000, Input::Tick));
        assert!(outputs.contains(&Output::Abort(request)), "{outputs:?}");
        let failed = outputs
            .iter()
            .any(|output| matches!(output, Output::Failed(_)));
        assert!(failed, "{outputs:?}");
    }
}

#[test]
fn the_first_tools_are_told_once_while_more_come() {
    let limits = Limits {
        pages: 3,
        ..Limits::default()
    };
    assert_eq!(replay_cut(with(limits), endless, Cut::Nowhere).first, [2]);
    let alone = replay(MCP, |request| json(page(&id(request), &["a"], None)));
    assert_eq!(alone.first, [0; 0]);
    let many: Vec<String> = (0..150).map(|number| number.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let long = replay(MCP, |request| match cursor(request) {
        None => json(page(&id(request), &many, Some("more"))),
        Some(_) => json(page(&id(request), &["last"], None)),
    });
    assert_eq!(
        (long.first.as_slice(), long.names().len()),
        (&[100][..], 151)
    );
}

#[test]
fn the_first_tools_of_a_page_are_told_before_it_ends() {
    let names: Vec<String> = (0..300).map(|number| number.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let answer = |request: &Request| json(page(&id(request), &names, None));
    let cut = replay_cut(with(Limits::default()), answer, Cut::Everywhere);
    assert_eq!((cut.first.as_slice(), cut.names().len()), (&[100][..], 300));
}
