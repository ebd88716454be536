use super::Template;
use crate::diagnostic::Code;
use crate::domain::{KeyKind, LookAlike, Mistake, Transport};

macro_rules! rule {
    () => {
        "官方文档《Long-term access to MCP with a bearer token》规定：名称必须以 AliyunBailianMCP_ 开头，且不宜超过 20 个字符。"
    };
}

/// Title, cause and remedy; `{0}` and `{1}` stand for the facts of the code.
pub(super) fn template(code: &Code) -> Template {
    match code {
        Code::BearerRemoved { times: 1 } => lines![
            "已去掉开头的“Bearer ”",
            "配置会自动加上 Bearer，重复会导致服务拒绝该 Key。",
            "",
        ],
        Code::BearerRemoved { .. } => lines![
            "已去掉 {0} 个“Bearer ”",
            "配置会自动加上 Bearer，重复会导致服务拒绝该 Key。",
            "",
        ],
        Code::QuotesRemoved => lines!["已去掉两侧的引号", "引号不是值的一部分。", ""],
        Code::FenceRemoved => lines!["已去掉代码块标记", "``` 是 Markdown 标记，不属于配置。", ""],
        Code::InvisibleRemoved { .. } => lines![
            "已去掉 {0} 个不可见字符",
            "从网页或聊天中复制时会混入它们，并破坏 URL 和 Key。",
            "",
        ],
        Code::WidthNormalised { .. } => lines![
            "已把 {0} 个全角或特殊字符换成半角",
            "全角字母和标点不能用于 URL 或 Key。",
            "",
        ],
        Code::LinesJoined => lines!["已把被折行的值接起来", "URL 和 Key 中没有换行。", ""],
        Code::ProseSkipped => lines!["已从文字中取出所需的值", "其余文字未使用。", ""],
        Code::NamePrefixRemoved => lines![
            "已从实例 ID 中去掉 AliyunBailianMCP_",
            "该前缀属于服务器名称；写进 URL 会得到“不存在”。",
            "",
        ],
        Code::IdFromConsole => lines![
            "已从控制台页面地址中取出实例 ID",
            "这个地址是给人看的页面，不是服务端点。",
            "",
        ],
        Code::JsonRelaxed => lines![
            "按宽松的 JSON 读取",
            "其中的注释、多余逗号或缺失的外层括号在这里可以接受，严格的解析器会拒绝。",
            "",
        ],
        Code::NothingFound => lines![
            "没有识别出任何内容",
            "文字中没有实例 ID、端点 URL、API Key 或客户端配置。",
            "在控制台打开 MCP 管理，进入您的服务，选择“外部调用”，复制其中的 JSON、端点或实例 ID。",
        ],
        Code::TooLong { .. } => lines![
            "文字太长",
            "只读取了前 {0} MB。",
            "请只粘贴与服务器配置有关的部分。",
        ],
        Code::JsonBroken { .. } => lines![
            "JSON 在第 {0} 行第 {1} 列出错",
            "其中能找到的内容仍已采用。",
            "请核对下面的值，或重新复制完整内容。",
        ],
        Code::NotRemote { .. } => lines!["未采用“{0}”", "它启动的是本地程序，没有服务端点。", ""],
        Code::SeveralKeys { .. } => lines![
            "粘贴的内容里有 {0} 个不同的 API Key",
            "一份配置只用一个，已采用第一个。",
            "如果要用另一个，请填到 API Key 输入框。",
        ],
        Code::TransportUnknown { .. } => lines![
            "未知的 type“{0}”",
            "没有客户端认识这个写法，传输方式改由 URL 判断。",
            "请使用 sse 或 streamableHttp。",
        ],
        Code::ServiceMissing => lines![
            "还没有服务",
            "生成配置需要实例 ID 或端点 URL。",
            "在控制台复制：MCP 管理 > 您的服务 > 外部调用。",
        ],
        Code::IdCharacter { .. } => lines![
            "实例 ID 中含有 {0}",
            "ID 是 URL 路径的一段，由字母、数字、- 和 _ 组成。",
            "请从服务详情页重新复制。",
        ],
        Code::IdPlaceholder => lines![
            "这是占位符，不是实例 ID",
            "文档用 {instance ID} 表示应填写您自己服务的 ID 的位置。",
            "请在控制台复制：MCP 管理 > 您的服务。",
        ],
        Code::IdDamaged => lines![
            "这个实例 ID 可能不完整或大小写有变",
            "自建服务的 ID 是 mcp- 加 16 个字符，可解码为 12 位十六进制数；这个不能。",
            "请重新复制。如果控制台显示的就是这样，可以照用。",
        ],
        Code::IdDiffersFromUrl { .. } => lines![
            "实例 ID 与 URL 指向不同的服务",
            "URL 中是 {0}，以 URL 为准。",
            "采用 URL 中的 ID，或清空 URL。",
        ],
        Code::UrlScheme => lines![
            "端点不是以 https:// 开头",
            "客户端只能连接 http 和 https 地址。",
            "请粘贴完整的 URL。",
        ],
        Code::UrlHost => lines![
            "端点中没有有效的主机名",
            "https:// 与下一个斜杠之间必须是主机名。",
            "请重新复制完整的 URL。",
        ],
        Code::UrlUserInfo => lines![
            "端点中含有用户名或密码",
            "浏览器会拒绝这种 URL，而且它会出现在日志里。",
            "请删除 @ 之前的部分；API Key 有单独的输入框。",
        ],
        Code::UrlCharacter { .. } => lines![
            "端点中含有 {0}",
            "这个字符不能出现在 URL 中。",
            "请删除它，或使用百分号编码。",
        ],
        Code::UrlPlaceholder { .. } => lines![
            "端点中还有占位符 {0}",
            "这里应填写您自己服务的值。",
            "请换成控制台中的实例 ID：MCP 管理 > 您的服务。",
        ],
        Code::UrlMistake(kind) => mistake(*kind),
        Code::UrlNotAService => lines![
            "这不是 MCP 服务的 URL",
            "主机属于百炼，但路径不完整或属于模型 API。",
            "请改为粘贴实例 ID，URL 会据此生成。",
        ],
        Code::UrlConsole => lines![
            "这是控制台页面，不是服务端点",
            "这个地址没有指明服务。",
            "请在其中打开您的服务，选择“外部调用”，复制端点或 ID。",
        ],
        Code::UrlLookAlike(kind) => look_alike(*kind),
        Code::UrlInsecure { .. } => lines![
            "通过 http 访问 {0}：Key 将以明文传输",
            "沿途任何人都能读到它。",
            "请使用 https。",
        ],
        Code::HostReportedMissing { .. } => lines![
            "有用户反馈 {0} 上没有 MCP 服务",
            "2026 年 5 月有用户实测返回 404，也有页面提到该主机。已知的 MCP 服务在 dashscope.aliyuncs.com（北京），需要同地域的 Key。",
            "如果失败，请改用北京主机和北京地域的 Key。",
        ],
        Code::HostOfPlan { .. } => lines![
            "{0} 属于 Coding Plan 或 Token Plan",
            "套餐只覆盖模型 API。MCP 服务需要通用主机和通用 Key。",
            "请使用 dashscope.aliyuncs.com，以及以 sk- 开头但不是 sk-sp- 的 Key。",
        ],
        Code::HostUnknown { .. } => lines![
            "{0} 不是百炼的主机",
            "客户端会把 API Key 发送到那里。",
            "确认了解这个主机后再继续。",
        ],
        Code::TransportMismatch { .. } => lines![
            "选择的是 {0}，但 URL 对应 {1}",
            "/sse 对应 SSE，/mcp 对应 Streamable HTTP。写混时客户端往往不报错却连不上。",
            "改用 {1}。",
        ],
        Code::TransportAssumed { .. } => lines![
            "按 {0} 处理",
            "URL 既不以 /sse 结尾，也不以 /mcp 结尾。",
            "如果服务使用另一种传输方式，请在“端点”处选择。",
        ],
        Code::NamePrefixMissing => lines![
            "名称不是以 AliyunBailianMCP_ 开头",
            rule!(),
            "使用建议的名称。客户端也接受其他名称：它只是客户端里的标签。",
        ],
        Code::NameTooLong { console: true, .. } => lines![
            "名称有 {0} 个字符，比建议多 {1} 个",
            concat!(
                rule!(),
                "控制台自己的默认名称更长（26 或 37 个字符）：此时 Cursor 会丢弃与服务器名称合计达到 60 个字符的工具。"
            ),
            "使用建议的名称：前缀占 17 个字符，还剩 3 个可用。",
        ],
        Code::NameTooLong { console: false, .. } => lines![
            "名称有 {0} 个字符，比建议多 {1} 个",
            concat!(
                rule!(),
                "Cursor 会丢弃与服务器名称合计达到 60 个字符的工具。"
            ),
            "使用建议的名称：前缀占 17 个字符，还剩 3 个可用。",
        ],
        Code::NameCharacter { .. } => lines![
            "名称中含有 {0}",
            "名称应为一行可见字符。",
            "使用建议的名称。",
        ],
        Code::KeyKind(kind) => key(*kind),
        Code::KeyCharacter { .. } => lines![
            "API Key 中含有 {0}",
            "Key 只由可见的 ASCII 字符组成，不含空格。其他字符无法发送。",
            "请重新复制 Key。",
        ],
        Code::ClientName { .. } => lines!["{0} 对服务器名称有自己的规则", "{1}", "请修改名称。"],
        Code::ClientExpands { .. } => lines![
            "没有把 Key 写入 {0} 的配置",
            "Key 中含有会被 {0} 替换或执行的字符。",
            "请设置下面的环境变量，配置会引用它。",
        ],
        Code::ClientNoReference { .. } => lines![
            "{0} 不能读取环境变量",
            "配置中保留了占位符 <DASHSCOPE_API_KEY>。",
            "请手工替换占位符，或选择写入 Key。",
        ],
        Code::ClientNoPrompt { .. } => lines!["{0} 不能询问 Key", "配置改为引用环境变量。", ""],
        Code::ClientBridge {
            transport: Transport::Sse,
            ..
        } => lines![
            "{0} 自身不支持 SSE",
            "配置通过本地桥接程序 mcp-remote 连接，需要 Node.js。",
            "如果服务提供 Streamable HTTP，部分客户端无需桥接：请在“端点”处选择。",
        ],
        Code::ClientBridge {
            transport: Transport::StreamableHttp,
            ..
        } => lines![
            "{0} 只能启动本地程序",
            "配置通过本地桥接程序 mcp-remote 连接，需要 Node.js。",
            "",
        ],
        Code::NameTaken => lines![
            "另一个服务已使用此名称",
            "客户端按名称保存服务器，同名的只能保留一个，因此未包含这一个。",
            "请换一个不同的名称。",
        ],
        Code::NamesAlike { .. } => lines![
            "VS Code 仅以数字区分其中 {0} 个服务器",
            "VS Code 在工具名前只保留服务器名称的 13 个字符，而它们的这部分相同。",
            "如果数字不便辨认，请使用前 13 个字符就不同的名称。",
        ],
        Code::LinkTooLong { .. } => lines![
            "链接长达 {0} 个字符",
            "有些系统会截断超过 8000 个字符的链接。",
            "请改为复制配置。",
        ],
    }
}

