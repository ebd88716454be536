//! Files as people write them, at random.

use proptest::prelude::*;

/// A file and the text of each server in it.
#[derive(Clone, Debug)]
pub(crate) struct Generated {
    pub(crate) text: String,
    pub(crate) blocks: Vec<(String, String)>,
}

/// A file's own taste: where it has a choice, the next one.
pub(crate) struct Taste {
    choices: Vec<u8>,
    next: usize,
}

impl Taste {
    /// One of this many.
    pub(crate) fn pick(&mut self, count: usize) -> usize {
        self.next += 1;
        usize::from(self.choices[self.next % self.choices.len()]) % count
    }

    pub(crate) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.pick(of.len())]
    }
}

pub(crate) fn tastes() -> impl Strategy<Value = Taste> {
    prop::collection::vec(any::<u8>(), 97).prop_map(|choices| Taste { choices, next: 0 })
}

impl std::fmt::Debug for Taste {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.choices)
    }
}

/// With the line ends and byte order mark that a file may have.
pub(crate) fn finished(
    taste: &mut Taste,
    text: String,
    blocks: Vec<(String, String)>,
) -> Generated {
    let crlf = taste.pick(3) == 0;
    let ends = |text: &str| {
        if crlf {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        }
    };
    let mark = if taste.pick(4) == 0 { "\u{feff}" } else { "" };
    let blocks = blocks
        .iter()
        .map(|(name, block)| (name.clone(), ends(block)));
    Generated {
        text: [mark, &ends(&text)].concat(),
        blocks: blocks.collect(),
    }
}

pub(crate) const NAMES: [&str; 4] = ["a", "b c", "d", "e.f"];

/// JSON with comments and trailing commas, in any layout.
pub(crate) fn json(list: bool) -> impl Strategy<Value = Generated> {
    tastes().prop_map(move |mut taste| {
        let layout = taste.pick(3);
        let mut writer = JsonWriter {
            taste: &mut taste,
            layout,
            blocks: Vec::new(),
        };
        let mut members = vec![
            ("other".to_owned(), writer.value(1)),
            ("x".to_owned(), writer.value(1)),
        ];
        members.truncate(writer.taste.pick(3));
        if writer.taste.pick(5) > 0 {
            let servers = writer.servers(list);
            members.insert(
                writer.taste.pick(members.len() + 1),
                ("servers".to_owned(), servers),
            );
        }
        let root = writer.collection("{", &members, "}", 0);
        let blocks = std::mem::take(&mut writer.blocks);
        let text = [
            taste.one(&["", "// top\n", "\n", "/* a\n*/ "]),
            &root,
            taste.one(&["", "\n", "\n// end", " \n\n"]),
        ]
        .concat();
        finished(&mut taste, text, blocks)
    })
}

struct JsonWriter<'t> {
    taste: &'t mut Taste,
    /// 0: on one line; 1: on lines; 2: anything.
    layout: usize,
    blocks: Vec<(String, String)>,
}

impl JsonWriter<'_> {
    fn gap(&mut self, depth: usize) -> String {
        let line = ["\n", &"\t".repeat(depth)].concat();
        let note = ["// , \"}\n", &"\t".repeat(depth)].concat();
        match (self.layout, self.taste.pick(8)) {
            (0, 0) => " ".to_owned(),
            (0, _) => String::new(),
            (1, 0) => [" ", &note].concat(),
            (1, _) => line,
            (_, 0) => "/* [{\" */".to_owned(),
            (_, 1) => note,
            (_, 2) => " ".to_owned(),
            (_, 3) => line,
            _ => String::new(),
        }
    }

    fn value(&mut self, depth: usize) -> String {
        let scalar = [
            "1",
            "-1.5e3",
            "true",
            "null",
            "\"\"",
            "\"a // b\"",
            "\"\\u00e9\\ud83d\\ude00\\\\\"",
            "\"搜\"",
        ];
        match self.taste.pick(if depth > 3 { 4 } else { 6 }) {
            4 => {
                let members = [
                    ("k".to_owned(), self.value(depth + 1)),
                    ("l m".to_owned(), self.value(depth + 1)),
                ];
                let count = self.taste.pick(3);
                self.collection("{", &members[..count], "}", depth)
            }
            5 => {
                let items = [
                    (String::new(), self.value(depth + 1)),
                    (String::new(), self.value(depth + 1)),
                ];
                let count = self.taste.pick(3);
                self.collection("[", &items[..count], "]", depth)
            }
            _ => self.taste.one(&scalar).to_owned(),
        }
    }

    fn servers(&mut self, list: bool) -> String {
        if self.taste.pick(6) == 0 {
            return "null".to_owned();
        }
        let mut items = Vec::new();
        for name in &NAMES[..self.taste.pick(4)] {
            let key = if list { "name" } else { "url" };
            let value = self.value(3);
            let members = [
                (key.to_owned(), format!("\"{name}\"")),
                ("z".to_owned(), value),
            ];
            let block = self.collection("{", &members, "}", 2);
            self.blocks.push((name.to_string(), block.clone()));
            items.push((name.to_string(), block));
        }
        let (open, close) = if list { ("[", "]") } else { ("{", "}") };
        self.collection(open, &items, close, 1)
    }

    fn collection(
        &mut self,
        open: &str,
        items: &[(String, String)],
        close: &str,
        depth: usize,
    ) -> String {
        let mut out = open.to_owned();
        for (index, (key, value)) in items.iter().enumerate() {
            out.push_str(&self.gap(depth + 1));
            if open == "{" {
                out.push_str(
                    &[
                        &format!("{key:?}"),
                        self.taste.one(&["", " "]),
                        ":",
                        self.taste.one(&["", " ", " "]),
                    ]
                    .concat(),
                );
            }
            out.push_str(value);
            if self.taste.pick(6) == 0 {
                out.push_str(&self.gap(depth + 1));
            }
            if index + 1 < items.len() || self.taste.pick(4) == 0 {
                out.push(',');
            }
        }
        out.push_str(&self.gap(depth));
        out.push_str(close);
        out
    }
}

