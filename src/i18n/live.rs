//! The texts of the connection part.

use super::with_fact;
use crate::diagnostic::Lang;
use crate::domain::number;
use crate::mcp::session::Era;

/// Every fixed text of that part. `{0}` and `{1}` stand for numbers and names.
pub struct Live {
    pub heading: &'static str,
    pub asks: &'static str,
    pub asks_without_key: &'static str,
    pub asks_nobody: &'static str,
    pub relayed: &'static str,
    pub check: &'static str,
    pub again: &'static str,
    pub retry: &'static str,
    pub cancel: &'static str,
    pub needs_service: &'static str,
    pub needs_key: &'static str,

    pub other_service: &'static str,
    pub steps: &'static str,
    pub step_connecting: &'static str,
    pub step_initializing: &'static str,
    pub step_listing: &'static str,
    pub step_falling_back: &'static str,
    pub connecting: &'static str,
    pub initializing: &'static str,
    pub listing_first: &'static str,
    pub listing: &'static str,
    pub falling_back: &'static str,
    pub slow: &'static str,
    /// Above the first tools.
    pub coming: &'static str,
    pub looking: &'static str,
    pub cancelled: &'static str,
    pub failed: &'static str,
    pub done: &'static str,

    pub said: &'static str,
    pub possibilities: &'static str,
    pub try_other: &'static str,
    pub outside: &'static str,
    pub outside_why: &'static str,
    pub set_key: &'static str,
    pub shell: &'static str,
    pub copy_command: &'static str,

    pub one_tool: &'static str,
    pub tools: &'static str,
    pub no_tools: &'static str,
    pub unnamed_server: &'static str,
    pub protocol: &'static str,
    pub one_page: &'static str,
    pub pages: &'static str,
    pub stateless: &'static str,
    pub called_none: &'static str,
    pub cut: &'static str,
    pub cut_cancelled: &'static str,
    pub repeated: &'static str,
    pub page_limit: &'static str,
    pub tool_limit: &'static str,
    pub unreadable: &'static str,
    pub left_out: &'static str,
    pub stale: &'static str,
    pub elsewhere: &'static str,
    pub elsewhere_use: &'static str,

    pub search: &'static str,
    pub found: &'static str,
    pub found_none: &'static str,
    pub copy_names: &'static str,
    pub save_as: &'static str,
    pub tool: &'static str,
    pub in_client: &'static str,
    pub risky: &'static str,
    pub role: &'static str,

    pub use_name: &'static str,
    pub without_prefix: &'static str,
    pub rules: &'static str,
    pub source: &'static str,
    pub second_hand: &'static str,
    pub unverified: &'static str,

    pub close: &'static str,
    pub no_description: &'static str,
    pub rest_of_text: &'static str,
    pub cut_text: &'static str,
    pub parameters: &'static str,
    pub no_parameters: &'static str,
    pub no_schema: &'static str,
    pub parameter: &'static str,
    pub kind: &'static str,
    pub required: &'static str,
    pub default: &'static str,
    pub one_of: &'static str,
    pub annotations: &'static str,
    pub read_only: &'static str,
    pub not_read_only: &'static str,
    pub destructive: &'static str,
    pub not_destructive: &'static str,
    pub idempotent: &'static str,
    pub not_idempotent: &'static str,
    pub open_world: &'static str,
    pub not_open_world: &'static str,
    pub schema: &'static str,

    pub paste_summary: &'static str,
    pub paste_label: &'static str,
    pub paste_hint: &'static str,
    pub paste_long: &'static str,
    pub pasted: &'static str,
    pub pasted_more: &'static str,
    pub not_shown: &'static str,
}

/// The texts in one language.
pub fn live(lang: Lang) -> &'static Live {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

impl Live {
    /// `1 tool`, `12 tools`.
    pub fn count(&self, tools: usize) -> String {
        match tools {
            1 => self.one_tool.to_owned(),
            _ => with_fact(self.tools, &grouped(tools)),
        }
    }

