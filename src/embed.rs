//! The embedding interface as plain data: what `window.bailianMcpConfig` answers, without a browser.
//!
//! Answers are [`Json`](crate::emit::json::Json) values, written out member by member: their names
//! are the interface, which later versions add to and never rename. `docs/interface.md` gives their types.

mod clients;
mod findings;
mod fit;
mod listing;
mod merge;
mod render;
mod serialize;
mod understand;
mod utf16;

pub use clients::clients;
pub use fit::{FitRequest, fit, tools};
pub use listing::{Refused, Taken, listing, refused, step};
pub use merge::{MergeRequest, merge};
pub use render::{Request, ServiceRequest, render};
pub use understand::understand;

/// The version of the page.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
