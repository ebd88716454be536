//! The server name: how long it may be, a shorter one, and what else there is to know.

use super::*;

#[test]
fn the_longest_server_name_that_fits_all() {
    let openapi = ["Ecs-20140526-DescribeInstances"];
    let assistant = ["Ecs-20140526-DescribeCloudAssistantStatus", "a"];
    for (id, names, longest) in [
        ("cursor", &openapi[..], Longest::Characters(29)),
        ("cursor", &assistant[..], Longest::Characters(18)),
        ("claude-code", &openapi[..], Longest::Characters(27)),
        ("claude-code", &assistant[..], Longest::Characters(16)),
        // 13 characters are left of any name, and 4 + 13 + 1 + 41 is less than 64.
        ("vscode", &assistant[..], Longest::Any),
        ("continue-dev", &assistant[..], Longest::Any),
        ("gemini-cli", &assistant[..], Longest::Characters(17)),
        ("cursor", &[][..], Longest::Any),
    ] {
        assert_eq!(look(id, NAME, names).longest, longest, "{id} {names:?}");
    }
    for (tool, longest) in [(58, 1), (57, 2)] {
        let found = look("cursor", NAME, &[&"x".repeat(tool)]);
        assert_eq!(found.longest, Longest::Characters(longest));
    }
    let found = look("cursor", NAME, &[&"x".repeat(59)]);
    assert_eq!(found.longest, Longest::Impossible);
    assert_eq!(found.suggestion, None);
    // A tool that no name could save does not count.
    let found = look("cursor", NAME, &["a", &".".repeat(59)]);
    assert_eq!(found.longest, Longest::Characters(58));
    assert!(Longest::Characters(18).has_room_for_prefix());
    assert!(!Longest::Characters(17).has_room_for_prefix());
}

#[test]
fn a_shorter_name_is_suggested() {
    let assistant = ["Ecs-20140526-DescribeCloudAssistantStatus"];
    let suggested = |id: &str, server: &str, others: &[&str]| {
        let found = fit(client(id).expect(id), server, &tools(&assistant), others);
        let suggestion = found.suggestion.map(|s| (s.name, s.keeps_prefix));
        suggestion.unwrap_or_default()
    };
    let keeps = |name: &str| (name.to_owned(), true);
    let breaks = |name: &str| (name.to_owned(), false);
    assert_eq!(suggested("cursor", NAME, &[]), keeps("AliyunBailianMCP_e"));
    let others = ["AliyunBailianMCP_e"];
    assert_eq!(
        suggested("cursor", NAME, &others),
        keeps("AliyunBailianMCP_2")
    );
    assert_eq!(suggested("claude-code", NAME, &[]), breaks("ecs"));
    assert_eq!(suggested("claude-code", NAME, &["ecs"]), breaks("ecs2"));
    let chinese = "阿里云百炼_阿里云百炼_阿里云百炼_";
    assert_eq!(suggested("claude-code", chinese, &[]), breaks("mcp"));
    assert_eq!(suggested("cursor", "AliyunBailianMCP_e", &[]), breaks(""));
}

#[test]
fn notes_on_the_server_name() {
    let notes = |id: &str, server: &str, others: &[&str]| {
        fit(client(id).expect(id), server, &[], others).server
    };
    assert_eq!(notes("gemini-cli", NAME, &[]).discouraged, Some('_'));
    assert_eq!(notes("gemini-cli", "ecs", &[]).discouraged, None);
    assert!(notes("claude-code", "a b", &[]).breaks_rule);
    let others = ["ecs", "AliyunBailianMCP_web"];
    let vscode = notes("vscode", NAME, &others);
    assert_eq!((vscode.same_as, vscode.numbered), (Some(1), true));
    assert_eq!(notes("opencode", NAME, &others).same_as, None);
    let opencode = notes("opencode", "a.b", &["a_b"]);
    assert_eq!((opencode.same_as, opencode.numbered), (Some(0), false));
}
