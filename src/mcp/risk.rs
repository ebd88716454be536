//! Which tools look as if they changed or destroyed something, and by what that is recognised.
//!
//! It is a guess for people, so that a service's role can be given the least it needs: no tool is kept
//! back for it. Whoever holds the key can call such a tool with the rights of that role.

#[cfg(test)]
mod tests;
mod words;

use super::types::Tool;
use words::{Kind, is_knowledge, kind};

/// A tool that looks as if it changed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// What it looks like.
    pub effect: Effect,
    /// By what that was recognised.
    pub sign: Sign,
}

/// What a call may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It creates, changes, sends or starts something.
    Changes,
    /// It deletes or stops something, or takes it away from somebody.
    Destroys,
}

/// By what a tool was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A word of its name, as it stands there.
    Word(String),
    /// The server's `destructiveHint`.
    DestructiveHint,
}

/// Looks at one tool. `destructiveHint: true` is believed; `readOnlyHint: true` clears what the name
/// alone suggests.
pub fn risk(tool: &Tool) -> Option<Risk> {
    let hints = &tool.annotations;
    let named = named(&tool.name);
    if hints.destructive == Some(true) {
        // A word says more than the hint, where it says the same.
        let word = named.filter(|risk| risk.effect == Effect::Destroys);
        return Some(word.unwrap_or(Risk {
            effect: Effect::Destroys,
            sign: Sign::DestructiveHint,
        }));
    }
    named.filter(|_| hints.read_only != Some(true))
}

/// Looks for the word of action in a name: `Ecs-20140526-DeleteInstance`, `delete_file`, `deleteFile`,
/// `maps_delete_marker`. The first word that is one, of reading or of changing, decides.
fn named(name: &str) -> Option<Risk> {
    let all = split(name);
    // `Product-Version-Action`: what follows the version is the action.
    let version = |word: &str| word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit());
    let after = all.iter().position(|word| version(word));
    let action = all.get(after.map_or(0, |at| at + 1)..)?;
    // There every action begins with its verb; elsewhere a noun may stand in front.
    let is_verb = |index: usize| match after {
        Some(_) => index == 0,
        None => index == 0 && action.len() > 1 && !action.last().is_some_and(is_knowledge),
    };
    for (index, word) in action.iter().enumerate() {
        let effect = match kind(word) {
            Kind::Reads => return None,
            Kind::Changes => Effect::Changes,
            Kind::Destroys => Effect::Destroys,
            // Words that are nouns as well count in front, with an object after them.
            Kind::MayChange if is_verb(index) => Effect::Changes,
            Kind::MayDestroy if is_verb(index) => Effect::Destroys,
            _ => continue,
        };
        // `user_update_history`: what the name ends with is asked for.
        if index > 0 && action.last().is_some_and(is_knowledge) {
            return None;
        }
        let sign = Sign::Word((*word).to_owned());
        return Some(Risk { effect, sign });
    }
    words::chinese(name)
}

/// The words of a name: parted by anything that is no ASCII letter or digit, and before each capital
/// that a small letter or digit precedes or follows.
fn split(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let bytes = part.as_bytes();
        let mut start = 0;
        for at in 1..bytes.len() {
            let before = bytes.get(at - 1).copied().unwrap_or_default();
            let this = bytes.get(at).copied().unwrap_or_default();
            let after = bytes.get(at + 1).copied().unwrap_or_default();
            let begins = this.is_ascii_uppercase()
                && (!before.is_ascii_uppercase() || after.is_ascii_lowercase());
            let digits = this.is_ascii_digit() != before.is_ascii_digit();
            if begins || digits {
                words.extend(part.get(start..at));
                start = at;
            }
        }
        words.extend(part.get(start..).filter(|word| !word.is_empty()));
    }
    words
}
