//! What to say about tools in a client: which work, which are renamed or dropped, and on what that
//! rests.

use super::live::grouped;
use super::{shown, with_fact, with_facts};
use crate::clients::{Beyond, Evidence, Limit};
use crate::diagnostic::{Lang, Words};
use crate::domain::{number, visible_line};
use crate::mcp::fit::{Change, Doubt, Fate, Fit, Longest, Reason};
use crate::mcp::risk::{Effect, Risk, Sign};
use crate::mcp::types::Tool;

/// The longest name that is quoted, in characters.
const NAME: usize = 160;

/// A text in both languages.
const fn words(en: &'static str, zh: &'static str) -> Words {
    Words { en, zh }
}

/// What becomes of a tool, in a word.
pub fn word(fate: &Fate, lang: Lang) -> &'static str {
    match fate {
        Fate::Works => words("works", "可用"),
        Fate::Renamed { .. } => words("renamed", "改名"),
        Fate::Unsure(_) => words("unsure", "不确定"),
        Fate::Clashes { .. } => words("same name", "重名"),
        Fate::Dropped(_) => words("dropped", "被丢弃"),
    }
    .text(lang)
}

/// What becomes of a tool, and why. `tools` are all of them, for the names of those it collides with.
pub fn fate(fate: &Fate, tools: &[Tool], lang: Lang) -> String {
    let (template, facts) = match fate {
        Fate::Works => (
            words("It works under its own name.", "以原名可用。"),
            Vec::new(),
        ),
        Fate::Renamed { to, hash, why } => return renamed(to, *hash, *why, tools, lang),
        Fate::Unsure(doubt) => unsure(*doubt),
        Fate::Clashes { name, with } => (
            words(
                "The model sees {0} twice, so that only one of the two can be called. The other one is {1}.",
                "模型会看到两个 {0}，其中只有一个能被调用。另一个是 {1}。",
            ),
            vec![line(name), name_of(tools, *with)],
        ),
        Fate::Dropped(reason) => dropped(*reason),
    };
    with_facts(template.text(lang), &facts)
}

fn renamed(to: &str, hash: usize, why: Change, tools: &[Tool], lang: Lang) -> String {
    let mut name = line(to);
    if hash > 0 {
        name.push_str("_…");
    }
    let (template, mut facts) = match why {
        Change::Characters => (
            words(
                "The model sees it as {0}: characters are replaced.",
                "模型看到的名称是 {0}：部分字符会被替换。",
            ),
            Vec::new(),
        ),
        Change::Length { length, most } => (
            words(
                "The model sees it as {0}: the whole name would have {1} characters, of at most {2}.",
                "模型看到的名称是 {0}：完整名称有 {1} 个字符，最多 {2} 个。",
            ),
            vec![number(length), number(most)],
        ),
        Change::Clash { with } => (
            words(
                "The model sees it as {0}: without a change it would have the name of {1}.",
                "模型看到的名称是 {0}：若不改名，会与 {1} 重名。",
            ),
            vec![name_of(tools, with)],
        ),
    };
    facts.insert(0, name);
    let text = with_facts(template.text(lang), &facts);
    if hash == 0 {
        return text;
    }
    let ended = words(
        " The … is a hash of {0} characters.",
        "其中 … 是 {0} 个字符的散列值。",
    );
    [text, with_fact(ended.text(lang), &number(hash))].concat()
}

fn unsure(doubt: Doubt) -> (Words, Vec<String>) {
    match doubt {
        Doubt::Character { character } => (
            words(
                "Reports differ about {0} in its name: it is kept, replaced, or the tool is dropped.",
                "名称中的 {0} 会怎样，说法不一：保留、被替换，或工具被丢弃。",
            ),
            vec![shown(character)],
        ),
        Doubt::OutsideSpecification { character } => (
            words(
                "MCP’s specification does not foresee {0} in a tool’s name. What this client does with it is not known.",
                "MCP 规范未允许工具名称中出现 {0}，该客户端如何处理尚不清楚。",
            ),
            vec![shown(character)],
        ),
        Doubt::LongerThanSpecification { length, most } => (
            words(
                "Its name has {0} characters. MCP’s specification foresees {1}, and what this client does with more is not known.",
                "名称有 {0} 个字符，MCP 规范最多允许 {1} 个，该客户端如何处理更长的名称尚不清楚。",
            ),
            vec![number(length), number(most)],
        ),
    }
}

