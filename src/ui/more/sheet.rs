use crate::app::{Action, ComfortAction};
use crate::clients::{Kind, Options, SecretMode, render, render_together};
use crate::domain::{Service, Transport};
use crate::i18n::comfort::{Comforts, comforts};
use crate::i18n::with_fact;
use crate::paste::has_key;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// The ways to hand the service on: on paper, or as a file.
#[inline(never)]
pub(in crate::ui) fn sheet(page: &mut Page, view: &View) {
    if view.derived.services().is_empty() {
        return page.nothing();
    }
    let texts = comforts(page.lang);
    page.open("section.sheet");
    page.set(Attribute::AriaLabelledBy, "sheet-heading");
    page.words("h3#sheet-heading", texts.sheet_heading);
    page.words("p.hint", texts.sheet_hint);
    page.open("div.actions");
    page.button("button.button#sheet-save", ComfortAction::SaveSheet.into());
    Icon::Download.draw(page);
    page.text(texts.sheet_save);
    page.close();
    let print: Action = ComfortAction::Print.into();
    page.button("button.button.quiet#sheet-print", print);
    page.text(texts.sheet_print);
    page.close();
    page.close();
    page.close();
}

/// The sheet as Markdown, in the language of the page. It is written without the key, so that it cannot
/// be in it.
pub fn sheet_text(view: &View) -> String {
    let (state, services) = (&view.state, view.derived.services());
    let texts = comforts(state.lang);
    let mut sheet = Sheet(["# ", texts.sheet_title, "\n\n"].concat());
    for service in services {
        sheet.service(service, texts);
    }
    let options = Options {
        key: None,
        secret: SecretMode::Reference,
        platform: state.platform,
    };
    let rendered = match services {
        [_] => render(state.client, services, &options),
        _ => render_together(state.client, services, &options),
    };
    sheet.line(&["## ", &with_fact(texts.sheet_client, state.client.name)].concat());
    let mut snippets = rendered.snippets.iter();
    if let Some(file) = snippets.find(|snippet| snippet.kind == Kind::File) {
        if let Some(path) = &file.path {
            sheet.fact(texts.sheet_file, path);
            sheet.line("");
        }
        sheet.block(file.format.id(), &file.text);
    }
    sheet.line(texts.sheet_key);
    sheet.line("");
    sheet.line(&["**", texts.sheet_next, "**"].concat());
    sheet.line("");
    sheet.line(state.client.next.text(state.lang));
    sheet.0
}

/// A Markdown text that is being written.
struct Sheet(String);

impl Sheet {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
        if text.starts_with('#') {
            self.0.push('\n');
        }
    }

    /// A key that was put into a URL or a name is a mistake, and is not handed on either.
    fn fact(&mut self, name: &str, value: &str) {
        let value = if has_key(value) { "•••" } else { value };
        self.line(&["- ", name, ": `", value, "`"].concat());
    }

    fn service(&mut self, service: &Service, texts: &Comforts) {
        let id = service.instance_id.as_ref();
        let title = id.map_or(service.name.as_str(), |id| id.as_str());
        self.line(&["## ", texts.sheet_service, " ", title].concat());
        self.fact(texts.sheet_name, service.name.as_str());
        self.fact(texts.sheet_endpoint, service.endpoint.as_str());
        let transport = match service.transport {
            Transport::Sse => "SSE",
            Transport::StreamableHttp => "Streamable HTTP",
        };
        self.fact(texts.sheet_transport, transport);
        self.line("");
    }

    /// A text that stays as it is: fenced by more backticks than stand in a row in it.
    fn block(&mut self, language: &str, text: &str) {
        let mut fence = "```".to_owned();
        while text.contains(&fence) {
            fence.push('`');
        }
        let mut shown = String::new();
        for line in text.lines() {
            shown.push_str(if has_key(line) { "•••" } else { line });
            shown.push('\n');
        }
        self.line(&[&fence, language, "\n", &shown, &fence, "\n"].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Rest, State};
    use crate::clients::{Platform, more::every};
    use crate::diagnostic::{Lang, Place};

    const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

    #[test]
    fn the_key_is_on_no_sheet() {
        for lang in [Lang::En, Lang::Zh] {
            for client in every() {
                let mut state = State::new(lang, Platform::Linux);
                state.rest = Rest::Ready;
                for action in [
                    Action::Paste(["WebSearch\n", KEY].concat()),
                    Action::Client(client),
                ] {
                    state = state.reduce(action);
                }
                let text = sheet_text(&View::of(state));
                assert!(!text.contains(KEY), "{}: {text}", client.id);
                assert!(text.contains("mcp/WebSearch"), "{}: {text}", client.id);
                assert!(
                    text.contains(client.name) && !text.contains("•••"),
                    "{}: {text}",
                    client.id
                );
            }
        }
    }

    #[test]
    fn a_sheet_reads_well() {
        let mut state = State::new(Lang::En, Platform::Linux);
        state.rest = Rest::Ready;
        let state = state.reduce(Action::Paste("WebSearch".to_owned()));
        let text = sheet_text(&View::of(state));
        let expected = "\
# MCP service sheet

## Service WebSearch

- Server name: `AliyunBailianMCP_web`
- Endpoint: `https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse`
- Transport: `SSE`

## Configuration for Cursor

- File: `~/.cursor/mcp.json`

```json
{
";
        assert!(text.starts_with(expected), "{text}");
        assert!(
            text.contains("DASHSCOPE_API_KEY") && !text.contains("•••"),
            "{text}"
        );
        assert!(
            text.contains("```\n\nThe API key is not on this sheet."),
            "{text}"
        );
    }

    #[test]
    fn a_key_in_the_wrong_place_is_not_handed_on() {
        let mut state = State::new(Lang::En, Platform::Linux);
        state.rest = Rest::Ready;
        let url = "https://mcp.example.com/sse?token=";
        let state = state.reduce(Action::Field(Place::Url, [url, KEY].concat()));
        let text = sheet_text(&View::of(state));
        assert!(text.contains("•••") && !text.contains(KEY), "{text}");
    }

    #[test]
    fn a_block_ends_where_its_fence_does() {
        let mut sheet = Sheet(String::new());
        sheet.block("json", "a ``` b");
        assert_eq!(sheet.0, "````json\na ``` b\n````\n\n");
    }
}
