use super::super::{Client, Evidence, Output, Snippet, Support, Target, ToolRules, Unsupported, Verified};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport, scan};
use crate::emit::{
    Format,
    json::{Json, Object},
};

/// A node to paste on the canvas. n8n keeps keys in credentials, which do not travel with a node.
pub(super) static CLIENT: Client = Client {
    id: "n8n",
    name: "n8n",
    docs_url: "https://docs.n8n.io/integrations/builtin/cluster-nodes/sub-nodes/n8n-nodes-langchain.toolmcp/",
    verified: Verified {
        date: "2026-11-25",
        version: "@n8n/n8n-nodes-langchain 2.41.1",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: None,
    paths: &[],
    server_name: None,
    reference: None,
    prompts: true,
    expands: &[],
    next: Words {
        en: "Paste it on the canvas of a workflow and connect it to an AI Agent as a tool. Open the node, \
             create a Bearer Auth credential and put the key alone into Bearer Token. With Tools to Include \
             set to Selected, the list must show the service's tools.",
        zh: "粘贴到工作流画布，并作为工具连接到 AI Agent。打开节点，新建 Bearer Auth 凭证，在 Bearer Token \
             中只填 API Key。把 Tools to Include 设为 Selected 时，列表应显示该服务的工具。",
    },
    notes: &[
        Words {
            en: "The key is never in the node: n8n keeps it in a credential, which you make in n8n.",
            zh: "节点里没有 API Key：n8n 把它保存在凭证中，需要在 n8n 里创建。",
        },
        Words {
            en: "Bearer Token takes the key alone: n8n writes Bearer before it.",
            zh: "Bearer Token 只填 API Key，n8n 会自动在前面加上 Bearer。",
        },
        Words {
            en: "The fields are read from n8n's source. Not verified: pasting it into a running n8n.",
            zh: "字段取自 n8n 源码。未验证：在运行中的 n8n 里粘贴。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, _: &Target) -> Result<Output, Unsupported> {
    let transport = match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "httpStreamable",
    };
    let parameters = Object::new()
        .with("endpointUrl", service.endpoint.as_str())
        .with("serverTransport", transport)
        .with("authentication", "bearerAuth")
        .with("include", "all")
        .with("options", Object::new().with("timeout", 60_000));
    let node = Object::new()
        .with("parameters", parameters)
        .with("type", "@n8n/n8n-nodes-langchain.mcpClientTool")
        .with("typeVersion", 1)
        .with("position", vec![Json::Number(0), Json::Number(0)])
        .with("name", service.name.as_str());
    let pasted = Object::new().with("nodes", vec![node.into()]).with("connections", Object::new()).pretty();
    // The oldest version that has both transports. There are no fractions in what is written, and
    // inside of a string the quotes would stand behind backslashes.
    let pasted = scan::replaced(&pasted, r#""typeVersion": 1,"#, r#""typeVersion": 1.1,"#);
    let file = Snippet::import(Format::Json, "n8n-mcp-client.json", false, pasted);
    Ok(Output { entry: None, snippets: vec![file] })
}
