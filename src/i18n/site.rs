//! The texts around the settings of a site: what its owner set, and what of it could not be used.

use super::with_facts;
use crate::app::{Expected, Found, Notice, Problem};
use crate::diagnostic::{Lang, Words};
use crate::domain::number;

/// Every fixed text of that part. `{0}` stands for a number or a name.
pub struct Site {
    pub by: &'static str,
    pub help: &'static str,
    pub notices: &'static str,
    pub notices_why: &'static str,

    pub presets_of: &'static str,
    pub presets: &'static str,
    pub search: &'static str,
    pub found: &'static str,
    pub found_none: &'static str,
    pub chosen: &'static str,
    pub key_is_left: &'static str,

    pub withheld_by: &'static str,
    pub withheld: &'static str,
    pub only_literal: &'static str,
    pub only_literal_why: &'static str,
    pub use_instead: &'static str,
}

/// The texts in one language.
pub fn site(lang: Lang) -> &'static Site {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

static EN: Site = Site {
    by: "Provided by {0}",
    help: "Help",
    notices: "Not every setting of this site is in use",
    notices_why: "For whoever looks after this page: correct site.json, then reload.",

    presets_of: "Services of {0}",
    presets: "Services",
    search: "Search {0} services",
    found: "Services found: {0}",
    found_none: "No service of this name. You can still paste an instance ID or a URL below.",
    chosen: "{0} is filled in.",
    key_is_left: "Now paste your API key: it is the one thing that is missing.",

    withheld_by: "{0} has decided that the key itself is not written into configurations.",
    withheld: "The owner of this site has decided that the key itself is not written into configurations.",
    only_literal: "{0} takes the key only as text",
    only_literal_why: "The configuration has a placeholder where the key belongs. Choose a client that refers to a variable instead:",
    use_instead: "Use {0}",
};

static ZH: Site = Site {
    by: "由 {0} 提供",
    help: "帮助",
    notices: "本站有设置未生效",
    notices_why: "致本页管理员：请更正 site.json 后重新加载。",

    presets_of: "{0} 的服务",
    presets: "可选服务",
    search: "搜索 {0} 个服务",
    found: "找到的服务：{0}",
    found_none: "没有这个名称的服务。您仍可在下方粘贴实例 ID 或 URL。",
    chosen: "已填入 {0}。",
    key_is_left: "现在只需粘贴您的 API Key。",

    withheld_by: "{0} 规定：不把 Key 本身写入配置。",
    withheld: "本站管理员规定：不把 Key 本身写入配置。",
    only_literal: "{0} 只能直接填写 Key",
    only_literal_why: "配置中 Key 的位置是占位符。请改用支持引用环境变量的客户端：",
    use_instead: "改用 {0}",
};

