//! Properties of merging: they hold for every file and every server, not only for the examples. The
//! parsers are independent of what reads and writes here.

#[path = "merge/files.rs"]
mod files;
#[path = "merge/fixtures.rs"]
mod fixtures;
#[path = "merge/yaml_files.rs"]
mod yaml_files;

use bailian_mcp_config::emit::Format;
use bailian_mcp_config::emit::document::{Document, Keyed};
use bailian_mcp_config::emit::json::{Json, Object};
use bailian_mcp_config::merge::{Change, Merged, OnClash, difference, merge};
use files::Generated;
use proptest::prelude::*;
use serde_json::Value;

/// A file's value, by a parser that knows nothing of this crate; none where it refuses the file.
fn parsed(format: Format, text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match format {
        Format::Toml => serde_json::to_value(text.parse::<toml::Table>().ok()?).ok(),
        Format::Yaml if text.trim().is_empty() => Some(Value::Null),
        Format::Yaml => serde_yaml_ng::from_str(text).ok(),
        _ => serde_json::from_str(&stripped(text)).ok(),
    }
}

/// JSON without its comments and trailing commas, for a parser that is strict.
fn stripped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    // Where a comma was written that may be a trailing one.
    let mut comma = None;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => string(rest),
            '/' if rest.starts_with("//") => {
                rest = &rest[rest.find(['\n', '\r']).unwrap_or(rest.len())..];
                continue;
            }
            '/' if rest.starts_with("/*") => {
                let Some(end) = rest[2..].find("*/") else {
                    return text.to_owned();
                };
                rest = &rest[end + 4..];
                continue;
            }
            _ => c.len_utf8(),
        };
        if let (']' | '}', Some(at)) = (c, comma) {
            out.remove(at);
        }
        if !c.is_whitespace() {
            comma = (c == ',').then_some(out.len());
        }
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// The length of the string that a text begins with.
fn string(text: &str) -> usize {
    let mut at = 1;
    while let Some(byte) = text.as_bytes().get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    text.len()
}

fn of(object: &Object) -> Value {
    serde_json::from_str(&object.compact()).expect("JSON")
}

/// The value of a file with each entry of a document set under its new name.
fn expected(mut root: Value, document: &Document, merged: &Merged, choice: OnClash) -> Value {
    if root.is_null() {
        root = Value::Object(serde_json::Map::new());
    }
    for ((name, entry), new) in document.entries.iter().zip(&merged.names) {
        if choice == OnClash::Keep && merged.clashes.contains(name) {
            continue;
        }
        let mut entry = of(entry);
        let mut here = &mut root;
        for member in document.path {
            if here.is_null() {
                *here = Value::Object(serde_json::Map::new());
            }
            here = here
                .as_object_mut()
                .expect("an object")
                .entry(*member)
                .or_insert(Value::Null);
        }
        match document.keyed {
            Keyed::Map => {
                if here.is_null() {
                    *here = Value::Object(serde_json::Map::new());
                }
                here.as_object_mut()
                    .expect("an object")
                    .insert(new.clone(), entry);
            }
            Keyed::List(key) => {
                entry[key] = new.as_str().into();
                if here.is_null() {
                    *here = Value::Array(Vec::new());
                }
                let elements = here.as_array_mut().expect("an array");
                match elements
                    .iter_mut()
                    .rfind(|element| element[key] == entry[key])
                {
                    Some(element) => *element = entry,
                    None => elements.push(entry),
                }
            }
        }
    }
    root
}

/// What must hold of every merge that succeeds into a file that another parser reads too.
fn assert_merged(existing: &str, document: &Document, choice: OnClash) -> Option<Merged> {
    let merged = merge(existing, document, choice).ok()?;
    assert_eq!(merged.changed, merged.text != existing);
    let again = merge(&merged.text, document, choice);
    let again = again
        .unwrap_or_else(|refusal| panic!("{refusal:?} of\n{existing}\nbecame\n{}", merged.text));
    assert_eq!(again.text, merged.text, "twice, of {existing}");
    assert_eq!(again.names, merged.names);
    if let Some(before) = parsed(document.format, existing) {
        let mut after = parsed(document.format, &merged.text);
        let mut wanted = expected(before, document, &merged, choice);
        // Before a block scalar that the file ends in, a new element is the first one.
        if let (Keyed::List(_), Some(after)) = (document.keyed, &mut after) {
            for root in [after, &mut wanted] {
                let elements = root[document.path[0]].as_array_mut().expect("an array");
                elements.sort_by_key(Value::to_string);
            }
        }
        assert_eq!(
            after,
            Some(wanted),
            "of\n{existing}\nbecame\n{}",
            merged.text
        );
    }
    Some(merged)
}

