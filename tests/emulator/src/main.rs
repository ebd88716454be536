//! The emulator as a command, for trying a client by hand.

use std::error::Error;
use std::future::pending;
use std::process::ExitCode;
use std::time::Duration;

use emulator::{Builder, Cors, Emulator};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: emulator [--port PORT] [--key KEY] [--cors] [--lifetime-seconds SECONDS]

Serves a Bailian-shaped MCP service on 127.0.0.1 until interrupted, or for SECONDS.";

/// What the arguments ask for.
enum Wanted {
    Help,
    Service {
        builder: Builder,
        lifetime: Option<Duration>,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match wanted() {
        Ok(Wanted::Help) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Ok(Wanted::Service { builder, lifetime }) => serve(builder, lifetime).await,
        Err(error) => Err(format!("{error}\n\n{USAGE}").into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wanted() -> Result<Wanted, lexopt::Error> {
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
            Long("help") => return Ok(Wanted::Help),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Wanted::Service { builder, lifetime })
}

async fn serve(builder: Builder, lifetime: Option<Duration>) -> Result<(), Box<dyn Error>> {
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
