//! The page to host as one archive that is the same wherever it is made.

use std::fs;
use std::path::Path;

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

use crate::page::compress::files;

/// Every file below `folder`, in a folder of this name: in alphabetical order, of nobody and no time.
pub(super) fn of(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let gzip = GzBuilder::new()
        .mtime(0)
        // Unknown, whatever this is made on.
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    let mut archive = Builder::new(gzip);
    for file in files(folder)? {
        let bytes = fs::read(&file)?;
        let inside = file
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        header.set_size(bytes.len() as u64);
        archive.append_data(&mut header, format!("{name}/{inside}"), &*bytes)?;
    }
    Ok(archive.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("inner")).unwrap();
        for name in names {
            fs::write(folder.path().join(name), format!("this is {name}")).unwrap();
        }
        folder
    }

    #[test]
    fn the_same_files_make_the_same_archive() {
        let one = folder(&["b.html", "a.js", "inner/c.css"]);
        let other = folder(&["inner/c.css", "a.js", "b.html"]);
        let old = fs::File::options()
            .write(true)
            .open(other.path().join("a.js"))
            .unwrap();
        old.set_modified(std::time::UNIX_EPOCH).unwrap();
        let [one, other] = [one, other].map(|folder| of(folder.path(), "page-1").unwrap());
        assert_eq!(one, other);
    }

    #[test]
    fn all_files_are_in_it_in_order_and_belong_to_nobody() {
        let archive = of(folder(&["b.html", "a.js", "inner/c.css"]).path(), "page-1").unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(&*archive));
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let header = entry.header();
            assert_eq!(
                (
                    header.mtime().unwrap(),
                    header.uid().unwrap(),
                    header.gid().unwrap()
                ),
                (0, 0, 0)
            );
            let (path, mut text) = (entry.path().unwrap().display().to_string(), String::new());
            entry.read_to_string(&mut text).unwrap();
            found.push((path, text));
        }
        let expected = ["a.js", "b.html", "inner/c.css"]
            .map(|name| (format!("page-1/{name}"), format!("this is {name}")));
        assert_eq!(found, expected);
    }
}
