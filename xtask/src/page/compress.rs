//! Precompressed copies of the built files, for web servers that send them as they are.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::{Compression, GzBuilder};

/// What is worth compressing; images and fonts are compressed already.
const COMPRESSIBLE: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Brotli's best effort.
const BROTLI_QUALITY: i32 = 11;

/// Windows worth a try, as powers of two: in a smaller one, distances take fewer bits.
const BROTLI_WINDOWS: [i32; 2] = [18, 22];

/// What the encoder may take a file for: its guesses differ by a few tenths of a percent.
const BROTLI_MODES: [BrotliEncoderMode; 2] = [
    BrotliEncoderMode::BROTLI_MODE_GENERIC,
    BrotliEncoderMode::BROTLI_MODE_FONT,
];

/// Writes `<file>.gz` and `<file>.br` beside each compressible file below `folder`.
pub(crate) fn beside_each_file(folder: &Path) -> Result<()> {
    for file in files(folder)? {
        if !is_compressible(&file) {
            continue;
        }
        let bytes = fs::read(&file)?;
        fs::write(appended(&file, "gz"), gzip(&bytes)?)?;
        fs::write(appended(&file, "br"), brotli(&bytes)?)?;
    }
    Ok(())
}

/// Every file below `folder`, in alphabetical order, so that output never depends on the disk.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// `a.js.br` of `a.js`.
pub(crate) fn appended(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn is_compressible(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

/// Level 9, without a name or a time, so that equal pages give equal files.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The smallest that any decoder of gzip reads, which takes a hundred times as long to find.
pub(crate) fn smallest_gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let options = zopfli::Options::default();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}

/// The smallest of what the encoder makes with different settings.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut best: Option<Vec<u8>> = None;
    for lgwin in BROTLI_WINDOWS {
        for mode in BROTLI_MODES {
            let parameters = BrotliEncoderParams {
                quality: BROTLI_QUALITY,
                lgwin,
                mode,
                size_hint: bytes.len(),
                ..Default::default()
            };
            let mut compressed = Vec::new();
            brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
            if best
                .as_ref()
                .is_none_or(|best| compressed.len() < best.len())
            {
                best = Some(compressed);
            }
        }
    }
    Ok(best.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn copies_unpack_to_the_file_and_images_have_none() {
        let folder = tempfile::tempdir().unwrap();
        let text = "to be compressed ".repeat(100);
        fs::create_dir(folder.path().join("inner")).unwrap();
        fs::write(folder.path().join("inner/a.js"), &text).unwrap();
        fs::write(folder.path().join("b.png"), "not really").unwrap();

        beside_each_file(folder.path()).unwrap();

        let names: Vec<_> = files(folder.path()).unwrap();
        let names: Vec<_> = names
            .iter()
            .map(|file| file.strip_prefix(folder.path()).unwrap())
            .collect();
        assert_eq!(
            names,
            ["b.png", "inner/a.js", "inner/a.js.br", "inner/a.js.gz"].map(Path::new)
        );
        let read = |name| fs::read(folder.path().join(name)).unwrap();
        let mut unpacked = String::new();
        let gz = read("inner/a.js.gz");
        flate2::read::GzDecoder::new(&*gz)
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*read("inner/a.js.br"), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
    }

    #[test]
    fn gzip_carries_no_time() {
        let bytes = gzip(b"text").unwrap();
        assert_eq!(bytes[4..8], [0; 4]);
    }
}