/// The part of the old text between what both texts begin and end with.
fn removed<'a>(old: &'a str, new: &str) -> &'a str {
    let same = |(one, other): &((usize, char), char)| one.1 == *other;
    let front = old.char_indices().zip(new.chars()).take_while(same).last();
    let front = front.map_or(0, |((at, c), _)| at + c.len_utf8());
    let (rest, other) = (&old[front..], &new[front..]);
    let back = rest
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(one, other)| one == other);
    let back: usize = back.map(|(c, _)| c.len_utf8()).sum();
    &rest[..rest.len() - back]
}

/// That nothing of a file was lost but the old content of the entry that was replaced.
fn assert_nothing_lost(file: &Generated, document: &Document, merged: &Merged, choice: OnClash) {
    let (old, new) = (file.text.as_str(), merged.text.as_str());
    let mut lost = removed(old, new);
    if choice == OnClash::Replace && !merged.clashes.is_empty() {
        let (name, _) = &document.entries[0];
        let block = file.blocks.iter().rfind(|(other, _)| other == name);
        let (_, block) = block.expect("the entry that was there");
        assert!(
            block.contains(lost.trim_end()),
            "{lost:?} is not of {block:?}, of\n{old}\nbecame\n{new}"
        );
        return;
    }
    if document.format == Format::Yaml {
        // Where the servers' own line loses its `{}`, its comment stays: two edits.
        let lines = difference(old, new);
        let mut gone = lines.iter().filter(|line| line.change == Change::Removed);
        let only = gone
            .next()
            .map_or("", |line| line.text.trim_start_matches('\u{feff}'));
        assert!(only.is_empty() || only.starts_with("servers:"), "{only}");
        assert!(gone.next().is_none(), "of\n{old}\nbecame\n{new}");
        return;
    }
    // A comma before a comment is an edit of its own.
    let without = new
        .match_indices(',')
        .map(|(at, _)| [&new[..at], &new[at + 1..]].concat());
    if !lost.trim().is_empty() && lost != "null" {
        lost = without
            .map(|new| removed(old, &new))
            .find(|lost| lost.trim().is_empty())
            .unwrap_or(lost);
    }
    assert!(
        lost.trim().is_empty() || "null {}".contains(lost.trim()),
        "{lost:?} of\n{old}\nbecame\n{new}"
    );
}

fn document(format: Format, keyed: Keyed, entries: Vec<(String, Object)>) -> Document {
    let path: &[&str] = if format == Format::Toml {
        &["mcp_servers"]
    } else {
        &["servers"]
    };
    Document {
        format,
        path,
        keyed,
        entries,
        beside: Vec::new(),
    }
}

/// A short entry.
fn entry_of(name: &str) -> Object {
    Object::new()
        .with("name", name)
        .with("url", "https://a.example/mcp")
}

/// Texts that try the quoting of every format.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        "[\\PC&&[^\u{fffd}]]{0,8}",
        "[-\"'\\\\#:,{}\\[\\]&*!|>%@` =~]{1,6}",
        Just("null".to_owned()),
        Just("1".to_owned())
    ]
}

/// An entry of a name, which is in it too.
fn entry(name: String) -> impl Strategy<Value = (String, Object)> {
    let members = (
        word(),
        any::<bool>(),
        0..500usize,
        prop::collection::vec((word(), word()), 0..3),
        prop::collection::vec(word(), 0..3),
    );
    members.prop_map(move |(url, on, number, headers, args)| {
        let mut inner = Object::new();
        for (index, (key, value)) in headers.iter().enumerate() {
            inner = inner.with(&[key, "_", &index.to_string()].concat(), value.as_str());
        }
        let args: Vec<Json> = args.iter().map(|arg| Json::from(arg.as_str())).collect();
        let object = Object::new()
            .with("name", name.as_str())
            .with("url", url.as_str());
        let object = object
            .with("enabled", on)
            .with("timeout", number)
            .with("headers", inner)
            .with("args", Json::Array(args));
        (name.clone(), object)
    })
}

