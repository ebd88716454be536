use crate::app::{Action, ExtraAction, Item};
use crate::clients::Kind;
use crate::domain::number;
use crate::i18n::more::more;
use crate::i18n::with_fact;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::code::code;
use crate::ui::copy::copy_button;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// The configurations of all picked clients, one block below the other.
#[inline(never)]
pub(in crate::ui) fn several(page: &mut Page, view: &View) {
    let texts = more(page.lang);
    let several = view
        .derived
        .extra
        .given()
        .map_or(&[][..], |extra| &extra.several);
    if several.is_empty() {
        return page.nothing();
    }
    page.open("section.several");
    page.set(Attribute::AriaLabelledBy, "several-heading");
    page.words(
        "h3#several-heading",
        &with_fact(texts.several_heading, &number(several.len())),
    );
    page.words("p.hint", texts.several_hint);
    page.open("div.actions");
    page.button(
        "button.button#download-all",
        Action::Extra(ExtraAction::DownloadAll),
    );
    Icon::Download.draw(page);
    page.text(texts.several_download);
    page.close();
    page.close();
    for (index, one) in several.iter().enumerate() {
        let shown = if view.state.output_shown {
            one.snippet()
        } else {
            one.shown()
        };
        page.open("div.output");
        page.open("div.bar");
        page.words("strong", one.client.name);
        page.open("span.path.mono");
        page.set(Attribute::Translate, "no");
        page.text(shown.and_then(|shown| shown.path.as_deref()).unwrap_or(""));
        page.close();
        page.close();
        match shown {
            Some(shown) => code(page, &shown.text, shown.format, one.client.name, false),
            None => page.words(
                "p.hint",
                one.reason()
                    .map_or(texts.no_file, |reason| reason.text(page.lang)),
            ),
        }
        page.open("div.actions");
        if shown.is_some() {
            copy_button(page, &view.state, Item::Of(index), page.strings.copy);
        }
        if let Some(name) = one.filename() {
            page.words("span.note", &name);
        } else if shown.is_some_and(|shown| shown.kind != Kind::File) {
            page.words("span.note", texts.no_file);
        }
        page.button(
            "button.button.quiet",
            Action::Extra(ExtraAction::Pick(one.client)),
        );
        page.text(texts.several_drop);
        page.close();
        page.close();
        page.close();
    }
    page.close();
}
