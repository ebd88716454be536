use crate::paste::tests::table;

#[test]
fn the_consoles_own_blocks() {
    table(&[
        (
            r#"{"mcpServers":{"WebSearch":{"type":"streamableHttp","description":"…","isActive":true,"name":"AliyunBailianMCP_WebSearch","baseUrl":"@HTTP","headers":{"Authorization":"Bearer ${DASHSCOPE_API_KEY}"}}}}"#,
            "|@HTTP|streamable_http|AliyunBailianMCP_WebSearch key placeholder other key-placeholder",
        ),
        (
            r#"{"mcpServers":{"WebSearch":{"type":"sse","name":"AliyunBailianMCP_WebSearch","baseUrl":"@SSE","headers":{"Authorization":"Bearer @KEY"}}}}"#,
            "|@SSE|sse|AliyunBailianMCP_WebSearch key standard",
        ),
        (
            r#"{"mcpServers":{"a":{"type":"sse","baseUrl":"https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse","headers":{"Authorization":"Bearer $DASHSCOPE_API_KEY"}}}}"#,
            "|https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse|sse|a key placeholder other key-placeholder",
        ),
        (
            r#"{"mcpServers":{"a":{"type":"sse/streamableHttp","url":"@SSE"}}}"#,
            "|@SSE||a transport-unknown",
        ),
    ]);
}