fn key(kind: KeyKind) -> Template {
    match kind {
        KeyKind::Standard | KeyKind::Workspace => {
            lines!["百炼 API Key", "格式与通用 Key 一致。", ""]
        }
        KeyKind::Plan => lines![
            "这是套餐 Key（sk-sp-）",
            "MCP 服务不接受 Coding Plan 或 Token Plan 的 Key。",
            "请在控制台创建通用 API Key 并使用它。",
        ],
        KeyKind::Temporary => lines![
            "这是临时 Key（st-）",
            "它会在 30 分钟内过期，文档也没有说明 MCP 服务接受它。",
            "长期使用请换成通用 API Key（sk-）。",
        ],
        KeyKind::AccessKey => lines![
            "这是 AccessKey ID，是另一种凭证",
            "LTAI… 用于以 RAM 用户身份调用 OpenAPI。MCP 服务需要 API Key。",
            "请在百炼控制台的 API Key 页面创建一个。",
        ],
        KeyKind::Masked => lines![
            "这个 Key 是脱敏后的",
            "控制台用星号代替了中间部分，文字里没有完整的 Key。",
            "Key 只在创建时完整显示一次。请在那时复制，或新建一个。",
        ],
        KeyKind::Placeholder => lines![
            "API Key 的位置还空着",
            "文字中是占位符，不是 Key。",
            "请在 API Key 输入框填写；也可以留空，配置会引用 DASHSCOPE_API_KEY。",
        ],
        KeyKind::OtherVendor => lines![
            "这像是其他厂商的 Key",
            "百炼的 Key 是 sk- 加 32 位十六进制数，或以 sk-ws- 开头。",
            "请从百炼控制台复制 Key。",
        ],
        KeyKind::Unknown => lines![
            "这个 API Key 不常见",
            "已知的 Key 是 sk- 加 32 位十六进制数，或超过 100 个字符的 sk-ws-…。它可能不完整。",
            "如果控制台显示的就是这样，可以照用。",
        ],
    }
}

