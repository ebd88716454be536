//! `cargo xtask serve`: the page on this machine, with a service to try it on.

use anyhow::{Context, Result};
use clap::Args;
use emulator::builder::DEMO_KEY;
use emulator::{Cors, Emulator, Relay};
use tokio::runtime::Runtime;

use crate::page::site::Site;
use crate::page::{self, Profile};
use crate::workspace::Workspace;

/// Where to serve, and what.
#[derive(Args)]
pub(crate) struct Options {
    /// The port of the page; 0 picks a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The port of the demo service; 0 picks a free one
    #[arg(long, default_value_t = 8081)]
    demo_port: u16,
    /// Build faster, without making the page small
    #[arg(long)]
    dev: bool,
}

/// Installs what is missing, builds the page, and serves it until Ctrl-C.
///
/// # Errors
/// When the page cannot be built or a port cannot be bound.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let profile = if options.dev {
        Profile::Dev
    } else {
        Profile::Release
    };
    page::build(workspace, profile, &Site::default())?;
    Runtime::new()?.block_on(serve(workspace, options))
}

async fn serve(workspace: &Workspace, options: &Options) -> Result<()> {
    let service = Emulator::builder()
        .key(DEMO_KEY)
        .cors(Cors::Allowed)
        .port(options.demo_port)
        .start()
        .await
        .context("choose another port with --demo-port")?;
    let relay = Relay::default().to("dashscope.aliyuncs.com");
    let page = emulator::page::serve_with_relay(workspace.site(), options.port, &relay)
        .await
        .context("choose another port with --port")?;
    println!("{}", greeting(&page.base_url(), &service.base_url()));
    tokio::signal::ctrl_c().await?;
    page.stop().await;
    service.stop().await;
    Ok(())
}

/// What a person needs to try the page: where it is, and something to paste into it.
fn greeting(page: &str, service: &str) -> String {
    format!(
        "
The page          {page}/

A demo service answers on this machine as the real one would. Paste one of its addresses into the
page, and the key, then give the configuration to a client that runs on this machine:

SSE               {service}/compatible-mode/v1/mcp/mcp-MmZlNzMyZTFjNmRj/sse
Streamable HTTP   {service}/api/v1/mcps/WebSearch/mcp
API key           {DEMO_KEY}

Ctrl-C ends both."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greeting_has_all_that_can_be_pasted() {
        let greeting = greeting("http://127.0.0.1:1", "http://127.0.0.1:2");
        for part in [
            "http://127.0.0.1:1/\n",
            "http://127.0.0.1:2/compatible-mode/v1/mcp/mcp-MmZlNzMyZTFjNmRj/sse\n",
            "http://127.0.0.1:2/api/v1/mcps/WebSearch/mcp\n",
            DEMO_KEY,
        ] {
            assert!(greeting.contains(part), "{part}");
        }
    }
}
