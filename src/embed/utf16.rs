/// Turns byte offsets of a text into UTF-16 offsets, each in logarithmic time.
pub(super) struct Utf16<'a> {
    text: &'a str,
    /// Byte and UTF-16 offset at every `STEP`-th character.
    marks: Vec<(usize, usize)>,
}

const STEP: usize = 256;

impl<'a> Utf16<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut units = 0;
        let mut marks = Vec::new();
        for (index, (at, c)) in text.char_indices().enumerate() {
            if index % STEP == 0 {
                marks.push((at, units));
            }
            units += c.len_utf16();
        }
        Self { text, marks }
    }

    pub(super) fn offset(&self, byte: usize) -> usize {
        let after = self.marks.partition_point(|(at, _)| *at <= byte);
        let (at, units) = after
            .checked_sub(1)
            .and_then(|i| self.marks.get(i))
            .copied()
            .unwrap_or((0, 0));
        let rest = self
            .text
            .get(at..byte.min(self.text.len()))
            .unwrap_or_default();
        units + rest.chars().map(char::len_utf16).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_counts_as_javascript_counts() {
        let text = "a百😀".repeat(300);
        let utf16 = Utf16::new(&text);
        for (at, _) in text.char_indices() {
            assert_eq!(utf16.offset(at), text[..at].encode_utf16().count(), "{at}");
        }
        assert_eq!(utf16.offset(text.len()), text.encode_utf16().count());
        assert_eq!(utf16.offset(text.len() + 9), text.encode_utf16().count());
    }
}
