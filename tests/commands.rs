//! Every client's command, run by bash: each program gets exactly the words that were meant, however
//! odd the name, the key and the URL are. And cmd and PowerShell, read by their own rules, say the
//! same as bash.
//!
//! What is meant is known from plain values: their words with the odd values in their place.

use std::process::Command;

use bailian_mcp_config::clients::{
    Client, Kind, Options, PLACEHOLDER, Platform, SecretMode, VARIABLE, more::every, render,
};
use bailian_mcp_config::domain::{ApiKey, Draft, Service, Transport, check};
use bailian_mcp_config::emit::Format;
use serde_json::Value;

/// Values without a character that any shell, JSON or URL treats in its own way.
const PLAIN: Values = Values {
    name: "PLAINNAME",
    id: "PLAINID",
    key: "sk-00112233445566778899aabbccddeeff",
};

/// What a command is made of.
#[derive(Clone, Copy, Debug)]
struct Values {
    name: &'static str,
    id: &'static str,
    key: &'static str,
}

const ODD: [Values; 6] = [
    Values {
        name: "two words",
        id: "mcp-a_b",
        key: "sk-5d41402abc4b2a76b9719d911017c592",
    },
    Values {
        name: "it's \"quoted\"",
        id: "WebSearch",
        key: "sk-it's\"quoted\"",
    },
    Values {
        name: "$HOME `id` $(id)",
        id: "WebSearch",
        key: "sk-$HOME`id`$(id)",
    },
    Values {
        name: "back\\slash\\",
        id: "WebSearch",
        key: "sk-back\\slash\\",
    },
    Values {
        name: "!history & | < > ^ % ;#*?[a]{b,c}~",
        id: "WebSearch",
        key: "sk-!&|<>^%;#*?[a]{b,c}~",
    },
    Values {
        name: "百炼 😀",
        id: "WebSearch",
        key: "sk-';rm;'",
    },
];

fn service(values: Values, transport: Transport) -> Service {
    let draft = Draft {
        instance_id: values.id.to_owned(),
        transport: Some(transport),
        name: values.name.to_owned(),
        ..Draft::default()
    };
    check(&draft, &[]).service.expect("a service")
}

/// The command of a client for a shell, where it has one, and whether the key is in it.
fn command(
    client: &'static Client,
    values: Values,
    transport: Transport,
    secret: SecretMode,
    shell: Format,
) -> Option<(String, bool)> {
    let key = ApiKey::parse(values.key).expect("a key");
    let options = Options {
        key: Some(&key),
        secret,
        platform: Platform::Linux,
    };
    let rendered = render(client, &[service(values, transport)], &options);
    let mut snippets = rendered.snippets.into_iter();
    let snippet =
        snippets.find(|snippet| snippet.kind == Kind::Command && snippet.format == shell)?;
    Some((snippet.text, snippet.carries_key))
}

/// What bash makes of a text: the words of every program it would start, one list per program.
/// Nothing is on its path, so that it hands all to the function for what it does not find.
fn bash(text: &str) -> Vec<Vec<String>> {
    let script = format!(
        "PATH=/nowhere\ncommand_not_found_handle() {{ printf '%s\\0' \"$@\" $'\\x1e'; }}\n{text}\n"
    );
    let mut bash = Command::new("bash");
    bash.args(["--norc", "--noprofile", "-c", &script])
        .env_clear();
    // A reference to the variable is bash's own to replace, by what then looks like it.
    bash.env(VARIABLE, ["$", VARIABLE].concat());
    let output = bash.output().expect("bash runs");
    assert!(
        output.stderr.is_empty(),
        "{text}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let programs = printed.split_terminator("\u{1e}\0");
    programs
        .map(|words| words.split_terminator('\0').map(str::to_owned).collect())
        .collect()
}

/// What a Windows program makes of its command line, after cmd has left the line alone.
fn windows(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None::<String>;
    let (mut quoted, mut backslashes) = (false, 0);
    for c in text.chars().chain([' ']) {
        if c == '\\' {
            backslashes += 1;
            word.get_or_insert_default();
            continue;
        }
        let literal = c == '"' && backslashes % 2 == 1;
        let kept = if c == '"' {
            backslashes / 2
        } else {
            backslashes
        };
        word.iter_mut()
            .for_each(|word| word.push_str(&"\\".repeat(kept)));
        backslashes = 0;
        match c {
            '"' if literal => word.get_or_insert_default().push('"'),
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' | '\t' if !quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    assert!(!quoted, "an open quote in {text}");
    words
}

/// What PowerShell makes of a line of bare words and strings in single quotes, and hands on as it
/// does to every program on Windows PowerShell.
fn powershell(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let mut word = String::new();
        if let Some(mut inner) = rest.strip_prefix('\'') {
            loop {
                let (part, after) = inner.split_once('\'').expect("a closing quote");
                word.push_str(part);
                let Some(more) = after.strip_prefix('\'') else {
                    rest = after;
                    break;
                };
                word.push('\'');
                inner = more;
            }
            // Its own quotes are put around a word with a space; the program reads the rest.
            let trailing = word.len() - word.trim_end_matches('\\').len();
            let doubled = ["\"", &word, &"\\".repeat(trailing), "\""].concat();
            words.extend(windows(&doubled));
        } else {
            let end = rest.find(' ').unwrap_or(rest.len());
            let bare = &rest[..end];
            assert!(
                !bare.contains(['$', '`', '"', ';', '&', '|', '(', '{']),
                "{bare} in {text}"
            );
            words.push(bare.to_owned());
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    words
}

/// The plain words with other values in their place; inside of JSON, which is compared as JSON.
fn meant(plain: &str, values: Values) -> String {
    let with = |text: &str| {
        let text = text
            .replace(PLAIN.name, values.name)
            .replace(PLAIN.id, values.id);
        text.replace(PLAIN.key, values.key)
    };
    match serde_json::from_str::<Value>(plain) {
        Ok(json @ Value::Object(_)) => each_text(json, &with).to_string(),
        _ => with(plain),
    }
}

fn each_text(json: Value, with: &dyn Fn(&str) -> String) -> Value {
    match json {
        Value::String(text) => with(&text).into(),
        Value::Array(items) => items
            .into_iter()
            .map(|item| each_text(item, with))
            .collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(name, value)| (with(&name), each_text(value, with)))
                    .collect(),
            )
        }
        other => other,
    }
}

/// Equal, where objects are equal whatever the order and the escapes.
fn same(found: &str, wanted: &str) -> bool {
    let json = |text| {
        serde_json::from_str::<Value>(text)
            .ok()
            .filter(Value::is_object)
    };
    found == wanted || json(found).is_some() && json(found) == json(wanted)
}

fn assert_same(found: &[String], plain: &[String], values: Values, text: &str) {
    let wanted: Vec<String> = plain.iter().map(|word| meant(word, values)).collect();
    let equal = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(a, b)| same(a, b));
    assert!(equal, "\n{text}\nfound  {found:?}\nwanted {wanted:?}");
}

