use super::*;
use crate::clients::{CLIENTS, client, more::every};
use crate::mcp::fit::fit as judge;
use crate::mcp::types::Annotations;

fn tool(name: &str) -> Tool {
    Tool {
        name: name.to_owned(),
        title: None,
        description: None,
        input_schema: None,
        annotations: Annotations::default(),
        invalid_header: false,
        risk: None,
    }
}

/// A text in both languages: each in its own script, with every fact in its place.
fn told(say: impl Fn(Lang) -> String) {
    let (en, zh) = (say(Lang::En), say(Lang::Zh));
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(
        zh.chars().any(chinese) && !en.chars().any(chinese),
        "{en} {zh}"
    );
    for mark in ["{0}", "{1}", "{2}", "{3}"] {
        assert!(!en.contains(mark) && !zh.contains(mark), "{en} {zh}");
    }
}

#[test]
fn every_fate_is_told_with_its_facts() {
    let tools = [tool("first"), tool("second")];
    let changes = [
        Change::Characters,
        Change::Length {
            length: 70,
            most: 64,
        },
        Change::Clash { with: 1 },
    ];
    let mut fates = vec![
        Fate::Works,
        Fate::Clashes {
            name: "one".to_owned(),
            with: 1,
        },
    ];
    for why in changes {
        for hash in [0, 7] {
            let to = "mcp_first".to_owned();
            fates.push(Fate::Renamed { to, hash, why });
        }
    }
    let (length, most) = (70, 64);
    for doubt in [
        Doubt::Character { character: '-' },
        Doubt::OutsideSpecification { character: '-' },
        Doubt::LongerThanSpecification { length, most },
    ] {
        fates.push(Fate::Unsure(doubt));
    }
    for reason in [
        Reason::NameAndTool { length, most },
        Reason::Length { length, most },
        Reason::Character { character: '-' },
    ] {
        fates.push(Fate::Dropped(reason));
    }
    for one in &fates {
        told(|lang| fate(one, &tools, lang));
        told(|lang| word(one, lang).to_owned());
    }
    let said = fate(&fates[1], &tools, Lang::En);
    assert!(said.contains("one") && said.contains("second"), "{said}");
}

#[test]
fn a_verdict_is_told_for_every_client() {
    let tools = [tool("search"), tool(&"long".repeat(20)), tool("推荐-x")];
    for client in every() {
        let verdict = judge(client, "AliyunBailianMCP_web", &tools, &[]);
        told(|lang| summary(&verdict, "AliyunBailianMCP_web", lang));
        for rule in rules(&verdict, Lang::En) {
            assert!(
                !rule.text.contains("{0}") && !rule.source.is_empty(),
                "{}",
                client.id
            );
        }
        assert_eq!(
            rules(&verdict, Lang::En).len(),
            rules(&verdict, Lang::Zh).len()
        );
    }
}

#[test]
fn the_line_about_all_tools_says_the_worst() {
    let cursor = client("cursor").expect("a client");
    let say = |tools: &[Tool]| {
        let verdict = judge(cursor, "AliyunBailianMCP_web", tools, &[]);
        summary(&verdict, "AliyunBailianMCP_web", Lang::En)
    };
    assert_eq!(
        say(&[tool("a"), tool("b")]),
        "All 2 tools work in Cursor under the server name AliyunBailianMCP_web."
    );
    assert!(say(&[tool("a")]).starts_with("The tool works"));
    let long = tool(&"a".repeat(50));
    assert!(say(&[tool("a"), long]).contains(": 1 of 2 tools."));
}

#[test]
fn counts_stand_only_where_they_differ() {
    let cursor = client("cursor").expect("a client");
    let say = |tools: &[Tool]| tally(&judge(cursor, "web", tools, &[]), Lang::En);
    assert_eq!(say(&[tool("a"), tool("b")]), "");
    assert_eq!(
        say(&[tool("a"), tool(&"b".repeat(90))]),
        "works: 1 · dropped: 1"
    );
}

#[test]
fn limits_and_dangers_are_told() {
    for longest_name in [Longest::Characters(18), Longest::Impossible] {
        told(|lang| longest(longest_name, lang));
    }
    assert_eq!(longest(Longest::Any, Lang::En), "");
    for sign in [Sign::Word("Delete".to_owned()), Sign::DestructiveHint] {
        for effect in [Effect::Changes, Effect::Destroys] {
            let sign = sign.clone();
            let risk = Risk { effect, sign };
            told(|lang| risk_why(&risk, lang));
            told(|lang| risk_word(&risk, lang).to_owned());
        }
    }
    for beyond in [Beyond::Dropped, Beyond::Grouped] {
        let (most, source, evidence) = (128, "somewhere", Evidence::Unverified);
        let limit = Limit {
            most,
            beyond,
            source,
            evidence,
        };
        told(|lang| too_many(CLIENTS[0].name, 200, &limit, lang));
    }
}
