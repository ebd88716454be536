//! YAML files as people write them, at random.

use super::files::{Generated, NAMES, Taste, finished, tastes};
use proptest::prelude::*;

/// YAML in block style, with everything else where it does no harm.
pub(crate) fn yaml(list: bool) -> impl Strategy<Value = Generated> {
    tastes().prop_map(move |mut taste| {
        let step = [2, 2, 4][taste.pick(3)];
        let mut parts = Vec::new();
        for key in ["name", "\"version\"", "x.y z", "'last'"]
            .iter()
            .take(taste.pick(5))
        {
            parts.push(yaml_pair(&mut taste, key, 0, step));
        }
        let mut blocks = Vec::new();
        if taste.pick(5) > 0 {
            let servers = yaml_servers(&mut taste, list, step, &mut blocks);
            parts.insert(taste.pick(parts.len() + 1), servers);
        }
        let mut text = parts.concat();
        if taste.pick(5) == 0 && !text.is_empty() {
            text.insert_str(0, taste.one(&["---\n", "# top\n---\n", "\n"]));
        }
        // A block scalar ends with its line.
        let block = text.contains(['|', '>']);
        if taste.pick(3) == 0 && !block {
            text.truncate(text.trim_end_matches('\n').len());
        }
        finished(&mut taste, text, blocks)
    })
}

fn yaml_servers(
    taste: &mut Taste,
    list: bool,
    step: usize,
    blocks: &mut Vec<(String, String)>,
) -> String {
    let names = &NAMES[..taste.pick(4)];
    let mut out = ["servers:", taste.one(&["", " # servers"]), "\n"].concat();
    if names.is_empty() {
        let empty = if list {
            ["", " []", " ~"]
        } else {
            ["", " {}", " null"]
        };
        return [
            "servers:",
            taste.one(&empty),
            taste.one(&["", " # none"]),
            "\n",
        ]
        .concat();
    }
    let indent = if list && taste.pick(2) == 0 { 0 } else { step };
    for name in names {
        let spaces = " ".repeat(indent);
        let mut block = taste
            .one(&["", "", "\n", "# servers:\n", "  # note\n"])
            .to_owned();
        let quoted = [format!("\"{name}\""), format!("'{name}'"), name.to_string()];
        let quoted = &quoted[taste.pick(3)];
        if list {
            block.push_str(&format!(
                "{spaces}- name: {quoted}{}\n",
                taste.one(&["", " # n"])
            ));
            for key in ["url", "'k l'"].iter().take(taste.pick(3)) {
                block.push_str(&yaml_pair(taste, key, indent + 2, step));
            }
        } else if taste.pick(3) == 0 {
            block.push_str(&yaml_pair(taste, quoted, indent, step));
        } else {
            block.push_str(&format!("{spaces}{quoted}:{}\n", taste.one(&["", " # n"])));
            for key in ["url", "'k l'"].iter().take(1 + taste.pick(2)) {
                block.push_str(&yaml_pair(taste, key, indent + step, step));
            }
        }
        blocks.push((name.to_string(), block.clone()));
        out.push_str(&block);
    }
    out
}

fn yaml_pair(taste: &mut Taste, key: &str, indent: usize, step: usize) -> String {
    let (spaces, deeper) = (" ".repeat(indent), " ".repeat(indent + step));
    let note = taste.one(&["", "", " # c"]);
    let value = match taste.pick(14) {
        0 => format!(" 1{note}\n"),
        1 => format!(" \"servers: # {{\"{note}\n"),
        2 => format!(" 'it''s # no comment'{note}\n"),
        3 => format!(" plain it's [text]: {note}\n").replace(": ", " "),
        4 => format!(" one\n{deeper}two\n\n{deeper} three #x\n"),
        5 => format!(" |{note}\n{deeper}servers:\n\n{deeper}  # kept\n{deeper}- \"\n\n"),
        6 => format!(" >-\n{deeper}servers: {{\n{spaces}\n"),
        7 => format!(" |+\n{deeper}x\n\n\n"),
        8 => format!(" \"two\n{deeper}servers: # lines\"{note}\n"),
        9 => format!(" {{ a: [b, 'c }}'], \"d\": {{}} }}{note}\n"),
        10 => format!(" [\n{deeper}a, # ]\n{deeper}{{b: c}}\n{deeper}]{note}\n"),
        11 => format!(
            "\n{deeper}- a\n{deeper}- - b\n{deeper}  - c: 1\n{deeper}    d: 2\n{deeper}-\n{deeper}  e: |\n{deeper}    f\n"
        ),
        12 => {
            format!("{note}\n{deeper}servers:\n{deeper}  - 1\n{deeper}? \n").replace("? \n", "g:\n")
        }
        _ => format!(" ~{note}\n"),
    };
    [taste.one(&["", "", "\n"]), &spaces, key, ":", &value].concat()
}
