use super::*;
use crate::domain::Transport;

pub(super) const KEY: &str = "sk-0123456789abcdef0123456789abcdef";
pub(super) const SSE: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
pub(super) const HTTP: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";

/// `id|url|transport|name` of every service, then the key's kind, then the codes.
fn told(text: &str) -> String {
    let pasted = paste(text);
    let mut lines: Vec<String> = Vec::new();
    for Found { draft, .. } in &pasted.services {
        let transport = draft.transport.map_or("", Transport::id);
        let fields = [&draft.instance_id, &draft.url, transport, &draft.name];
        lines.push(fields.join("|"));
    }
    if let Some(key) = &pasted.key {
        let as_given = if key.text.expose() == KEY {
            ""
        } else {
            " other"
        };
        lines.push(format!("key {}{as_given}", key.kind.id()));
    }
    let codes = pasted.diagnostics.iter().map(|d| d.code.id().to_owned());
    lines.extend(codes);
    lines.join(" ")
}

/// Every row is a paste and what it tells.
pub(super) fn table(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let text = text
            .replace("@KEY", KEY)
            .replace("@SSE", SSE)
            .replace("@HTTP", HTTP);
        let expected = expected.replace("@SSE", SSE).replace("@HTTP", HTTP);
        assert_eq!(told(&text), expected, "{text}");
    }
}

#[test]
fn nothing_and_empty() {
    table(&[
        ("", ""),
        (" \n\t", ""),
        ("hello", "hello|||"),
        ("hello world", "nothing-found"),
        ("Please configure the service for me.", "nothing-found"),
        ("请帮我配置服务", "nothing-found"),
        ("...", "nothing-found"),
    ]);
}

#[test]
fn bare_ids() {
    table(&[
        ("WebSearch", "WebSearch|||"),
        (" amap-maps\n", "amap-maps|||"),
        ("\"code_interpreter_mcp\"", "code_interpreter_mcp|||"),
        ("market-cmapi00073529", "market-cmapi00073529|||"),
        ("mcp-MmZlNzMyZTFjNmRj", "mcp-MmZlNzMyZTFjNmRj|||"),
        ("mcp-mmzlnzmyztfjnmrj", "mcp-mmzlnzmyztfjnmrj|||"),
        ("Web\u{200b}Search", "WebSearch||| invisible-removed"),
        ("\u{feff}WebSearch", "WebSearch||| invisible-removed"),
        ("ＷebSearch", "WebSearch||| width-normalised"),
        ("{instance ID}", "{instance ID}|||"),
        ("WebSearch\namap-maps", "WebSearch||| amap-maps|||"),
        (
            "WebSearch, amap-maps，gitHub",
            "WebSearch||| amap-maps||| gitHub|||",
        ),
        (
            "AliyunBailianMCP_WebSearch",
            "WebSearch|||AliyunBailianMCP_WebSearch name-prefix-removed",
        ),
        ("Instance ID: WebSearch", "WebSearch|||"),
        ("**Instance ID:** `WebSearch`", "WebSearch|||"),
        ("实例ID：WebSearch", "WebSearch|||"),
        ("实例 ID： WebSearch", "WebSearch|||"),
    ]);
}

#[test]
fn bare_urls() {
    table(&[
        ("@SSE", "|@SSE||"),
        (" @SSE \n", "|@SSE||"),
        ("“@SSE”", "|@SSE||"),
        ("<@SSE>", "|@SSE||"),
        ("@SSE\n@HTTP", "|@SSE|| |@HTTP||"),
        ("@SSE\n@SSE", "|@SSE||"),
        (
            "https：／／dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp",
            "|@HTTP|| width-normalised",
        ),
        (
            "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse",
            "|https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/{instance ID}/sse||",
        ),
        (
            "dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse",
            "|dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse||",
        ),
        (
            "https://dashscope.aliyuncs.com/api/v1/mcps/\n  WebSearch/mcp",
            "|@HTTP|| lines-joined",
        ),
        ("ftp://a.example/sse", "|ftp://a.example/sse||"),
        (
            "https://bailian.console.aliyun.com/?tab=mcp#/mcp-market/detail/WebSearch",
            "|https://bailian.console.aliyun.com/?tab=mcp#/mcp-market/detail/WebSearch||",
        ),
    ]);
}

