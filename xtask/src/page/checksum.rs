//! The checksums by which a browser, a person or a file's name tells one content from another.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// As a content security policy and the `integrity` attribute want it.
pub(crate) fn for_browser(bytes: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// As `sha256sum` prints it.
pub(crate) fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The part of it that makes the name of a file its own.
pub(crate) fn short(bytes: impl AsRef<[u8]>) -> String {
    let mut digits = hexadecimal(bytes);
    digits.truncate(16);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_other_programs() {
        // printf 'let a' | openssl dgst -sha256 -binary | base64; printf 'let a' | sha256sum
        assert_eq!(
            for_browser("let a"),
            "sha256-IfEXP/8HLuXoAiy0hZVrCAcjcLsZqYFpLOHDGj8enqE="
        );
        assert_eq!(
            hexadecimal("let a"),
            "21f1173fff072ee5e8022cb485956b08072370bb19a981692ce1c31a3f1e9ea1"
        );
        assert_eq!(short("let a"), hexadecimal("let a")[..16]);
    }
}
