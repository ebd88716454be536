//! QR codes: a text that a camera reads.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::domain::number;

/// How many modules stay white around a code, by the standard.
const QUIET: i32 = 4;

/// The longest text, in bytes: a telephone hardly reads a denser code from a screen.
const LONGEST: usize = 900;

/// Up to this length, in bytes, a code is made to be read where a part of it is hidden.
const SHORT: usize = 300;

/// A code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The drawing's `viewBox`, with the white that belongs around a code.
    pub view_box: String,
    /// The dark modules, as a path in which one module is one unit.
    pub path: String,
    /// How many modules long a side is, the white around included.
    pub side: usize,
}

/// The code of a text; `None` where that is too long to be read by a camera.
pub fn of(text: &str) -> Option<Qr> {
    if text.len() > LONGEST {
        return None;
    }
    let level = if text.len() > SHORT {
        QrCodeEcc::Low
    } else {
        QrCodeEcc::Medium
    };
    // As bytes: what would make digits alone shorter weighs six kilobytes.
    let code = QrCode::encode_binary(text.as_bytes(), level).ok()?;
    let size = code.size();
    let count = |number: i32| usize::try_from(number).unwrap_or_default();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, width) = (
                    number(count(start)),
                    number(count(y)),
                    number(count(x - start)),
                );
                let run = ["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"];
                path.push_str(&run.concat());
            }
            x += 1;
        }
    }
    let side = count(size + 2 * QUIET);
    Some(Qr {
        view_box: ["-4 -4 ", &number(side), " ", &number(side)].concat(),
        path,
        side,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path darkens.
    fn modules(qr: &Qr) -> Vec<Vec<bool>> {
        let size = qr.side - 8;
        let mut modules = vec![vec![false; size]; size];
        for run in qr.path.split('M').skip(1) {
            let (corner, rest) = run.split_once('h').expect("a run");
            let (x, y) = corner.split_once(' ').expect("a corner");
            let (width, _) = rest.split_once('v').expect("a width");
            let [x, y, width] = [x, y, width].map(|n| n.parse::<usize>().expect("a number"));
            modules[y][x..x + width].fill(true);
        }
        modules
    }

    #[test]
    fn a_camera_reads_the_text() {
        for length in [1, 50, 300, 301, 900] {
            let text: String = "https://portal.example/#1&id=WebSearch&client=cursor"
                .chars()
                .cycle()
                .take(length)
                .collect();
            let qr = of(&text).expect("a code");
            let modules = modules(&qr);
            let grid = rqrr::SimpleGrid::from_func(modules.len(), |x, y| modules[y][x]);
            let (_, read) = rqrr::Grid::new(grid).decode().expect("a readable code");
            assert_eq!(read, text);
            assert_eq!(qr.view_box, format!("-4 -4 {0} {0}", qr.side));
        }
    }

    #[test]
    fn a_text_that_no_telephone_reads_has_no_code() {
        assert_eq!(of(&"a".repeat(901)), None);
    }
}
