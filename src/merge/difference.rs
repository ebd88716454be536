/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is in both texts.
    Kept,
    /// It is in the old text only.
    Removed,
    /// It is in the new text only.
    Added,
}

/// One line of a difference, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What became of it.
    pub change: Change,
    /// Its number in the old text, from 1; none where it was added.
    pub old: Option<usize>,
    /// Its number in the new text, from 1; none where it was removed.
    pub new: Option<usize>,
    /// Its text.
    pub text: &'a str,
}

/// The largest table of the exact comparison, in cells. Beyond it all lines between the common
/// beginning and end are removed and added.
const CELL_LIMIT: usize = 1_000_000;

/// How two texts differ, line by line, in the order in which it is shown: removed lines stand
/// before those added in their place.
pub fn difference<'a>(old: &'a str, new: &'a str) -> Vec<Line<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let pairs = || old.iter().zip(&new);
    let front = pairs().take_while(|(one, other)| one == other).count();
    let ends = old
        .iter()
        .skip(front)
        .rev()
        .zip(new.iter().skip(front).rev());
    let back = ends.take_while(|(one, other)| one == other).count();
    let middle = |lines: &[&'a str]| {
        lines
            .get(front..lines.len() - back)
            .unwrap_or_default()
            .to_vec()
    };
    let kept = common(&middle(&old), &middle(&new));

    let mut out = Out {
        lines: Vec::new(),
        old: 0,
        new: 0,
    };
    let (mut olds, mut news) = (old.iter(), new.iter());
    let pairs = (0..front).map(|at| (at, at));
    let pairs = pairs.chain(
        kept.into_iter()
            .map(|(one, other)| (front + one, front + other)),
    );
    let backs = (0..back)
        .rev()
        .map(|at| (old.len() - 1 - at, new.len() - 1 - at));
    for (one, other) in pairs.chain(backs).chain([(old.len(), new.len())]) {
        while out.old < one {
            out.line(Change::Removed, olds.next());
        }
        while out.new < other {
            out.line(Change::Added, news.next());
        }
        news.next();
        out.line(Change::Kept, olds.next());
    }
    out.lines
}

/// The lines of a difference, and how many of each text were told.
struct Out<'a> {
    lines: Vec<Line<'a>>,
    old: usize,
    new: usize,
}

impl<'a> Out<'a> {
    fn line(&mut self, change: Change, text: Option<&&'a str>) {
        self.old += usize::from(change != Change::Added);
        self.new += usize::from(change != Change::Removed);
        self.lines.extend(text.map(|text| Line {
            change,
            old: (change != Change::Added).then_some(self.old),
            new: (change != Change::Removed).then_some(self.new),
            text,
        }));
    }
}

/// The indices of a longest common subsequence; none where that would take too long.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let width = new.len() + 1;
    if old.is_empty() || new.is_empty() || (old.len() + 1).saturating_mul(width) > CELL_LIMIT {
        return pairs;
    }
    // How long the longest common subsequence of the rests is, from every pair of lines on. One of
    // both texts has less than a thousand lines here.
    let mut table = vec![0u16; (old.len() + 1) * width];
    let cell = |table: &[u16], one: usize, other: usize| {
        table.get(one * width + other).copied().unwrap_or(0)
    };
    for (one, line) in old.iter().enumerate().rev() {
        for (other, candidate) in new.iter().enumerate().rev() {
            let best = if line == candidate {
                cell(&table, one + 1, other + 1) + 1
            } else {
                cell(&table, one + 1, other).max(cell(&table, one, other + 1))
            };
            if let Some(cell) = table.get_mut(one * width + other) {
                *cell = best;
            }
        }
    }
    let (mut one, mut other) = (0, 0);
    while let (Some(line), Some(candidate)) = (old.get(one), new.get(other)) {
        if line == candidate {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if cell(&table, one + 1, other) >= cell(&table, one, other + 1) {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a patch shows it.
    fn patch(old: &str, new: &str) -> Vec<String> {
        let sign = |line: &Line| match line.change {
            Change::Kept => ' ',
            Change::Removed => '-',
            Change::Added => '+',
        };
        let lines = difference(old, new);
        lines
            .iter()
            .map(|line| format!("{}{}", sign(line), line.text))
            .collect()
    }

    #[test]
    fn removed_lines_stand_before_those_in_their_place() {
        assert_eq!(patch("a\nb\nc\n", "a\nx\nc\n"), [" a", "-b", "+x", " c"]);
        assert_eq!(patch("a\nb", "a\nb"), [" a", " b"]);
        assert_eq!(patch("", "a\n"), ["+a"]);
        assert_eq!(patch("a\n", ""), ["-a"]);
        assert_eq!(patch("", ""), [""; 0]);
        assert_eq!(patch("a\na\n", "a\na\na\n"), [" a", " a", "+a"]);
        let (old, new) = ("{\n a\n b\n c\n}", "{\n b\n x\n c\n y\n}");
        assert_eq!(
            patch(old, new),
            [" {", "- a", "  b", "+ x", "  c", "+ y", " }"]
        );
    }

    #[test]
    fn lines_are_numbered_in_both_texts() {
        let numbers: Vec<_> = difference("a\nb\nc", "a\nc\nd")
            .iter()
            .map(|line| (line.old, line.new))
            .collect();
        let expected = [
            (Some(1), Some(1)),
            (Some(2), None),
            (Some(3), Some(2)),
            (None, Some(3)),
        ];
        assert_eq!(numbers, expected);
    }

    #[test]
    fn far_apart_texts_take_no_longer() {
        let old: String = (0..50_000).map(|line| format!("old {line}\n")).collect();
        let new: String = (0..50_000).map(|line| format!("new {line}\n")).collect();
        let start = cpu_time::ThreadTime::now();
        let (old, new) = (
            ["same\n", &old, "end"].concat(),
            ["same\n", &new, "end"].concat(),
        );
        let lines = difference(&old, &new);
        assert_eq!(lines.len(), 100_002);
        assert!(start.elapsed() < std::time::Duration::from_secs(5));
    }

    proptest::proptest! {
        #[test]
        fn both_texts_come_back(old in "([a-d]\n){0,12}", new in "([a-d]\n){0,12}") {
            let lines = difference(&old, &new);
            let side = |left: Change| -> Vec<&str> {
                lines.iter().filter(|line| line.change != left).map(|line| line.text).collect()
            };
            proptest::prop_assert_eq!(side(Change::Added), old.lines().collect::<Vec<_>>());
            proptest::prop_assert_eq!(side(Change::Removed), new.lines().collect::<Vec<_>>());
            let mut olds = lines.iter().filter_map(|line| line.old);
            proptest::prop_assert!((1..=old.lines().count()).all(|number| olds.next() == Some(number)));
        }
    }
}
