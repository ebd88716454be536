//! Facts first: each table is what a client, its source or its documentation says.

use std::time::Duration;

use cpu_time::ThreadTime;
use proptest::prelude::*;

use super::*;
use crate::clients::{client, more::every};

mod server;

/// A name that obeys the console's rule.
const NAME: &str = "AliyunBailianMCP_ecs";

fn tool(name: &str) -> Tool {
    Tool {
        name: name.to_owned(),
        title: None,
        description: None,
        input_schema: None,
        annotations: crate::mcp::types::Annotations::default(),
        invalid_header: false,
        risk: None,
    }
}

fn tools(names: &[&str]) -> Vec<Tool> {
    names.iter().map(|name| tool(name)).collect()
}

fn look(id: &str, server: &str, names: &[&str]) -> Fit {
    fit(client(id).expect(id), server, &tools(names), &[])
}

fn fate(id: &str, server: &str, name: &str) -> Fate {
    let fit = look(id, server, &[name]);
    fit.fates.into_iter().next().expect("a fate")
}

fn renamed(to: &str, hash: usize, why: Change) -> Fate {
    let to = to.to_owned();
    Fate::Renamed { to, hash, why }
}

#[test]
fn cursor_counts_server_and_tool_together() {
    let describe = "Ecs-20140526-DescribeInstances";
    let assistant = "Ecs-20140526-DescribeCloudAssistantStatus";
    let transit = "maps_direction_transit_integrated";
    for (server, name, sum, fits) in [
        (NAME, describe, 50, true),
        (NAME, assistant, 61, false),
        ("AliyunBailianMCP_amap-maps", transit, 59, true),
        ("AliyunBailianMCP_amap-maps1", transit, 60, false),
        ("AliyunBailianMCP_mcp-MmZlNzMyZTFjNmRj", describe, 67, false),
        (
            "github-universal",
            "add_pull_request_review_comment_to_pending_review",
            65,
            false,
        ),
    ] {
        assert_eq!(server.len() + name.len(), sum);
        let found = fate("cursor", server, name);
        let dropped = Fate::Dropped(Reason::NameAndTool {
            length: sum,
            most: 59,
        });
        assert_eq!(found == dropped, !fits, "{server} + {name}: {found:?}");
    }
}

#[test]
fn cursor_may_rename_a_hyphen_and_takes_no_dot() {
    for (name, expected) in [
        ("maps_weather", Fate::Works),
        (
            "tavily-search",
            Fate::Unsure(Doubt::Character { character: '-' }),
        ),
        (
            "users.list",
            Fate::Dropped(Reason::Character { character: '.' }),
        ),
        (
            "推荐美食.",
            Fate::Dropped(Reason::Character { character: '推' }),
        ),
    ] {
        assert_eq!(fate("cursor", NAME, name), expected, "{name}");
    }
}

#[test]
fn names_as_the_clients_make_them() {
    for (id, server, name, whole) in [
        ("claude-code", NAME, "a", "mcp__AliyunBailianMCP_ecs__a"),
        ("claude-code", "a b", "c.d", "mcp__a_b__c_d"),
        ("vscode", NAME, "Ecs-1-Run", "mcp_aliyunbailian_Ecs-1-Run"),
        ("vscode", "io.github 搜索 x", "a.b", "mcp_io_github_x_a_b"),
        (
            "cherry-studio",
            "github",
            "search_issues",
            "mcp__github__searchIssues",
        ),
        ("roo-code", "my server", "推a", "mcp--my_server--a"),
        ("gemini-cli", "a", "b:c.d e", "mcp_a_b:c.d_e"),
        ("qwen-code", "a", "b-c", "mcp__a__b-c"),
        ("codex-cli", "a-b", "c.d", "mcp__a_b__c_d"),
        (
            "opencode",
            "google-workspace",
            "a b",
            "google-workspace_a_b",
        ),
        ("kilo-code", "a", "b", "a_b"),
        ("continue-dev", "a", "b", "b"),
        ("copilot-cli", "a", "b", "a-b"),
        ("crush", "a", "b", "mcp_a_b"),
        ("cline", "a b", "c", "a_b__c"),
        ("cline-cli", "a", "推荐", "a___"),
        ("goose", "My Server!", "t", "myserver___t"),
    ] {
        let found = model_name(client(id).expect(id), server, name);
        assert_eq!(found.as_deref(), Some(whole), "{id}");
    }
    assert_eq!(model_name(client("cursor").expect("it"), "a", "b"), None);
}

