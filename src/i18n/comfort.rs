//! The texts of the page's comforts: its theme, its shortcuts, its reminders, its sheet.

use crate::app::{Theme, Told};
use crate::diagnostic::Lang;

/// Every fixed text of them. `{0}` stands for a number or a name.
pub struct Comforts {
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub theme_next: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,
    pub reloaded: &'static str,
    pub read: &'static str,
    pub keys: &'static str,
    pub keys_heading: &'static str,
    pub keys_paste: &'static str,
    pub keys_key: &'static str,
    pub keys_search: &'static str,
    pub keys_copy: &'static str,
    pub keys_copy_anywhere: &'static str,
    pub keys_theme: &'static str,
    pub keys_list: &'static str,
    pub keys_close: &'static str,
    pub keys_letters: &'static str,
    pub drop: &'static str,
    pub where_summary: &'static str,
    pub where_id: &'static str,
    pub where_key: &'static str,
    pub where_drawing: &'static str,
    pub where_console: &'static str,
    pub where_marketplace: &'static str,
    pub where_management: &'static str,
    pub where_keys: &'static str,
    pub where_service: &'static str,
    pub where_invocation: &'static str,
    pub where_consoles: &'static str,
    pub where_beijing: &'static str,
    pub where_singapore: &'static str,
    pub sheet_heading: &'static str,
    pub sheet_hint: &'static str,
    pub sheet_print: &'static str,
    pub sheet_save: &'static str,
    pub sheet_title: &'static str,
    pub sheet_service: &'static str,
    pub sheet_name: &'static str,
    pub sheet_endpoint: &'static str,
    pub sheet_transport: &'static str,
    pub sheet_client: &'static str,
    pub sheet_file: &'static str,
    pub sheet_key: &'static str,
    pub sheet_next: &'static str,
}

/// The texts in one language.
#[inline(never)]
pub fn comforts(lang: Lang) -> &'static Comforts {
    std::hint::black_box(match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    })
}

impl Comforts {
    /// What a theme is called.
    pub fn theme(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => self.theme_system,
            Theme::Light => self.theme_light,
            Theme::Dark => self.theme_dark,
        }
    }

    /// What the page says about itself.
    pub fn told(&self, told: Told) -> &'static str {
        match told {
            Told::Forgotten => self.forgotten,
            Told::Reloaded => self.reloaded,
        }
    }
}

static EN: Comforts = Comforts {
    theme_system: "Theme: system",
    theme_light: "Theme: light",
    theme_dark: "Theme: dark",
    theme_next: ". Press to change it.",
    forget: "Forget everything",
    forgotten: "Everything is forgotten: the key, your input, the file, the tools and the clients you chose before. Nothing of it can be brought back.",
    reloaded: "The page was loaded again. The key was forgotten on purpose: paste it once more. The rest came back from the address.",
    read: "Close",
    keys: "Keyboard shortcuts",
    keys_heading: "Keyboard shortcuts",
    keys_paste: "Go to the paste box",
    keys_key: "Go to the API key",
    keys_search: "Search the clients",
    keys_copy: "Copy the configuration",
    keys_copy_anywhere: "Copy the configuration, also while typing",
    keys_theme: "Next theme",
    keys_list: "Show or hide this list",
    keys_close: "Close this list",
    keys_letters: "Single letters are shortcuts",
    drop: "Drop the file: it is read like a paste. On “Merge into the file you have” it becomes the file to merge into.",
    where_summary: "Where do I find these?",
    where_id: "Open MCP Management and click your service. Under External Invocation is the block to copy; the ID stands in its URL.",
    where_key: "Open the API key page, create a key and copy it. It must be of the same region as the service.",
    where_drawing: "A drawing of the console, which looks different in detail.",
    where_console: "Model Studio",
    where_marketplace: "MCP Marketplace",
    where_management: "MCP Management",
    where_keys: "API Key",
    where_service: "Your service",
    where_invocation: "External Invocation",
    where_consoles: "In the Chinese console (阿里云百炼) these are MCP 管理 and 外部调用; services to activate are in MCP 广场.",
    where_beijing: "API keys, Beijing",
    where_singapore: "API keys, Singapore",
    sheet_heading: "A sheet for your colleagues",
    sheet_hint: "Service, endpoint and configuration on one sheet. The key is never on it.",
    sheet_print: "Print",
    sheet_save: "Save the sheet",
    sheet_title: "MCP service sheet",
    sheet_service: "Service",
    sheet_name: "Server name",
    sheet_endpoint: "Endpoint",
    sheet_transport: "Transport",
    sheet_client: "Configuration for {0}",
    sheet_file: "File",
    sheet_key: "The API key is not on this sheet. Put your own where the configuration names DASHSCOPE_API_KEY, or set the variable of that name.",
    sheet_next: "Next",
};

