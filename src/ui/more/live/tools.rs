use super::tool::tool;
use crate::app::more::Tools;
use crate::app::more::tools::Source;
use crate::app::{Action, ExportFormat, Item, Live, LiveAction, State};
use crate::domain::{number, visible_line};
use crate::i18n::fit::{risk_word, word};
use crate::i18n::live::{Live as Texts, grouped};
use crate::i18n::{with_fact, with_facts};
use crate::mcp::fit::Fate;
use crate::mcp::risk::risk;
use crate::mcp::types::Tool;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::copy::copy_button;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;
use crate::ui::more::gap::gap;

/// The height of a row, in CSS pixels, as in the style sheet.
const ROW_HEIGHT: usize = 56;

/// How many rows the page holds at once, and how many of them stand before the first one in view.
const WINDOW: usize = 24;
const BEFORE: usize = 6;

/// The longest name, and the longest title with description, that a row shows, in characters.
const NAME: usize = 120;
const LINE: usize = 160;

/// The tools: a search, the list, and the one that is opened beside it.
pub(super) fn tools(page: &mut Page, view: &View, live: &Live, known: &Tools, texts: &Texts) {
    let all = known.source.tools();
    page.open("div.field#tools-part");
    bar(page, &view.state, live, known, texts);
    let open = live.tools.open;
    let opened = open.and_then(|index| Some((index, all.get(index)?)));
    page.open(match opened {
        Some(_) => "div.shelf.opened",
        None => "div.shelf",
    });
    list(page, view, live, known, texts);
    match opened {
        Some((index, opened)) => tool(page, known, (index, opened), texts),
        None => page.nothing(),
    }
    page.close();
    page.close();
}

fn bar(page: &mut Page, state: &State, live: &Live, known: &Tools, texts: &Texts) {
    let all = known.source.tools().len();
    let label = with_fact(texts.search, &texts.count(all));
    page.open("div.search");
    page.entry("input.searched", &live.tools.search, |text| {
        LiveAction::Search(text).into()
    });
    page.set(Attribute::Id, "tool-search");
    page.set(Attribute::Type, "search");
    page.set(Attribute::AriaLabel, &label);
    page.set(Attribute::Placeholder, &label);
    page.close();
    page.open("output.count#tools-found");
    page.set(Attribute::AriaLive, "polite");
    if known.found.len() < all {
        let facts = [grouped(known.found.len()), grouped(all)];
        page.text(&with_facts(texts.found, &facts));
    }
    page.close();
    page.close();
    if matches!(known.source, Source::Coming(_)) {
        // What is taken away is the whole list.
        return page.nothing();
    }
    page.open("div.actions");
    copy_button(page, state, Item::ToolNames, texts.copy_names);
    page.words("span.note", texts.save_as);
    for (tag, label, format) in [
        ("button.button#export-json", "JSON", ExportFormat::Json),
        ("button.button#export-csv", "CSV", ExportFormat::Csv),
        (
            "button.button#export-markdown",
            "Markdown",
            ExportFormat::Markdown,
        ),
    ] {
        page.button(tag, LiveAction::Export(format).into());
        Icon::Download.draw(page);
        page.text(label);
        page.close();
    }
    page.close();
}

fn list(page: &mut Page, view: &View, live: &Live, known: &Tools, texts: &Texts) {
    let (all, found) = (known.source.tools(), &known.found);
    if found.is_empty() {
        let searched = visible_line(live.tools.search.trim(), NAME);
        return page.words("p.hint", &with_fact(texts.found_none, &searched));
    }
    page.scrolling("div.rows.tools#tools", ROW_HEIGHT, |row| {
        LiveAction::Scroll(row).into()
    });
    page.set(Attribute::TabIndex, "0");
    page.set(Attribute::Role, "region");
    page.set(Attribute::AriaLabel, &texts.count(found.len()));
    page.open("table");
    page.set(Attribute::AriaRowCount, &number(found.len() + 1));
    page.open("thead");
    page.open("tr");
    page.words("th", texts.tool);
    page.words("th", &with_fact(texts.in_client, view.state.client.name));
    page.close();
    page.close();
    page.open("tbody");
    let last = found.len().saturating_sub(WINDOW - BEFORE);
    let start = live.tools.first_row.min(last).saturating_sub(BEFORE);
    let end = found.len().min(start + WINDOW);
    gap(page, "before", start * ROW_HEIGHT);
    for (place, index) in found.iter().enumerate().take(end).skip(start) {
        if let Some(one) = all.get(*index) {
            let chosen = live.tools.open == Some(*index);
            let fate = known.fit.as_ref().and_then(|fit| fit.fates.get(*index));
            row(page, (place, *index), one, fate, chosen);
        }
    }
    gap(page, "after", (found.len() - end) * ROW_HEIGHT);
    page.close();
    page.close();
    page.close();
}

/// One tool: `place` among those that are found, `index` among all.
fn row(
    page: &mut Page,
    (place, index): (usize, usize),
    tool: &Tool,
    fate: Option<&Fate>,
    chosen: bool,
) {
    let action = || Action::from(LiveAction::Open(index));
    page.open(if chosen { "tr.tool.chosen" } else { "tr.tool" });
    page.key(&number(index));
    page.set(Attribute::AriaRowIndex, &number(place + 2));
    page.open("td");
    page.clickable(action());
    // The cell listens; this is for the keyboard.
    page.open("button.service.mono");
    page.set(Attribute::Type, "button");
    page.set(
        Attribute::AriaExpanded,
        if chosen { "true" } else { "false" },
    );
    page.set(Attribute::Translate, "no");
    page.text(&visible_line(&tool.name, NAME));
    page.close();
    page.open("div.about");
    if let Some(risk) = risk(tool) {
        page.words("span.risk", risk_word(&risk, page.lang));
    }
    page.text(&about(tool));
    page.close();
    page.close();
    page.open("td");
    page.clickable(action());
    match fate {
        Some(fate) => mark(page, fate),
        None => page.nothing(),
    }
    page.close();
    page.close();
}

/// What becomes of a tool in the client, in a word.
pub(super) fn mark(page: &mut Page, fate: &Fate) {
    let (tag, icon) = match fate {
        Fate::Works => ("span.fate.works", Icon::Check),
        Fate::Renamed { .. } => ("span.fate", Icon::Info),
        Fate::Unsure(_) => ("span.fate", Icon::Warning),
        Fate::Clashes { .. } | Fate::Dropped(_) => ("span.fate.lost", Icon::Error),
    };
    page.open(tag);
    icon.draw(page);
    page.words("span", word(fate, page.lang));
    page.close();
}

/// Title and description on one line.
fn about(tool: &Tool) -> String {
    let mut about = String::new();
    for text in [&tool.title, &tool.description].into_iter().flatten() {
        if !about.is_empty() {
            about.push_str(" · ");
        }
        let first = text.trim_start().lines().next().unwrap_or_default();
        about.push_str(first);
    }
    visible_line(&about, LINE)
}
