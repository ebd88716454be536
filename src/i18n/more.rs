//! The texts of the parts that are loaded after the page is ready.

use crate::app::FileProblem;
use crate::diagnostic::Lang;

/// Every fixed text of those parts. `{0}` stands for a number or a name.
pub struct More {
    pub open_in: &'static str,
    pub open_without_key: &'static str,
    pub link_carries_key: &'static str,
    pub link_reference: &'static str,
    pub copy_link: &'static str,
    pub command_label: &'static str,
    pub shell_label: &'static str,
    pub variable_label: &'static str,
    pub variable_why: &'static str,
    pub cmd_impossible: &'static str,
    pub host_label: &'static str,
    pub host_beijing: &'static str,
    pub host_intl: &'static str,
    pub host_us: &'static str,
    pub host_workspace: &'static str,
    pub host_why: &'static str,
    pub host_reported: &'static str,
    pub workspace_label: &'static str,
    pub workspace_hint: &'static str,
    pub transport_label: &'static str,

    pub search_label: &'static str,
    pub search_all: &'static str,
    pub search_less: &'static str,
    pub search_nothing: &'static str,
    pub list_label: &'static str,
    pub pick: &'static str,
    pub evidence_ran: &'static str,
    pub evidence_source: &'static str,
    pub evidence_documentation: &'static str,
    pub evidence_second_hand: &'static str,
    pub evidence_unverified: &'static str,
    pub no_file: &'static str,

    pub several_heading: &'static str,
    pub several_hint: &'static str,
    pub several_download: &'static str,
    pub several_drop: &'static str,

    pub merge_heading: &'static str,
    pub merge_hint: &'static str,
    pub merge_label: &'static str,
    pub merge_placeholder: &'static str,
    pub merge_open: &'static str,
    pub merge_close: &'static str,
    pub merge_needs_service: &'static str,
    pub merge_unchanged: &'static str,
    pub merge_added: &'static str,
    pub merge_clash: &'static str,
    pub merge_replace: &'static str,
    pub merge_rename: &'static str,
    pub merge_keep: &'static str,
    pub merge_difference: &'static str,
    pub merge_lines: &'static str,
    pub merge_copy: &'static str,
    pub merge_download: &'static str,
    pub merge_backup: &'static str,
    pub merge_backup_first: &'static str,
    pub merge_save: &'static str,
    pub merge_saved: &'static str,
    pub merge_save_failed: &'static str,
    pub merge_refused: &'static str,

    pub doctor_written_for: &'static str,
    pub doctor_switch: &'static str,
    pub doctor_nothing: &'static str,
    pub doctor_faults: &'static str,
    pub doctor_differences: &'static str,
    pub doctor_remedy: &'static str,
    pub table_heading: &'static str,
    pub table_output: &'static str,
    pub table_together: &'static str,
    pub table_alone: &'static str,
    pub table_hint: &'static str,
    pub table_left_out: &'static str,
    pub table_service: &'static str,
    pub table_transport: &'static str,
    pub table_name: &'static str,
    pub table_name_of: &'static str,
    pub table_remove: &'static str,
    pub table_removed: &'static str,
    pub table_same_form: &'static str,
    pub table_same_form_done: &'static str,
    pub table_first: &'static str,
    pub table_lines_left: &'static str,

    pub file_too_long: &'static str,
    pub file_binary: &'static str,
    pub file_unreadable: &'static str,
}

/// The texts in one language.
#[inline(never)]
pub fn more(lang: Lang) -> &'static More {
    // The optimiser would otherwise put the table's address in the place of the call.
    std::hint::black_box(match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    })
}

impl More {
    /// Why a file could not be read.
    pub fn file_problem(&self, problem: FileProblem) -> &'static str {
        match problem {
            FileProblem::TooLong => self.file_too_long,
            FileProblem::Binary => self.file_binary,
            FileProblem::Unreadable => self.file_unreadable,
        }
    }
}

