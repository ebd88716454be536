//! Everything the page asks of the browser, and the only module that does.

mod about;
mod clipboard;
mod comfort;
mod download;
mod embedding;
mod files;
mod js;
mod live;
mod locale;
mod location;
mod more;
mod rest;
mod root;
mod style;
mod worker;

pub use root::Root;
