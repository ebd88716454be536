//! The texts about links that carry what is on the page.

use super::{Message, with_fact, with_facts};
use crate::app::link::{Notice, Refusal, VERSION};
use crate::diagnostic::Lang;
use crate::domain::number;

/// Every fixed text of that part. `{0}` and `{1}` stand for numbers and names.
pub struct Share {
    pub share: &'static str,
    pub heading: &'static str,
    pub why: &'static str,
    pub inside: &'static str,
    pub services: &'static str,
    pub clients: &'static str,
    pub reference: &'static str,
    pub prompt: &'static str,
    pub copy: &'static str,
    pub copy_end: &'static str,
    pub close: &'static str,
    pub address: &'static str,
    pub qr: &'static str,
    pub qr_hint: &'static str,
    pub qr_too_long: &'static str,
    pub file: &'static str,
    pub long: &'static str,
    pub too_long: &'static str,
    pub too_long_why: &'static str,
    pub left_out: &'static str,
    pub left_out_why: &'static str,

    pub opened: &'static str,
    pub opened_for: &'static str,
    pub opened_many: &'static str,
    pub opened_many_for: &'static str,
    pub paste_key: &'static str,
    pub foreign: &'static str,
    pub foreign_why: &'static str,
    pub unknown_client: &'static str,
    pub unknown_client_why: &'static str,
    pub refused_key: &'static str,
    pub refused_key_why: &'static str,
    pub refused_key_remedy: &'static str,
    pub refused_version: &'static str,
    pub refused_version_why: &'static str,
    pub refused_version_remedy: &'static str,
    pub refused_long: &'static str,
    pub refused_long_why: &'static str,
    pub refused_long_remedy: &'static str,
}

/// The texts in one language.
pub fn share(lang: Lang) -> &'static Share {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

impl Share {
    /// What there is to say about a link that came.
    pub fn notice(&self, notice: &Notice) -> Message {
        let (title, cause, remedy) = match notice {
            Notice::Opened { services, client } => {
                return self.opened(services, client.unwrap_or_default());
            }
            Notice::UnknownClient(id) => {
                let title = with_fact(self.unknown_client, id);
                (title, self.unknown_client_why.to_owned(), "")
            }
            Notice::Refused(Refusal::Key) => {
                let why = self.refused_key_why.to_owned();
                (self.refused_key.to_owned(), why, self.refused_key_remedy)
            }
            Notice::Refused(Refusal::Version(version)) => {
                let facts = [version.clone(), VERSION.to_owned()];
                let why = with_facts(self.refused_version_why, &facts);
                (
                    self.refused_version.to_owned(),
                    why,
                    self.refused_version_remedy,
                )
            }
            Notice::Refused(Refusal::TooLong) => {
                let why = self.refused_long_why.to_owned();
                (self.refused_long.to_owned(), why, self.refused_long_remedy)
            }
        };
        let remedy = remedy.to_owned();
        Message {
            title,
            cause,
            remedy,
        }
    }

    fn opened(&self, services: &[String], client: &str) -> Message {
        let (one, many) = if client.is_empty() {
            (self.opened, self.opened_many)
        } else {
            (self.opened_for, self.opened_many_for)
        };
        let title = match services {
            [only] => with_facts(one, &[only.clone(), client.to_owned()]),
            all => with_facts(many, &[number(all.len()), client.to_owned()]),
        };
        let (cause, remedy) = (self.paste_key.to_owned(), String::new());
        Message {
            title,
            cause,
            remedy,
        }
    }
}

static EN: Share = Share {
    share: "Share",
    heading: "Share this with a colleague",
    why: "The key is not in the link. Whoever opens it finds all this here and only pastes a key of their own.",
    inside: "In it: {0}",
    services: "{0} services",
    clients: "further clients: {0}",
    reference: "the key by variable",
    prompt: "the key asked for by the client",
    copy: "Copy link",
    copy_end: "Copy this text",
    close: "Close",
    address: "Link",
    qr: "QR code of the link",
    qr_hint: "The same link, to scan. The key is not in it.",
    qr_too_long: "Too long for a QR code that a phone can read: send the link instead.",
    file: "This page is a file on your computer, so its own address works nowhere else. Send your colleague the file, and this text, which they put at the end of the file's address in the browser. If your company hosts this page, put it at the end of that address instead.",
    long: "The link has {0} characters, and some chat programs cut links after 2,000. Test it, or send it by e-mail.",
    too_long: "These services are too many for one link.",
    too_long_why: "It would be longer than 8,000 characters, which programs cut. Share fewer services at once, or send the list of IDs itself: whoever pastes it here gets the same table.",
    left_out: "Left out because it looks like a key: {0}",
    left_out_why: "A name, an ID or a URL on this page holds something that looks like an API key, and a key must not be in a link. Put the key into its own field, then the link is whole.",

    opened: "Opened from a link: {0}.",
    opened_for: "Opened from a link: {0} for {1}.",
    opened_many: "Opened from a link: {0} services.",
    opened_many_for: "Opened from a link: {0} services for {1}.",
    paste_key: "A link carries no key. Paste your own API key, and all is there.",
    foreign: "This link leads to {0}, which is not Alibaba Cloud.",
    foreign_why: "Your client, and this page if you check the connection, would send your API key there. Go on only if you know this host and trust whoever sent the link; otherwise clear the page.",
    unknown_client: "The link names a client that this page does not know: {0}",
    unknown_client_why: "Everything else was taken from the link. Choose your client in the list; a newer version of this page may know it.",
    refused_key: "Link refused: something in it looks like an API key.",
    refused_key_why: "Nothing was taken from it, and it was removed from the address bar. But the key has been in an address, and browsers, chats and logs keep addresses.",
    refused_key_remedy: "If it is a real key, delete it in the console and create a new one. Ask the sender for a clean link: “Share” on this page never puts a key into one.",
    refused_version: "This link is of another version of the page.",
    refused_version_why: "It is written in version {0}, and this page reads version {1}. Nothing was taken from it.",
    refused_version_remedy: "Reload to get the newest page, or open the link where the sender opened it.",
    refused_long: "Link refused: it is too long.",
    refused_long_why: "It is longer than any link that this page makes, so nothing was taken from it.",
    refused_long_remedy: "Ask the sender for a new link, or for the list of IDs to paste here.",
};

