use super::*;

fn page(text: &str) -> Option<Page> {
    Page::read(&Value::read(text).expect("JSON"))
}

#[test]
fn a_tool_with_everything() {
    let text = r#"{"tools":[{"name":"推荐美食.","title":"T","description":"D","inputSchema":{"type": "dict","properties":{"n":{"type":"int"}}},
        "annotations":{"readOnlyHint":true,"destructiveHint":false,"idempotentHint":1}}],"nextCursor":""}"#;
    let page = page(text).expect("a page");
    let tool = Tool {
        name: "推荐美食.".into(),
        title: Some("T".into()),
        description: Some("D".into()),
        input_schema: Some(r#"{"type": "dict","properties":{"n":{"type":"int"}}}"#.into()),
        annotations: Annotations {
            read_only: Some(true),
            destructive: Some(false),
            idempotent: None,
            open_world: None,
        },
        invalid_header: false,
        risk: None,
    };
    assert_eq!(
        page,
        Page {
            tools: vec![tool],
            unreadable: 0,
            next_cursor: Some(String::new())
        }
    );
}

#[test]
fn what_is_missing_or_wrong_costs_that_member_alone() {
    let text = r#"{"tools":[{"name":"a","description":7,"inputSchema":[],"annotations":"x"},{"name":""},
        {"title":"b"},null,{"name":"c","annotations":{"title":"C"}}],"nextCursor":null}"#;
    let page = page(text).expect("a page");
    let names: Vec<_> = page.tools.iter().map(|tool| tool.name.as_str()).collect();
    assert_eq!(
        (names, page.unreadable, page.next_cursor),
        (vec!["a", "c"], 3, None)
    );
    assert_eq!(page.tools[0].description, None);
    assert_eq!(page.tools[0].input_schema, None);
    assert_eq!(page.tools[1].title.as_deref(), Some("C"));
}

#[test]
fn a_result_without_a_list_is_no_page() {
    for text in ["{}", "[]", "null", r#"{"tools":{}}"#, r#"{"tools":null}"#] {
        assert_eq!(page(text), None, "{text}");
    }
    assert_eq!(page(r#"{"tools":[]}"#), Some(Page::default()));
}

#[test]
fn headers_that_cannot_be_sent_are_told() {
    for (properties, invalid) in [
        (r#"{"a":{"type":"string","x-mcp-header":"Region"}}"#, false),
        (r#"{"a":{"type":"string","x-mcp-header":""}}"#, true),
        (r#"{"a":{"type":"string","x-mcp-header":"a b"}}"#, true),
        (r#"{"a":{"type":"string","x-mcp-header":"地"}}"#, true),
        (r#"{"a":{"type":"string","x-mcp-header":1}}"#, true),
        (r#"{"a":{"type":"object","x-mcp-header":"A"}}"#, true),
        (
            r#"{"a":{"type":"string","x-mcp-header":"A"},"b":{"type":"string","x-mcp-header":"a"}}"#,
            true,
        ),
        (r#"{"a":{"type":"string"}}"#, false),
        ("[]", false),
    ] {
        let text = [
            r#"{"tools":[{"name":"t","inputSchema":{"properties":"#,
            properties,
            "}}]}",
        ]
        .concat();
        assert_eq!(
            page(&text).expect("a page").tools[0].invalid_header,
            invalid,
            "{properties}"
        );
    }
}

#[test]
fn a_server_tells_who_it_is() {
    let info = Value::read(r#"{"name":"n","version":1}"#).expect("JSON");
    let read = ServerInfo {
        name: "n".into(),
        title: None,
        version: String::new(),
    };
    assert_eq!(ServerInfo::read(&info), read);
}
