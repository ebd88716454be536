//! A Bailian-shaped MCP service on loopback, over real sockets.
//!
//! It is the demo service behind the served page and the far side of the tests: real clients
//! connect to it, and its [`Log`] is the witness of what they sent. Paths, statuses, bodies and
//! event bytes follow what is publicly known of the real service; everything else follows the MCP
//! specification, revisions 2024-11-05 to 2026-07-28. A [`Fault`] makes any part of it go wrong.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use emulator::{Cors, Emulator};
//!
//! let service = Emulator::builder()
//!     .key("sk-00112233445566778899aabbccddeeff")
//!     .cors(Cors::Allowed)
//!     .start()
//!     .await?;
//! println!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
//! service.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! Reading order: [`builder`] says what can be set, `router` which path does what, `sse` and
//! `streamable` are the two transports, `answer` is the MCP server itself, `catalog` its tools, [`fault`]
//! what can go wrong. Apart from the service, [`page`] serves the built page, [`canary`] is the other
//! origin that must never see a key, and [`model`] stands in for a language model.

pub mod builder;
pub mod canary;
pub mod fault;
pub mod log;
pub mod model;
pub mod page;
pub mod relay;
pub mod server;

mod answer;
mod befall;
mod catalog;
mod cors;
mod error_body;
mod gate;
mod message;
mod router;
mod sse;
mod state;
mod stateless;
mod streamable;

pub use builder::{Answers, Builder, Emulator, Revision, Running, Sessions};
pub use canary::Canary;
pub use cors::Cors;
pub use fault::Fault;
pub use log::{Authorization, Log, Request};
pub use relay::Relay;
pub use server::Server;
