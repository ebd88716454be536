//! Why a file is not merged into, in both languages.

use super::Message;
use super::more::more;
use crate::clients::Client;
use crate::diagnostic::Lang;
use crate::domain::number;
use crate::emit::Format;
use crate::merge::{Construct, Fault, Refusal, Shape};

/// What to say about a refusal: what is where, why that matters, and what to do.
#[inline(never)]
pub fn refusal(refusal: &Refusal, client: &Client, lang: Lang) -> Message {
    let en = lang == Lang::En;
    let pick = |english: &str, chinese: &str| {
        if en {
            english.to_owned()
        } else {
            chinese.to_owned()
        }
    };
    let (title, cause, remedy) = match refusal {
        Refusal::TooLong { .. } => (
            pick("The file is too long", "文件过长"),
            pick("Files up to 5 MB are merged.", "最多合并 5 MB 的文件。"),
            pick(
                "Check that it is the client’s configuration.",
                "请确认它是客户端的配置文件。",
            ),
        ),
        Refusal::Binary { line, column } => (
            [
                pick("This is not a text file", "这不是文本文件"),
                at(*line, *column, lang),
            ]
            .concat(),
            pick(
                "It holds bytes that are no text, and writing them back would damage them.",
                "文件含有非文本字节，写回会造成损坏。",
            ),
            pick(
                "Open the configuration file itself, saved as UTF-8.",
                "请打开以 UTF-8 保存的配置文件本身。",
            ),
        ),
        Refusal::OtherFormat { found } => (
            [&*pick("This file is ", "这个文件是 "), format(*found)].concat(),
            [
                client.name,
                &*pick(" reads ", " 读取的是 "),
                expected(client),
                &*pick(".", "。"),
            ]
            .concat(),
            pick(
                "Open the file that is named above, or choose the client that this file belongs to.",
                "请打开上面所示的文件，或选择该文件所属的客户端。",
            ),
        ),
        Refusal::Syntax { line, column, what } => (
            [
                pick("The file breaks off", "文件有语法错误"),
                at(*line, *column, lang),
            ]
            .concat(),
            fault(*what, lang),
            pick(
                "Correct this place in your file, then paste it again.",
                "请修正此处后重新粘贴。",
            ),
        ),
        Refusal::WrongType {
            path,
            expected,
            line,
            column,
        } => (
            [
                named(path, lang),
                pick(" is of the wrong type", " 的类型不对"),
                at(*line, *column, lang),
            ]
            .concat(),
            match expected {
                Shape::Object => pick(
                    "Servers can be added to an object only.",
                    "只能向对象中添加服务器。",
                ),
                Shape::Array => pick(
                    "Servers can be added to a list only.",
                    "只能向列表中添加服务器。",
                ),
            },
            pick(
                "Remove it or correct it, then paste the file again.",
                "请删除或修正后重新粘贴文件。",
            ),
        ),
        Refusal::Duplicate { name, line, column } => (
            [
                name,
                &*pick(" stands twice", " 出现了两次"),
                &at(*line, *column, lang),
            ]
            .concat(),
            pick(
                "The format forbids that, so the client may refuse the whole file.",
                "该格式不允许重复，客户端可能会拒绝整个文件。",
            ),
            pick(
                "Remove one of the two, then paste the file again.",
                "请删除其中一个后重新粘贴文件。",
            ),
        ),
        Refusal::Unsupported { what, line, column } => (
            [construct(*what, lang), at(*line, *column, lang)].concat(),
            pick(
                "This way of writing cannot be changed without touching what is yours.",
                "这种写法无法在不改动其他内容的情况下修改。",
            ),
            pick(
                "Add the block above by hand at this place.",
                "请在此处手工添加上面的配置。",
            ),
        ),
    };
    let left_alone = more(lang).merge_refused;
    let separator = if en { " " } else { "" };
    Message {
        title,
        cause: [&*cause, separator, left_alone].concat(),
        remedy,
    }
}

fn at(line: usize, column: usize, lang: Lang) -> String {
    let (line, column) = (number(line), number(column));
    match lang {
        Lang::En => [" at line ", &*line, ", column ", &*column].concat(),
        Lang::Zh => ["（第 ", &*line, " 行，第 ", &*column, " 列）"].concat(),
    }
}

fn named(path: &[&str], lang: Lang) -> String {
    match (path.is_empty(), lang) {
        (false, _) => path.join(" > "),
        (true, Lang::En) => "The file’s root".to_owned(),
        (true, Lang::Zh) => "文件的根".to_owned(),
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::Toml => "TOML",
        Format::Yaml => "YAML",
        _ => "JSON",
    }
}

fn expected(client: &Client) -> &'static str {
    client.file.map_or("JSON", |file| format(file.format))
}