static ZH: Share = Share {
    share: "分享",
    heading: "分享给同事",
    why: "链接中不含 Key。打开链接的人会看到这里的全部设置，只需粘贴自己的 Key。",
    inside: "包含：{0}",
    services: "{0} 个服务",
    clients: "其他客户端：{0} 个",
    reference: "通过变量引用 Key",
    prompt: "由客户端询问 Key",
    copy: "复制链接",
    copy_end: "复制这段文字",
    close: "关闭",
    address: "链接",
    qr: "链接的二维码",
    qr_hint: "同一链接，可扫码打开，不含 Key。",
    qr_too_long: "内容过长，手机无法识别这样的二维码，请改为发送链接。",
    file: "当前页面是您电脑上的文件，它的地址在别处无法打开。请把文件和这段文字一起发给同事，由对方加在浏览器中该文件地址的末尾。如果公司部署了本页，请加在部署地址的末尾。",
    long: "链接共 {0} 个字符，部分聊天软件会截断超过 2,000 个字符的链接。请先测试，或用邮件发送。",
    too_long: "服务过多，一个链接放不下。",
    too_long_why: "链接会超过 8,000 个字符，可能被软件截断。请减少一次分享的服务，或直接发送 ID 列表：粘贴到本页即可得到同样的表格。",
    left_out: "因疑似 Key 而未放入链接：{0} 项",
    left_out_why: "本页的某个名称、ID 或 URL 中含有疑似 API Key 的内容，而链接中不得含有 Key。请把 Key 移到它自己的输入框，链接就会完整。",

    opened: "已通过链接打开：{0}。",
    opened_for: "已通过链接打开：{0}，客户端为 {1}。",
    opened_many: "已通过链接打开：{0} 个服务。",
    opened_many_for: "已通过链接打开：{0} 个服务，客户端为 {1}。",
    paste_key: "链接不携带 Key，粘贴您自己的 API Key 即可完成。",
    foreign: "此链接指向 {0}，它不属于阿里云。",
    foreign_why: "您的客户端会把 API Key 发送到该主机，在本页检查连接时也是如此。只有认识该主机并信任发送者时才继续，否则请清空本页。",
    unknown_client: "链接中的客户端不在本页的列表中：{0}",
    unknown_client_why: "链接中的其他内容均已采用。请在列表中选择您的客户端；新版本的页面可能已支持它。",
    refused_key: "已拒绝此链接：其中含有疑似 API Key 的内容。",
    refused_key_why: "没有采用其中任何内容，并已从地址栏清除。但该 Key 曾出现在地址中，浏览器、聊天软件和日志都可能留有记录。",
    refused_key_remedy: "如果它是真实的 Key，请在控制台删除并新建一个。请发送者重新提供不含 Key 的链接：本页的“分享”从不把 Key 放入链接。",
    refused_version: "此链接来自本页的另一个版本。",
    refused_version_why: "链接的版本为 {0}，本页可读取版本 {1}，因此没有采用其中任何内容。",
    refused_version_remedy: "请刷新以获取最新页面，或在发送者使用的页面中打开该链接。",
    refused_long: "已拒绝此链接：内容过长。",
    refused_long_why: "它比本页生成的任何链接都长，因此没有采用其中任何内容。",
    refused_long_remedy: "请发送者重新提供链接，或提供可粘贴到本页的 ID 列表。",
};

#[cfg(test)]
mod tests {
    #[test]
    fn both_tables_say_the_same_in_their_own_marks() {
        crate::i18n::tests::tables::agree(include_str!("share.rs"), "Share", 30);
    }
}
