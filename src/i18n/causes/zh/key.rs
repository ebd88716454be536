use super::Template;
use crate::mcp::diagnosis::KeyFault;

pub(super) fn template(fault: &KeyFault) -> Template {
    match fault {
        KeyFault::Missing => told![
            "服务需要 API Key",
            "请求未携带 Key，服务返回 401。",
            "请填写以 sk- 开头的百炼 API Key，然后重新检查。",
        ],
        KeyFault::Classic => told![
            "API Key 未被接受",
            "服务返回 401。Key 的格式正确，但服务不认识它。",
            "请重新复制 Key，或在控制台的华北2（北京）地域新建一个。";
            "Key 已被删除、禁用或重置，或复制不完整。" => "控制台的 API Key 列表中没有首尾与之相同的 Key。";
            "Key 属于其他地域；每个 Key 只能在所属地域使用。" => "切换控制台的地域后，才能在列表中看到它。";
            "这是其他厂商的 Key，格式恰好相同，例如 DeepSeek。" => "在该厂商的页面上可以找到它。";
            "Key 设置了 IP 白名单，而您的地址不在其中。" => "控制台中该 Key 的设置里可以看到白名单。";
        ],
        KeyFault::Workspace => told![
            "API Key 未被接受",
            "服务返回 401。Key 以 sk-ws- 开头，符合 2026 年起的新格式，但服务不认识它。",
            "请重新复制 Key，或在控制台的华北2（北京）地域新建一个。";
            "复制时被截断：这种 Key 超过 100 个字符，含有点号，且只显示一次。" => "数一数字符数；如不确定，请新建一个 Key。";
            "Key 属于其他地域；每个 Key 只能在所属地域使用。" => "切换控制台的地域后，才能在列表中看到它。";
            "Key 已被删除或禁用，或设置了 IP 白名单。" => "控制台中该 Key 的状态和设置里可以看到。";
        ],
        KeyFault::Plan => told![
            "这是套餐专属的 Key",
            "以 sk-sp- 开头的 Key 属于 Coding Plan 或 Token Plan，只能调用套餐内的模型；MCP 服务会返回 401。",
            "请使用百炼的通用 API Key：以 sk- 开头，而不是 sk-sp-。",
        ],
        KeyFault::Temporary => told![
            "临时 Key 未被接受",
            "服务返回 401。以 st- 开头的 Key 会过期：默认 60 秒，最长 30 分钟。",
            "请使用以 sk- 开头的长期 Key，或重新生成临时 Key。";
            "Key 已过期。" => "刚生成的临时 Key 可以使用。";
            "MCP 服务不接受临时 Key；没有文档说明它可用于 MCP。" => "刚生成的临时 Key 同样被拒绝，而 sk- 开头的 Key 可以使用。";
        ],
        KeyFault::AccessKey => told![
            "这是 AccessKey，不是 API Key",
            "以 LTAI 开头的是 RAM 用户访问阿里云 OpenAPI 的凭证，百炼的 MCP 服务不接受它。",
            "请使用以 sk- 开头的百炼 API Key。AccessKey Secret 不应填写在本页的任何位置。",
        ],
        KeyFault::OtherVendor => told![
            "这是其他厂商的 Key",
            "从开头即可看出，服务返回 401。",
            "请使用百炼的 API Key。那个 Key 已发送到该主机，如有顾虑，请更换它。",
        ],
        KeyFault::Unknown => told![
            "服务不接受这个 Key",
            "服务返回 401，而发送的内容不符合任何已知的百炼 Key 格式。",
            "请从控制台重新复制 Key，它以 sk- 开头。";
            "复制时被改动或截断。" => "首尾与控制台列表中的不一致。";
            "这是其他产品的凭证。" => "控制台的 API Key 列表中没有它。";
        ],
        KeyFault::Region { .. } => told![
            "{0} 不接受这个 Key",
            "该主机返回 401。每个 Key 只能在一个地域使用，而支持外部调用的 MCP 服务部署在华北2（北京）。",
            "请使用 dashscope.aliyuncs.com 和北京地域的 Key。";
            "Key 与该主机不属于同一地域。" => "只有在另一个地域的控制台中才能看到它。";
            "Key 已被删除或禁用，或复制不完整。" => "所有地域的控制台中都没有首尾与之相同的 Key。";
        ],
        KeyFault::WorkspaceHost { .. } => told![
            "{0} 不接受这个 Key",
            "该主机返回 401。它是某个业务空间的专属域名，只接受该业务空间的 Key。",
            "请使用该业务空间的 Key，或继续使用现有的 Key 并改用 dashscope.aliyuncs.com。";
            "Key 属于其他业务空间。" => "控制台的 API Key 列表中注明了每个 Key 所属的业务空间。";
            "Key 已被删除或禁用，或复制不完整。" => "列表中没有首尾与之相同的 Key。";
        ],
        KeyFault::PlanHost { .. } => told![
            "{0} 是套餐专属的主机",
            "它提供 Coding Plan 或 Token Plan 的模型，返回 401。没有文档说明它提供 MCP 服务。",
            "请使用 dashscope.aliyuncs.com 和通用 API Key：以 sk- 开头，而不是 sk-sp-。",
        ],
        KeyFault::LookAlike { .. } => told![
            "{0} 需要另一种凭证",
            "该端点与百炼的端点相似，但属于 {0}，不接受百炼的 API Key。",
            "请按 {0} 的文档登录；或在百炼的“MCP 管理”中导入该服务，并使用“外部调用”中给出的端点。",
        ],
        KeyFault::Elsewhere { .. } => told![
            "{0} 不接受这个 Key",
            "该主机返回 401，而且它不是百炼的主机。",
            "请使用该服务器自身文档中说明的凭证。";
            "它需要自己的令牌。" => "其文档或维护者会说明。";
            "它需要 OAuth 登录，本页不支持。" => "下方的命令会显示含有 resource_metadata 的 WWW-Authenticate 响应头。";
        ],
        KeyFault::NotAuthorized => told![
            "这个 Key 无权使用该服务",
            "服务返回 401 NOT AUTHORIZED：它认识这个 Key，但不允许用于此处。",
            "请使用开通该服务的业务空间的 Key。";
            "Key 属于其他业务空间。" => "控制台的 API Key 列表中注明了每个 Key 所属的业务空间。";
            "Key 所属的 RAM 用户缺少权限。" => "主账号的 Key 可以使用。";
        ],
    }
}
