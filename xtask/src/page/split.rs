//! Parts the page's WebAssembly in two: what the page needs to be ready, and the rest.
//!
//! The code itself says nothing of files: a module whose name stands in [`LATER`], and whatever only
//! such modules use, goes into the rest. A call from the first part into the rest goes through the
//! table of functions, whose places the rest fills when it is loaded; until then such a call stops
//! the page, so the page asks for the rest before it makes one. Texts and other constants go along:
//! the first part has zeros in their place.
//!
//! What belongs where follows from the linker's own record of who refers to whom, and a reference
//! that would break this is an error here.

mod first;
mod linked;
mod module;
mod rest;

use anyhow::{Context, Result};

use linked::Linked;
use module::Facts;

/// Lets the linker keep its record.
pub(crate) const FLAGS: [&str; 1] = ["-Clink-arg=--emit-relocs"];

/// Paths of the modules that are loaded after the page is ready.
const LATER: &[&str] = &[
    "bailian_mcp_config::app::more::",
    "bailian_mcp_config::browser::embedding::",
    "bailian_mcp_config::browser::files::",
    "bailian_mcp_config::browser::more::",
    "bailian_mcp_config::clients::more::",
    "bailian_mcp_config::doctor::",
    "bailian_mcp_config::embed::",
    "bailian_mcp_config::i18n::en_messages::",
    "bailian_mcp_config::i18n::faults::",
    "bailian_mcp_config::i18n::message",
    "bailian_mcp_config::i18n::more::",
    "bailian_mcp_config::i18n::refusals::",
    "bailian_mcp_config::merge::",
    "bailian_mcp_config::i18n::zh_messages::",
    "bailian_mcp_config::ui::more::",
];

/// The functions of those modules that the first part calls; before each call it asks whether the
/// rest is there. A method that the compiler derives, called by accident, would be missing here.
const ENTRIES: &[&str] = &[
    "bailian_mcp_config::app::more::derive",
    "bailian_mcp_config::app::more::reduce",
    "bailian_mcp_config::app::more::rows::derive",
    "bailian_mcp_config::app::more::rows::name",
    "bailian_mcp_config::app::more::rows::remarks",
    "bailian_mcp_config::app::more::rows::selected",
    "bailian_mcp_config::browser::more::act",
    "bailian_mcp_config::browser::more::begin",
    "bailian_mcp_config::browser::more::remember",
    "bailian_mcp_config::i18n::message",
    "bailian_mcp_config::i18n::more::more",
    "bailian_mcp_config::ui::more::long::long",
    "bailian_mcp_config::ui::more::merging::merging",
    "bailian_mcp_config::ui::more::picker::picker",
    "bailian_mcp_config::ui::more::several::several",
    "bailian_mcp_config::ui::more::table::table",
];

/// The two parts.
pub(crate) struct Parts {
    /// What is loaded first. It exports what the rest needs.
    pub(crate) first: Vec<u8>,
    /// What is loaded afterwards, with the exports of the first part as its imports.
    pub(crate) rest: Vec<u8>,
}

/// Parts `module`, which wasm-bindgen has made of `linked`, the linker's output with relocations.
///
/// # Errors
/// When one of them cannot be read, or when the first part refers to a constant of the rest, or to
/// a function of it that is no entry.
pub(crate) fn split(linked: &[u8], module: &[u8]) -> Result<Parts> {
    let later = Linked::read(linked)
        .context("cannot read what the linker wrote")?
        .later(LATER, ENTRIES)?;
    let facts = Facts::read(module, &later).context("cannot read the WebAssembly")?;
    Ok(Parts {
        first: first::write(module, &facts)?,
        rest: rest::write(module, &facts)?,
    })
}