#[test]
fn what_is_too_long_fares_by_each_clients_rule() {
    let long = "x".repeat(60);
    let over = |length, most| Change::Length { length, most };
    let cut = |head: &str, most: usize| [head, &long].concat()[..most].to_owned();
    for (id, expected) in [
        (
            "claude-code",
            Fate::Dropped(Reason::Length {
                length: 68,
                most: 64,
            }),
        ),
        ("vscode", renamed(&cut("mcp_s_", 64), 0, over(66, 64))),
        (
            "cherry-studio",
            renamed(&cut("mcp__s__", 63), 0, over(68, 63)),
        ),
        ("roo-code", renamed(&cut("mcp--s--", 64), 0, over(68, 64))),
        ("cline", renamed(&cut("s__", 55), 8, over(63, 64))),
        ("qwen-code", renamed(&cut("mcp__s__", 55), 7, over(68, 63))),
        (
            "gemini-cli",
            renamed(
                &format!("{}...{}", cut("mcp_s_", 30), "x".repeat(30)),
                0,
                over(66, 63),
            ),
        ),
        ("codex-cli", Fate::Works),
        ("opencode", Fate::Works),
    ] {
        if id == "cline" {
            // Its own prefix is short, so that this name fits.
            assert_eq!(fate(id, "s", &long), Fate::Works, "{id}");
            let expected = renamed(&cut("sss__", 55), 8, over(65, 64));
            assert_eq!(fate(id, "sss", &long), expected, "{id}");
            continue;
        }
        assert_eq!(fate(id, "s", &long), expected, "{id}");
    }
}

#[test]
fn a_replaced_character_renames_the_tool_and_in_some_clients_adds_a_hash() {
    for (id, to, hash) in [
        ("claude-code", "mcp__s__a_b", 0),
        ("vscode", "mcp_s_a_b", 0),
        ("cline", "s__a_b", 8),
        ("qwen-code", "mcp__s__a_b", 7),
        ("codex-cli", "mcp__s__a_b", 0),
        ("opencode", "s_a_b", 0),
    ] {
        let expected = renamed(to, hash, Change::Characters);
        assert_eq!(fate(id, "s", "a.b"), expected, "{id}");
    }
    // With a hash, a server's name changes every tool.
    let expected = renamed("s_s__a", 8, Change::Characters);
    assert_eq!(fate("cline", "s s", "a"), expected);
    assert_eq!(fate("claude-code", "s s", "a"), Fate::Works);
}

#[test]
fn tools_that_become_the_same_clash() {
    for (id, names, name) in [
        ("vscode", ["a.b", "a_b"], "mcp_s_a_b"),
        ("cherry-studio", ["search-x", "search_x"], "mcp__s__searchX"),
        ("cherry-studio", ["推荐美食", "查询天气"], "mcp__s__"),
        ("roo-code", ["推荐美食", "查询天气"], "mcp--s--_unnamed"),
        ("opencode", ["a b", "a_b"], "s_a_b"),
    ] {
        let found = look(id, "s", &names);
        for (index, with) in [(0, 1), (1, 0)] {
            let name = name.to_owned();
            let fate = found.fates.get(index);
            assert_eq!(fate, Some(&Fate::Clashes { name, with }), "{id}");
        }
        assert_eq!(found.tally.clashes, 2, "{id}");
        assert!(!found.is_whole(), "{id}");
    }
    // Cut to one name.
    let (a, b) = (
        format!("{}a", "x".repeat(60)),
        format!("{}b", "x".repeat(60)),
    );
    assert_eq!(look("roo-code", "s", &[&a, &b]).tally.clashes, 2);
    // A hash keeps them apart.
    assert_eq!(look("cline", "s", &["a.b", "a:b"]).tally.renamed, 2);
    let codex = look("codex-cli", "s", &["a-b", "a_b", "c"]);
    let expected = renamed("mcp__s__a_b", 12, Change::Clash { with: 1 });
    assert_eq!(codex.fates.first(), Some(&expected));
    assert_eq!((codex.tally.renamed, codex.tally.works), (2, 1));
    // The same name twice is the same name everywhere.
    for client in every() {
        let twice = fit(client, "s", &tools(&["a", "a", "a"]), &[]);
        let tally = twice.tally;
        assert_eq!(tally.clashes + tally.renamed, 3, "{client:?}");
    }
}

