use std::time::Duration;

use cpu_time::ThreadTime;
use proptest::prelude::*;

use super::*;

/// `name: kind (standard)`, with `*` where it is required, and members in brackets.
fn sketch(parameters: &[Parameter]) -> String {
    let line = |one: &Parameter| {
        let mut text = one.name.clone();
        text.push_str(if one.required { "*: " } else { ": " });
        text.push_str(&one.kind);
        if let Some(standard) = &one.standard {
            text.push_str(&format!(" ({standard})"));
        }
        if !one.members.is_empty() || one.cut {
            let more = if one.cut { "…" } else { "" };
            text.push_str(&format!(" [{}{more}]", sketch(&one.members)));
        }
        text
    };
    let lines: Vec<String> = parameters.iter().map(line).collect();
    lines.join("; ")
}

#[test]
fn types_members_and_references() {
    for (schema, expected) in [
        (r#"{"type":"object"}"#, ""),
        (
            r#"{"properties":{"q":{"type":"string"},"n":{"type":"integer"}},"required":["q"]}"#,
            "q*: string; n: integer",
        ),
        // Bailian's own spellings.
        (
            r#"{"properties":{"a":{"type":"str"},"b":{"type":"int"},"c":{"type":"bool"},
                "d":{"type":"dict"},"e":{"type":"list","items":{"type":"str"}},"f":{"type":"float"}}}"#,
            "a: str (string); b: int (integer); c: bool (boolean); d: dict (object); \
             e: list<str> (array<string>); f: float (number)",
        ),
        (
            r#"{"properties":{"a":{"type":["string","null"]},"b":{"anyOf":[{"type":"int"},{"type":"null"}]},
                "c":{"oneOf":[{"type":"string"},{"type":"string"}]},"d":{}}}"#,
            "a: string | null; b: int | null (integer | null); c: string; d: ",
        ),
        (
            r#"{"properties":{"o":{"type":"object","properties":{"x":{"type":"string"}},"required":["x"]},
                "l":{"type":"array","items":{"properties":{"y":{"type":"number"}}}},
                "i":{"properties":{"z":{}}}}}"#,
            "o: object [x*: string]; l: array<object> [y: number]; i: object [z: ]",
        ),
        (
            r##"{"$defs":{"P":{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}},
                "properties":{"p":{"$ref":"#/$defs/P"},"q":{"allOf":[{"$ref":"#/$defs/P"}]},
                "r":{"anyOf":[{"$ref":"#/$defs/P"},{"type":"null"}]},
                "l":{"type":"array","items":{"$ref":"#/$defs/P"}}}}"##,
            "p: object [x*: integer]; q: object [x*: integer]; r: object | null [x: integer]; \
             l: array<object> [x*: integer]",
        ),
        (
            r##"{"$ref":"#/definitions/A~1b","definitions":{"A/b":{"properties":{"x":{"type":"string"}}}}}"##,
            "x: string",
        ),
        // Elsewhere, nowhere, and round in circles.
        (
            r##"{"properties":{"a":{"$ref":"https://evil.example/x.json"},"b":{"$ref":"#/$defs/none"},
                "c":{"$ref":"#/$defs/c"},"d":{"$ref":"other.json#/x"}},"$defs":{"c":{"$ref":"#/$defs/c"}}}"##,
            "a: https://evil.example/x.json; b: #/$defs/none; c: #/$defs/c; d: other.json#/x",
        ),
        (
            r##"{"properties":{"n":{"$ref":"#"}}}"##,
            "n: object [n: object [n: object [n: object […]]]]",
        ),
        ("[]", ""),
        ("{", ""),
        (r#"{"properties":[],"required":{}}"#, ""),
        (
            r#"{"properties":{"a":5,"b":null,"c":true}}"#,
            "a: ; b: ; c: ",
        ),
    ] {
        assert_eq!(sketch(&parameters(schema)), expected, "{schema}");
    }
}

#[test]
fn what_it_is_for_and_what_it_may_be() {
    let schema = r##"{"$defs":{"C":{"type":"string","enum":["a","b"],"description":"from there"}},
        "properties":{
        "a":{"description":"d \u00e9","default":5.50,"enum":["x",1,null,{"k": 1}],"type":"string"},
        "b":{"$ref":"#/$defs/C","default":"a","description":"from here"},
        "c":{"$ref":"#/$defs/C"},
        "d":{"const":"only","default":[1,"\n",{}]}}}"##;
    let found = parameters(schema);
    let facts = |one: &Parameter| {
        (
            one.description.clone().unwrap_or_default(),
            one.default.clone().unwrap_or_default(),
            one.choices.join(","),
        )
    };
    let expected = [
        ("d é", "5.50", "x,1,null,{\"k\": 1}"),
        ("from here", "\"a\"", "a,b"),
        ("from there", "", "a,b"),
        ("", "[1,\"\\n\",{}]", "only"),
    ]
    .map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(found.iter().map(facts).collect::<Vec<_>>(), expected);
}

#[test]
fn depth_number_and_choices_are_bounded() {
    let many: Vec<String> = (0..MOST + 5).map(|n| format!("\"p{n}\":{{}}")).collect();
    let schema = format!("{{\"properties\":{{{}}}}}", many.join(","));
    assert_eq!(parameters(&schema).len(), MOST);
    let nested = format!(r#"{{"properties":{{"o":{schema}}}}}"#);
    let found = parameters(&nested);
    let object = found.first().expect("it");
    assert_eq!((object.members.len(), object.cut), (MOST - 1, true));
    let choices: Vec<String> = (0..CHOICES + 7).map(|n| n.to_string()).collect();
    let schema = format!(
        r#"{{"properties":{{"a":{{"enum":[{}]}}}}}}"#,
        choices.join(",")
    );
    let found = parameters(&schema);
    let one = found.first().expect("it");
    assert_eq!((one.choices.len(), one.more_choices), (CHOICES, 7));
}

#[test]
fn no_schema_takes_long() {
    // Each definition refers to the next one sixteen times.
    let alternatives = |next: usize| {
        let one = format!("{{\"$ref\":\"#/$defs/d{next}\"}}");
        format!("[{}]", vec![one; 16].join(","))
    };
    let definitions: Vec<String> = (0..20)
        .map(|n| {
            let next = alternatives(n + 1);
            format!(r#""d{n}":{{"anyOf":{next},"allOf":{next},"properties":{{"p{n}":{{"oneOf":{next}}}}}}}"#)
        })
        .collect();
    let schema = format!(
        r##"{{"$ref":"#/$defs/d0","$defs":{{{},"d20":{{"type":"string"}}}}}}"##,
        definitions.join(",")
    );
    let start = ThreadTime::now();
    let found = parameters(&schema);
    assert!(!found.is_empty());
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(2), "{taken:?}");
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}|[{}\\[\\]\":,a-z$#/]{0,200}") {
        parameters(&text);
    }
}
