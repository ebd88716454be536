//! Turns what the Model Studio (Bailian) console shows into the MCP configuration of a client.
//!
//! # Layout, in reading order
//!
//! | module | what it is |
//! | --- | --- |
//! | [`domain`] | the nouns, valid by construction: service, endpoint, instance ID, key, name |
//! | [`diagnostic`] | what can be found wrong or repaired: facts, no sentences |
//! | [`emit`] | how each syntax is quoted |
//! | [`paste`] | a text becomes services, a key and diagnostics; it never fails |
//! | [`clients`] | one file per client: its record and its pure render function |
//! | [`merge`] | puts a configuration into a person's existing file and loses nothing |
//! | [`doctor`] | what in a configuration is wrong for a client |
//! | [`mcp`] | lists the tools of a service: bytes in, requests out |
//! | [`app`] | state, actions, one pure reducer, and what follows from the state |
//! | [`i18n`] | every text in both languages, by exhaustive matches |
//! | [`embed`] | the JavaScript interface as plain data |
//! | [`ui`] | components: properties in, callbacks out |
//! | [`browser`] | every call into the browser |
//!
//! A module uses only those above it; `tests/tidy.rs` asserts that.
//!
//! # Data flow, one way
//!
//! ```text
//! text -clean-> text + span map -sniff, parse-> services + key + diagnostics
//! service -> (client.render)(service, target) -> snippets
//! bytes -event_stream-> Event -json_rpc-> Message -session-> requests, progress, Listing
//! event -> Action -> State::reduce -> State -> Derived -> view
//! ```
//!
//! # Invariants
//!
//! The key is a [`domain::Secret`]: it is kept in memory only, never printed, stored or put into an
//! address. Understanding a text never fails: it returns what it understood and diagnostics, each
//! with a place and, where one exists, a fix. Nothing panics, for a panic would be a blank page.

pub mod app;
pub mod browser;
pub mod clients;
pub mod diagnostic;
pub mod doctor;
pub mod domain;
pub mod embed;
pub mod emit;
pub mod i18n;
pub mod mcp;
pub mod merge;
pub mod paste;
pub mod ui;
