//! The texts about a newer version of the page.

use crate::diagnostic::Lang;

/// Every fixed text about it.
pub struct Update {
    pub label: &'static str,
    pub there: &'static str,
    pub forgets: &'static str,
    pub reload: &'static str,
    pub later: &'static str,
}

/// The texts in one language.
pub fn update(lang: Lang) -> &'static Update {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

static EN: Update = Update {
    label: "New version",
    there: "A new version of this page is ready.",
    forgets: "Reloading forgets your key and everything you entered: finish first, or copy what you need.",
    reload: "Reload now",
    later: "Later",
};

static ZH: Update = Update {
    label: "新版本",
    there: "本页有新版本可用。",
    forgets: "重新加载会清除您的 Key 和已输入的全部内容：请先完成操作，或复制需要的内容。",
    reload: "立即更新",
    later: "稍后",
};

#[cfg(test)]
mod tests {
    #[test]
    fn both_tables_say_the_same_in_their_own_marks() {
        crate::i18n::tests::tables::agree(include_str!("update.rs"), "Update", 4);
    }
}
