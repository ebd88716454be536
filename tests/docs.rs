//! What the documents say of each other and of the page is so: links lead somewhere, codes and words
//! of the page exist, and both languages have the same parts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use bailian_mcp_config::diagnostic::Code;
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The folders whose Markdown files are documents, not those below them.
const FOLDERS: [&str; 3] = ["", "docs", "hosting"];
const CHINESE: &str = ".zh-CN.md";
const NO_TOOLS: [&str; 2] = ["docs/no-tools.md", "docs/no-tools.zh-CN.md"];
/// Words with hyphens that are code in a document and no code of the page.
const OTHER_WORDS: [&str; 4] = ["mcp-remote", "streamable-http", "data-code", "sk-ws"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every document, relative to the root.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(root().join(folder)).expect("a folder") {
            let name = PathBuf::from(entry.expect("an entry").file_name());
            if name.extension().is_some_and(|end| end == "md") {
                found.push(Path::new(folder).join(name));
            }
        }
    }
    found.sort();
    found
}

/// What a document consists of.
#[derive(Default)]
struct Outline {
    levels: Vec<HeadingLevel>,
    anchors: BTreeSet<String>,
    links: Vec<String>,
    code: Vec<String>,
    commands: Vec<String>,
    rows: usize,
}

fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let mut heading: Option<String> = None;
    let mut in_block = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                outline.levels.push(level);
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let same = (1..).map(|number| format!("{slug}-{number}"));
                let free = std::iter::once(slug.clone())
                    .chain(same)
                    .find(|slug| !outline.anchors.contains(slug));
                outline.anchors.extend(free);
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                outline.links.push(dest_url.into_string());
            }
            Event::Start(Tag::TableRow) => outline.rows += 1,
            Event::Start(Tag::CodeBlock(_)) => in_block = true,
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::Text(text) if in_block => outline.commands.extend(commands(&text)),
            Event::Code(code) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&code);
                }
                outline.code.push(code.into_string());
            }
            Event::Text(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    outline
}

/// The lines of a block of code without their comments, which are in the document's language.
fn commands(block: &str) -> impl Iterator<Item = String> {
    let lines = block
        .lines()
        .map(|line| line.split(" # ").next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.starts_with("# "))
        .map(str::to_owned)
}

/// The anchor that GitHub gives a heading.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// A path without `.` and `..`; `None` where it leaves the project.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir if plain.pop() => {}
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(plain)
}

