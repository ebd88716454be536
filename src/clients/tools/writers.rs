//! What clients do to the parts of a name. All of them count as JavaScript does: a character beyond
//! U+FFFF is two.

/// The part as it is.
pub(crate) fn as_is(part: &str, out: &mut String) {
    out.push_str(part);
}

/// No part at all.
pub(crate) fn nothing(_: &str, _: &mut String) {}

/// Each other character becomes an underscore.
pub(crate) fn replaced(part: &str, out: &mut String, keep: fn(char) -> bool) {
    for c in part.chars() {
        if keep(c) {
            out.push(c);
        } else {
            for _ in 0..c.len_utf16() {
                out.push('_');
            }
        }
    }
}

/// Each run of other characters becomes one underscore.
pub(crate) fn squeezed(part: &str, out: &mut String, keep: fn(char) -> bool) {
    let mut in_run = false;
    for c in part.chars() {
        if keep(c) {
            out.push(c);
        } else if !in_run {
            out.push('_');
        }
        in_run = !keep(c);
    }
}

/// Each run of blanks becomes one underscore, other characters go, and hyphens stand alone; in front
/// there is a letter or an underscore.
pub(crate) fn left_out(part: &str, out: &mut String) {
    let start = out.len();
    let mut in_run = false;
    for c in part.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        let kept = match c {
            ' ' if in_run => None,
            ' ' => Some('_'),
            '-' if out.get(start..).is_some_and(|part| part.ends_with('-')) => None,
            c if c.is_ascii_alphanumeric() || c == '_' || c == '-' => Some(c),
            _ => None,
        };
        in_run = c == ' ';
        if let Some(kept) = kept {
            let first = out.len() == start;
            if first && !(kept.is_ascii_alphabetic() || kept == '_') {
                out.push('_');
            }
            out.push(kept);
        }
    }
    if out.len() == start {
        out.push_str(if part.is_empty() { "_" } else { "_unnamed" });
    }
}

/// ASCII letters and digits alone, with a capital after whatever was left out, and a small letter or
/// an underscore in front.
pub(crate) fn camel_case(part: &str, out: &mut String) {
    let start = out.len();
    let mut capital = false;
    for c in part.chars() {
        if !c.is_ascii_alphanumeric() {
            capital = true;
            continue;
        }
        if out.len() == start {
            if c.is_ascii_digit() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        } else if capital {
            out.push(c.to_ascii_uppercase());
        } else {
            out.push(c);
        }
        capital = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(writer: fn(&str, &mut String), part: &str) -> String {
        let mut out = String::from("-");
        writer(part, &mut out);
        out.split_off(1)
    }

    #[test]
    fn parts_as_the_clients_write_them() {
        let keep = |c: char| c.is_ascii_alphanumeric();
        let one_by_one: fn(&str, &mut String) = |part, out| replaced(part, out, |c| c != ' ');
        assert_eq!(written(one_by_one, "a  b"), "a__b");
        let mut out = String::new();
        replaced("推😀.a", &mut out, keep);
        assert_eq!(out, "____a", "one, two and one");
        out.clear();
        squeezed("推😀.a--b", &mut out, keep);
        assert_eq!(out, "_a_b");
        for (part, camel) in [
            (
                "Ecs-20140526-DescribeInstances",
                "ecs20140526DescribeInstances",
            ),
            ("search_issues", "searchIssues"),
            ("AliyunBailianMCP_web", "aliyunBailianMCPWeb"),
            ("_x", "x"),
            ("12306-query", "_12306Query"),
            ("abc--", "abc"),
            ("推荐美食", ""),
        ] {
            assert_eq!(written(camel_case, part), camel, "{part}");
        }
        for (part, safe) in [
            ("my  server", "my_server"),
            ("a--b.c", "a-bc"),
            ("12306", "_12306"),
            ("-x", "_-x"),
            ("推荐", "_unnamed"),
            ("", "_"),
        ] {
            assert_eq!(written(left_out, part), safe, "{part}");
        }
    }
}
