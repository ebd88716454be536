//! Everything that the hosted page and the single file are made of.

use anyhow::Result;

use super::shorten::{self, Code};
use super::stamp::Stamp;
use super::{compile, document, scripts};
use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// What both have in common.
pub(super) struct Product {
    /// The document with places for the others.
    pub(super) template: String,
    pub(super) stamp: Stamp,
    pub(super) code: Code,
    /// What runs before all else, as it was written.
    pub(super) boot: String,
    pub(super) style: String,
    /// As an element.
    pub(super) icon: String,
}

impl Product {
    /// Builds it.
    pub(super) fn build(workspace: &Workspace, path: &SearchPath) -> Result<Self> {
        let linked = compile(workspace)?;
        Ok(Self {
            template: workspace.read("static/index.html")?,
            stamp: Stamp::of(workspace),
            code: shorten::shorten(workspace, path, &linked)?,
            boot: workspace.read("static/boot.js")?,
            style: scripts::style(workspace, path, &workspace.read("static/style.css")?)?,
            icon: document::icon(&workspace.read("static/icon.svg")?),
        })
    }
}
