//! The built page, as a person uses it in Chromium.

mod embedding;
mod journey;
mod layout;
mod many;
mod secrecy;
mod start;
mod visit;
