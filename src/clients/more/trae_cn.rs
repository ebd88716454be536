use super::trae;
use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// The China build of Trae, whose links have a scheme of their own.
pub(super) static CLIENT: Client = Client {
    id: "trae-cn",
    name: "Trae CN",
    docs_url: "https://www.volcengine.com/docs/86677/2137601",
    verified: Verified {
        date: "2026-11-26",
        version: "volcengine.com/docs/86677/2137600, 2137601",
        evidence: Evidence::Documentation,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Url],
    file: Some(ConfigFile { place: FilePlace::Import("trae-cn-mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Settings > MCP > Add > Add Manually, paste, and confirm: a check mark and the tools appear \
             beside the server. Then choose an agent that uses it.",
        zh: "打开 设置 > MCP > 添加 > 手动添加，粘贴并确认：服务器旁会出现对勾和工具列表。随后选择使用它的智能体。",
    },
    notes: &[
        Words {
            en: "This is the China build. Trae itself has links that start with trae:// instead.",
            zh: "这是国内版。国际版 Trae 的链接以 trae:// 开头。",
        },
        Words {
            en: "Unverified: that a link keeps the headers. Check the Authorization header after the import.",
            zh: "未验证：链接是否会保留 headers。导入后请检查 Authorization 请求头。",
        },
        Words {
            en: "A project's .trae/mcp.json counts only after Enable Project MCP.",
            zh: "项目中的 .trae/mcp.json 需先启用项目级 MCP 才会生效。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let links = shape::links(service, target, |service, target| trae::link_of("trae-cn", service, target));
    Ok(target.entry(trae::entry(service, target), links))
}

#[cfg(test)]
mod tests {
    use crate::clients::{Options, Platform, SecretMode, render};
    use crate::domain::{Draft, check};

    #[test]
    fn its_link_is_traes_with_a_scheme_of_its_own() {
        let url = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp".into();
        let service = check(&Draft { url, ..Draft::default() }, &[]).service.expect("a service");
        let options = Options { key: None, secret: SecretMode::Literal, platform: Platform::MacOs };
        let link = |id| {
            let client = crate::clients::client(id).expect("a client");
            let rendered = render(client, std::slice::from_ref(&service), &options);
            rendered.snippets.last().expect("a link").text.clone()
        };
        let own = link("trae-cn");
        assert!(own.starts_with("trae-cn://trae.ai-ide/mcp-import?"), "{own}");
        assert_eq!(own.replace("trae-cn://", "trae://"), link("trae"));
    }
}
