use crate::domain::number;
use crate::i18n::more::more;
use crate::i18n::{with_fact, with_facts};
use crate::ui::dom::Page;

/// How many lines of a text the page shows.
const LINES: usize = 400;

/// How many lines of it are one element.
const PIECE: usize = 20;

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
    // In pieces, of which the browser lays out only those that change.
    page.open("code");
    let mut rest = text.get(..=end).unwrap_or(text);
    while !rest.is_empty() {
        let mut ends = rest.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let piece = ends.nth(PIECE - 1).map_or(rest.len(), |(end, _)| end + 1);
        let (first, after) = rest.split_at_checked(piece).unwrap_or((rest, ""));
        page.words("span.piece", first);
        rest = after;
    }
    page.close();
    page.words(
        "span.left",
        &with_fact(more(page.lang).table_lines_left, &number(left)),
    );
    true
}
