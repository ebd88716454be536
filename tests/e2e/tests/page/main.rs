//! The built page, as a person uses it in Chromium.

mod clients;
mod doctor;
mod embedding;
mod journey;
mod layout;
mod listing;
mod many;
mod merging;
mod secrecy;
mod start;
mod visit;
