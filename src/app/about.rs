//! What is known of the page itself: its document says so.

/// The version of the page, and where it is to be had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its version; empty where it was not released.
    pub version: String,
    /// The commit that it was built of.
    pub commit: String,
    /// Whether this is the single file.
    pub single: bool,
    /// The single file, where the hosted page offers it.
    pub offer: Option<Offer>,
}

/// The page as one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its address, from the page.
    pub url: String,
    /// Its checksum, in hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
}