static EN: More = More {
    open_in: "Open in",
    open_without_key: "Open without the key",
    link_carries_key: "This link carries your API key: browser and system may record it.",
    link_reference: "No key in this one: set the variable, or fill the key in afterwards.",
    copy_link: "Copy link",
    command_label: "Or as one command",
    shell_label: "Shell",
    variable_label: "Set the variable",
    variable_why: "For this terminal; put the line into your profile to keep it. Start the client from there.",
    cmd_impossible: "This shell cannot pass these values unchanged: use the file.",
    host_label: "Host",
    host_beijing: "China (Beijing)",
    host_intl: "International (Singapore)",
    host_us: "US (Virginia)",
    host_workspace: "Workspace",
    host_why: "MCP services are known in Beijing. The key must be of the same region.",
    host_reported: ", reported: 404",
    workspace_label: "Workspace ID and region",
    workspace_hint: "As in llm-abc123.cn-beijing",
    transport_label: "Transport",

    search_label: "Search {0} clients",
    search_all: "Show all",
    search_less: "Show fewer",
    search_nothing: "No client of this name. Most clients read what is shown for Cursor or VS Code.",
    list_label: "Clients found",
    pick: "add",
    evidence_ran: "ran",
    evidence_source: "source read",
    evidence_documentation: "documentation read",
    evidence_second_hand: "second hand",
    evidence_unverified: "unverified",
    no_file: "This client has no configuration file.",

    several_heading: "Several clients at once ({0})",
    several_hint: "Each block is for one client. Tick “add” beside a client in the list to add it here.",
    several_download: "Download all",
    several_drop: "Remove",

    merge_heading: "Merge into the file you have",
    merge_hint: "Paste your file, drop it here, or open it. Everything else in it stays byte for byte: comments, order, indentation, line ends.",
    merge_label: "Your file as it is now",
    merge_placeholder: "Paste the content of {0}…",
    merge_open: "Open a file…",
    merge_close: "Put the file away",
    merge_needs_service: "Give an instance ID or a URL first: there is nothing to add yet.",
    merge_unchanged: "Your file already holds this server exactly. Nothing to do.",
    merge_added: "This is what changes. Nothing else in the file is touched.",
    merge_clash: "Your file has a server named {0} with other content.",
    merge_replace: "Replace it",
    merge_rename: "Add as {0}",
    merge_keep: "Keep yours",
    merge_difference: "Difference",
    merge_lines: "{0} lines without a change",
    merge_copy: "Copy the whole file",
    merge_download: "Download",
    merge_backup: "Download a backup",
    merge_backup_first: "Saving writes over your file. A backup first costs one click.",
    merge_save: "Save in place",
    merge_saved: "Saved.",
    merge_save_failed: "The browser did not write the file. Your file is as it was: download the merged one instead.",
    merge_refused: "Your file was left as it is.",

    doctor_written_for: "This configuration is written for {0}.",
    doctor_switch: "Show {0}",
    doctor_nothing: "As pasted, this configuration is right for {0}.",
    doctor_faults: "Faults in this configuration for {1}: {0}",
    doctor_differences: "Would not work in {1} as pasted: {0}",
    doctor_remedy: "The configuration on this page is corrected; where a choice is yours, a mark at the field says so.",
    table_heading: "{0} services",
    table_output: "Configuration for",
    table_together: "One configuration for all {0}",
    table_alone: "Only the selected one",
    table_hint: "The fields below show the selected one. Links, and beyond 100 services commands as well, are for one service: they come with “Only the selected one”.",
    table_left_out: "Left out of the configuration because of errors: {0}. Each says in its row what is wrong.",
    table_service: "Service",
    table_transport: "Transport",
    table_name: "Server name",
    table_name_of: "Server name of {0}",
    table_remove: "Remove {0}",
    table_removed: "One service was removed.",
    table_same_form: "Build all URLs like the selected one",
    table_same_form_done: "All URLs are built like the selected one now.",
    table_first: "The screen shows the first {0} of {1} services. Copy and download have all of them.",
    table_lines_left: "… and {0} more lines. Copy and download have all of them.",

    file_too_long: "The file is longer than 5 MB. A configuration is a few kilobytes: check that it is the right one.",
    file_binary: "The file is not UTF-8 text. Save it as UTF-8 in an editor, then open it again.",
    file_unreadable: "The browser could not read the file. It may have been moved or be locked: open it again, or paste its content.",
};

