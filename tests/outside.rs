//! The commands that show the same outside of the browser, run by bash against a service.

use std::process::{Command, Output};

use bailian_mcp_config::domain::{Endpoint, Transport};
use bailian_mcp_config::emit::shell::Shell;
use bailian_mcp_config::mcp::outside::{Tool, commands};
use emulator::builder::DEMO_KEY;
use emulator::{Authorization, Emulator, Running};
use tokio::runtime::Runtime;

const WRONG: &str = "sk-ffffffffffffffffffffffffffffffff";

/// What bash prints of a command; a stream that stays open is ended after two seconds.
fn bash(line: &str, key: &str) -> Output {
    Command::new("timeout")
        .args(["2", "bash", "--norc", "--noprofile", "-c", line])
        .env("DASHSCOPE_API_KEY", key)
        .env("no_proxy", "*")
        .output()
        .expect("bash runs")
}

fn curl(service: &Running, transport: Transport) -> String {
    let suffix = transport.suffix();
    let url = format!("{}/api/v1/mcps/WebSearch/{suffix}", service.base_url());
    let endpoint = Endpoint::parse(&url).expect("an endpoint");
    let mut all = commands(&endpoint, transport).into_iter();
    let found = all.find(|command| command.tool == Tool::Curl && command.shell == Shell::Bash);
    found.expect("a command").text
}

#[test]
fn curl_in_bash_shows_what_the_service_answers() {
    let runtime = Runtime::new().expect("a runtime");
    let service = runtime
        .block_on(Emulator::builder().start())
        .expect("a free port");
    for (transport, right) in [
        (
            Transport::Sse,
            "event:endpoint\ndata:/api/v1/mcps/WebSearch/message?sessionId=",
        ),
        (Transport::StreamableHttp, "\"serverInfo\""),
    ] {
        let line = curl(&service, transport);
        for (key, status, part) in [
            (DEMO_KEY, "HTTP/1.1 200", right),
            (WRONG, "HTTP/1.1 401", "InvalidApiKey"),
        ] {
            assert!(!line.contains(key), "{line}");
            let output = bash(&line, key);
            let shown = String::from_utf8_lossy(&output.stdout);
            assert!(shown.starts_with(status), "{line}: {shown}");
            assert!(shown.contains(part), "{line}: {shown}");
        }
    }
    let worth = service.log().requests();
    let worth: Vec<Authorization> = worth.iter().map(|request| request.authorization).collect();
    let (right, wrong) = (Authorization::Right, Authorization::Wrong);
    assert_eq!(worth, [right, wrong, right, wrong]);
}
