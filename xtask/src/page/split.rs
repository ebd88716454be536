//! Parts the page's WebAssembly in two: what the page needs to be ready, and the rest.
//!
//! The code itself says nothing of files: what can be reached only through the functions in
//! [`ENTRIES`] goes into the rest. Such a call goes through the table of functions, whose places the
//! rest fills when it is loaded; until then it stops the page, so the page asks for the rest before
//! it makes one. Texts and other constants go along: the first part has zeros in their place.
//!
//! What reaches what follows from the linker's own record of who refers to whom.

mod first;
mod linked;
mod module;
mod rest;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result};

use linked::Linked;
use module::Facts;

/// Lets the linker keep its record.
pub(crate) const FLAGS: [&str; 1] = ["-Clink-arg=--emit-relocs"];

/// The only ways into the rest. Each of these functions is `#[inline(never)]`, and before each call the
/// page asks whether the rest is there.
const ENTRIES: &[&str] = &[
    "bailian_mcp_config::app::more::derive",
    "bailian_mcp_config::app::more::follows::follows",
    "bailian_mcp_config::app::more::forget",
    "bailian_mcp_config::app::more::reduce",
    "bailian_mcp_config::app::more::rows::derive",
    "bailian_mcp_config::app::more::rows::name",
    "bailian_mcp_config::app::more::rows::remarks",
    "bailian_mcp_config::app::more::rows::selected",
    "bailian_mcp_config::app::more::text",
    "bailian_mcp_config::browser::more::act",
    "bailian_mcp_config::browser::more::begin",
    "bailian_mcp_config::browser::more::follow",
    "bailian_mcp_config::browser::more::remember",
    "bailian_mcp_config::i18n::message",
    "bailian_mcp_config::ui::commands::commands",
    "bailian_mcp_config::ui::endpoint::folded",
    "bailian_mcp_config::ui::links::links",
    "bailian_mcp_config::ui::more::about::about",
    "bailian_mcp_config::ui::more::doctor::doctor",
    "bailian_mcp_config::i18n::more::more",
    "bailian_mcp_config::ui::more::live::live",
    "bailian_mcp_config::ui::more::long::first_of_many",
    "bailian_mcp_config::ui::more::long::long",
    "bailian_mcp_config::ui::more::merging::merging",
    "bailian_mcp_config::ui::more::picker::picker",
    "bailian_mcp_config::ui::more::several::several",
    "bailian_mcp_config::ui::more::site::presets::presets",
    "bailian_mcp_config::ui::more::site::secret::secret",
    "bailian_mcp_config::ui::more::sheet::sheet",
    "bailian_mcp_config::ui::more::table::table",
    "bailian_mcp_config::ui::more::top::below_top",
    "bailian_mcp_config::ui::more::top::top",
    "bailian_mcp_config::ui::more::whereabouts::whereabouts",
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
/// When one of them cannot be read, or an entry is missing.
pub(crate) fn split(linked: &[u8], module: &[u8]) -> Result<Parts> {
    let later = Linked::read(linked)
        .context("cannot read what the linker wrote")?
        .later(ENTRIES)?;
    let facts = Facts::read(module, &later).context("cannot read the WebAssembly")?;
    Ok(Parts {
        first: first::write(module, &facts)?,
        rest: rest::write(module, &facts)?,
    })
}