const TOML_VALUES: [&str; 14] = [
    "1",
    "0x1f",
    "1.5e3",
    "true",
    "1979-05-27 07:32:00Z",
    "\"a # [b]\"",
    "'[mcp_servers.a]'",
    "\"\"\"\n[mcp_servers.a]\n\\\"\"\" # \"\n\"\"\"\"",
    "'''\n[x]\n'''",
    "[\n  1, # ]\n  [2],\n]",
    "[]",
    "{ a = 1, \"b\" = [ { c.d = 'e' } ] }",
    "{}",
    "\"\\u00e9搜\"",
];

/// TOML with tables of all kinds.
pub(crate) fn toml() -> impl Strategy<Value = Generated> {
    tastes().prop_map(|mut taste| {
        let mut parts = Vec::new();
        let mut blocks = Vec::new();
        let mut root = String::new();
        for key in ["model", "'x.y'", "z.w"].iter().take(taste.pick(4)) {
            root.push_str(&toml_pair(&mut taste, key));
        }
        parts.push(root);
        for header in [
            "[tools]",
            "[[history]]",
            "[[history]]",
            "[ profiles . \"mcp_servers\" ]",
        ]
        .iter()
        .take(taste.pick(5))
        {
            parts.push(toml_table(&mut taste, header));
        }
        let style = taste.pick(3);
        if style == 1 {
            let mut table = toml_header(&mut taste, "[mcp_servers]");
            for name in &NAMES[..taste.pick(4)] {
                let pair = toml_pair(&mut taste, &format!("\"{name}\""));
                table.push_str(&pair);
                blocks.push((name.to_string(), pair));
            }
            parts.insert(1 + taste.pick(parts.len()), table);
        } else if style == 2 {
            for name in &NAMES[..taste.pick(4)] {
                let header = [
                    format!("[mcp_servers.\"{name}\"]"),
                    format!("[ mcp_servers . '{name}']"),
                ];
                let header = &header[taste.pick(2)];
                let mut table = toml_table(&mut taste, header);
                if taste.pick(2) == 0 {
                    table.push_str(&toml_table(
                        &mut taste,
                        &format!("[mcp_servers.\"{name}\".env]"),
                    ));
                }
                blocks.push((name.to_string(), table.clone()));
                parts.insert(1 + taste.pick(parts.len()), table);
            }
        }
        let mut text = parts.concat();
        if taste.pick(3) == 0 {
            text.truncate(text.trim_end_matches('\n').len());
        }
        finished(&mut taste, text, blocks)
    })
}

fn toml_header(taste: &mut Taste, header: &str) -> String {
    [
        taste.one(&["", "\n", "\n# [mcp_servers.z]\n", "\n\n  "]),
        header,
        taste.one(&["", " # h", " "]),
        "\n",
    ]
    .concat()
}

fn toml_pair(taste: &mut Taste, key: &str) -> String {
    let value = TOML_VALUES[taste.pick(TOML_VALUES.len())];
    [
        taste.one(&["", "", "# c = 1\n", "\n", "  "]),
        key,
        taste.one(&[" = ", "="]),
        value,
        taste.one(&["", "", " # c", " "]),
        "\n",
    ]
    .concat()
}

fn toml_table(taste: &mut Taste, header: &str) -> String {
    let mut table = toml_header(taste, header);
    for key in ["url", "\"args\"", "k.l"].iter().take(taste.pick(4)) {
        table.push_str(&toml_pair(taste, key));
    }
    table
}