const TRANSPORTS: [Transport; 2] = [Transport::Sse, Transport::StreamableHttp];

#[test]
fn bash_gives_every_program_the_words_that_were_meant() {
    let mut clients = Vec::new();
    for client in every() {
        for (transport, secret) in TRANSPORTS.into_iter().flat_map(|transport| {
            [SecretMode::Literal, SecretMode::Reference].map(|secret| (transport, secret))
        }) {
            let of = |values| command(client, values, transport, secret, Format::Bash);
            let Some((plain, carries_key)) = of(PLAIN) else {
                continue;
            };
            clients.push(client.id);
            let programs = bash(&plain);
            let all = programs.concat();
            assert_eq!(
                all.iter().any(|word| word.contains(PLAIN.key)),
                carries_key,
                "{plain}"
            );
            assert!(
                all.iter().any(|word| word.contains(PLAIN.id)),
                "no URL in {plain}"
            );
            for values in ODD {
                let (odd, still_carried) = of(values).expect("a command whatever the values are");
                if carries_key && !still_carried {
                    // The client would replace something in this key: it is not written out.
                    continue;
                }
                let found = bash(&odd);
                assert_eq!(found.len(), programs.len(), "{odd}");
                for (found, plain) in found.iter().zip(&programs) {
                    assert_same(found, plain, values, &odd);
                }
            }
        }
    }
    clients.dedup();
    assert!(
        clients.contains(&"claude-code") && clients.len() >= 4,
        "{clients:?}"
    );
}

#[test]
fn the_shells_of_windows_give_the_words_that_were_meant() {
    for shell in [Format::Cmd, Format::PowerShell] {
        let words = |text: &str| {
            if shell == Format::Cmd {
                windows(text)
            } else {
                powershell(text)
            }
        };
        let mut compared = 0;
        for client in every() {
            for transport in TRANSPORTS {
                let of = |values| command(client, values, transport, SecretMode::Literal, shell);
                let Some((plain, carries_key)) = of(PLAIN) else {
                    continue;
                };
                let plain = words(&plain);
                for values in ODD {
                    // cmd has no way to write some values, and then there is no command.
                    let Some((odd, still_carried)) = of(values) else {
                        assert_eq!(shell, Format::Cmd, "{client:?}: {values:?}");
                        continue;
                    };
                    if carries_key && !still_carried {
                        continue;
                    }
                    if shell == Format::Cmd {
                        assert!(!odd.contains('%'), "cmd replaces variables in {odd}");
                    }
                    assert_same(&words(&odd), &plain, values, &odd);
                    compared += 1;
                }
            }
        }
        assert!(compared >= 16, "{shell:?}: {compared}");
    }
}

/// The readers above would let nothing through that they do not understand; this is what they do.
#[test]
fn the_readers_read() {
    assert_eq!(
        bash("a 'b c' \"$DASHSCOPE_API_KEY\"; d"),
        [vec!["a", "b c", "$DASHSCOPE_API_KEY"], vec!["d"]]
    );
    assert_eq!(
        windows(r#"a "b c" d\e "f\\" "g\"h\\\"""#),
        ["a", "b c", r"d\e", r"f\", r#"g"h\""#]
    );
    assert_eq!(
        powershell(r#"a 'b ''c' 'd\"e' 'f\'"#),
        ["a", "b 'c", "d\"e", r"f\"]
    );
    assert!(PLACEHOLDER.contains(VARIABLE));
}
