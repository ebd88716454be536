use super::{
    Beyond, Client, ConfigFile, ConfigPath, Evidence, Hash, Limit, Marked, Naming, Output, Support, Target,
    ToolRules, Unsupported, Verified, shape, tools::replaced,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object};

/// The field tells the transport: `url` is SSE, `httpUrl` is Streamable HTTP, `type` is not read.
pub(super) static CLIENT: Client = Client {
    id: "qwen-code",
    name: "Qwen Code",
    docs_url: "https://qwenlm.github.io/qwen-code-docs/en/users/features/mcp/",
    verified: Verified { date: "2026-11-23", version: "0.24.4", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile { format: Format::Jsonc, ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.qwen/settings.json",
        "%USERPROFILE%\\.qwen\\settings.json",
        (".qwen/settings.json", ".qwen\\settings.json"),
    ),
    server_name: None,
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

/// A name that is too long or had a character replaced ends with a hash.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    prefix: "mcp__",
    server: safe,
    separator: "__",
    tool: safe,
    replaces: true,
    length: Some(Limit {
        most: 63,
        beyond: Beyond::Hashed,
        source: "QwenLM/qwen-code tool-name-utils.ts",
        evidence: Evidence::Source,
    }),
    hash: Some(Hash { digits: 7, marks: Marked::Changed }),
    source: "0.24.4; characters from QwenLM/qwen-code tool-name-utils.ts",
    evidence: Evidence::Ran,
    ..Naming::PLAIN
});

fn safe(part: &str, out: &mut String) {
    replaced(part, out, |c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
}

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let field = match service.transport {
        Transport::Sse => "url",
        Transport::StreamableHttp => "httpUrl",
    };
    let entry = Object::new().with(field, url).with("headers", shape::headers(&bearer));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["qwen", "mcp", "add", "-s", "user", "-t", kind, "-H", &header, name, url];
    Ok(target.entry(entry, target.commands(&add)))
}