#[test]
fn what_is_not_known_is_not_said() {
    let names = ["list_x", "推荐美食", &"x".repeat(129)];
    for client in every() {
        let found = fit(client, NAME, &tools(&names), &[]);
        if found.rules.is_known() {
            continue;
        }
        let expected = [
            Fate::Works,
            Fate::Unsure(Doubt::OutsideSpecification { character: '推' }),
            Fate::Unsure(Doubt::LongerThanSpecification {
                length: 129,
                most: 128,
            }),
        ];
        assert_eq!(found.fates, expected, "{client:?}");
        assert_eq!(found.longest, Longest::Any, "{client:?}");
        assert!(found.too_many.is_none() && found.suggestion.is_none());
    }
}

#[test]
fn many_tools() {
    let many: Vec<Tool> = (0..129).map(|index| tool(&format!("t{index}"))).collect();
    for (id, tools, most, certain) in [
        ("vscode", 128, None, true),
        ("vscode", 129, Some(128), true),
        ("windsurf", 129, None, true),
        ("cursor", 41, Some(40), false),
        ("opencode", 129, None, true),
    ] {
        let found = fit(client(id).expect(id), "s", &many[..tools], &[]);
        assert_eq!(found.too_many.map(|many| many.limit.most), most, "{id}");
        let whole = most.is_none() || !certain;
        assert_eq!(found.is_whole(), whole, "{id}: {tools}");
        assert_eq!(found.tally.works, tools, "{id}");
    }
}

#[test]
fn every_rule_has_a_source() {
    for client in every() {
        let rules = tool_rules(client);
        let mut sources = Vec::new();
        let limits = [
            rules.name_and_tool,
            rules.tools,
            rules.naming.and_then(|naming| naming.length),
        ];
        for limit in limits.into_iter().flatten() {
            assert!(limit.most > 0, "{client:?}");
            sources.push((limit.source, limit.evidence));
        }
        if let Some(naming) = rules.naming {
            sources.push((naming.source, naming.evidence));
            assert_ne!(naming.evidence, Evidence::Unverified, "{client:?}");
            assert!(naming.pattern().ends_with("TOOL"), "{client:?}");
        }
        if let Some(characters) = rules.characters {
            sources.push((characters.source, characters.evidence));
        }
        for (source, _) in sources {
            assert!(source.len() > 5, "{client:?}");
        }
    }
}

#[test]
fn ten_thousand_tools_take_no_time() {
    let many: Vec<Tool> = (0..10_000)
        .map(|index| tool(&format!("Ecs-20140526-DescribeThing{index}")))
        .collect();
    for client in every() {
        let start = ThreadTime::now();
        let found = fit(client, NAME, &many, &[]);
        let taken = start.elapsed();
        assert_eq!(found.fates.len(), many.len());
        // For a build without optimisations on a busy machine; the release takes a tenth of that.
        assert!(taken < Duration::from_millis(400), "{client:?}: {taken:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_listed_has_one_fate_and_a_suggestion_fits(
        names in proptest::collection::vec("\\PC{1,70}|[a-z_-]{1,50}", 0..20),
        server in "[ -~]{1,40}|\\PC{1,30}",
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let listed = tools(&names);
        for client in every() {
            let found = fit(client, &server, &listed, &[]);
            prop_assert_eq!(found.fates.len(), names.len());
            let tally = found.tally;
            let sum = tally.works + tally.renamed + tally.unsure + tally.clashes + tally.dropped;
            prop_assert_eq!(sum, names.len());
            let Some(suggestion) = found.suggestion else {
                continue;
            };
            prop_assert!(found.longest.allows(suggestion.name.chars().count()));
            let again = fit(client, &suggestion.name, &listed, &[]);
            for fate in again.fates {
                let too_long = matches!(
                    fate,
                    Fate::Dropped(Reason::NameAndTool { .. } | Reason::Length { .. })
                        | Fate::Renamed { why: Change::Length { .. }, .. }
                );
                prop_assert!(!too_long, "{:?} {:?} {:?}", client, suggestion, fate);
            }
        }
    }
}
