use super::place::byte;
use super::refusal::{Fault, Stop};

/// A reader of a format whose values nest in `{ }` and `[ ]`, with commas between them.
pub(super) trait Nested {
    /// The whole text.
    fn text(&self) -> &str;

    /// Where the next byte is.
    fn at(&self) -> usize;

    /// Goes on behind the next byte, which is ASCII.
    fn step(&mut self);

    /// Skips what may stand between two parts of a value.
    fn gap(&mut self) -> Result<(), Stop>;

    /// Skips the key of a member, and the mark behind it.
    fn key_and_mark(&mut self) -> Result<(), Stop>;

    /// Skips a value that holds no other.
    fn plain(&mut self) -> Result<(), Stop>;

    /// Skips one value of any depth. It does not recurse, so that no text is too deep for it.
    fn skip(&mut self) -> Result<(), Stop> {
        // The brackets that are not closed yet.
        let mut open: Vec<usize> = Vec::new();
        loop {
            // Whether an item may follow: after an opening bracket or a comma.
            let mut due = false;
            match self.next() {
                b'{' | b'[' => {
                    open.push(self.at());
                    self.step();
                    due = true;
                }
                _ => self.plain()?,
            }
            loop {
                let Some(&start) = open.last() else {
                    return Ok(());
                };
                let object = byte(self.text(), start) == b'{';
                let closing = if object { b'}' } else { b']' };
                self.gap()?;
                if !due && self.next() == b',' {
                    self.step();
                    self.gap()?;
                    due = true;
                }
                if self.next() == closing {
                    self.step();
                    open.pop();
                    due = false;
                    continue;
                }
                if !due || self.at() >= self.text().len() {
                    return Err(self.unclosed(start));
                }
                if object {
                    self.key_and_mark()?;
                }
                break;
            }
        }
    }

    /// What went wrong within a bracket: something that cannot stand here, or the end of the text.
    fn unclosed(&self, open: usize) -> Stop {
        if self.at() < self.text().len() {
            return Stop::unexpected(self.text(), self.at());
        }
        Stop::syntax(open, Fault::Unclosed(char::from(byte(self.text(), open))))
    }

    /// The next byte, 0 at the end.
    fn next(&self) -> u8 {
        byte(self.text(), self.at())
    }
}
