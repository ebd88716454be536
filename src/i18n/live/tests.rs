use super::{duration, grouped, live};
use crate::diagnostic::Lang;

#[test]
fn both_tables_say_the_same_in_their_own_marks() {
    crate::i18n::tests::tables::agree(include_str!("../live.rs"), "Live", 60);
}

#[test]
fn counts_read_as_people_write_them() {
    assert_eq!(live(Lang::En).count(1), "1 tool");
    assert_eq!(live(Lang::En).count(0), "0 tools");
    assert_eq!(live(Lang::En).count(12_000), "12,000 tools");
    assert_eq!(live(Lang::Zh).count(12), "12 个工具");
    for (value, text) in [
        (7, "7"),
        (999, "999"),
        (1_000, "1,000"),
        (1_020_003, "1,020,003"),
    ] {
        assert_eq!(grouped(value), text);
    }
}

#[test]
fn durations_read_as_people_write_them() {
    for (value, text) in [
        (0, "0 ms"),
        (999, "999 ms"),
        (2_449, "2.4 s"),
        (61_900, "61 s"),
    ] {
        assert_eq!(duration(value), text);
    }
}
