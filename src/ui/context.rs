use yew::Callback;

use crate::app::Action;
use crate::diagnostic::Lang;
use crate::domain::Secret;
use crate::i18n::{Strings, strings};

/// What every component needs: the language, and the two ways out.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// Language of the page.
    pub lang: Lang,
    /// What the person does.
    pub dispatch: Callback<Action>,
    /// What the browser is asked to do.
    pub effects: Effects,
}

/// What only the browser can do.
#[derive(Clone, PartialEq)]
pub struct Effects {
    /// Puts a text on the clipboard and reports whether that worked.
    pub copy: Callback<CopyRequest>,
    /// Hands a text out as a file.
    pub download: Callback<DownloadRequest>,
    /// Follows a link to an application.
    pub open: Callback<Secret>,
}

/// A text for the clipboard.
pub struct CopyRequest {
    /// The text; it may hold the key.
    pub text: Secret,
    /// Told whether it worked.
    pub done: Callback<bool>,
}

/// A text for a file.
pub struct DownloadRequest {
    /// The text; it may hold the key.
    pub text: Secret,
    /// The file's name.
    pub filename: String,
}

impl Context {
    /// The words of the page.
    pub fn strings(&self) -> &'static Strings {
        strings(self.lang)
    }

    /// A callback that does `action` whatever the event was.
    pub fn act<E>(&self, action: Action) -> Callback<E> {
        self.dispatch.reform(move |_: E| action.clone())
    }
}
