//! Lists the tools of a service from the command line, with the page's own protocol core.
//!
//! ```text
//! DASHSCOPE_API_KEY=… cargo run --example list_tools -- URL [--transport auto|sse|streamable-http]
//! ```

mod driver;

use std::process::ExitCode;

use bailian_mcp_config::domain::{ApiKey, Endpoint};
use bailian_mcp_config::mcp::session::{Approach, Era, Limits};

const USAGE: &str = "\
Usage: list_tools URL [--transport auto|sse|streamable-http]

Sends initialize and tools/list, and calls no tool. The key is read from DASHSCOPE_API_KEY.";

fn main() -> ExitCode {
    let (endpoint, approach, key) = match wanted() {
        Ok(wanted) => wanted,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match driver::list(&endpoint, key, approach, Limits::default(), |step| {
        eprintln!("{step:?}")
    }) {
        Ok(listing) => {
            println!("{}", driver::describe(&listing));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure:?}");
            ExitCode::FAILURE
        }
    }
}

/// What the arguments and the environment ask for.
fn wanted() -> Result<(Endpoint, Approach, Option<ApiKey>), String> {
    let (mut url, mut approach) = (None, Approach::Auto);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--transport" => {
                approach = match arguments.next().as_deref() {
                    Some("auto") => Approach::Auto,
                    Some("sse") => Approach::Only(Era::HttpSse),
                    Some("streamable-http") => Approach::Only(Era::Streamable),
                    other => {
                        return Err(format!("no such transport: {}", other.unwrap_or_default()));
                    }
                };
            }
            _ if url.is_none() && !argument.starts_with('-') => url = Some(argument),
            _ => return Err(format!("unknown argument: {argument}")),
        }
    }
    let endpoint =
        Endpoint::parse(&url.unwrap_or_default()).map_err(|error| format!("no URL: {error:?}"))?;
    let key = match std::env::var("DASHSCOPE_API_KEY") {
        Ok(key) => Some(ApiKey::parse(&key).map_err(|_| "DASHSCOPE_API_KEY is no key")?),
        Err(_) => None,
    };
    Ok((endpoint, approach, key))
}
