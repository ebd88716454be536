//! The built page, as a person uses it in Chromium.

mod clients;
mod doctor;
mod embedding;
mod journey;
mod layout;
mod merging;
mod many;
mod secrecy;
mod start;
mod visit;
