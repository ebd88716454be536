use super::{Client, ConfigPath, Evidence, Limits, Snippet, Support, Target, Unsupported, Verified};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Json};

/// The field tells the transport: `url` is SSE, `httpUrl` is Streamable HTTP, `type` is not read.
pub(super) static CLIENT: Client = Client {
    id: "qwen-code",
    name: "Qwen Code",
    docs_url: "https://qwenlm.github.io/qwen-code-docs/en/users/features/mcp/",
    verified: Verified { date: "2026-11-22", version: "0.24.4", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc, Format::Bash, Format::PowerShell, Format::Cmd],
    paths: &ConfigPath::home_and_project(
        "~/.qwen/settings.json",
        "%USERPROFILE%\\.qwen\\settings.json",
        (".qwen/settings.json", ".qwen\\settings.json"),
    ),
    limits: Limits { tool_name: Some(63), ..Limits::NONE },
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["$"],
    next: Words {
        en: "Run qwen mcp list: the server must say Connected. A project's server waits for \
             qwen mcp approve with its name.",
        zh: "运行 qwen mcp list，服务器应显示 Connected。项目级服务器需先用 qwen mcp approve 加名称批准。",
    },
    notes: &[Words {
        en: "Gemini CLI's form (url with type http) is read as SSE here and fails.",
        zh: "Gemini CLI 的写法（url 加 type: http）在这里会被当作 SSE 而失败。",
    }],
    render,
};

fn render(service: &Service, target: &Target) -> Result<Vec<Snippet>, Unsupported> {
    let (name, url, literal) = (service.name.as_str(), service.endpoint.as_str(), target.is_literal());
    let (field, transport) = match service.transport {
        Transport::Sse => ("url", "sse"),
        Transport::StreamableHttp => ("httpUrl", "http"),
    };
    let bearer = target.bearer("");
    let headers = Json::object([("Authorization", Json::from(bearer.as_str()))]);
    let entry = Json::object([(field, Json::from(url)), ("headers", headers)]);
    let file = Json::object([("mcpServers", Json::object([(name, entry)]))]);
    let header = format!("Authorization: {bearer}");
    let add = ["qwen", "mcp", "add", "-s", "user", "-t", transport, "-H", &header, name, url];
    let file = Snippet::file(Format::Jsonc, target.path(), literal, file.pretty());
    Ok([file].into_iter().chain(Snippet::commands(literal, &add)).collect())
}