fn mistake(kind: Mistake) -> Template {
    match kind {
        Mistake::NoSuffix => lines![
            "端点末尾缺少 /sse 或 /mcp",
            "缺少时服务会返回“不存在”。",
            "使用更正后的 URL。",
        ],
        Mistake::TwoSuffixes => lines![
            "端点末尾同时有 /mcp 和 /sse",
            "只应有其中一个表示传输方式，两个都写则无法访问。",
            "使用更正后的 URL。",
        ],
        Mistake::CompatibleModePlural => lines![
            "路径混用了两种写法",
            "应为 compatible-mode/v1/mcp/… 或 api/v1/mcps/…，而不是 compatible-mode/v1/mcps/…。",
            "使用更正后的 URL。",
        ],
        Mistake::ApiSingular => lines![
            "路径少了一个 s",
            "应为 api/v1/mcps/…，而不是 api/v1/mcp/…。",
            "使用更正后的 URL。",
        ],
        Mistake::TrailingSlash => lines![
            "端点末尾多了斜杠",
            "部分服务器会因此返回“不存在”。",
            "使用更正后的 URL。",
        ],
        Mistake::NamePrefix => lines![
            "URL 中写的是服务器名称",
            "URL 里应是不带前缀的实例 ID。",
            "使用更正后的 URL。",
        ],
    }
}

fn look_alike(kind: LookAlike) -> Template {
    match kind {
        LookAlike::OpenApiMcp => lines![
            "这是 OpenAPI MCP Server 自身的端点，不是百炼",
            "它需要会过期的 OAuth 登录或 RAM 令牌。百炼的 API Key 在那里无效。",
            "请把服务导入百炼（MCP 管理），再使用“外部调用”中的端点。",
        ],
        LookAlike::ModelScope => lines![
            "这是魔搭（ModelScope）的端点",
            "它需要魔搭的令牌。百炼的 API Key 在那里无效。",
            "请把服务导入百炼（MCP 管理），再使用“外部调用”中的端点。",
        ],
        LookAlike::FunctionCompute => lines![
            "这是函数计算的地址",
            "它需要该函数自己校验的凭证。百炼的 API Key 在那里无效。",
            "请把服务导入百炼（MCP 管理），再使用“外部调用”中的端点。",
        ],
    }
}
