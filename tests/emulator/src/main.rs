//! The emulator as a command, for trying a client by hand.

use std::error::Error;
use std::future::pending;
use std::time::Duration;

use emulator::{Cors, Emulator};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: emulator [--port PORT] [--key KEY] [--cors] [--lifetime-seconds SECONDS]

Serves a Bailian-shaped MCP service on 127.0.0.1 until interrupted, or for SECONDS.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut builder = Emulator::builder();
    let mut lifetime = None;
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => builder = builder.port(arguments.value()?.parse()?),
            Long("key") => builder = builder.key(arguments.value()?.string()?),
            Long("cors") => builder = builder.cors(Cors::Allowed),
            Long("lifetime-seconds") => {
                lifetime = Some(Duration::from_secs(arguments.value()?.parse()?));
            }
            Long("help") => {
                println!("{USAGE}");
                return Ok(());
            }
            _ => return Err(format!("{}\n\n{USAGE}", argument.unexpected()).into()),
        }
    }

    let service = builder.start().await?;
    println!(
        "{}/compatible-mode/v1/mcp/mcp-MmZlNzMyZTFjNmRj/sse",
        service.base_url()
    );
    println!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let expired = async {
        match lifetime {
            Some(lifetime) => tokio::time::sleep(lifetime).await,
            None => pending().await,
        }
    };
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        () = expired => {}
    }
    service.stop().await;
    Ok(())
}