static ZH: Comforts = Comforts {
    theme_system: "主题：跟随系统",
    theme_light: "主题：浅色",
    theme_dark: "主题：深色",
    theme_next: "。按下可切换。",
    forget: "彻底清空",
    forgotten: "已彻底清空：Key、您的输入、文件、工具列表和以前选过的客户端。无法恢复。",
    reloaded: "页面已重新加载。为安全起见，Key 没有保留，请再粘贴一次。其余内容已从地址栏恢复。",
    read: "关闭",
    keys: "键盘快捷键",
    keys_heading: "键盘快捷键",
    keys_paste: "转到粘贴框",
    keys_key: "转到 API Key",
    keys_search: "搜索客户端",
    keys_copy: "复制配置",
    keys_copy_anywhere: "复制配置，输入时也可用",
    keys_theme: "切换主题",
    keys_list: "显示或隐藏此列表",
    keys_close: "关闭此列表",
    keys_letters: "启用单字母快捷键",
    drop: "松开即可：文件会像粘贴一样被读取；放到“合并到已有的文件”上，则作为要合并的文件。",
    where_summary: "在哪里可以找到？",
    where_id: "打开“MCP 管理”，点击您的服务。在“外部调用”中可复制整段配置，实例 ID 就在其 URL 中。",
    where_key: "打开 API Key 页面，创建并复制 Key。它须与服务属于同一地域。",
    where_drawing: "控制台示意图，实际界面细节会有不同。",
    where_console: "阿里云百炼",
    where_marketplace: "MCP 广场",
    where_management: "MCP 管理",
    where_keys: "API Key",
    where_service: "您的服务",
    where_invocation: "外部调用",
    where_consoles: "国际站控制台（Model Studio）中的名称是 MCP Management 和 External Invocation；待开通的服务在 MCP Marketplace。",
    where_beijing: "API Key 页面（北京）",
    where_singapore: "API Key 页面（新加坡）",
    sheet_heading: "给同事的服务说明",
    sheet_hint: "服务、端点和配置汇总在一页上，绝不包含 Key。",
    sheet_print: "打印",
    sheet_save: "保存说明",
    sheet_title: "MCP 服务说明",
    sheet_service: "服务",
    sheet_name: "服务器名称",
    sheet_endpoint: "端点",
    sheet_transport: "传输方式",
    sheet_client: "{0} 的配置",
    sheet_file: "文件",
    sheet_key: "本页不含 API Key。请将您自己的 Key 填到配置中 DASHSCOPE_API_KEY 的位置，或设置同名环境变量。",
    sheet_next: "下一步",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_name_the_same_texts() {
        let (en, zh) = (comforts(Lang::En), comforts(Lang::Zh));
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_ne!(en.theme(theme), zh.theme(theme));
        }
        for told in [Told::Forgotten, Told::Reloaded] {
            assert_ne!(en.told(told), zh.told(told));
        }
        assert!(en.sheet_client.contains("{0}") && zh.sheet_client.contains("{0}"));
    }
}
