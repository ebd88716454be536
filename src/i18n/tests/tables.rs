//! What every table of texts has to keep, for the tests of each.

/// The lines of one table: each a name and its text.
fn table<'a>(source: &'a str, declaration: &str) -> Vec<(&'a str, &'a str)> {
    let (_, rest) = source.split_once(declaration).expect("the table");
    let (table, _) = rest.split_once("\n};").expect("its end");
    let pairs = table
        .split("\",\n")
        .filter_map(|pair| pair.trim().split_once(":"));
    pairs
        .map(|(name, text)| (name.trim(), text.trim().trim_start_matches('"')))
        .collect()
}

/// Fails where the tables `EN` and `ZH` of this type do not say the same, each in its own marks.
/// There are more than `least` texts in each.
pub(in crate::i18n) fn agree(source: &str, of: &str, least: usize) {
    let [en, zh] =
        ["EN", "ZH"].map(|name| table(source, &format!("static {name}: {of} = {of} {{")));
    assert!(en.len() > least, "{}", en.len());
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
