use crate::app::{Action, ExtraAction, Update};
use crate::i18n::update;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// Says that there is a newer version of the page, and what taking it costs.
#[inline(never)]
pub(in crate::ui) fn update(page: &mut Page, view: &View) {
    let texts = update::update(page.lang);
    // It is there before there is anything to say, so that a screen reader reads what comes into it.
    page.open("div#update");
    page.set(Attribute::Role, "status");
    if view.state.extra.update == Update::There {
        page.open("section.update");
        page.set(Attribute::AriaLabel, texts.label);
        Icon::Info.draw(page);
        page.open("div");
        page.words("strong", texts.there);
        page.words("p", texts.forgets);
        page.open("div.actions");
        page.button("button.button#renew", Action::Extra(ExtraAction::Renew));
        page.text(texts.reload);
        page.close();
        page.button(
            "button.button.quiet#put-off",
            Action::Extra(ExtraAction::Update(Update::PutOff)),
        );
        page.text(texts.later);
        page.close();
        page.close();
        page.close();
        page.close();
    }
    page.close();
}
