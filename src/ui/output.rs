use super::attribute::Attribute;
use super::code::code;
use super::copy::copy_button;
use super::dom::Page;
use super::icon::Icon;
use super::more::first_of_many;
use super::page::View;
use crate::app::{Action, Item, Rest};

/// The configuration: where it goes, its text, and the ways to take it.
pub(super) fn output(page: &mut Page, view: &View) {
    let (strings, state, derived) = (page.strings, &view.state, &view.derived);
    let Some(file) = derived.item(Item::File) else {
        return page.nothing();
    };
    let shown = if state.output_shown {
        file
    } else {
        derived.shown_item(Item::File).unwrap_or(file)
    };
    let own = !derived.services().is_empty();
    let title = file.path.as_deref().unwrap_or(strings.import_label);
    page.open("div.output");
    page.open("div.bar");
    page.open("span.path.mono#path");
    page.set(Attribute::Translate, "no");
    page.text(title);
    page.close();
    if own {
        page.open("div.actions");
        copy_button(page, state, Item::File, strings.copy);
        if let Some(name) = &file.filename {
            page.button("button.button#download", Action::Download);
            Icon::Download.draw(page);
            page.text(&[strings.download, " ", name].concat());
            page.close();
        }
        if file.carries_key {
            reveal(page, state.output_shown);
        }
        page.close();
    }
    page.close();
    code(page, &shown.text, file.format, title, !own);
    if derived.cut > 0 && state.rest == Rest::Ready {
        let all = derived.services().len();
        first_of_many(page, all - derived.cut, all);
    } else {
        page.nothing();
    }
    if !own {
        page.words("p.hint", strings.is_example);
    } else if file.carries_key && !state.output_shown {
        page.words("p.hint", strings.output_masked);
    }
    page.close();
}

fn reveal(page: &mut Page, shown: bool) {
    let strings = page.strings;
    let (icon, label, pressed) = if shown {
        (Icon::EyeOff, strings.conceal, "true")
    } else {
        (Icon::Eye, strings.reveal, "false")
    };
    page.button(
        "button.button.quiet#show-output",
        Action::ShowOutput(!shown),
    );
    page.set(Attribute::AriaPressed, pressed);
    icon.draw(page);
    page.text(label);
    page.close();
}
