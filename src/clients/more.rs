//! The clients that the page loads after it is ready, because fewer people ask for them.
//!
//! Nothing outside of this module and of what is loaded with it names anything in it but
//! [`clients`], which has a meaning only once it is loaded.

use super::{Client, ToolRules};

macro_rules! clients {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        static CLIENTS: &[&Client] = &[$(&$module::CLIENT),*];

        static TOOLS: &[(&Client, &ToolRules)] = &[$((&$module::CLIENT, &$module::TOOLS)),*];

        #[cfg(test)]
        pub(super) const FILES: &[&str] = &[$(stringify!($module)),*];
    };
}

clients! {
    windsurf,
    cline,
    cline_cli,
    roo_code,
    kilo_code,
    kilo_code_legacy,
    continue_dev,
    zed,
    copilot_cli,
    crush,
    goose,
    lm_studio,
    kiro,
    jetbrains_ai_assistant,
    junie,
    trae,
    trae_cn,
    qoder_cli,
    qoder_ide,
    cursor_cloud_agents,
    factory_droid,
    augment,
    amp,
    librechat,
    lobehub,
    anythingllm,
    n8n,
    dify,
    raycast,
    boltai,
    witsy,
    open_webui,
    mcp_inspector,
    mcporter,
    fastmcp,
    curl,
    responses_api,
    warp,
    five_ire,
}

/// These clients, the most asked-for first.
#[inline(never)]
pub fn clients() -> &'static [&'static Client] {
    // The optimiser would otherwise put the list's address in the place of the call.
    std::hint::black_box(CLIENTS)
}

/// Every client there is.
pub fn every() -> impl Iterator<Item = &'static Client> {
    super::CLIENTS.iter().chain(clients()).copied()
}

/// What is known of how a client treats tools, be it one of these or not.
pub fn tool_rules(client: &Client) -> &'static ToolRules {
    let mut all = super::TOOLS.iter().chain(TOOLS);
    let found = all.find(|(one, _)| one.id == client.id);
    found.map_or(&ToolRules::UNKNOWN, |(_, rules)| rules)
}
