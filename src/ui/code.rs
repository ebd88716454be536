use super::attribute::Attribute;
use super::dom::Page;
use super::highlight::highlighted;
use super::more::long;
use crate::app::Rest;
use crate::emit::Format;

/// A text to take away. It scrolls by keyboard too, so it takes the focus. `muted` is an example,
/// not the person's own.
pub(super) fn code(page: &mut Page, text: &str, format: Format, label: &str, muted: bool) {
    page.open(if muted { "pre.code.muted" } else { "pre.code" });
    page.set(Attribute::Format, format.id());
    page.set(Attribute::TabIndex, "0");
    page.set(Attribute::Role, "region");
    page.set(Attribute::AriaLabel, label);
    page.set(Attribute::Translate, "no");
    if page.rest != Rest::Ready || !long(page, text) {
        page.open("code");
        highlighted(page, text, format);
        page.close();
    }
    page.close();
}
