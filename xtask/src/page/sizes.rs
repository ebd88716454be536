//! The sizes of the built files, and the budget they have to keep.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::compress::{appended, files};
use super::offline;

/// Bytes that everything the page loads before it is ready may weigh, compressed with Brotli.
pub(crate) const BUDGET: u64 = 100_000;

/// The files of the page; the compressed copies are columns, not rows.
pub(crate) struct Sizes(Vec<Row>);

struct Row {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Row {
    /// Whether the page loads it after it is ready.
    fn is_later(&self) -> bool {
        self.name.starts_with("rest-") || offline::is_later(&self.name)
    }
}

impl Sizes {
    /// Measures the files below `site`. A file without a compressed copy is sent as it is.
    pub(crate) fn of(site: &Path) -> Result<Self> {
        let mut rows = Vec::new();
        for file in files(site)? {
            let raw = fs::metadata(&file)?.len();
            let copy = |extension| match fs::metadata(appended(&file, extension)) {
                Ok(metadata) => metadata.len(),
                Err(_) => raw,
            };
            let (gzip, brotli) = (copy("gz"), copy("br"));
            let name = file
                .strip_prefix(site)
                .unwrap_or(&file)
                .display()
                .to_string();
            if !name.ends_with(".gz") && !name.ends_with(".br") {
                rows.push(Row {
                    name,
                    raw,
                    gzip,
                    brotli,
                });
            }
        }
        Ok(Self(rows))
    }

    /// What a visit downloads until the page is ready, in bytes, from a server that sends Brotli.
    pub(crate) fn first_load(&self) -> u64 {
        self.total().brotli
    }

    fn total(&self) -> Row {
        let first = || self.0.iter().filter(|row| !row.is_later());
        let sum = |column: fn(&Row) -> u64| first().map(column).sum();
        Row {
            name: "first load".to_owned(),
            raw: sum(|row| row.raw),
            gzip: sum(|row| row.gzip),
            brotli: sum(|row| row.brotli),
        }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        let width = self
            .0
            .iter()
            .chain([&total])
            .map(|row| row.name.len())
            .max()
            .unwrap_or(0);
        writeln!(
            f,
            "{:width$} {:>9} {:>9} {:>9}",
            "file", "raw", "gzip", "brotli"
        )?;
        for Row {
            name,
            raw,
            gzip,
            brotli,
        } in self.0.iter().chain([&total])
        {
            writeln!(f, "{name:width$} {raw:>9} {gzip:>9} {brotli:>9}")?;
        }
        let percent = total.brotli * 100 / BUDGET;
        write!(f, "{percent} % of the budget of {BUDGET} bytes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, size) in [
            ("app.wasm", 900),
            ("app.wasm.gz", 400),
            ("app.wasm.br", 300),
            ("icon.png", 50),
            ("rest-0f", 800),
        ] {
            fs::write(folder.path().join(name), vec![0; size]).unwrap();
        }
        folder
    }

    #[test]
    fn the_first_load_counts_each_file_once_in_its_smallest_form() {
        assert_eq!(Sizes::of(site().path()).unwrap().first_load(), 350);
    }

    #[test]
    fn the_table_lines_up() {
        let table = Sizes::of(site().path()).unwrap().to_string();
        let expected = "\
file             raw      gzip    brotli
app.wasm         900       400       300
icon.png          50        50        50
rest-0f          800       800       800
first load       950       450       350
0 % of the budget of 100000 bytes";
        assert_eq!(table, expected);
    }
}
