use crate::i18n::comfort::{Comforts, comforts};
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// Where each region shows its keys.
const KEY_PAGES: [&str; 2] = [
    "https://bailian.console.aliyun.com/?tab=model#/api-key",
    "https://modelstudio.console.aliyun.com/?tab=model#/api-key",
];

/// Where in the console the ID and the key are found: a drawing, and a sentence for each.
#[inline(never)]
pub(in crate::ui) fn whereabouts(page: &mut Page) {
    let texts = comforts(page.lang);
    page.open("details.whereabouts");
    page.words("summary", texts.where_summary);
    drawing(page, texts);
    page.open("ol.steps-to");
    page.words("li", texts.where_id);
    page.words("li", texts.where_key);
    page.close();
    page.open("p.hint.facts");
    for (label, url) in [texts.where_beijing, texts.where_singapore]
        .into_iter()
        .zip(KEY_PAGES)
    {
        page.open("a");
        page.set(Attribute::Href, url);
        page.set(Attribute::Rel, "noreferrer noopener");
        page.set(Attribute::Target, "_blank");
        page.text(label);
        page.close();
    }
    page.close();
    page.words("p.hint", texts.where_consoles);
    page.close();
}

/// Decoration for those who see it: the sentences below say the same.
fn drawing(page: &mut Page, texts: &Comforts) {
    page.open("figure.console");
    page.open("div.window");
    page.set(Attribute::AriaHidden, "true");
    page.words("div.window-bar", texts.where_console);
    page.open("ul.window-menu");
    page.words("li", texts.where_marketplace);
    page.words("li.marked.first-step", texts.where_management);
    page.words("li.marked.second-step", texts.where_keys);
    page.close();
    page.open("div.window-page");
    page.words("strong", texts.where_service);
    page.words("span.marked", texts.where_invocation);
    page.open("code");
    page.text("…/mcp/");
    page.words("mark", "WebSearch");
    page.text("/sse");
    page.close();
    page.close();
    page.close();
    page.words("figcaption.hint", texts.where_drawing);
    page.close();
}
