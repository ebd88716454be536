use crate::paste::tests::table;

#[test]
fn curl() {
    table(&[
        (
            "curl -N -H \"Authorization: Bearer @KEY\" @SSE",
            "|@SSE|| key standard",
        ),
        (
            "curl -s '@SSE' \\\n  -H 'Accept: text/event-stream' \\\n  -H 'Authorization: Bearer @KEY'",
            "|@SSE|| key standard",
        ),
        (
            "curl.exe @SSE ^\r\n -H \"Authorization: Bearer @KEY\"",
            "|@SSE|| key standard",
        ),
        (
            "$ curl --header=\"Authorization: Bearer $DASHSCOPE_API_KEY\" --url @SSE",
            "|@SSE|| key placeholder other key-placeholder",
        ),
        (
            "curl -X POST @HTTP -H \"Authorization: Bearer @KEY\" -d '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}'",
            "|@HTTP|| key standard",
        ),
        (
            "curl https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse",
            "|https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse||",
        ),
    ]);
}

#[test]
fn every_clients_command() {
    table(&[
        (
            "claude mcp add --transport sse --scope user n @SSE --header \"Authorization: Bearer @KEY\"",
            "|@SSE|sse|n key standard",
        ),
        (
            "claude mcp add WebSearch @HTTP -t http -H \"Authorization: Bearer @KEY\"",
            "|@HTTP|streamable_http|WebSearch key standard",
        ),
        (
            "claude mcp add-json --scope user n '{\"type\":\"sse\",\"url\":\"@SSE\",\"headers\":{\"Authorization\":\"Bearer @KEY\"}}'",
            "|@SSE|sse|n key standard",
        ),
        (
            r#"claude mcp add-json n "{\"type\":\"sse\",\"url\":\"@SSE\"}""#,
            "|@SSE|sse|n",
        ),
        (
            "gemini mcp add -s user -t sse -H \"Authorization: Bearer @KEY\" n @SSE",
            "|@SSE|sse|n key standard",
        ),
        (
            "qwen mcp add -s user -t http -H 'Authorization: Bearer @KEY' n @HTTP",
            "|@HTTP|streamable_http|n key standard",
        ),
        (
            "codex mcp add n --url @HTTP --bearer-token-env-var DASHSCOPE_API_KEY",
            "|@HTTP||n",
        ),
        (
            "opencode mcp add n --url @SSE --header \"Authorization=Bearer @KEY\"",
            "|@SSE||n key standard",
        ),
        (
            "qodercli mcp add -s user -t sse -H \"Authorization: Bearer @KEY\" -- n @SSE",
            "|@SSE|sse|n key standard",
        ),
        (
            "code --add-mcp '{\"name\":\"n\",\"type\":\"sse\",\"url\":\"@SSE\"}'",
            "|@SSE|sse|n",
        ),
        (
            "npx -y mcp-remote @SSE --transport sse-only --header \"Authorization: Bearer @KEY\"",
            "|@SSE|sse| key standard",
        ),
        (
            "npx -y mcp-remote @SSE --header \"Authorization: Bearer ${DASHSCOPE_API_KEY}\"",
            "|@SSE|| key placeholder other key-placeholder",
        ),
    ]);
}

#[test]
fn a_script_of_several_lines() {
    table(&[
        (
            "export DASHSCOPE_API_KEY=@KEY\nclaude mcp add --transport sse n @SSE --header \"Authorization: Bearer $DASHSCOPE_API_KEY\"",
            "|@SSE|sse|n key standard",
        ),
        (
            "DASHSCOPE_API_KEY=@KEY npx -y mcp-remote @SSE",
            "|@SSE|| key standard",
        ),
        (
            "claude mcp add a @SSE -t sse\nclaude mcp add b @HTTP -t http",
            "|@SSE|sse|a |@HTTP|streamable_http|b",
        ),
        (
            "Run `claude mcp add a -t sse @SSE` in a terminal.",
            "|@SSE|sse|a",
        ),
        ("use curl to call it", "nothing-found"),
        (
            "claude mcp add n @SSE --transport carrier-pigeon",
            "|@SSE||n transport-unknown",
        ),
    ]);
}