fn dropped(reason: Reason) -> (Words, Vec<String>) {
    match reason {
        Reason::NameAndTool { length, most } => (
            words(
                "Dropped: server name and tool name together have {0} characters, of at most {1}.",
                "被丢弃：服务器名称与工具名称合计 {0} 个字符，最多 {1} 个。",
            ),
            vec![number(length), number(most)],
        ),
        Reason::Length { length, most } => (
            words(
                "Dropped: the name for the model has {0} characters, of at most {1}.",
                "被丢弃：提供给模型的名称有 {0} 个字符，最多 {1} 个。",
            ),
            vec![number(length), number(most)],
        ),
        Reason::Character { character } => (
            words(
                "Dropped: this client takes no tool with {0} in its name.",
                "被丢弃：该客户端不接受名称中含 {0} 的工具。",
            ),
            vec![shown(character)],
        ),
    }
}

fn line(name: &str) -> String {
    visible_line(name, NAME)
}

fn name_of(tools: &[Tool], index: usize) -> String {
    tools
        .get(index)
        .map(|tool| line(&tool.name))
        .unwrap_or_default()
}

/// One line about all tools: whether they work in the client under this server name.
pub fn summary(fit: &Fit, server: &str, lang: Lang) -> String {
    let (all, tally) = (fit.fates.len(), fit.tally);
    let lost = tally.dropped + tally.clashes;
    let template = if lost > 0 {
        words(
            "Out of reach of the model in {1} under the server name {2}: {3} of {0} tools.",
            "以服务器名称 {2} 用于 {1} 时，{0} 个工具中有 {3} 个模型无法使用。",
        )
    } else if tally.unsure > 0 {
        words(
            "{3} of {0} tools may not work in {1} under the server name {2}: their names are not settled.",
            "以服务器名称 {2} 用于 {1} 时，{0} 个工具中有 {3} 个的名称不确定能否使用。",
        )
    } else if !fit.rules.is_known() {
        words(
            "How {1} names and limits tools is not known. Nothing speaks against the names of these {0}.",
            "尚不清楚 {1} 如何命名和限制工具，这 {0} 个工具的名称未见问题。",
        )
    } else if tally.renamed > 0 {
        words(
            "All {0} tools work in {1} under the server name {2}; {3} of them get another name.",
            "以服务器名称 {2} 用于 {1} 时，{0} 个工具全部可用，其中 {3} 个会改名。",
        )
    } else if all == 1 {
        words(
            "The tool works in {1} under the server name {2}.",
            "以服务器名称 {2} 用于 {1} 时，该工具可用。",
        )
    } else {
        words(
            "All {0} tools work in {1} under the server name {2}.",
            "以服务器名称 {2} 用于 {1} 时，{0} 个工具全部可用。",
        )
    };
    let count = match (lost, tally.unsure) {
        (0, 0) => tally.renamed,
        (0, unsure) => unsure,
        (lost, _) => lost,
    };
    let facts = [
        grouped(all),
        fit.client.name.to_owned(),
        server.to_owned(),
        grouped(count),
    ];
    with_facts(template.text(lang), &facts)
}

/// How many of each fate there are, where there is more than one fate: `works: 12 · dropped: 2`.
pub fn tally(fit: &Fit, lang: Lang) -> String {
    let tally = fit.tally;
    let counts = [
        (tally.works, words("works", "可用")),
        (tally.renamed, words("renamed", "改名")),
        (tally.unsure, words("unsure", "不确定")),
        (tally.clashes, words("same name", "重名")),
        (tally.dropped, words("dropped", "被丢弃")),
    ];
    let colon = if lang == Lang::En { ": " } else { "：" };
    let mut parts: Vec<String> = Vec::new();
    for (count, label) in counts {
        if count > 0 {
            parts.push([label.text(lang), colon, &grouped(count)].concat());
        }
    }
    match parts.len() {
        0 | 1 => String::new(),
        _ => parts.join(" · "),
    }
}

/// How long a server name may be; empty where no length is too long.
pub fn longest(longest: Longest, lang: Lang) -> String {
    match longest {
        Longest::Any => String::new(),
        Longest::Characters(most) => {
            let text = words(
                "The longest server name under which none is too long has {0} characters.",
                "服务器名称不超过 {0} 个字符时，没有工具会因过长而受影响。",
            );
            with_fact(text.text(lang), &number(most))
        }
        Longest::Impossible => words(
            "No server name is short enough: the tool’s own name is too long.",
            "任何服务器名称都太长：工具自身的名称已超出限制。",
        )
        .text(lang)
        .to_owned(),
    }
}