#[test]
fn bare_keys() {
    table(&[
        ("@KEY", "key standard"),
        ("Bearer @KEY", "key standard bearer-removed"),
        ("Bearer Bearer @KEY", "key standard bearer-removed"),
        ("\"@KEY\"", "key standard quotes-removed"),
        ("API Key: @KEY", "key standard"),
        ("API Key：@KEY", "key standard"),
        ("Authorization: Bearer @KEY", "key standard"),
        (
            "Authorization: Bearer Bearer @KEY",
            "key standard bearer-removed",
        ),
        ("export DASHSCOPE_API_KEY=@KEY", "key standard"),
        ("export DASHSCOPE_API_KEY=\"@KEY\"", "key standard"),
        ("set DASHSCOPE_API_KEY=@KEY", "key standard"),
        ("setx DASHSCOPE_API_KEY \"@KEY\"", "key standard"),
        ("$env:DASHSCOPE_API_KEY = \"@KEY\"", "key standard"),
        ("DASHSCOPE_API_KEY: @KEY", "key standard"),
        (
            "sk-0123456789abcdef\n0123456789abcdef",
            "key standard lines-joined",
        ),
        ("sk-ab***cd", "key masked other key-masked"),
        (
            "${DASHSCOPE_API_KEY}",
            "key placeholder other key-placeholder",
        ),
        ("YOUR_API_KEY", "key placeholder other key-placeholder"),
        ("<your-api-key>", "key placeholder other key-placeholder"),
        ("sk-xxx", "key placeholder other key-placeholder"),
        ("sk-sp-0123456789abcdef", "key plan other key-plan"),
        (
            "st-lt-v1abcdef0123456789",
            "key temporary other key-temporary",
        ),
        (
            "LTAI5tAbCdEfGhIjKlMn",
            "key access_key other key-access-key",
        ),
        (
            "sk-proj-abcdef0123456789",
            "key unknown other key-other-vendor",
        ),
        (
            "@KEY\nsk-ffffffffffffffffffffffffffffffff",
            "key standard several-keys",
        ),
        ("@KEY @KEY", "key standard"),
    ]);
}

#[test]
fn key_and_service_side_by_side() {
    table(&[
        ("@KEY\nWebSearch", "WebSearch||| key standard"),
        ("WebSearch\n@KEY", "WebSearch||| key standard"),
        ("@SSE\n@KEY", "|@SSE|| key standard"),
        ("@SSE @KEY", "|@SSE|| key standard"),
        (
            "Instance ID: WebSearch\nAPI Key: @KEY",
            "WebSearch||| key standard",
        ),
        (
            "实例ID：WebSearch\nAPI-KEY：@KEY",
            "WebSearch||| key standard",
        ),
        (
            "name: AliyunBailianMCP_web\nURL: @SSE",
            "|@SSE||AliyunBailianMCP_web",
        ),
        (
            "Here is the address: @SSE, and the key is @KEY. Thanks!",
            "|@SSE|| key standard prose-skipped",
        ),
        (
            "The ID is market-cmapi00073529 I think",
            "market-cmapi00073529||| prose-skipped",
        ),
        ("WebSearch @KEY", "WebSearch||| key standard"),
        ("@KEY amap-maps", "amap-maps||| key standard"),
        ("hello @KEY", "key standard prose-skipped"),
        ("“@KEY”", "key standard quotes-removed"),
        (
            "WebSearch, amap-maps, market-cmapi00073529",
            "WebSearch||| amap-maps||| market-cmapi00073529|||",
        ),
        (
            "https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse\nWebSearch",
            "WebSearch|https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse||",
        ),
    ]);
}
