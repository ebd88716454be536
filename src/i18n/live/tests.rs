use super::{duration, grouped, live};
use crate::diagnostic::Lang;

/// The lines of one table: each a name and its text.
fn table(name: &str) -> Vec<(&'static str, &'static str)> {
    let source = include_str!("../live.rs");
    let (_, rest) = source
        .split_once(&format!("static {name}: Live = Live {{"))
        .expect("the table");
    let (table, _) = rest.split_once("\n};").expect("its end");
    let pairs = table
        .split("\",\n")
        .filter_map(|pair| pair.trim().split_once(":"));
    pairs
        .map(|(name, text)| (name.trim(), text.trim().trim_start_matches('"')))
        .collect()
}

#[test]
fn both_tables_say_the_same_in_their_own_marks() {
    let (en, zh) = (table("EN"), table("ZH"));
    assert!(en.len() > 60, "{}", en.len());
    assert_eq!(en.len(), zh.len());
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for ((name, english), (same, text)) in en.into_iter().zip(zh) {
        assert_eq!(name, same);
        assert!(
            text.chars().any(chinese) && !english.chars().any(chinese),
            "{name}"
        );
        for mark in ["{0}", "{1}"] {
            assert_eq!(english.contains(mark), text.contains(mark), "{name}");
        }
        let chars: Vec<char> = text.chars().collect();
        let slip = chars
            .windows(2)
            .any(|pair| chinese(pair[0]) && ",:;?!".contains(pair[1]));
        assert!(!slip, "{name}: {text}");
    }
}

#[test]
fn counts_read_as_people_write_them() {
    assert_eq!(live(Lang::En).count(1), "1 tool");
    assert_eq!(live(Lang::En).count(0), "0 tools");
    assert_eq!(live(Lang::En).count(12_000), "12,000 tools");
    assert_eq!(live(Lang::Zh).count(12), "12 个工具");
    for (value, text) in [
        (7, "7"),
        (999, "999"),
        (1_000, "1,000"),
        (1_020_003, "1,020,003"),
    ] {
        assert_eq!(grouped(value), text);
    }
}

#[test]
fn durations_read_as_people_write_them() {
    for (value, text) in [
        (0, "0 ms"),
        (999, "999 ms"),
        (2_449, "2.4 s"),
        (61_900, "61 s"),
    ] {
        assert_eq!(duration(value), text);
    }
}
