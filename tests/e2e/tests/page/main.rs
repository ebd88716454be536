//! The built page, as a person uses it in Chromium.

mod embedding;
mod journey;
mod layout;
mod secrecy;
mod start;
mod visit;
