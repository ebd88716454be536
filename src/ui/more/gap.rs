use crate::domain::number;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// The place of rows of a table that are not there, in CSS pixels.
pub(super) fn gap(page: &mut Page, key: &str, height: usize) {
    page.open("tr");
    page.key(key);
    page.set(Attribute::AriaHidden, "true");
    page.open("td.gap");
    page.set(Attribute::Height, &number(height));
    page.close();
    page.close();
}
