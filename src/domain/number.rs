/// A number in decimal digits.
///
/// The standard library's formatting does the same, and nothing else on the page needs it: it is
/// three kilobytes that need not be loaded.
pub fn number(value: usize) -> String {
    let mut digits = if value >= 10 {
        number(value / 10)
    } else {
        String::new()
    };
    // A digit always fits.
    digits.push(char::from(b'0' + (value % 10) as u8));
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_the_standard_library_writes_them() {
        for value in [0, 7, 10, 100, 1_234_567_890, usize::MAX] {
            assert_eq!(number(value), value.to_string());
        }
    }
}
