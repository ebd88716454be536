use yew::Callback;

use crate::app::{Action, Rest};
use crate::diagnostic::Lang;
use crate::i18n::{Strings, strings};

/// What every part of the page needs: the language, and the way out.
#[derive(Clone)]
pub struct Context {
    /// Language of the page.
    pub lang: Lang,
    /// Whether all of the page is there.
    pub rest: Rest,
    /// What the person does.
    pub dispatch: Callback<Action>,
}

impl Context {
    /// The words of the page.
    pub fn strings(&self) -> &'static Strings {
        strings(self.lang)
    }
}