static ZH: More = More {
    open_in: "打开",
    open_without_key: "不带 Key 打开",
    link_carries_key: "此链接包含您的 API Key，浏览器和系统可能会记录它。",
    link_reference: "此链接不含 Key：请设置变量，或导入后再填写 Key。",
    copy_link: "复制链接",
    command_label: "或使用一条命令",
    shell_label: "终端",
    variable_label: "设置环境变量",
    variable_why: "仅对当前终端有效；写入终端的配置文件可长期保留。请从该终端启动客户端。",
    cmd_impossible: "此终端无法原样传递这些值，请使用配置文件。",
    host_label: "主机",
    host_beijing: "中国（北京）",
    host_intl: "国际（新加坡）",
    host_us: "美国（弗吉尼亚）",
    host_workspace: "业务空间",
    host_why: "已知 MCP 服务部署在北京。Key 必须属于同一地域。",
    host_reported: "（有反馈称 404）",
    workspace_label: "业务空间 ID 与地域",
    workspace_hint: "例如 llm-abc123.cn-beijing",
    transport_label: "传输方式",

    search_label: "搜索 {0} 个客户端",
    search_all: "显示全部",
    search_less: "收起",
    search_nothing: "没有这个名称的客户端。多数客户端可以读取 Cursor 或 VS Code 的写法。",
    list_label: "找到的客户端",
    pick: "加入",
    evidence_ran: "已实际运行",
    evidence_source: "已读源码",
    evidence_documentation: "已读文档",
    evidence_second_hand: "据他人引用",
    evidence_unverified: "未经核实",
    no_file: "该客户端没有配置文件。",

    several_heading: "同时配置多个客户端（{0}）",
    several_hint: "每一块对应一个客户端。在列表中勾选“加入”即可添加。",
    several_download: "全部下载",
    several_drop: "移除",

    merge_heading: "合并到已有的文件",
    merge_hint: "粘贴、拖入或打开您的文件。其余内容逐字节保留：注释、顺序、缩进、换行符。",
    merge_label: "文件的当前内容",
    merge_placeholder: "粘贴 {0} 的内容……",
    merge_open: "打开文件……",
    merge_close: "收起文件",
    merge_needs_service: "请先填写实例 ID 或 URL：现在还没有可以添加的内容。",
    merge_unchanged: "文件中已有完全相同的服务器，无需修改。",
    merge_added: "改动如下，文件的其他内容不变。",
    merge_clash: "文件中已有名为 {0} 的服务器，但内容不同。",
    merge_replace: "替换",
    merge_rename: "另存为 {0}",
    merge_keep: "保留原有的",
    merge_difference: "差异",
    merge_lines: "{0} 行未改动",
    merge_copy: "复制整个文件",
    merge_download: "下载",
    merge_backup: "下载备份",
    merge_backup_first: "保存会覆盖您的文件，建议先点一下下载备份。",
    merge_save: "保存到原文件",
    merge_saved: "已保存。",
    merge_save_failed: "浏览器没有写入文件，原文件未变。请改为下载合并后的文件。",
    merge_refused: "您的文件未被改动。",

    doctor_written_for: "这是为 {0} 编写的配置。",
    doctor_switch: "查看 {0}",
    doctor_nothing: "粘贴的配置可直接用于 {0}。",
    doctor_faults: "该配置有 {0} 处在 {1} 中不起作用",
    doctor_differences: "原样用于 {1} 时有 {0} 处不起作用",
    doctor_remedy: "本页输出的配置已改正；需要您选择之处，会在相应字段提示。",
    table_heading: "{0} 个服务",
    table_output: "生成配置的范围",
    table_together: "全部 {0} 个合为一份配置",
    table_alone: "仅选中的一个",
    table_hint: "下方各项显示选中的服务。链接只针对单个服务，超过 100 个服务时命令也是如此：请切换到“仅选中的一个”。",
    table_left_out: "因错误而未写入配置的服务：{0} 个。原因见各行。",
    table_service: "服务",
    table_transport: "传输方式",
    table_name: "服务器名称",
    table_name_of: "{0} 的服务器名称",
    table_remove: "移除 {0}",
    table_removed: "已移除一个服务。",
    table_same_form: "所有 URL 都采用选中服务的形式",
    table_same_form_done: "所有 URL 已采用选中服务的形式。",
    table_first: "屏幕上只显示 {1} 个服务中的前 {0} 个，复制和下载的内容是完整的。",
    table_lines_left: "……还有 {0} 行。复制和下载的内容是完整的。",

    file_too_long: "文件超过 5 MB。配置文件通常只有几 KB，请确认是否选对了文件。",
    file_binary: "文件不是 UTF-8 文本。请在编辑器中另存为 UTF-8 后重新打开。",
    file_unreadable: "浏览器无法读取该文件，可能已被移动或锁定。请重新打开，或直接粘贴内容。",
};

#[cfg(test)]
mod tests {
    /// The lines of one table in this file: each a name and its text.
    fn table(name: &str) -> Vec<(&'static str, &'static str)> {
        let source = include_str!("more.rs");
        let (_, rest) = source
            .split_once(&format!("static {name}: More = More {{"))
            .expect("the table");
        let (table, _) = rest.split_once("\n};").expect("its end");
        let pairs = table
            .split("\",\n")
            .filter_map(|pair| pair.trim().split_once(":"));
        pairs
            .map(|(name, text)| (name.trim(), text.trim().trim_start_matches('"')))
            .collect()
    }

    #[test]
    fn both_tables_say_the_same_in_their_own_marks() {
        let (en, zh) = (table("EN"), table("ZH"));
        assert!(en.len() > 50, "{}", en.len());
        assert_eq!(en.len(), zh.len());
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for ((name, english), (same, text)) in en.into_iter().zip(zh) {
            assert_eq!(name, same);
            assert!(
                text.chars().any(chinese) && !english.chars().any(chinese),
                "{name}"
            );
            for mark in ["{0}", "{1}"] {
                assert_eq!(english.contains(mark), text.contains(mark), "{name}");
            }
            let chars: Vec<char> = text.chars().collect();
            let slip = chars
                .windows(2)
                .any(|pair| chinese(pair[0]) && ",:;?!".contains(pair[1]));
            assert!(!slip, "{name}: {text}");
        }
    }
}
