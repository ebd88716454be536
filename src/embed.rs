//! The embedding interface as plain data: what `window.bailianMcpConfig` answers, without a browser.
//!
//! [`browser`](crate::browser) puts it on the window and turns the values into JavaScript objects.
//! Field names are the interface: later versions add and rename nothing.

mod clients;
mod render;
mod understand;
mod utf16;

pub use clients::{ClientInfo, clients};
pub use render::{Rendering, Request, ServiceRequest, render};
pub use understand::{Understood, understand};

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Lang};
use crate::i18n::message;

/// The version of the page.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A finding with its text in one language. Offsets count UTF-16 code units, as JavaScript does.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Stable name of what was found.
    pub code: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// Start in the text given.
    pub start: usize,
    /// End in the text given.
    pub end: usize,
    /// What happened.
    pub title: String,
    /// Why it matters.
    pub cause: String,
    /// What to do; empty where there is nothing to do.
    pub remedy: String,
    /// A change of the text given.
    pub fix: Option<Replacement>,
}

/// Replaces `start..end` of the text given.
#[derive(Clone, Debug, Serialize)]
pub struct Replacement {
    /// Start in the text given.
    pub start: usize,
    /// End in the text given.
    pub end: usize,
    /// The new text.
    pub text: String,
}

impl Finding {
    /// `offset` turns a byte of the text into UTF-16 code units.
    fn of(diagnostic: &Diagnostic, lang: Lang, offset: impl Fn(usize) -> usize) -> Self {
        let message = message(&diagnostic.code, lang);
        let fix = diagnostic.fix.as_ref().map(|fix| Replacement {
            start: offset(fix.span.start),
            end: offset(fix.span.end),
            text: fix.text.clone(),
        });
        Self {
            code: diagnostic.code.id(),
            severity: diagnostic.severity().id(),
            start: offset(diagnostic.span.start),
            end: offset(diagnostic.span.end),
            title: message.title,
            cause: message.cause,
            remedy: message.remedy,
            fix,
        }
    }
}