    /// `1 page`, `12 pages`.
    pub fn page_count(&self, pages: usize) -> String {
        match pages {
            1 => self.one_page.to_owned(),
            _ => with_fact(self.pages, &grouped(pages)),
        }
    }

    /// How a service is spoken to.
    pub fn era(&self, era: Era) -> &'static str {
        match era {
            Era::HttpSse => "SSE",
            Era::Streamable => "Streamable HTTP",
            Era::Stateless => self.stateless,
        }
    }
}

/// A number with a comma at every thousand, as both languages write it.
pub fn grouped(value: usize) -> String {
    if value < 1000 {
        return number(value);
    }
    let below = number(value % 1000);
    let zeros = "000".get(below.len()..).unwrap_or_default();
    [&grouped(value / 1000), ",", zeros, &below].concat()
}

/// A duration as a person reads it: `340 ms`, `2.4 s`, `61 s`.
pub fn duration(milliseconds: u64) -> String {
    let value = usize::try_from(milliseconds).unwrap_or(usize::MAX);
    match value {
        0..1000 => [&number(value), " ms"].concat(),
        1000..10_000 => [&number(value / 1000), ".", &number(value / 100 % 10), " s"].concat(),
        _ => [&number(value / 1000), " s"].concat(),
    }
}

static EN: Live = Live {
    heading: "Check connection",
    asks: "Sends initialize and tools/list to {0}, with your key. It calls no tool.",
    asks_without_key: "Sends initialize and tools/list to {0}, without a key. It calls no tool.",
    asks_nobody: "Lists the service’s tools, as your client will see them. Nothing is sent before you press the button, and no tool is called.",
    relayed: "It goes through the relay of this site, which passes your key on and keeps nothing.",
    check: "Check connection",
    again: "Check again",
    retry: "Retry",
    cancel: "Cancel",
    needs_service: "Give an instance ID or a URL above first.",
    needs_key: "Give the API key above first: without one the service answers 401.",

    other_service: "This is about {0}, which is not what the fields above show.",
    steps: "Steps",
    step_connecting: "connect",
    step_initializing: "initialize",
    step_listing: "tools",
    step_falling_back: "not spoken here; next: {0}",
    connecting: "Connecting…",
    initializing: "Connected. Agreeing on a protocol revision…",
    listing_first: "Asking for the tools…",
    listing: "Listing tools: {0} in {1} so far…",
    falling_back: "Trying {0}…",
    coming: "The first tools. More are on their way.",
    slow: "A service that nobody has called for a while has to start first. That may take up to a minute.",
    looking: "The request failed. Looking for the cause…",
    cancelled: "Cancelled. Nothing was listed.",
    failed: "Not connected: {0}",
    done: "Connected. {0} in {1}.",

    said: "The server says: ",
    possibilities: "It may be one of these. Likeliest first, each with a way to find out:",
    try_other: "Try {0}",
    outside: "See the same outside the browser",
    outside_why: "A terminal shows what a browser hides.",
    set_key: "Set the variable first, with your key in place of YOUR_API_KEY",
    shell: "Shell",
    copy_command: "Copy the command",

    one_tool: "1 tool",
    tools: "{0} tools",
    no_tools: "The service answered and lists no tool. In Model Studio, check that it is activated and has tools.",
    unnamed_server: "a server without a name",
    protocol: "MCP {0}",
    one_page: "1 page",
    pages: "{0} pages",
    stateless: "Streamable HTTP without a session",
    called_none: "No tool was called.",
    cut: "The listing broke off after {0}, which are kept",
    cut_cancelled: "You cancelled after {0}, which are kept",
    repeated: "The server sent the same page twice, so the listing ended there. Further tools may be missing.",
    page_limit: "The server has more pages than any client reads. The listing ended after {0}.",
    tool_limit: "The server has more tools than this page lists. The listing ended after {0}.",
    unreadable: "Entries without a name, which no client can call: {0}.",
    left_out: "Left out, because they ask for a header that cannot be sent: {0}.",
    stale: "Meanwhile the server said that its list has changed. Check again to see the new one.",
    elsewhere: "The service answered at {0}, not at the URL in your configuration.",
    elsewhere_use: "Use this URL",

    search: "Search {0}",
    found: "{0} of {1}",
    found_none: "Neither a name nor a title nor a description holds “{0}”.",
    copy_names: "Copy names",
    save_as: "Download as",
    tool: "Tool",
    in_client: "In {0}",
    risky: "These look as if they write, delete or run something: {0}.",
    role: "A model decides which tool is called. Give the service a RAM role that may do only what you need, or leave these tools switched off in your client.",

    use_name: "Use the name",
    without_prefix: "It does not begin with AliyunBailianMCP_, as the console asks. Clients do not check that: the choice is yours.",
    rules: "Rules of {0}, and where they were read",
    source: "Source: {0}",
    second_hand: "(second hand)",
    unverified: "(unverified)",

    close: "Close",
    no_description: "The server does not say what it does.",
    rest_of_text: "{0} more characters",
    cut_text: "… and {0} more characters. The downloads have all of them.",
    parameters: "Parameters",
    no_parameters: "It takes no parameters.",
    no_schema: "The server sent no schema, so the parameters are not known.",
    parameter: "Name",
    kind: "Type",
    required: "required",
    default: "default",
    one_of: "one of",
    annotations: "What the server says about a call",
    read_only: "It changes nothing.",
    not_read_only: "It may change something.",
    destructive: "It may delete or overwrite something.",
    not_destructive: "It only adds.",
    idempotent: "Calling it again changes nothing more.",
    not_idempotent: "Calling it again has a further effect.",
    open_world: "It reaches systems outside.",
    not_open_world: "It stays within its own data.",
    schema: "Schema as sent",

    paste_summary: "The browser cannot connect? Paste a tools list",
    paste_label: "Tools list as JSON",
    paste_hint: "What tools/list answered, or its array of tools: from the command line, from MCP Inspector, from a colleague. It stays on this page.",
    paste_long: "The text was read whole. It is too long to be shown here.",
    pasted: "{0} in the pasted list.",
    pasted_more: "A cursor says that there are more: paste the next pages as well.",
    not_shown: "It has further members, which are in the schema below.",
};

