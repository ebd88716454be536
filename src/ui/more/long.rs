use crate::domain::number;
use crate::i18n::more::more;
use crate::i18n::{with_fact, with_facts};
use crate::ui::dom::Page;

/// How many lines of a text the page shows.
const LINES: usize = 400;

/// Says that the screen holds the first of many services only.
#[inline(never)]
pub(in crate::ui) fn first_of_many(page: &mut Page, shown: usize, all: usize) {
    let facts = [number(shown), number(all)];
    page.words("p.hint", &with_facts(more(page.lang).table_first, &facts));
}

/// Shows the beginning of a text that is longer than what anybody reads, without colours, and says
/// how much more there is. Gives whether it is that long.
#[inline(never)]
pub(in crate::ui) fn long(page: &mut Page, text: &str) -> bool {
    let mut ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let Some((end, _)) = ends.nth(LINES - 1) else {
        return false;
    };
    let left = ends.count();
    if left == 0 {
        return false;
    }
    page.words("code", text.get(..=end).unwrap_or(text));
    page.words(
        "span.left",
        &with_fact(more(page.lang).table_lines_left, &number(left)),
    );
    true
}