#[test]
fn every_clients_container_and_field_names() {
    table(&[
        (
            r#"{"mcpServers":{"n":{"url":"@SSE","headers":{"Authorization":"Bearer @KEY"}}}}"#,
            "|@SSE||n key standard",
        ),
        (
            r#"{"inputs":[{"type":"promptString","id":"k"}],"servers":{"n":{"type":"http","url":"@HTTP","headers":{"Authorization":"Bearer ${input:dashscope-api-key}"}}}}"#,
            "|@HTTP|streamable_http|n key placeholder other key-placeholder",
        ),
        (
            r#"{"mcp":{"servers":{"n":{"type":"sse","url":"@SSE"}}}}"#,
            "|@SSE|sse|n",
        ),
        (
            r#"{"$schema":"x","mcp":{"n":{"type":"remote","url":"@SSE","enabled":true,"oauth":false,"headers":{"Authorization":"Bearer {env:DASHSCOPE_API_KEY}"}}}}"#,
            "|@SSE||n key placeholder other key-placeholder",
        ),
        (
            r#"{"theme":"x","context_servers":{"n":{"url":"@HTTP","headers":{"Authorization":"Bearer @KEY"}}}}"#,
            "|@HTTP||n key standard",
        ),
        (r#"{"amp.mcpServers":{"n":{"url":"@SSE"}}}"#, "|@SSE||n"),
        (r#"{"mcp_servers":{"n":{"url":"@SSE"}}}"#, "|@SSE||n"),
        (r#"{"mcpServers":{"n":{"serverUrl":"@SSE"}}}"#, "|@SSE||n"),
        (
            r#"{"mcpServers":{"n":{"httpUrl":"@HTTP"}}}"#,
            "|@HTTP|streamable_http|n",
        ),
        (
            r#"{"mcpServers":{"n":{"transport":{"type":"sse","url":"@SSE","headers":{"authorization":"bearer @KEY"}}}}}"#,
            "|@SSE|sse|n key standard",
        ),
        (
            r#"{"mcpServers":{"n":{"url":"@HTTP","transportType":"http"}}}"#,
            "|@HTTP|streamable_http|n",
        ),
        (
            r#"{"mcpServers":[{"name":"n","type":"streamable-http","url":"@HTTP","requestOptions":{"headers":{"AUTHORIZATION":"Bearer @KEY"}}}]}"#,
            "|@HTTP|streamable_http|n key standard",
        ),
        (
            r#"{"endpointUrl":"@SSE","serverTransport":"sse","authentication":"bearerAuth"}"#,
            "|@SSE|sse|",
        ),
        (
            r#"{"extensions":{"n":{"type":"streamable_http","uri":"@HTTP"}}}"#,
            "|@HTTP|streamable_http|n",
        ),
        (
            r#"{"type":"mcp","server_protocol":"sse","server_label":"n","server_url":"@SSE","headers":{"Authorization":"Bearer @KEY"}}"#,
            "|@SSE|sse|n key standard",
        ),
        (r#"{"url":"@SSE","apiKey":"@KEY"}"#, "|@SSE|| key standard"),
        (
            r#"[{"name":"a","url":"@SSE"},{"name":"b","url":"@HTTP"}]"#,
            "|@SSE||a |@HTTP||b",
        ),
        (
            r#"{"a":{"url":"@SSE"},"b":{"url":"@HTTP"}}"#,
            "|@SSE||a |@HTTP||b",
        ),
        (
            r#"{"success":true,"data":[{"id":"x","name":"n","operationalUrl":"@SSE","type":"sse"}]}"#,
            "|@SSE|sse|n",
        ),
        (
            r#"{"success":true,"message":null,"requestId":"1-a","total":2,"data":[
                {"id":"WebSearch","name":"联网搜索","description":"a, b","operationalUrl":"@HTTP","type":"streamableHttp","active":true,"tags":["x"],"logoUrl":"https://a.example/l.png","provider":"p","providerUrl":"https://a.example/"},
                {"id":"amap-maps","name":"地图","operationalUrl":"","type":"sse"},
                {"id":"a b","name":"n","operationalUrl":null}]}"#,
            "|@HTTP|streamable_http|联网搜索 amap-maps||sse|地图",
        ),
    ]);
}

#[test]
fn local_servers_and_the_bridge() {
    table(&[
        (
            r#"{"mcpServers":{"n":{"command":"npx","args":["-y","mcp-remote","@SSE","--transport","sse-only","--header","Authorization:${AUTH_HEADER}"],"env":{"AUTH_HEADER":"Bearer @KEY"}}}}"#,
            "|@SSE|sse|n key standard",
        ),
        (
            r#"{"mcpServers":{"n":{"command":"cmd","args":["/c","npx","-y","mcp-remote@latest","@HTTP","--header","Authorization: Bearer @KEY"]}}}"#,
            "|@HTTP||n key standard",
        ),
        (
            r#"{"mcp":{"n":{"type":"local","command":["npx","-y","mcp-remote","@SSE"],"environment":{}}}}"#,
            "|@SSE||n",
        ),
        (
            r#"{"mcpServers":{"files":{"command":"npx","args":["-y","server-files"]},"n":{"url":"@SSE"}}}"#,
            "|@SSE||n not-remote",
        ),
        (
            r#"{"mcpServers":{"files":{"command":"npx","args":[]}}}"#,
            "not-remote",
        ),
    ]);
}

#[test]
fn json_as_people_write_it() {
    table(&[
        (
            "{\n  // mine\n  \"mcpServers\": { \"n\": { \"url\": \"@SSE\", }, },\n}",
            "|@SSE||n json-relaxed",
        ),
        (
            r#""mcpServers": {"n": {"url": "@SSE"}}"#,
            "|@SSE||n json-relaxed",
        ),
        (r#""n": {"url": "@SSE"},"#, "|@SSE||n json-relaxed"),
        (
            r#""a": {"url": "@SSE"}, "b": {"url": "@HTTP"}"#,
            "|@SSE||a |@HTTP||b json-relaxed",
        ),
        ("{'n': {'url': '@SSE'}}", "|@SSE||n json-relaxed"),
        ("{“n”：{“url”：“@SSE”}}", "|@SSE||n json-relaxed"),
        ("｛\"n\"：｛\"url\"：\"@SSE\"｝｝", "|@SSE||n json-relaxed"),
        (
            "{mcpServers: {n: {url: \"@SSE\"}}}",
            "|@SSE||n json-relaxed",
        ),
        ("\u{feff}{\"n\": {\"url\": \"@SSE\"}}", "|@SSE||n"),
        (
            "```json\n{\"n\": {\"url\": \"@SSE\"}}\n```",
            "|@SSE||n fence-removed",
        ),
        (
            "Add this:\n\n```json\n{\"n\": {\"url\": \"@SSE\"}}\n```\nThen restart.",
            "|@SSE||n fence-removed prose-skipped",
        ),
        ("'{\"n\": {\"url\": \"@SSE\"}}'", "|@SSE||n"),
        (
            r#""{\"n\": {\"type\": \"sse\", \"url\": \"@SSE\"}}""#,
            "|@SSE|sse|n quotes-removed",
        ),
        (
            r#"{"n": {"url": " @SSE ", "headers": {"Authorization": "Bearer Bearer @KEY"}}}"#,
            "|@SSE||n key standard bearer-removed",
        ),
        (
            r#"{"n": {"url": "https:\/\/dashscope.aliyuncs.com\/api\/v1\/mcps\/WebSearch\/mcp"}}"#,
            "|@HTTP||n",
        ),
        (
            "{\"n\": {\"url\": \"https：／／dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp\"}}",
            "|@HTTP||n width-normalised",
        ),
    ]);
}

#[test]
fn broken_json_gives_what_it_has() {
    table(&[
        (
            r#"{"mcpServers":{"n":{"type":"sse","url":"@SSE","headers":{"Authorization":"Bearer @KEY"#,
            "|@SSE|sse|n key standard json-broken",
        ),
        (
            r#"{"mcpServers":{"a":{"url":"@SSE"} "b":{"url":"@HTTP"}}}"#,
            "|@SSE||a |@HTTP||b json-relaxed json-broken",
        ),
        (
            r#"{"mcpServers": oops @SSE @KEY"#,
            "|@SSE|| key standard json-broken prose-skipped",
        ),
        (r#"{"mcpServers":"#, "json-broken"),
        (r#"{"a": 1}"#, "nothing-found"),
        (
            r#"{"env": {"DASHSCOPE_API_KEY": "@KEY"}}"#,
            "key standard prose-skipped",
        ),
        (r#"["@SSE"]"#, "|@SSE||"),
        ("[docs](@SSE)", "|@SSE|| prose-skipped"),
    ]);
}