/// What could not be used, as two sentences: what is where, and what to do.
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let (en, zh, facts) = match &notice.problem {
        Problem::Syntax { line, column } => (
            "It stops being JSON in line {0}, column {1}. None of it is used, and keys are not written into configurations, since it may say so.",
            "第 {0} 行第 {1} 列起不是 JSON。其中的设置均未采用；由于无法得知是否允许，Key 不会写入配置。",
            vec![number(*line), number(*column)],
        ),
        Problem::Html => (
            "The server answers with an HTML page where site.json should be. Put the file there, or let the server answer 404. Until then, keys are not written into configurations.",
            "服务器在 site.json 的位置返回了 HTML 页面。请放置该文件，或让服务器返回 404。在此之前，Key 不会写入配置。",
            Vec::new(),
        ),
        Problem::Unreadable {
            status: Some(status),
        } => (
            "The server does not hand out site.json: status {0}. Let it answer with the file, or with 404 where there is none. Until then, keys are not written into configurations.",
            "服务器未提供 site.json：状态码 {0}。请让它返回该文件；没有文件时应返回 404。在此之前，Key 不会写入配置。",
            vec![number(*status)],
        ),
        Problem::Unreadable { status: None } => (
            "There was no answer for site.json. Check the network, then reload. Until then, keys are not written into configurations.",
            "请求 site.json 没有得到响应。请检查网络后重新加载。在此之前，Key 不会写入配置。",
            Vec::new(),
        ),
        Problem::Key => (
            "There is what looks like an API key. A key never belongs here: everybody who opens the page can read this file. Remove it, and revoke it in the console, for it was published.",
            "此处疑似 API Key。Key 绝不能放在这里：任何打开本页的人都能读到该文件。请将其删除，并在控制台作废，因为它已经公开。",
            Vec::new(),
        ),
        Problem::Unknown => (
            "There is no setting of this name. Check its spelling.",
            "没有这个名称的设置，请检查拼写。",
            Vec::new(),
        ),
        Problem::Expected { found, expected } => {
            let facts = vec![seen(found, lang), wanted(*expected, lang)];
            let (en, zh) = if notice.setting == "literalKey" {
                (
                    "Found {0}, expected {1}. Until it is corrected, keys are not written into configurations.",
                    "实际为 {0}，应为 {1}。更正之前，Key 不会写入配置。",
                )
            } else {
                (
                    "Found {0}, expected {1}. It is not used.",
                    "实际为 {0}，应为 {1}。该项未采用。",
                )
            };
            (en, zh, facts)
        }
    };
    with_facts(Words { en, zh }.text(lang), &facts)
}

/// The setting that a notice is about.
pub fn place(notice: &Notice) -> &str {
    if notice.setting.is_empty() {
        "site.json"
    } else {
        &notice.setting
    }
}

fn seen(found: &Found, lang: Lang) -> String {
    let (en, zh, fact) = match found {
        Found::Word(word) => ("{0}", "{0}", word.clone()),
        Found::List(length) => ("a list of {0}", "{0} 项的列表", number(*length)),
        Found::Object => ("an object", "对象", String::new()),
        Found::Neither => ("none of it, or too much", "缺少或多余的内容", String::new()),
    };
    with_facts(Words { en, zh }.text(lang), &[fact])
}

fn wanted(expected: Expected, lang: Lang) -> String {
    let (en, zh, fact) = match expected {
        Expected::Object => ("an object in braces", "花括号中的对象", String::new()),
        Expected::List(most) => (
            "a list of at most {0} in brackets",
            "方括号中最多 {0} 项的列表",
            number(most),
        ),
        Expected::Boolean => ("true or false", "true 或 false", String::new()),
        Expected::Text(most) => (
            "a text of one line, at most {0} characters",
            "一行文本，最多 {0} 个字符",
            number(most),
        ),
        Expected::OneOf(words) => ("one of: {0}", "以下之一：{0}", words.to_owned()),
        Expected::Host => (
            "a host name such as mcp.example.com, without https:// and path",
            "主机名，例如 mcp.example.com，不含 https:// 和路径",
            String::new(),
        ),
        Expected::Relay => (
            "a path on the page’s own host such as relay",
            "本站主机上的路径，例如 relay",
            String::new(),
        ),
        Expected::Client => (
            "a client’s id as in the list, such as vscode",
            "客户端的 id，例如 vscode",
            String::new(),
        ),
        Expected::Help => (
            "an https URL, or a relative one such as help.html",
            "https URL，或相对地址，例如 help.html",
            String::new(),
        ),
        Expected::Id => (
            "an instance ID such as WebSearch",
            "实例 ID，例如 WebSearch",
            String::new(),
        ),
        Expected::Url => (
            "an endpoint’s URL that begins with https://",
            "以 https:// 开头的服务端点 URL",
            String::new(),
        ),
        Expected::IdOrUrl => ("either id or url", "id 与 url 二选一", String::new()),
        Expected::Languages => ("en, zh, or both", "en、zh 或两者", String::new()),
    };
    with_facts(Words { en, zh }.text(lang), &[fact])
}

#[cfg(test)]
mod tests;
