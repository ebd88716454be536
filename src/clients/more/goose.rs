use crate::clients::{
    Client, ConfigFile, ConfigPath, Credential, Evidence, Naming, Output, PLACEHOLDER, Platform, Scope,
    Support, Target, ToolRules, Unsupported, VARIABLE, Verified, bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{
    Format,
    json::{Json, Object},
    link,
};

const fn user(platform: Platform, path: &'static str) -> ConfigPath {
    ConfigPath { platform, scope: Scope::User, path }
}

/// SSE is refused when it connects ("migrate to streamable_http"), so such a service goes through
/// the bridge.
pub(super) static CLIENT: Client = Client {
    id: "goose",
    name: "Goose",
    docs_url: "https://block.github.io/goose/docs/getting-started/using-extensions",
    verified: Verified { date: "2026-11-25", version: "block/goose 4ff60c9d", evidence: Evidence::Source },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Yaml, Format::Url],
    file: Some(ConfigFile { format: Format::Yaml, servers: &["extensions"], ..ConfigFile::MCP_SERVERS }),
    paths: &[
        user(Platform::MacOs, "~/.config/goose/config.yaml"),
        user(Platform::Linux, "~/.config/goose/config.yaml"),
        user(Platform::Windows, "%APPDATA%\\Block\\goose\\config\\config.yaml"),
    ],
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    // A text is searched for the names in `env_keys` and `envs` alone, and beside a written key
    // there are none.
    expands: &[],
    next: Words {
        en: "Start a new session: the extension is switched on under Extensions, and goose can name its tools.",
        zh: "新建会话：Extensions 中该扩展为开启状态，goose 能说出其工具。",
    },
    notes: &[
        Words {
            en: "Variables are read through env_keys: from the environment of goose, or from its own secret store.",
            zh: "变量通过 env_keys 读取：来自 goose 的环境变量或其自带的密钥存储。",
        },
        Words {
            en: "A link opens the form of the extension, where the header is checked before it is saved. \
                 There is none for SSE.",
            zh: "链接会打开扩展表单，可在保存前检查请求头。SSE 服务没有链接。",
        },
    ],
    render,
};

/// The server's part is the extension's key: in small letters, without blanks.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    server: key,
    separator: "__",
    source: "block/goose, as others quote its source",
    evidence: Evidence::SecondHand,
    ..Naming::PLAIN
});

fn key(server: &str, out: &mut String) {
    for c in server.to_lowercase().chars().filter(|c| !c.is_whitespace()) {
        out.push(if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' });
    }
}

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    if target.is_bridged(service.transport) {
        return Ok(target.entry(bridged(service, target), Vec::new()));
    }
    let entry = common(service, "streamable_http")
        .with("uri", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")))
        .with("env_keys", env_keys(target, VARIABLE))
        .with("timeout", TIMEOUT);
    Ok(target.entry(entry, shape::links(service, target, install_link)))
}

/// Seconds that a call may take, the default of its own form.
const TIMEOUT: usize = 300;

fn bridged(service: &Service, target: &Target) -> Object {
    let mut envs = Object::new();
    if !matches!(target.credential, Credential::Reference(_)) {
        envs = envs.with(bridge::HEADER, target.bearer("").as_str());
    }
    common(service, "stdio")
        .with("cmd", bridge::COMMAND)
        .with("args", Json::strings(&bridge::args(service)))
        .with("envs", envs)
        .with("env_keys", env_keys(target, bridge::HEADER))
        .with("timeout", TIMEOUT)
}

fn common(service: &Service, kind: &str) -> Object {
    Object::new()
        .with("enabled", true)
        .with("type", kind)
        .with("name", service.name.as_str())
        .with("description", "")
}

/// The variables that goose looks up for an extension.
fn env_keys(target: &Target, name: &str) -> Json {
    match target.credential {
        Credential::Reference(_) => Json::strings(&[name]),
        _ => Json::Array(Vec::new()),
    }
}

/// A header's value is encoded twice: the query is split at every `=` before it is decoded again.
/// A link cannot carry `env_keys`, so a key that is not written in is typed into the form. Source:
/// deeplink.ts.
fn install_link(service: &Service, target: &Target) -> String {
    let bearer = if target.is_literal() { target.bearer("") } else { ["Bearer ", PLACEHOLDER].concat() };
    let header = ["Authorization=", &link::component(&bearer)].concat();
    let (url, name) = (link::component(service.endpoint.as_str()), link::component(service.name.as_str()));
    let (before, header) = ("goose://extension?type=streamable_http&url=", link::component(&header));
    [before, &url, "&id=", &name, "&name=", &name, "&timeout=300&header=", &header].concat()
}
