//! The components of the page: properties in, callbacks out.
//!
//! They read [`app`](crate::app) and change nothing themselves: what a person does becomes an
//! [`Action`](crate::app::Action), and what the browser must do (copy, download) is asked of [`Effects`].

mod choice;
mod client_pane;
mod client_picker;
mod code;
mod commands;
mod context;
mod copy_button;
mod endpoint;
mod event;
mod field;
mod findings;
mod header;
mod highlight;
mod icon;
mod key_field;
mod links;
mod name_field;
mod output;
mod page;
mod paste_box;
mod places;
mod secret_choice;
mod service_pane;

pub use context::{Context, CopyRequest, DownloadRequest, Effects};
pub use page::{Page, Props, View};
