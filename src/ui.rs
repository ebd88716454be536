//! The parts of the page: plain functions that write a [`View`] as nodes.
//!
//! They read [`app`](crate::app) and change nothing themselves: what a person does becomes an
//! [`Action`](crate::app::Action).

mod attribute;
mod choice;
mod client_pane;
mod client_picker;
mod code;
mod commands;
mod context;
mod copy;
mod dom;
mod endpoint;
mod field;
mod findings;
mod header;
mod highlight;
mod icon;
mod key_field;
mod links;
mod more;
mod name_field;
mod output;
mod page;
mod paste_box;
mod places;
mod secret_choice;
mod service_pane;

pub use context::Context;
pub use more::sheet_text;
pub use page::{View, page};
