use super::*;

#[test]
fn the_key_stands_in_the_authorization_of_every_request_and_nowhere_else() {
    let replay = replay(SSE, |request| match request.method {
        Method::Get => vec![
            stream_head(),
            Act::Stream("event:endpoint\ndata:/m\n\n".into()),
        ],
        _ => vec![],
    });
    assert_eq!(replay.requests.len(), 2);
    for request in &replay.requests {
        assert!(request.url.starts_with("https://a.example/"));
        assert_eq!(request.authorization(), Some(["Bearer ", KEY].concat()));
        assert!(!format!("{request:?}").contains("0123"));
    }
    let session = session(SSE, Approach::Auto);
    assert!(!format!("{session:?}").contains("0123"));
}

#[test]
fn a_server_that_repeats_the_key_does_not_get_it_shown() {
    let echo = ["bad key ", KEY, " ", KEY].concat();
    let code = ["{\"code\":\"", KEY, "\",\"message\":\"", &echo, "\"}"].concat();
    let rpc = |request: &Request| json(rpc_error(&id(request), -1, &echo));
    let version = |request: &Request| json(initialized(&id(request), KEY));
    let only = || session(MCP, Approach::Only(Era::Streamable));
    let html = [KEY, "/html"].concat();
    for replay in [
        replay_cut(only(), |_| refusal(401, &echo), Cut::Nowhere),
        replay_cut(only(), |_| refusal(401, &code), Cut::Nowhere),
        replay_cut(only(), |_| vec![head(200, &html)], Cut::Nowhere),
        replay_cut(only(), rpc, Cut::Nowhere),
        replay_cut(only(), version, Cut::Nowhere),
    ] {
        let shown = format!("{:?}", replay.failure());
        assert!(!shown.contains("0123") && shown.contains("***"), "{shown}");
    }
}

#[test]
fn an_excerpt_is_short_and_on_one_line() {
    let body = ["a\nb\u{7}", &"长".repeat(5000)].concat();
    let replay = replay(MCP, |_| {
        vec![head(500, "text/plain"), Act::Body(body.clone())]
    });
    let Failure::Http { message, .. } = replay.failure() else {
        panic!("{:?}", replay.outcome)
    };
    assert_eq!(message.chars().count(), 300);
    assert!(message.starts_with("a b 长"), "{message}");
}
