use crate::paste::tests::table;

#[test]
fn toml_of_codex() {
    table(&[
        (
            "[mcp_servers.n]\nurl = \"@HTTP\"\nhttp_headers = { \"Authorization\" = \"Bearer @KEY\" }\n",
            "|@HTTP||n key standard prose-skipped",
        ),
        (
            "[mcp_servers.a]\nurl = \"@HTTP\"\n\n[mcp_servers.\"b\"]\nurl = \"@SSE\"\n",
            "|@HTTP||a |@SSE||b",
        ),
        (
            "[mcp_servers.n]\nurl = \"@HTTP\"\n[mcp_servers.n.http_headers]\nAuthorization = \"Bearer @KEY\"\n",
            "|@HTTP||n key standard",
        ),
    ]);
}

#[test]
fn yaml_of_continue_goose_and_librechat() {
    table(&[
        (
            "mcpServers:\n  - name: n\n    type: sse\n    url: @SSE\n    requestOptions:\n      headers:\n        Authorization: Bearer ${{ secrets.DASHSCOPE_API_KEY }}\n",
            "|@SSE|sse|n key placeholder other key-placeholder",
        ),
        (
            "extensions:\n  n:\n    enabled: true\n    type: streamable_http\n    name: n\n    uri: @HTTP\n    headers:\n      Authorization: Bearer @KEY\n",
            "|@HTTP|streamable_http|n key standard prose-skipped",
        ),
        (
            "mcpServers:\n  n:\n    type: sse\n    url: @SSE\n    headers:\n      Authorization: \"Bearer @KEY\"\n",
            "|@SSE|sse|n key standard",
        ),
    ]);
}

#[test]
fn running_text_of_documents() {
    table(&[
        (
            "The key fields include \"type\": \"sse\", \"baseUrl\" pointing to https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse, and the header Authorization: Bearer $DASHSCOPE_API_KEY.",
            "|https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse|| key placeholder other key-placeholder prose-skipped",
        ),
        (
            "| WebSearch | @SSE |\n| --- | --- |\n| amap | https://dashscope.aliyuncs.com/api/v1/mcps/amap-maps/sse |",
            "|@SSE|| |https://dashscope.aliyuncs.com/api/v1/mcps/amap-maps/sse|| prose-skipped",
        ),
        (
            "Long-term access to MCP with a bearer token. The name must start with AliyunBailianMCP_ and the name should not exceed 20 characters.",
            "nothing-found",
        ),
        (
            "SSE 地址：@SSE，密钥：@KEY。",
            "|@SSE|| key standard prose-skipped",
        ),
    ]);
}
