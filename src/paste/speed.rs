//! A paste of a megabyte of anything is read well within a second; these bounds are for a debug
//! build on a busy machine, and a quadratic scan exceeds them by far.

use super::paste;
use std::time::Duration;

use cpu_time::ThreadTime;

const MEGABYTE: usize = 1_000_000;

fn read_in_time(unit: &str, length: usize) {
    let text = unit.repeat(length / unit.len());
    let start = ThreadTime::now();
    paste(&text);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(5), "{unit:?} took {taken:?}");
}

#[test]
fn a_megabyte_of_anything() {
    for unit in [
        " ",
        "[",
        "{\"a\":",
        "sk-",
        "https://",
        "a",
        "\"",
        "\\",
        "😀",
        "百炼的服务，请看说明。\n",
    ] {
        read_in_time(unit, MEGABYTE);
    }
}

/// Each of these makes one reader or another look far ahead or start again; a quadratic scan takes
/// minutes of them.
#[test]
fn whatever_invites_a_second_look() {
    let units = [
        " ",
        "\n",
        "[",
        "{",
        "}",
        "\"",
        "'",
        "\\",
        "`",
        "*",
        "a",
        "a\n",
        "a ",
        "a, ",
        "1,",
        "😀",
        "搜索",
        "百炼的服务，请看说明。\n",
        "{\"a\":",
        "[{\"a\":",
        "{\"a\":{\"url\":\"https://a.example/sse\"}},",
        "{/*",
        "{//",
        "{\"",
        "\"a\": {",
        "\"a\": ",
        "{a",
        "{{a ",
        "sk-",
        "sk-*",
        "Bearer ",
        "Bearer sk-x ",
        "Authorization: ",
        "DASHSCOPE_API_KEY=",
        "export A_API_KEY=",
        "https://",
        "https://a.example/sse ",
        "https://a.example/sse\n",
        "https://a.example/{",
        "https://a.example/)",
        "http",
        "://",
        "<",
        "mcp-",
        "mcp-remote ",
        "mcp-remote https://a.example/sse\n",
        "curl ",
        "curl \\\n",
        "curl '",
        "curl \"'\n",
        "curl x\n",
        "curl https://a.example/ ",
        "curl https://a.example/;",
        "mcp add a https://a.example/;",
        "vscode:mcp/install?{%22url%22:%22https://a.example/%22} ",
        "claude mcp add a https://a.example/sse\n",
        "mcp add-json a '{",
        "--add-mcp {",
        "cursor://mcp?config=e30 ",
        "cursor://mcp/",
        "cursor://mcp\n",
        "cursor://mcp/?config=a b ",
        "vscode:mcp/install?{",
        "```\n",
        "```a```\n",
        "name: a\n",
        "id: a-1\nurl: https://a.example/\n",
        "a:\n",
        "a: b ",
        "[mcp_servers.a]\n",
        "AliyunBailianMCP_a1 ",
        "AliyunBailianMCP_a1\n",
        "\u{200b}",
        "\u{200b}a",
        "：",
        "“",
        "“a”：",
        "｛",
        "sk-0123456789abcdef\n",
        "\r",
        "\0",
        "- type: sse\n",
        "{\"command\":\"mcp-remote\",\"args\":[",
        "{\"a\":[], ",
        "%7B",
        "?",
        "id,url\n",
        ",",
        "a-1,b c\n",
        "\"a-1\"\t\"",
        "a/",
        "dashscope.aliyuncs.com/a ",
    ];
    for unit in units {
        read_in_time(unit, MEGABYTE / 5);
    }
}

#[test]
fn a_megabyte_of_random_bytes() {
    // A xorshift generator: any fixed sequence without a pattern does.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(MEGABYTE)
    .collect();
    let start = ThreadTime::now();
    paste(&String::from_utf8_lossy(&bytes));
    let ascii: String = bytes.iter().map(|b| char::from(b & 0x7f)).collect();
    paste(&ascii);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(5), "took {taken:?}");
}

#[test]
fn one_configuration_of_a_megabyte() {
    let server =
        r#""AliyunBailianMCP_@":{"type":"sse","url":"https://a.example/api/v1/mcps/@/sse"},"#;
    let mut text = String::from("{\"mcpServers\":{");
    let mut count = 0;
    while text.len() < MEGABYTE {
        count += 1;
        text.push_str(&server.replace('@', &format!("{count:05}")));
    }
    text.push_str("}}");
    let start = ThreadTime::now();
    assert_eq!(paste(&text).services.len(), count);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(5), "took {taken:?}");
}
