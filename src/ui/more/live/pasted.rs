use crate::app::more::tools::Source;
use crate::app::{LONG_PASTE, Live, LiveAction};
use crate::diagnostic::Lang;
use crate::domain::number;
use crate::i18n::live::Live as Texts;
use crate::i18n::pasted::said;
use crate::i18n::with_fact;
use crate::mcp::pasted::{Pasted, PastedError};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// A list of tools as JSON, for those whose browser cannot connect.
pub(super) fn pasted(page: &mut Page, view: &View, live: &Live, texts: &Texts) {
    page.open("details");
    page.words("summary#paste-tools", texts.paste_summary);
    page.open("div.field");
    page.label("tools-json", texts.paste_label);
    // Asking the service empties the field, and so does a long list.
    let attempt = number(live.attempt as usize);
    let key = [&attempt, "-", &number(live.tools.put_away)].concat();
    page.area("textarea.mono#tools-json", &key, |text| {
        LiveAction::Pasted(text).into()
    });
    page.set(Attribute::Rows, "4");
    page.set(Attribute::AriaDescribedBy, "tools-json-hint");
    page.close();
    let long = live.tools.pasted.len() >= LONG_PASTE;
    let hint = if long {
        texts.paste_long
    } else {
        texts.paste_hint
    };
    page.words("p.hint#tools-json-hint", hint);
    page.close();
    let extra = view.derived.extra.given();
    page.open("p.status#tools-pasted");
    page.set(Attribute::Role, "status");
    if let Some(Source::Pasted(_, read)) = extra.map(|extra| &extra.tools.source) {
        page.text(&outcome(read, page.lang, texts));
    }
    page.close();
    page.close();
}

fn outcome(read: &Result<Pasted, PastedError>, lang: Lang, texts: &Texts) -> String {
    let read = match read {
        Ok(read) => read,
        Err(error) => return said(error, lang),
    };
    let mut text = with_fact(texts.pasted, &texts.count(read.tools.len()));
    let unreadable = with_fact(texts.unreadable, &number(read.unreadable));
    for (holds, more) in [
        (read.unreadable > 0, unreadable.as_str()),
        (read.has_more, texts.pasted_more),
    ] {
        if holds {
            text.push_str(if lang == Lang::En { " " } else { "" });
            text.push_str(more);
        }
    }
    text
}
