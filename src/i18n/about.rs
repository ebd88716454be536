//! The texts about the page itself: its version, and the single file.

use crate::diagnostic::Lang;

/// Every fixed text about it. `{0}` and `{1}` stand for numbers and names.
pub struct About {
    pub version: &'static str,
    pub single: &'static str,
    pub offer: &'static str,
    pub offer_why: &'static str,
    pub checksum: &'static str,
    pub copy_checksum: &'static str,
}

/// The texts in one language.
pub fn about(lang: Lang) -> &'static About {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

static EN: About = About {
    version: "Version {0}, commit {1}.",
    single: " This is the offline file: everything is in it, and it works without a network.",
    offer: "Download this page as one file",
    offer_why: " ({0} KB). It opens from a disk and works without a network.",
    checksum: "Its SHA-256:",
    copy_checksum: "Copy SHA-256",
};

static ZH: About = About {
    version: "版本 {0}，提交 {1}。",
    single: "这是离线文件：所有内容都在这一个文件中，无需网络即可使用。",
    offer: "将本页下载为单个文件",
    offer_why: "（{0} KB），可从本地磁盘直接打开，无需网络。",
    checksum: "文件的 SHA-256：",
    copy_checksum: "复制 SHA-256",
};

#[cfg(test)]
mod tests {
    #[test]
    fn both_tables_say_the_same_in_their_own_marks() {
        crate::i18n::tests::tables::agree(include_str!("about.rs"), "About", 5);
    }
}
