use super::*;

fn plain(request: &Request) -> Vec<Act> {
    match cursor(request).as_deref() {
        None => json(page(&id(request), &["a"], Some("n"))),
        Some(_) => vec![
            stream_head(),
            Act::Body(event(&page(&id(request), &["搜"], None))),
            Act::End,
        ],
    }
}

#[test]
fn one_request_lists_a_page() {
    let replay = replay_every_cut(MCP, Approach::Auto, plain);
    assert_eq!(replay.names(), ["a", "搜"]);
    assert_eq!(replay.sent(), ["POST tools/list", "POST tools/list"]);
    assert_eq!(
        (replay.listing().era, replay.listing().protocol.as_str()),
        (Era::Stateless, "2026-07-28")
    );
    let request = &replay.requests[0];
    assert_eq!(header(request, "MCP-Protocol-Version"), Some("2026-07-28"));
    assert_eq!(header(request, "Mcp-Method"), Some("tools/list"));
    assert_eq!(
        header(request, "Accept"),
        Some("application/json, text/event-stream")
    );
    let body: serde_json::Value =
        serde_json::from_str(request.body.as_deref().expect("a body")).expect("JSON");
    let meta = &body["params"]["_meta"];
    assert_eq!(
        meta["io.modelcontextprotocol/protocolVersion"],
        "2026-07-28"
    );
    assert!(meta["io.modelcontextprotocol/clientInfo"]["name"].is_string());
    assert!(meta["io.modelcontextprotocol/clientCapabilities"].is_object());
}

#[test]
fn only_a_complete_result_is_taken() {
    for (kind, complete) in [("complete", true), ("input_required", false)] {
        let replay = replay(MCP, |request| {
            let id = id(request);
            json(
                [
                    "{\"id\":",
                    &id,
                    ",\"result\":{\"resultType\":\"",
                    kind,
                    "\",\"tools\":[]}}",
                ]
                .concat(),
            )
        });
        assert_eq!(
            replay.outcome.as_ref().is_some_and(Result::is_ok),
            complete,
            "{kind}"
        );
    }
}

#[test]
fn a_tool_whose_header_cannot_be_sent_is_left_out() {
    let replay = replay(MCP, |request| {
        let bad = r#"{"name":"bad","inputSchema":{"properties":{"a":{"type":"string","x-mcp-header":"a b"}}}}"#;
        let id = id(request);
        json(
            [
                "{\"id\":",
                &id,
                ",\"result\":{\"tools\":[",
                bad,
                ",{\"name\":\"good\"}]}}",
            ]
            .concat(),
        )
    });
    assert_eq!(
        (replay.names(), replay.listing().left_out),
        (vec!["good"], 1)
    );
}

#[test]
fn the_server_may_say_who_it_is() {
    let replay = replay(MCP, |request| {
        let meta = r#"{"io.modelcontextprotocol/serverInfo":{"name":"n","version":"2"}}"#;
        json(
            [
                "{\"id\":",
                &id(request),
                ",\"result\":{\"tools\":[],\"_meta\":",
                meta,
                "}}",
            ]
            .concat(),
        )
    });
    assert_eq!(
        replay
            .listing()
            .server
            .as_ref()
            .map(|server| server.version.as_str()),
        Some("2")
    );
}
