//! The layering of the crate, read from its own source.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules, each allowed to use those before it. `diagnostic` and `domain` know each other: a
/// finding carries facts of the domain, and the domain reports findings.
const ORDER: [&str; 13] = [
    "domain",
    "diagnostic",
    "emit",
    "paste",
    "clients",
    "merge",
    "mcp",
    "doctor",
    "app",
    "i18n",
    "embed",
    "ui",
    "browser",
];

/// The first of them know neither Yew nor a browser.
const PURE: usize = 11;

/// What a module may use although it stands later.
const EXCEPTIONS: [(&str, &str); 1] = [("domain", "diagnostic")];

fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![root.join(module), root.join(format!("{module}.rs"))];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).expect("a file");
            found.push((path, text));
        }
    }
    assert!(!found.is_empty(), "{module} has no source");
    found
}

/// The part of a file that goes into the page: without its tests and comments.
fn shipped(text: &str) -> String {
    // Tests in a file of their own are declared anywhere; those in this one stand at its end.
    let text = text.replace("#[cfg(test)]\nmod tests;", "");
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(&text);
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.components()
        .any(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs") == "tests")
}

/// Every shipped file of a module.
fn product(module: &str) -> impl Iterator<Item = (PathBuf, String)> {
    let files = sources(module)
        .into_iter()
        .filter(|(path, _)| !is_test(path));
    files.map(|(path, text)| (path, shipped(&text)))
}

#[test]
fn every_module_is_in_the_order() {
    let lib = include_str!("../src/lib.rs");
    let modules: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(modules.len(), ORDER.len(), "{modules:?}");
    for module in modules {
        assert!(ORDER.contains(&module), "{module} is not in the order");
    }
}

#[test]
fn a_module_uses_only_what_stands_before_it() {
    for (index, module) in ORDER.iter().enumerate() {
        for (path, text) in product(module) {
            for later in ORDER.iter().skip(index + 1) {
                let allowed = EXCEPTIONS.contains(&(module, later));
                let uses = text.contains(&format!("crate::{later}"));
                assert!(allowed || !uses, "{} uses {later}", path.display());
            }
        }
    }
}

#[test]
fn the_core_knows_no_browser() {
    for module in ORDER.into_iter().take(PURE) {
        for (path, text) in product(module) {
            for word in ["yew::", "web_sys", "js_sys", "wasm_bindgen"] {
                assert!(!text.contains(word), "{} uses {word}", path.display());
            }
        }
    }
}

#[test]
fn the_components_leave_the_browser_to_its_module() {
    for (path, text) in product("ui") {
        let reads_events = path.ends_with("ui/dom.rs");
        assert!(
            reads_events || !text.contains("web_sys"),
            "{}",
            path.display()
        );
        assert!(
            !text.contains("js_sys") && !text.contains("spawn_local"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn nothing_in_the_page_panics_on_purpose() {
    for module in ORDER {
        for (path, text) in product(module) {
            for word in [
                ".unwrap()",
                ".expect(",
                "panic!(",
                "unreachable!(",
                "todo!(",
                "unimplemented!(",
            ] {
                assert!(!text.contains(word), "{}: {word}", path.display());
            }
            for word in ["from_html_unchecked", "set_inner_html", ".forget()"] {
                assert!(!text.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn files_stay_small() {
    for module in ORDER {
        for (path, text) in sources(module) {
            let lines = text.lines().count();
            assert!(lines <= 400, "{}: {lines} lines", path.display());
        }
    }
}

/// The style sheet has the dark theme twice: for the system's choice and for the person's own.
#[test]
fn the_dark_theme_is_the_same_whoever_chose_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/style.css");
    let sheet = fs::read_to_string(path).unwrap();
    let values = |selector: &str| -> Vec<String> {
        let (_, rule) = sheet.split_once(selector).expect(selector);
        let (values, _) = rule.split_once('}').unwrap();
        let values = values.lines().map(|line| line.trim().to_owned());
        values.filter(|line| !line.is_empty()).collect()
    };
    let chosen = values(":root[data-theme=\"dark\"] {");
    assert!(chosen.len() > 10, "{chosen:?}");
    assert_eq!(values(":root:not([data-theme=\"light\"]) {"), chosen);
}
