//! The built page, as a person uses it in Chromium.

mod bare;
mod clients;
mod comforts;
mod doctor;
mod embedding;
mod faults;
mod hands;
mod journey;
mod layout;
mod list_tools;
mod listing;
mod live;
mod many;
mod merging;
mod offline;
mod pictures;
mod secrecy;
mod servers;
mod share;
mod single;
mod site;
mod start;
mod states;
mod visit;

#[allow(dead_code, reason = "what comes of a row natively is another test")]
#[path = "../../../faults/rows.rs"]
mod rows;