static ZH: Live = Live {
    heading: "检查连接",
    asks: "将带上您的 Key，向 {0} 发送 initialize 和 tools/list，不调用任何工具。",
    asks_without_key: "将不带 Key，向 {0} 发送 initialize 和 tools/list，不调用任何工具。",
    asks_nobody: "列出该服务的工具，与您的客户端所见一致。点击按钮前不会发送任何内容，也不会调用任何工具。",
    relayed: "请求经本站的中继转发：中继会转交您的 Key，不保存任何内容。",
    check: "检查连接",
    again: "再次检查",
    retry: "重试",
    cancel: "取消",
    needs_service: "请先在上方填写实例 ID 或 URL。",
    needs_key: "请先在上方填写 API Key：没有 Key，服务会返回 401。",

    other_service: "以下内容针对 {0}，与上方字段中的不同。",
    steps: "步骤",
    step_connecting: "连接",
    step_initializing: "初始化",
    step_listing: "工具列表",
    step_falling_back: "此处不支持，改用 {0}",
    connecting: "正在连接……",
    initializing: "已连接，正在协商协议版本……",
    listing_first: "正在请求工具列表……",
    listing: "正在列出工具，已收到 {1}、{0} 个……",
    falling_back: "正在尝试 {0}……",
    coming: "这是最先收到的工具，其余仍在接收中。",
    slow: "一段时间无人调用的服务需要先启动，最长可能要一分钟。",
    looking: "请求失败，正在查找原因……",
    cancelled: "已取消，未列出任何工具。",
    failed: "未能连接：{0}",
    done: "连接成功，{0}，用时 {1}。",

    said: "服务器的原话：",
    possibilities: "可能是以下情况之一，按可能性排列，并附检查方法：",
    try_other: "改用 {0} 重试",
    outside: "在浏览器之外查看同样的请求",
    outside_why: "终端会显示浏览器隐藏的内容。",
    set_key: "先设置变量，将 YOUR_API_KEY 换成您的 Key",
    shell: "终端",
    copy_command: "复制命令",

    one_tool: "1 个工具",
    tools: "{0} 个工具",
    no_tools: "服务有应答，但没有列出任何工具。请在百炼控制台确认该服务已开通且包含工具。",
    unnamed_server: "未命名的服务器",
    protocol: "MCP 版本 {0}",
    one_page: "1 页",
    pages: "{0} 页",
    stateless: "无会话的 Streamable HTTP",
    called_none: "没有调用任何工具。",
    cut: "列表在收到 {0}后中断，已收到的保留在下方",
    cut_cancelled: "您在收到 {0}后取消，已收到的保留在下方",
    repeated: "服务器连续两次返回相同的一页，列表到此为止，可能还有工具未列出。",
    page_limit: "服务器的分页超过了任何客户端会读取的数量，列表在收到 {0}后结束。",
    tool_limit: "服务器的工具多于本页列出的上限，列表在收到 {0}后结束。",
    unreadable: "没有名称、任何客户端都无法调用的条目：{0} 个。",
    left_out: "因要求无法发送的请求头而未列出的工具：{0} 个。",
    stale: "其间服务器通知工具列表有变化。再次检查即可看到新列表。",
    elsewhere: "服务的应答来自 {0}，而不是您配置中的 URL。",
    elsewhere_use: "采用这个 URL",

    search: "搜索 {0}",
    found: "{1} 个中的 {0} 个",
    found_none: "名称、标题和描述中都没有“{0}”。",
    copy_names: "复制名称",
    save_as: "下载为",
    tool: "工具",
    in_client: "在 {0} 中",
    risky: "看起来会写入、删除或执行操作的工具：{0} 个。",
    role: "调用哪个工具由模型决定。请给服务授予仅含所需权限的 RAM 角色，或在客户端中关闭这些工具。",

    use_name: "采用名称",
    without_prefix: "它不以控制台要求的 AliyunBailianMCP_ 开头。客户端不检查这一点，由您决定。",
    rules: "{0} 的规则及出处",
    source: "出处：{0}",
    second_hand: "（转述）",
    unverified: "（未核实）",

    close: "关闭",
    no_description: "服务器没有说明它的用途。",
    rest_of_text: "其余 {0} 个字符",
    cut_text: "……还有 {0} 个字符。下载的文件是完整的。",
    parameters: "参数",
    no_parameters: "不需要参数。",
    no_schema: "服务器没有提供 Schema，参数未知。",
    parameter: "名称",
    kind: "类型",
    required: "必填",
    default: "默认值",
    one_of: "可选值",
    annotations: "服务器对调用效果的说明",
    read_only: "不改变任何内容。",
    not_read_only: "可能改变内容。",
    destructive: "可能删除或覆盖内容。",
    not_destructive: "只新增内容。",
    idempotent: "重复调用不会再有变化。",
    not_idempotent: "重复调用会再次生效。",
    open_world: "会访问外部系统。",
    not_open_world: "只使用自身的数据。",
    schema: "原始 Schema",

    paste_summary: "浏览器无法连接？粘贴工具列表",
    paste_label: "JSON 格式的工具列表",
    paste_hint: "tools/list 的返回结果，或其中的工具数组：可来自命令行、MCP Inspector 或同事。内容只留在本页。",
    paste_long: "文本已完整读取，因过长而不在此显示。",
    pasted: "粘贴的列表中有 {0}。",
    pasted_more: "列表中的 cursor 表明还有更多工具：请把后面的页也粘贴进来。",
    not_shown: "还有更多成员，见下方的 Schema。",
};

#[cfg(test)]
mod tests;
