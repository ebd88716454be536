use super::super::Template;
use crate::doctor::{Fault, Slip};

/// Title, cause and remedy; `{0}` is the client, the others are the fault's facts.
pub(super) fn template(fault: &Fault) -> Template {
    match fault {
        Fault::Format { .. } => lines![
            "文本是 {1}，而配置文件是 {2}",
            "{0} 只读取 {2}，因此整段文本都不会生效。",
            "改写为 {2}，即本页给出的配置。",
        ],
        Fault::NoFile => lines![
            "{0} 不读取这样的配置",
            "它以其他方式添加服务器。",
            "请使用本页为 {0} 给出的内容。",
        ],
        Fault::Syntax { .. } => lines![
            "文本在第 {1} 行第 {2} 列中断",
            "从这里起无法解析，因此整个文件都无法读取。",
            "检查此处之前是否缺少逗号、引号或括号。",
        ],
        Fault::NotStrict { slip, .. } => slipped(*slip),
        Fault::Container { .. } => lines![
            "服务器写在 {1} 之下",
            "{0} 在 {2} 之下查找服务器，因此在这里一个也找不到。",
            "把 {1} 改为 {2}。",
        ],
        Fault::ContainerMissing { .. } => lines![
            "服务器没有写在 {2} 之下",
            "这只是文件的一部分；{0} 在 {2} 之下查找服务器。",
            "把服务器放进 {2}。",
        ],
        Fault::ListExpected { .. } => lines![
            "服务器写成了对象",
            "{0} 读取的是数组，并从 {2} 中取得每个服务器的名称。",
            "把每个服务器写成数组的一个元素，名称写在 {2} 中。",
        ],
        Fault::MapExpected => lines![
            "服务器写成了数组",
            "{0} 读取的是以服务器名称为键的对象。",
            "每个服务器写成 \"名称\": { … }。",
        ],
        Fault::NameTwice { .. } => lines![
            "{1} 出现了两次",
            "同名的服务器会被当作一个，另一个会丢失。",
            "为这个服务器换一个名称。",
        ],
        Fault::NameMissing { .. } => {
            lines!["服务器缺少 {2}", "{0} 以 {2} 区分服务器。", "加上 {2}。",]
        }
        Fault::NameRule { .. } => lines![
            "名称 {1} 不符合 {0} 的规则",
            "{2}",
            "换一个符合规则的名称。",
        ],
        Fault::UrlMissing { .. } => lines![
            "服务器没有 URL",
            "{0} 不知道该连接到哪里。",
            "加上 {2}，值为端点 URL。",
        ],
        Fault::Field { .. } => lines![
            "{0} 不读取 {1}",
            "{0} 读取的是 {2}，因此这个值不会生效。",
            "把 {1} 改为 {2}。",
        ],
        Fault::TypeMissing { .. } => lines![
            "没有写明传输方式",
            "尚不确定 {0} 能否自行判断。",
            "加上类型 {2}。",
        ],
        Fault::TypeSpelling { .. } => lines![
            "{0} 不认识类型 {1}",
            "各客户端对传输方式的写法不同；这是其他客户端的写法，或无人使用的写法。",
            "改为 {2}。",
        ],
        Fault::TypeAgainstPath { .. } => lines![
            "类型是 {1}，但 URL 以 {3} 结尾",
            "该 URL 上的服务不按这个类型应答，因此连接会失败。",
            "改为 {2}，或换用另一种传输方式的 URL。",
        ],
        Fault::MemberIgnored { .. } => lines![
            "{0} 不读取 {1}",
            "无论写什么都会被忽略，也不会提示。",
            "删除它。",
        ],
        Fault::MemberRefused { .. } => {
            lines!["这里不能有 {1}", "{0} 会因此拒绝整个条目。", "删除它。",]
        }
        Fault::SwitchedOff { .. } => lines![
            "服务器被 {1} 关闭了",
            "{0} 不会启动它。",
            "删除 {1}，或把它的值反过来。",
        ],
        Fault::Unsupported { .. } => lines!["{0} 无法连接该服务", "{1}", "{2}"],
        Fault::BridgeNeeded { .. } => lines![
            "{0} 自身无法连接这个 URL",
            "通过配置文件，它不支持 {1}。",
            "使用本页给出的配置：其中由本地程序 mcp-remote 代为连接。",
        ],
        Fault::ArgumentSpace => lines![
            "这个参数中有空格",
            "在 Windows 上，{0} 不会转义空格，请求头会被截断。出处：mcp-remote 的 README。",
            "写成不含空格的 Authorization:${AUTH_HEADER}，并把 Bearer 和 Key 写进 env。",
        ],
        Fault::HeaderMissing { .. } => lines![
            "没有发送 API Key",
            "请求不带 Key 时，服务返回 401。",
            "加上 {2}，值为 Bearer 加 Key。",
        ],
        Fault::BearerMissing => lines![
            "Key 前面缺少“Bearer ”",
            "请求头的值必须是 Bearer、一个空格和 Key。",
            "在 Key 前加上“Bearer ”。",
        ],
        Fault::BearerTwice => lines![
            "多了一个“Bearer ”",
            "实际发送的是 Bearer Bearer 加 Key，服务会拒绝。",
            "删除标出的部分。",
        ],
        Fault::ReferenceUnknown {
            expected: Some(_), ..
        } => lines![
            "{1} 不是 {0} 引用变量的写法",
            "这是其他客户端的写法。未被替换的内容会原样当作 Key 发送。",
            "改为 {2}，或直接写 Key。",
        ],
        Fault::ReferenceUnknown { expected: None, .. } => lines![
            "应当写 Key 的地方是 {1}",
            "尚不知道 {0} 在此处有引用变量的写法。未被替换的内容会原样发送。",
            "直接写 Key。",
        ],
        Fault::InputUndeclared { .. } => lines![
            "输入项 {1} 没有声明",
            "{0} 只会询问文件中列出的输入项。",
            "在 inputs 中加上 id 为 {1} 的输入项。",
        ],
        Fault::VariableHoldsKey => lines![
            "应当写变量名的地方是 Key",
            "{0} 会查找以此为名的变量，结果找不到。",
            "改为 DASHSCOPE_API_KEY，并把 Key 放进这个环境变量。",
        ],
        Fault::KeyPlaceholder => lines![
            "Key 的位置上是占位符",
            "它会原样发送，服务返回 401。",
            "替换为真实的 Key。",
        ],
        Fault::KeyMasked => lines![
            "Key 是脱敏的",
            "控制台隐藏了 Key 的中间部分，剩下的已经不是 Key。",
            "用控制台的复制按钮复制 Key，或新建一个。",
        ],
    }
}

fn slipped(slip: Slip) -> Template {
    match slip {
        Slip::Comment => lines![
            "第 {1} 行第 {2} 列是注释",
            "{0} 读取严格的 JSON，其中不能有注释，因此文件无法读取。",
            "删除注释。",
        ],
        Slip::TrailingComma => lines![
            "第 {1} 行第 {2} 列多了一个逗号",
            "{0} 读取严格的 JSON，最后一个成员之后只能是括号。",
            "删除这个逗号。",
        ],
        Slip::Quotes => lines![
            "第 {1} 行第 {2} 列的引号不对",
            "JSON 只认英文双引号，因此文件无法读取。",
            "改为 \"。",
        ],
        Slip::Key => lines![
            "第 {1} 行第 {2} 列的键没有引号",
            "JSON 的键必须用双引号括起，因此文件无法读取。",
            "在两侧加上 \"。",
        ],
        Slip::Mark => lines![
            "第 {1} 行第 {2} 列有 JSON 不认识的字符",
            "全角符号、错误的转义和控制字符都会使文件无法读取。",
            "用英文输入法重新输入这个字符。",
        ],
    }
}
