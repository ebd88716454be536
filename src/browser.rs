//! Everything the page asks of the browser, and the only module that does.

mod clipboard;
mod download;
mod embedding;
mod locale;
mod rest;
mod root;

pub use root::Root;