/// One entry, often of a name that the file has.
fn one() -> impl Strategy<Value = (String, Object)> {
    prop_oneof![
        Just("a".to_owned()),
        Just("b c".to_owned()),
        Just("new".to_owned()),
        word().prop_map(|word| word + "x")
    ]
    .prop_flat_map(entry)
}

fn choices() -> impl Strategy<Value = OnClash> {
    prop::sample::select(OnClash::ALL.to_vec())
}

/// A file with one of its parts cut out, doubled, or replaced by something else.
fn mutated(text: &str, from: usize, length: usize, by: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let from = from % (chars.len() + 1);
    let to = (from + length).min(chars.len());
    let (front, back): (String, String) =
        (chars[..from].iter().collect(), chars[to..].iter().collect());
    [front.as_str(), by, &back].concat()
}

fn keyed(list: bool) -> Keyed {
    if list {
        Keyed::List("name")
    } else {
        Keyed::Map
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn json((list, file) in any::<bool>().prop_flat_map(|list| (Just(list), files::json(list))), entry in one(), choice in choices()) {
        let document = document(Format::Json, keyed(list), vec![entry]);
        let merged = assert_merged(&file.text, &document, choice).expect(&file.text);
        prop_assert!(parsed(Format::Json, &file.text).is_some(), "no JSON: {}", file.text);
        assert_nothing_lost(&file, &document, &merged, choice);
    }

    #[test]
    fn toml(file in files::toml(), entry in one(), choice in choices()) {
        let document = document(Format::Toml, Keyed::Map, vec![entry]);
        prop_assert!(parsed(Format::Toml, &file.text).is_some(), "no TOML: {}", file.text);
        let merged = assert_merged(&file.text, &document, choice).expect(&file.text);
        assert_nothing_lost(&file, &document, &merged, choice);
    }

    #[test]
    fn yaml((list, file) in any::<bool>().prop_flat_map(|list| (Just(list), yaml_files::yaml(list))), entry in one(), choice in choices()) {
        let document = document(Format::Yaml, keyed(list), vec![entry]);
        prop_assert!(parsed(Format::Yaml, &file.text).is_some(), "no YAML: {}", file.text);
        let merged = assert_merged(&file.text, &document, choice).expect(&file.text);
        assert_nothing_lost(&file, &document, &merged, choice);
    }

    #[test]
    fn several_entries(file in files::json(false), a in entry("a".to_owned()), b in entry("a_2".to_owned()), choice in choices()) {
        let entries = vec![a, b];
        assert_merged(&file.text, &document(Format::Jsonc, Keyed::Map, entries), choice).expect(&file.text);
    }

    /// A damaged file is refused, or still holds all that another parser finds in it.
    #[test]
    fn damaged(files in (files::json(false), files::toml(), yaml_files::yaml(false), yaml_files::yaml(true)), from: usize, length in 0..12usize,
            by in "[-\"'\\\\#:,{}\\[\\]&*!|>/ =~a1\t\r\n]{0,3}", entry in one(), choice in choices()) {
        let (json, toml, map, list) = files;
        for (file, format, list) in [(json, Format::Json, false), (toml, Format::Toml, false), (map, Format::Yaml, false), (list, Format::Yaml, true)] {
            let text = mutated(&file.text, from, length, &by);
            assert_merged(&text, &document(format, keyed(list), vec![entry.clone()]), choice);
            assert_merged(&mutated(&text, from, usize::MAX / 2, ""), &document(format, keyed(list), vec![entry.clone()]), choice);
        }
    }

    #[test]
    fn any_text(text in prop_oneof!["(?s).{0,60}", "[-\"'\\\\#:,{}\\[\\]&*!|>/ =~a1.\t\r\n]{0,40}",
            "(servers|mcp_servers|a|name|: |= |\n|  |- |\\[|\\]|\\{|\\}|,|\"|'|#|\\||<<|&a|\\.|1|//|/\\*|\\*/|null){0,24}"],
            entry in one(), choice in choices()) {
        for format in [Format::Json, Format::Toml, Format::Yaml] {
            for list in [false, true] {
                if !(list && format == Format::Toml) {
                    assert_merged(&text, &document(format, keyed(list), vec![entry.clone()]), choice);
                }
            }
        }
    }
}