fn is_elsewhere(link: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

/// Why a relative link leads nowhere.
fn complaint(from: &Path, link: &str) -> Option<String> {
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (link, None),
    };
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let target = if path.is_empty() {
        from.to_owned()
    } else {
        let folder = from.parent().unwrap_or(Path::new(""));
        match plain(&folder.join(decode(path))) {
            Some(target) => target,
            None => return Some("leaves the project".to_owned()),
        }
    };
    if !root().join(&target).exists() {
        return Some("no such file".to_owned());
    }
    let anchor = decode(anchor?);
    let known = outline(&read(&target)).anchors;
    (!known.contains(&anchor)).then(|| format!("no heading for it among {known:?}"))
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let documents = documents();
    assert!(documents.len() > 5, "{documents:?}");
    let mut wrong = Vec::new();
    for document in &documents {
        let links = outline(&read(document)).links;
        for link in links.iter().filter(|link| !is_elsewhere(link)) {
            let complaint = complaint(document, link);
            wrong.extend(complaint.map(|why| format!("{}: {link}: {why}", document.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let from = Path::new("docs/no-tools.md");
    assert!(complaint(from, "nowhere.md").is_some());
    assert!(complaint(from, "../../elsewhere.md").is_some());
    assert!(complaint(from, "#nothing-of-this-name").is_some());
    assert!(complaint(from, "../hosting/README.md#nothing-of-this-name").is_some());
    assert_eq!(complaint(from, "../README.md#clients"), None);
    assert_eq!(slug("1. What `x-y` is, and why?"), "1-what-x-y-is-and-why");
    assert_eq!(slug("需要中继吗？"), "需要中继吗");
}

/// Documents in both languages, the English one first.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let all = documents();
    let chinese = all.iter().filter_map(|path| {
        let english = path.to_str()?.strip_suffix(CHINESE)?;
        Some((PathBuf::from(format!("{english}.md")), path.clone()))
    });
    chinese.collect()
}

/// Files that a document links to, be it in one language or the other.
fn linked(outline: &Outline) -> Vec<String> {
    let links = outline.links.iter().filter(|link| !is_elsewhere(link));
    let mut files: Vec<String> = links
        .map(|link| link.split('#').next().unwrap_or_default())
        .map(|file| file.replace(CHINESE, ".md").replace("-zh.png", "-en.png"))
        .collect();
    files.sort();
    files
}

#[test]
fn both_languages_have_the_same_parts() {
    let pairs = pairs();
    assert!(!pairs.is_empty());
    for (english, chinese) in pairs {
        let (left, right) = (outline(&read(&english)), outline(&read(&chinese)));
        let name = english.display();
        assert_eq!(left.levels, right.levels, "headings of {name}");
        assert_eq!(left.commands, right.commands, "blocks of code in {name}");
        assert_eq!(left.rows, right.rows, "rows of tables in {name}");
        assert_eq!(linked(&left), linked(&right), "links of {name}");
        let file = |path: &Path| {
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        };
        assert!(
            left.links.contains(&file(&chinese)),
            "{name} does not link to the Chinese one"
        );
        assert!(
            right.links.contains(&file(&english)),
            "{name} is not linked from the Chinese one"
        );
    }
}

/// Every stable code of the page, from the matches that give them.
fn codes() -> BTreeSet<String> {
    let mut files = vec![root().join("src/diagnostic/code.rs")];
    let folder = fs::read_dir(root().join("src/mcp/diagnosis")).expect("a folder");
    files.extend(folder.map(|entry| entry.expect("an entry").path()));
    let mut found = BTreeSet::new();
    for file in files.iter().filter(|file| file.is_file()) {
        let text = read(file);
        let arms = text.split("=> \"").skip(1);
        let words = arms.filter_map(|rest| rest.split('"').next());
        found.extend(words.filter(|word| is_code(word)).map(str::to_owned));
    }
    found
}

fn is_code(word: &str) -> bool {
    let letters = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    letters && !word.starts_with('-') && !word.ends_with('-')
}

/// The codes on the lines and in the columns that say so.
fn named(text: &str) -> Vec<String> {
    let is_listed = |line: &&str| {
        let starts = ["Codes: ", "Code: ", "代码："];
        starts.iter().any(|start| line.starts_with(start))
    };
    let listed = text.lines().filter(is_listed);
    // Elsewhere what looks like one: words with hyphens.
    let others = text.lines().filter(|line| !is_listed(line));
    let others = others.flat_map(|line| outline(line).code);
    let others = others.filter(|word| {
        word.contains('-') && is_code(word) && !OTHER_WORDS.contains(&word.as_str())
    });
    listed
        .flat_map(|line| outline(line).code)
        .chain(others)
        .collect()
}

#[test]
fn the_codes_of_the_decision_list_are_the_pages_own() {
    let known = codes();
    let sample = Code::JsonBroken { line: 1, column: 1 };
    assert!(
        known.contains(sample.id()) && known.contains("not-activated"),
        "{known:?}"
    );
    let lists = NO_TOOLS.map(|document| named(&read(document)));
    for (document, list) in NO_TOOLS.iter().zip(&lists) {
        assert!(list.len() > 50, "{document} names {} codes", list.len());
        let unknown: Vec<&String> = list.iter().filter(|code| !known.contains(*code)).collect();
        assert!(unknown.is_empty(), "{document}: {unknown:?}");
    }
    let [english, chinese] = lists.map(|list| {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for code in list {
            *count.entry(code).or_default() += 1;
        }
        count
    });
    assert_eq!(english, chinese);
}

#[test]
fn the_words_of_the_decision_list_are_the_pages_own() {
    let mut texts = String::new();
    let mut open = vec![root().join("src/i18n")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else {
            texts.push_str(&read(path));
        }
    }
    for document in NO_TOOLS {
        let text = read(document);
        let quoted = text
            .split('“')
            .skip(1)
            .filter_map(|rest| rest.split('”').next());
        // The first line of the list itself says “no”.
        let quoted: Vec<&str> = quoted
            .filter(|words| !["no", "否"].contains(words))
            .collect();
        assert!(quoted.len() > 10, "{document} quotes {quoted:?}");
        for words in quoted {
            assert!(
                texts.contains(&format!("\"{words}\"")),
                "{document}: the page does not say “{words}”"
            );
        }
    }
}
