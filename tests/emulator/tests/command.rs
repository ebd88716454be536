//! The emulator as a command.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_emulator"));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[tokio::test]
async fn prints_its_urls_serves_them_and_ends_after_its_lifetime() {
    let started = Instant::now();
    let mut child = command()
        .args(["--key", "sk-abc", "--cors", "--lifetime-seconds", "2"])
        .spawn()
        .expect("it starts");
    let stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let urls: Vec<String> = stdout
        .lines()
        .take(2)
        .map(|line| line.expect("a line"))
        .collect();
    assert!(
        urls[0].ends_with("/compatible-mode/v1/mcp/mcp-MmZlNzMyZTFjNmRj/sse"),
        "{urls:?}"
    );
    assert!(urls[1].ends_with("/api/v1/mcps/WebSearch/mcp"), "{urls:?}");

    let opening = support::initialize("2025-06-18");
    let answer = support::client()
        .post(&urls[1])
        .bearer_auth("sk-abc")
        .json(&opening)
        .send()
        .await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");

    let status = tokio::task::spawn_blocking(move || child.wait())
        .await
        .expect("it is waited for");
    assert!(status.expect("a status").success());
    assert!(started.elapsed() < Duration::from_secs(2) + support::PATIENCE);
}

#[test]
fn an_unknown_option_is_an_error_that_shows_the_usage() {
    let output = command().arg("--keys").output().expect("it runs");
    assert!(!output.status.success());
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        printed.contains("--keys") && printed.contains("--lifetime-seconds"),
        "{printed}"
    );
}
