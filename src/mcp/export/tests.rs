//! Every form is read back by a parser that is not ours.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::mcp::types::Annotations;

fn tool(name: &str, title: Option<&str>, description: Option<&str>) -> Tool {
    Tool {
        name: name.to_owned(),
        title: title.map(str::to_owned),
        description: description.map(str::to_owned),
        input_schema: None,
        annotations: Annotations::default(),
        invalid_header: false,
        risk: None,
    }
}

fn plain_tool(name: &str) -> Tool {
    tool(name, None, None)
}

#[test]
fn json_as_the_protocol_has_it() {
    let mut one = tool("a\"\n😀", Some("T"), Some("d\u{2028}"));
    one.input_schema = Some("{ \"type\" : \"object\", \"x\": 1.50 }".to_owned());
    one.annotations.destructive = Some(true);
    one.annotations.open_world = Some(false);
    let text = json(&[one, plain_tool("b")]);
    assert!(text.contains("\"inputSchema\":{ \"type\" : \"object\", \"x\": 1.50 },"));
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let expected = serde_json::json!({"tools": [
        {
            "name": "a\"\n😀", "title": "T", "description": "d\u{2028}",
            "inputSchema": {"type": "object", "x": 1.5},
            "annotations": {"destructiveHint": true, "openWorldHint": false},
        },
        {"name": "b"},
    ]});
    assert_eq!(value, expected);
    let none: serde_json::Value = serde_json::from_str(&json(&[])).expect("JSON");
    assert_eq!(none, serde_json::json!({"tools": []}));
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn csv_as_a_spreadsheet_reads_it() {
    let mut one = tool("a,\"b\"", Some("一\r\n二"), None);
    one.annotations.read_only = Some(true);
    one.input_schema = Some("{\"a\":1}".to_owned());
    let text = csv(&[one, plain_tool("b")]);
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
    let expected = [
        "name,title,description,readOnlyHint,destructiveHint,idempotentHint,openWorldHint,inputSchema"
            .split(',')
            .collect(),
        vec!["a,\"b\"", "一\r\n二", "", "true", "", "", "", "{\"a\":1}"],
        vec!["b", "", "", "", "", "", "", ""],
    ];
    assert_eq!(rows(&text), expected);
}

#[test]
fn no_cell_is_a_formula() {
    for text in [
        "=HYPERLINK(\"https://evil.example\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
    ] {
        let found = rows(&csv(&[tool(text, Some(text), Some(text))]));
        let cells = found.get(1).expect("a row");
        assert_eq!(cells.first(), Some(&format!("'{text}")));
        assert_eq!(cells.get(2), Some(&format!("'{text}")));
    }
    let found = rows(&csv(&[plain_tool("a=b")]));
    assert_eq!(
        found.get(1).and_then(|row| row.first()),
        Some(&"a=b".to_owned())
    );
}

/// The cells of the only table, and whether there is anything else than texts in it.
fn table(text: &str) -> (Vec<Vec<String>>, bool) {
    let mut options = Options::all();
    // Typographic quotes are not markup.
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    let (mut rows, mut pure, mut tables) = (Vec::new(), true, 0);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Table(_)) => tables += 1,
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => rows.last_mut().expect("a row").push(String::new()),
            Event::Text(text) if tables == 1 => {
                let cells: &mut Vec<String> = rows.last_mut().expect("a row");
                cells.last_mut().expect("a cell").push_str(&text);
            }
            Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => {}
            _ => pure = false,
        }
    }
    (rows, pure && tables == 1)
}

/// A text as it should look in a cell.
fn shown(text: &str) -> String {
    let line: String = text
        .trim()
        .chars()
        .map(|c| if "\n\r\t".contains(c) { ' ' } else { c })
        .collect();
    visible_line(&line, usize::MAX)
}

#[test]
fn markdown_shows_texts_as_texts() {
    let hostile = [
        "a|b",
        "a\\|b",
        "`code`",
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "*x* _y_ __z__ ~~w~~",
        "[link](javascript:alert(1))",
        "![i](https://evil.example/x.png)",
        "https://evil.example www.evil.example a@evil.example",
        "<https://evil.example>",
        "$x$ {#id} ^a^ ==m== [^1] [[wiki]] :smile:",
        "line\nbreak\r\n| --- |",
        "\u{202e}turned\u{200b}",
        "trailing\\",
        "# no heading",
        "- no list",
        "1. no list",
        "推荐美食.",
    ];
    let tools: Vec<Tool> = hostile
        .iter()
        .map(|text| tool(text, Some(text), Some(text)))
        .collect();
    let text = markdown(&tools);
    let (rows, pure) = table(&text);
    assert!(pure, "{text}");
    assert_eq!(rows.len(), hostile.len() + 1);
    for (row, text) in rows.iter().skip(1).zip(hostile) {
        assert_eq!(row, &vec![shown(text); 3], "{text:?}");
    }
    assert!(text.contains("[U+202E]turned[U+200B]") || text.contains("\\[U+202E\\]turned"));
    // What GitHub makes a link of by itself has a mark in it.
    assert!(!text.contains("https://") && !text.contains("www.") && !text.contains("a@"));
    assert!(!text.contains('<') && !text.contains('\u{202e}'));
}

#[test]
fn names_one_a_line() {
    let tools = [
        plain_tool("a"),
        plain_tool("b\nc"),
        plain_tool("推荐美食.\u{202e}"),
    ];
    assert_eq!(names(&tools), "a\nb[U+000A]c\n推荐美食.[U+202E]\n");
    assert_eq!(names(&[]), "");
}

proptest! {
    #[test]
    fn hostile_texts_come_back_from_every_form(
        texts in proptest::collection::vec("\\PC{0,30}|[ -~\n\r\t]{0,30}|[=+@|`<>\\[\\]*_\\\\\"-]{0,12}", 3..9),
    ) {
        let tools: Vec<Tool> = texts
            .chunks_exact(3)
            .filter_map(|chunk| match chunk {
                [name, title, description] => Some(tool(name, Some(title), Some(description))),
                _ => None,
            })
            .collect();
        let value: serde_json::Value = serde_json::from_str(&json(&tools)).expect("JSON");
        let sheet = rows(&csv(&tools));
        let (cells, pure) = table(&markdown(&tools));
        prop_assert!(pure);
        prop_assert_eq!(sheet.len(), tools.len() + 1);
        prop_assert_eq!(cells.len(), tools.len() + 1);
        prop_assert_eq!(names(&tools).lines().count(), tools.len());
        for (index, tool) in tools.iter().enumerate() {
            let texts = [&tool.name, tool.title.as_ref().expect("it"), tool.description.as_ref().expect("it")];
            for (column, text) in texts.into_iter().enumerate() {
                let member = ["name", "title", "description"][column];
                prop_assert_eq!(&value["tools"][index][member], text);
                let cell = &sheet[index + 1][column];
                let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                let expected = [if formula { "'" } else { "" }, text].concat();
                prop_assert_eq!(cell, &expected);
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
                prop_assert_eq!(&cells[index + 1][column], &shown(text));
            }
        }
    }
}
