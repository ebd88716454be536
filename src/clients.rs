//! The clients: one record and one pure function each, and the table of all.
//!
//! Adding a client is one file in [`more`] and one word in its table. What a record claims carries
//! the date and the evidence on which it was checked.

mod bridge;
pub mod more;
mod record;
mod render;
mod shape;
mod snippet;
mod target;
#[cfg(test)]
mod tests;
pub mod tools;
mod variable;

pub use record::{
    Client, ConfigFile, ConfigPath, Evidence, FilePlace, NameRule, Platform, Scope, Support,
    Verified,
};
pub use render::{
    Options, Output, Rendered, SecretMode, Unsupported, VARIABLE, render, render_together,
};
pub use snippet::{Kind, Snippet};
pub use target::{Credential, PLACEHOLDER, Target};
pub use tools::{
    Beyond, Characters, Discouraged, Hash, Limit, Marked, Naming, ToolRules, Treatment,
};
pub use variable::Variable;

macro_rules! clients {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// The clients that are there from the beginning, the most asked-for first.
        pub static CLIENTS: &[&Client] = &[$(&$module::CLIENT),+];

        /// What is known of how each of them treats tools.
        static TOOLS: &[(&Client, &ToolRules)] = &[$((&$module::CLIENT, &$module::TOOLS)),+];

        #[cfg(test)]
        const FILES: &[&str] = &[$(stringify!($module)),+];
    };
}

clients! {
    cursor,
    cherry_studio,
    claude_code,
    claude_desktop,
    vscode,
    gemini_cli,
    qwen_code,
    codex_cli,
    opencode,
}

/// Finds a client by its id, among all.
pub fn client(id: &str) -> Option<&'static Client> {
    more::every().find(|client| client.id == id)
}

/// The client that a newcomer sees: the one of the source document's example.
pub fn default_client() -> &'static Client {
    &cursor::CLIENT
}