fn fault(fault: Fault, lang: Lang) -> String {
    let text = match (fault, lang) {
        (Fault::Unexpected(c), Lang::En) => {
            return ["The character ", &String::from(c), " cannot stand here."].concat();
        }
        (Fault::Unexpected(c), Lang::Zh) => {
            return ["此处不能出现字符 ", &String::from(c), "。"].concat();
        }
        (Fault::Unclosed(c), Lang::En) => {
            return [
                "The ",
                &String::from(c),
                " that begins here is never closed.",
            ]
            .concat();
        }
        (Fault::Unclosed(c), Lang::Zh) => {
            return ["此处的 ", &String::from(c), " 没有闭合。"].concat();
        }
        (Fault::End, Lang::En) => "The text ends here, and something is missing.",
        (Fault::End, Lang::Zh) => "文本在此结束，缺少内容。",
        (Fault::UnclosedComment, Lang::En) => "The comment that begins here is never closed.",
        (Fault::UnclosedComment, Lang::Zh) => "此处的注释没有闭合。",
        (Fault::Control, Lang::En) => "A control character, or a line break within a string.",
        (Fault::Control, Lang::Zh) => "存在控制字符，或字符串内有换行。",
        (Fault::Escape, Lang::En) => "A backslash before something that it cannot escape.",
        (Fault::Escape, Lang::Zh) => "反斜杠后的字符无法转义。",
        (Fault::Word, Lang::En) => "This word is no value.",
        (Fault::Word, Lang::Zh) => "这个词不是有效的值。",
        (Fault::Indentation, Lang::En) => "The indentation fits nothing above it.",
        (Fault::Indentation, Lang::Zh) => "缩进与上文不匹配。",
        (Fault::Tab, Lang::En) => "A tab in the indentation, which YAML forbids.",
        (Fault::Tab, Lang::Zh) => "缩进中有制表符，YAML 不允许。",
    };
    text.to_owned()
}

fn construct(construct: Construct, lang: Lang) -> String {
    let text = match (construct, lang) {
        (Construct::DottedKeys, Lang::En) => "The server is spread over dotted keys",
        (Construct::DottedKeys, Lang::Zh) => "该服务器由点号键分散定义",
        (Construct::ArrayOfTables, Lang::En) => "The server is an array of tables",
        (Construct::ArrayOfTables, Lang::Zh) => "该服务器是表数组",
        (Construct::Flow, Lang::En) => "The servers stand in { } or [ ]",
        (Construct::Flow, Lang::Zh) => "服务器写在 { } 或 [ ] 中",
        (Construct::Anchor, Lang::En) => "A YAML anchor (&)",
        (Construct::Anchor, Lang::Zh) => "存在 YAML 锚点（&）",
        (Construct::Alias, Lang::En) => "A YAML alias (*)",
        (Construct::Alias, Lang::Zh) => "存在 YAML 别名（*）",
        (Construct::MergeKey, Lang::En) => "A YAML merge key (<<)",
        (Construct::MergeKey, Lang::Zh) => "存在 YAML 合并键（<<）",
        (Construct::Tag, Lang::En) => "A YAML tag (!)",
        (Construct::Tag, Lang::Zh) => "存在 YAML 标签（!）",
        (Construct::ComplexKey, Lang::En) => "A YAML key that is not one word",
        (Construct::ComplexKey, Lang::Zh) => "YAML 键不是单个词",
        (Construct::Documents, Lang::En) => "More than one YAML document",
        (Construct::Documents, Lang::Zh) => "包含多个 YAML 文档",
        (Construct::LineEnd, Lang::En) => "A line end that YAML readers do not agree on",
        (Construct::LineEnd, Lang::Zh) => "存在 YAML 读取器理解不一的换行符",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::default_client;

    const FAULTS: [Fault; 9] = [
        Fault::Unexpected('}'),
        Fault::End,
        Fault::Unclosed('['),
        Fault::UnclosedComment,
        Fault::Control,
        Fault::Escape,
        Fault::Word,
        Fault::Indentation,
        Fault::Tab,
    ];

    const CONSTRUCTS: [Construct; 10] = [
        Construct::DottedKeys,
        Construct::ArrayOfTables,
        Construct::Flow,
        Construct::Anchor,
        Construct::Alias,
        Construct::MergeKey,
        Construct::Tag,
        Construct::ComplexKey,
        Construct::Documents,
        Construct::LineEnd,
    ];

    fn samples() -> Vec<Refusal> {
        let (line, column) = (31, 47);
        let mut samples = vec![
            Refusal::TooLong { limit: 5_000_000 },
            Refusal::Binary { line, column },
            Refusal::OtherFormat {
                found: Format::Toml,
            },
            Refusal::Duplicate {
                name: "twice".into(),
                line,
                column,
            },
        ];
        samples.extend(FAULTS.map(|what| Refusal::Syntax { line, column, what }));
        samples.extend(CONSTRUCTS.map(|what| Refusal::Unsupported { what, line, column }));
        for (path, expected) in [(vec!["a", "b"], Shape::Object), (vec![], Shape::Array)] {
            samples.push(Refusal::WrongType {
                path,
                expected,
                line,
                column,
            });
        }
        samples
    }

    #[test]
    fn every_refusal_says_where_why_and_what_to_do() {
        let mut titles = std::collections::BTreeSet::new();
        for sample in samples() {
            for lang in [Lang::En, Lang::Zh] {
                let message = refusal(&sample, default_client(), lang);
                let text = [&*message.title, &message.cause, &message.remedy].concat();
                assert!(
                    !message.title.is_empty() && !message.remedy.is_empty(),
                    "{sample:?}"
                );
                assert!(
                    message.cause.contains(more(lang).merge_refused),
                    "{sample:?}"
                );
                let place = sample.place().is_none() || text.contains("31") && text.contains("47");
                assert!(place, "{sample:?}: {text}");
                let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(chinese, lang == Lang::Zh, "{sample:?}: {text}");
                titles.insert([message.title, message.cause].concat());
            }
        }
        assert_eq!(titles.len(), 2 * samples().len(), "each is told apart");
    }
}
