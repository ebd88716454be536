//! `cargo xtask bench [TOPIC…]`: how fast things are, beside what others do in the same run.
//!
//! Nothing here fails for being slow: it prints medians and ratios.

mod event_stream;
mod inspector;
mod json;
mod listing;
mod listing_page;
mod many_tools;
mod page;
mod ready;
mod tables;
mod tools;
mod typing;

use std::process::ExitCode;

/// The topics by the names that they are asked for.
const TOPICS: [&str; 8] = [
    "event-stream",
    "json",
    "listing",
    "listing-page",
    "many-tools",
    "page",
    "ready",
    "typing",
];

#[tokio::main]
async fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = asked.iter().find(|topic| !TOPICS.contains(&topic.as_str())) {
        eprintln!("no topic {unknown}; there are {}", TOPICS.join(", "));
        return ExitCode::FAILURE;
    }
    for topic in TOPICS {
        if !asked.is_empty() && !asked.iter().any(|asked| asked == topic) {
            continue;
        }
        match topic {
            "event-stream" => event_stream::run(),
            "json" => json::run(),
            "listing" => listing::run().await,
            "listing-page" => listing_page::run().await,
            "many-tools" => many_tools::run().await,
            "page" => page::run().await,
            "ready" => ready::run().await,
            _ => typing::run().await,
        }
    }
    ExitCode::SUCCESS
}
