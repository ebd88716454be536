//! The sizes of the built files, and the budgets they have to keep.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use super::compress::{appended, files};
use super::offline;
use super::single;

/// Bytes that everything the page loads before it is ready may weigh, compressed with Brotli.
pub(crate) const FIRST_LOAD: u64 = 100_000;

/// Bytes that the single file may have on a disk. Two thirds of it are the rest: the clients, the
/// merging and the texts that most people never see.
pub(crate) const SINGLE_FILE: u64 = 500_000;

/// The files of the page; the compressed copies are columns, not rows.
pub(crate) struct Sizes(Vec<Row>);

struct Row {
    name: String,
    when: When,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// When the page loads a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// Until it is ready.
    First,
    /// Once it is ready.
    Later,
    /// When the browser keeps the page for a time without a network, or installs it.
    Kept,
    /// Only when the person asks for it.
    Asked,
}

impl When {
    fn of(name: &str) -> Self {
        match name {
            single::NAME => Self::Asked,
            _ if name.starts_with("rest-") => Self::Later,
            _ if offline::is_later(name) => Self::Kept,
            _ => Self::First,
        }
    }

    /// What all of these files are together.
    fn sum(self) -> &'static str {
        match self {
            Self::First => "first load",
            Self::Later => "rest",
            Self::Kept => "to keep it",
            Self::Asked => "single file",
        }
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
                    when: When::of(&name),
                    name,
                    raw,
                    gzip,
                    brotli,
                });
            }
        }
        rows.sort_by(|a, b| (a.when, &a.name).cmp(&(b.when, &b.name)));
        Ok(Self(rows))
    }

    /// What a visit downloads until the page is ready, in bytes, from a server that sends Brotli.
    pub(crate) fn first_load(&self) -> u64 {
        self.total(When::First).brotli
    }

    /// What the single file has on a disk, in bytes.
    pub(crate) fn single_file(&self) -> u64 {
        self.total(When::Asked).raw
    }

    /// # Errors
    /// When one of the budgets is exceeded.
    pub(crate) fn keep_budgets(&self) -> Result<()> {
        for (what, size, budget) in [
            ("first load", self.first_load(), FIRST_LOAD),
            ("single file", self.single_file(), SINGLE_FILE),
        ] {
            ensure!(
                size <= budget,
                "the {what} of {size} bytes is over its budget of {budget}"
            );
        }
        Ok(())
    }

    fn total(&self, when: When) -> Row {
        let rows = || self.0.iter().filter(|row| row.when == when);
        let sum = |column: fn(&Row) -> u64| rows().map(column).sum();
        Row {
            name: when.sum().to_owned(),
            when,
            raw: sum(|row| row.raw),
            gzip: sum(|row| row.gzip),
            brotli: sum(|row| row.brotli),
        }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let totals =
            [When::First, When::Later, When::Kept, When::Asked].map(|when| self.total(when));
        let rows = || self.0.iter().chain(&totals);
        let width = rows().map(|row| row.name.len()).max().unwrap_or(0);
        let head = ["raw", "gzip", "brotli"];
        let line = |f: &mut fmt::Formatter<'_>, name: &str, sizes: [&dyn fmt::Display; 3]| {
            let [raw, gzip, brotli] = sizes;
            writeln!(f, "{name:width$} {raw:>9} {gzip:>9} {brotli:>9}")
        };
        line(f, "file", [&head[0], &head[1], &head[2]])?;
        for row in rows() {
            line(f, &row.name, [&row.raw, &row.gzip, &row.brotli])?;
        }
        for (what, size, budget) in [
            ("first load, as brotli", self.first_load(), FIRST_LOAD),
            ("single file, as it is", self.single_file(), SINGLE_FILE),
        ] {
            let percent = size * 100 / budget;
            writeln!(f, "{what}: {percent} % of the budget of {budget} bytes")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(single: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, size) in [
            ("app.wasm", 900),
            ("app.wasm.gz", 400),
            ("app.wasm.br", 300),
            (single::NAME, single),
            ("icon.png", 50),
            ("rest-0f", 800),
            ("worker.js", 60),
        ] {
            fs::write(folder.path().join(name), vec![0; size]).unwrap();
        }
        folder
    }

    #[test]
    fn the_first_load_counts_each_file_once_in_its_smallest_form() {
        assert_eq!(Sizes::of(site(0).path()).unwrap().first_load(), 350);
    }

    #[test]
    fn the_single_file_is_held_against_a_budget_of_its_own() {
        let within = Sizes::of(site(SINGLE_FILE as usize).path()).unwrap();
        assert_eq!(within.single_file(), SINGLE_FILE);
        within.keep_budgets().unwrap();
        let over = Sizes::of(site(SINGLE_FILE as usize + 1).path()).unwrap();
        let error = over.keep_budgets().unwrap_err().to_string();
        assert!(error.starts_with("the single file of"), "{error}");
    }

    #[test]
    fn the_table_lines_up() {
        let table = Sizes::of(site(1_700).path()).unwrap().to_string();
        let expected = format!(
            "\
file                          raw      gzip    brotli
app.wasm                      900       400       300
icon.png                       50        50        50
rest-0f                       800       800       800
worker.js                      60        60        60
bailian-mcp-config.html      1700      1700      1700
first load                    950       450       350
rest                          800       800       800
to keep it                     60        60        60
single file                  1700      1700      1700
first load, as brotli: 0 % of the budget of 100000 bytes
single file, as it is: 0 % of the budget of {SINGLE_FILE} bytes
"
        );
        assert_eq!(table, expected);
    }
}
