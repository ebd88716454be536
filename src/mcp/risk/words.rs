//! Words that tell what a tool does.

use super::{Effect, Risk, Sign};

/// What a word says of a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It reads: what follows is what is read.
    Reads,
    /// It changes something.
    Changes,
    /// It destroys or stops something.
    Destroys,
    /// The same, but the word is a noun as well.
    MayChange,
    /// The same, but the word is a noun as well.
    MayDestroy,
    /// Nothing.
    Other,
}

const READS: &str = " analyze batchget browse calculate can check compare count describe detect download \
    estimate explain export fetch find get has inspect is list lookup monitor parse ping preview query \
    read recommend resolve retrieve scan search show summarize translate validate verify view watch ";

const CHANGES: &str = " add allocate append apply approve assign associate attach authorize bind clone \
    configure create deploy edit enable exec execute expand grant import initialize insert install invoke \
    join migrate modify move mount publish purchase reactivate rebuild recharge register rename renew \
    replace resize resume rollback save schedule send submit subscribe switch sync unlock unmount untag \
    update upgrade upload upsert write ";

const DESTROYS: &str = " cancel cleanup deallocate deauthorize decommission delete del deregister destroy \
    detach disable disassociate drop dissociate erase evict kill overwrite purge reboot recycle reinit \
    reinstall reject remove rm restart revoke rmdir shutdown stop suspend terminate truncate unassign \
    unassociate unbind uninstall unpublish unregister unsubscribe wipe ";

/// Nouns as well: `run_history`, `set_of_points`, `post_list`, `order_status`.
const MAY_CHANGE: &str = " book buy call change commit copy launch lock make merge open order patch pay \
    post push put run set start tag transfer ";

/// Nouns as well: `release_notes`, `reset_count`.
const MAY_DESTROY: &str = " abort clear close format pause release reset ";

/// What is known rather than done: a name that ends with it asks for it.
const KNOWLEDGE: &str = " config count date details history id ids info information list log logs metrics \
    name notes options progress result results schema state statistics stats status summary time type \
    types url version versions ";

/// Chinese names begin with the action.
const CHINESE: [(&str, Effect); 24] = [
    ("删除", Effect::Destroys),
    ("移除", Effect::Destroys),
    ("清空", Effect::Destroys),
    ("停止", Effect::Destroys),
    ("释放", Effect::Destroys),
    ("重启", Effect::Destroys),
    ("撤销", Effect::Destroys),
    ("取消", Effect::Destroys),
    ("禁用", Effect::Destroys),
    ("解绑", Effect::Destroys),
    ("卸载", Effect::Destroys),
    ("终止", Effect::Destroys),
    ("创建", Effect::Changes),
    ("新建", Effect::Changes),
    ("新增", Effect::Changes),
    ("添加", Effect::Changes),
    ("修改", Effect::Changes),
    ("更新", Effect::Changes),
    ("设置", Effect::Changes),
    ("启动", Effect::Changes),
    ("发送", Effect::Changes),
    ("上传", Effect::Changes),
    ("授权", Effect::Changes),
    ("写入", Effect::Changes),
];

/// Looks a word up, in any case.
pub(super) fn kind(word: &str) -> Kind {
    let tables = [
        (READS, Kind::Reads),
        (CHANGES, Kind::Changes),
        (DESTROYS, Kind::Destroys),
        (MAY_CHANGE, Kind::MayChange),
        (MAY_DESTROY, Kind::MayDestroy),
    ];
    for (table, kind) in tables {
        if has(table, word) {
            return kind;
        }
    }
    Kind::Other
}

/// Whether a word names something to know.
pub(super) fn is_knowledge(word: &&str) -> bool {
    has(KNOWLEDGE, word)
}

/// A name that begins with a Chinese word of action.
pub(super) fn chinese(name: &str) -> Option<Risk> {
    let found = CHINESE.iter().find(|(word, _)| name.starts_with(word));
    found.map(|(word, effect)| Risk {
        effect: *effect,
        sign: Sign::Word((*word).to_owned()),
    })
}

fn has(table: &str, word: &str) -> bool {
    table.split(' ').any(|one| one.eq_ignore_ascii_case(word))
}