/// The number of tools is larger than what a client takes.
pub fn too_many(client: &str, tools: usize, limit: &Limit, lang: Lang) -> String {
    let template = match limit.beyond {
        Beyond::Grouped => words(
            "{0} puts tools into groups beyond {1}, all servers together; this server alone has {2}.",
            "所有服务器的工具合计超过 {1} 个时，{0} 会把工具分组；仅该服务器就有 {2} 个。",
        ),
        _ => words(
            "{0} takes {1} tools, all servers together; this server alone has {2}. Switch off those you do not need.",
            "{0} 最多使用 {1} 个工具（所有服务器合计）；仅该服务器就有 {2} 个。请关闭不需要的工具。",
        ),
    };
    let facts = [client.to_owned(), grouped(limit.most), grouped(tools)];
    with_facts(template.text(lang), &facts)
}

/// A rule of a client, where it was read, and how sure that is.
pub struct Rule {
    /// What it says.
    pub text: String,
    /// Where it was read; the names of files and pages are the same in both languages.
    pub source: &'static str,
    /// How sure it is.
    pub evidence: Evidence,
}

/// The rules that a verdict rests on.
pub fn rules(fit: &Fit, lang: Lang) -> Vec<Rule> {
    let known = fit.rules;
    let mut rules = Vec::new();
    let mut rule = |words: Words, fact: &str, source, evidence| {
        let text = with_fact(words.text(lang), fact);
        rules.push(Rule {
            text,
            source,
            evidence,
        });
    };
    if let Some(naming) = &known.naming {
        let text = words(
            "The model sees a tool as {0}.",
            "模型看到的工具名称形如 {0}。",
        );
        rule(text, &naming.pattern(), naming.source, naming.evidence);
        if let Some(limit) = &naming.length {
            rule(
                length(limit.beyond),
                &number(limit.most),
                limit.source,
                limit.evidence,
            );
        }
    }
    if let Some(limit) = &known.name_and_tool {
        let text = words(
            "Server name and tool name together: at most {0} characters.",
            "服务器名称与工具名称合计最多 {0} 个字符。",
        );
        rule(text, &number(limit.most), limit.source, limit.evidence);
    }
    if let Some(characters) = &known.characters {
        let text = words(
            "Not every character may stand in a tool’s name.",
            "工具名称中的字符有限制。",
        );
        rule(text, "", characters.source, characters.evidence);
    }
    if let Some(limit) = &known.tools {
        let text = words(
            "At most {0} tools, all servers together.",
            "所有服务器合计最多 {0} 个工具。",
        );
        rule(text, &number(limit.most), limit.source, limit.evidence);
    }
    if let Some(advice) = &known.discouraged {
        let text = words(
            "{0} is advised against in server names.",
            "不建议在服务器名称中使用 {0}。",
        );
        rule(
            text,
            &shown(advice.character),
            advice.source,
            advice.evidence,
        );
    }
    rules
}

fn length(beyond: Beyond) -> Words {
    match beyond {
        Beyond::Dropped | Beyond::Grouped => words(
            "A longer name than {0} characters is not taken.",
            "不接受超过 {0} 个字符的名称。",
        ),
        Beyond::CutAtEnd => words(
            "A longer name than {0} characters is cut at its end.",
            "超过 {0} 个字符的名称会截去末尾。",
        ),
        Beyond::CutInside { .. } => words(
            "In a longer name than {0} characters the middle is left out.",
            "超过 {0} 个字符的名称会省略中间部分。",
        ),
        Beyond::Hashed => words(
            "A longer name than {0} characters ends with a hash.",
            "超过 {0} 个字符的名称会以散列值结尾。",
        ),
    }
}

/// What a tool looks like, in a word.
pub fn risk_word(risk: &Risk, lang: Lang) -> &'static str {
    match risk.effect {
        Effect::Changes => words("changes", "会修改"),
        Effect::Destroys => words("deletes", "会删除"),
    }
    .text(lang)
}

/// What a tool looks like, and by what that was recognised.
pub fn risk_why(risk: &Risk, lang: Lang) -> String {
    let template = match (risk.effect, &risk.sign) {
        (Effect::Changes, Sign::Word(_)) => words(
            "It looks as if it changed or started something: “{0}” is in its name.",
            "看起来会修改或启动某些内容：名称中有“{0}”。",
        ),
        (Effect::Destroys, Sign::Word(_)) => words(
            "It looks as if it deleted or stopped something: “{0}” is in its name.",
            "看起来会删除或停止某些内容：名称中有“{0}”。",
        ),
        (_, Sign::DestructiveHint) => words(
            "The server itself says that it may delete or overwrite something.",
            "服务器自己说明它可能删除或覆盖内容。",
        ),
    };
    let word = match &risk.sign {
        Sign::Word(word) => line(word),
        Sign::DestructiveHint => String::new(),
    };
    with_fact(template.text(lang), &word)
}

#[cfg(test)]
mod tests;
