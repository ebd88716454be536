use super::Template;
use crate::mcp::diagnosis::AddressFault;

pub(super) fn template(fault: &AddressFault) -> Template {
    match fault {
        AddressFault::NotActivated => told![
            "MCP 服务未开通",
            "服务存在，但该 Key 所属的账号尚未开通它（{0}）。",
            "请在控制台的“MCP 广场”打开该服务，点击“立即开通”，然后重新检查。",
        ],
        AddressFault::UnknownId => told![
            "没有使用该实例 ID 的服务",
            "服务返回 {0}。实例 ID 区分大小写。",
            "请重新复制实例 ID：在控制台该服务页面的“外部调用”中。",
        ],
        AddressFault::NotActivatedOrUnknownId => told![
            "服务未开通，或实例 ID 不存在",
            "服务返回 {0}，没有说明是哪一种。",
            "请在控制台查找该服务，然后重新检查。";
            "服务未开通。" => "在“MCP 广场”中，该服务的页面上有“立即开通”按钮。";
            "实例 ID 有误，也可能只是大小写不同。" => "与该服务页面“外部调用”中的实例 ID 不一致。";
        ],
        AddressFault::Misspelt { .. } => {
            told!["URL 写错了", "主机上没有这个路径（404）。", "请改用 {0}",]
        }
        AddressFault::UnknownPath { other: Some(_) } => told![
            "主机上没有这个路径",
            "主机返回 404，没有任何说明，这是网关的应答。如果只是服务未开通，会有说明。",
            "请与控制台“外部调用”中的 URL 对照，或尝试另一种形式：{0}";
            "该服务的 URL 是另一种形式。" => "另一种形式的应答不是 404。";
            "路径或实例 ID 有误。" => "控制台中的 URL 与此不同。";
        ],
        AddressFault::UnknownPath { other: None } => told![
            "主机上没有这个路径",
            "主机返回 404，没有任何说明，这是网关的应答。",
            "请重新完整复制 URL：百炼的端点以 /sse 或 /mcp 结尾。";
            "URL 被截断或写错。" => "控制台“外部调用”中的 URL 与此不同。";
            "该主机根本没有 MCP 服务。" => "其维护者的文档中没有提到 MCP 服务。";
        ],
        AddressFault::RegionWithoutMcp { .. } => told![
            "{0} 上没有该服务",
            "该主机返回 404。支持外部调用的 MCP 服务部署在华北2（北京），有反馈称该主机不提供 MCP 服务。",
            "请使用 dashscope.aliyuncs.com 和北京地域的 Key。";
            "该地域没有 MCP 服务。" => "同一实例 ID 在 dashscope.aliyuncs.com 上可以使用。";
            "服务在该地域未开通。" => "该地域的控制台中有此服务，并显示“立即开通”按钮。";
        ],
        AddressFault::NotFound => told![
            "该 URL 下没有内容",
            "服务器返回 404，其原文见下方。",
            "请从原处重新复制 URL。";
            "URL 有误，也可能只是大小写不同。" => "与原处的 URL 不一致。";
            "服务已删除或未开通。" => "控制台的“MCP 管理”中没有该服务。";
        ],
        AddressFault::OldActivation => told![
            "该服务是在支持 Streamable HTTP 之前开通的",
            "服务返回 {0} “current mcp not support streamableHttp”：它只在 /sse 下支持 SSE。",
            "请使用 SSE；或在控制台先“取消开通”，再“立即开通”该服务，之后即可在 /mcp 下使用 Streamable HTTP。",
        ],
        AddressFault::WrongTransport { .. } => told![
            "该 URL 不支持这种传输方式",
            "服务器返回 {0}：该 URL 不接受这样的请求。",
            "请尝试 {1}。";
            "该 URL 支持的是 {1}。" => "改用后即可成功。";
            "服务之前的某个环节不放行该请求。" => "下方的命令同样显示 {0}，但服务器名称不同。";
        ],
        AddressFault::Redirected => told![
            "服务器将请求转到了别处",
            "服务器返回重定向。本页不会跟随，否则 Key 会发往您没有看到的地方。",
            "请运行下方的命令，Location 一行显示目标地址。若信任该地址，请改用它。";
            "URL 以 http 开头，而服务器要求 https。" => "Location 是同一 URL 的 https 形式。";
            "URL 结尾缺少或多了一个斜杠。" => "Location 只在结尾的斜杠上不同。";
            "网络或公司要求先登录。" => "Location 是登录页面。";
        ],
        AddressFault::Html => told![
            "收到的是网页，而不是服务的应答",
            "收到的内容是 HTML，MCP 服务不会返回 HTML。",
            "请在新标签页中打开该 URL，看看是什么页面。";
            "该 URL 是某个页面（例如控制台）的地址，不是端点。" => "它不以 /sse 或 /mcp 结尾。";
            "代理、防火墙或网络的登录页面代为应答。" => "换一个网络即可使用。";
        ],
        AddressFault::Json => told![
            "收到的是 JSON，而不是事件流",
            "SSE 以事件流开始。Streamable HTTP 服务器以 JSON 应答，网关报告错误时也是如此。",
            "请尝试 Streamable HTTP。";
            "该 URL 支持的是 Streamable HTTP。" => "改用后即可成功。";
            "网关在报告错误。" => "下方的命令会显示该错误。";
        ],
        AddressFault::NotEventStream { .. } => told![
            "收到的内容不是 MCP",
            "应答的类型为 {0}，应为 text/event-stream 或 application/json。",
            "请运行下方的命令查看收到的内容，并与控制台中的 URL 对照。";
            "该 URL 不是 MCP 端点。" => "收到的内容与 MCP 无关。";
            "中间环节改动了应答的类型。" => "换一个网络运行下方的命令，会显示 event:endpoint 或 JSON 结果。";
        ],
    }
}
