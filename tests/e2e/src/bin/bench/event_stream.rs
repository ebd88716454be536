//! The event-stream parser, beside two crates that do the same.

use std::convert::Infallible;
use std::hint::black_box;

use bailian_mcp_config::mcp::event_stream::EventStream;
use bytes::Bytes;
use eventsource_stream::Eventsource;
use futures_util::{FutureExt, StreamExt, stream};
use sse_stream::SseStream;

use crate::tables::{in_turns, rate};
use crate::tools;

const RUNS: usize = 15;
const CHUNK: usize = 64 << 10;

pub(crate) fn run() {
    let list = tools::tools(5000);
    let one = format!("event: message\ndata: {}\n\n", tools::reply(1, &list));
    let each: String = list
        .iter()
        .map(|tool| format!("event: message\ndata: {tool}\n\n"))
        .collect();
    let short =
        "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}}\n\n";
    let short = short.repeat(one.len() / short.len());
    let lines = one.replace("\",\"", "\",\ndata: \"");
    println!(
        "\n{:<34} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "event stream, 64 KB chunks", "MB", "ours MB/s", "sse-stream", "eventso…", "ours/best"
    );
    for (name, text) in [
        ("one event in one line", &one),
        ("one event in many lines", &lines),
        ("an event for each tool", &each),
        ("short events", &short),
    ] {
        let bytes = Bytes::from(text.clone());
        let medians = in_turns(
            RUNS,
            &mut [
                &mut || ours(&bytes, CHUNK),
                &mut || theirs(&bytes),
                &mut || eventsource(&bytes),
            ],
        );
        let rates: Vec<f64> = medians
            .iter()
            .map(|seconds| rate(bytes.len(), *seconds))
            .collect();
        println!(
            "{name:<34} {:>9.1} {:>9.0} {:>9.0} {:>9.0} {:>9.2}",
            bytes.len() as f64 / 1e6,
            rates[0],
            rates[1],
            rates[2],
            rates[0] / rates[1].max(rates[2])
        );
    }
    println!(
        "\n{:<34} {:>12} {:>14}",
        "ours is linear", "1 B / 64 KB", "2n / twice n"
    );
    for (name, text) in [("one event in one line", &one), ("short events", &short)] {
        let bytes = Bytes::from(text.clone());
        let twice = Bytes::from(
            text.replacen("\n\n", "", usize::from(name.starts_with("one")))
                .repeat(2),
        );
        let medians = in_turns(
            RUNS,
            &mut [
                &mut || ours(&bytes, CHUNK),
                &mut || ours(&bytes, 1),
                &mut || ours(&twice, CHUNK),
            ],
        );
        let (whole, single, double) = (medians[0], medians[1], medians[2]);
        println!(
            "{name:<34} {:>12.1} {:>14.2}",
            single / whole,
            double / (2.0 * whole) * (2.0 * bytes.len() as f64 / twice.len() as f64)
        );
    }
}

fn ours(bytes: &[u8], chunk: usize) {
    let mut stream = EventStream::new(usize::MAX);
    let mut events = Vec::new();
    for chunk in bytes.chunks(chunk) {
        stream.push(chunk, &mut events).expect("no limit");
        events.drain(..).for_each(|event| {
            black_box(event);
        });
    }
}

fn chunks(bytes: &Bytes) -> impl futures_util::Stream<Item = Result<Bytes, Infallible>> + Unpin {
    let bytes = bytes.clone();
    let starts = (0..bytes.len()).step_by(CHUNK);
    stream::iter(starts.map(move |at| Ok(bytes.slice(at..bytes.len().min(at + CHUNK)))))
}

fn theirs(bytes: &Bytes) {
    let events = SseStream::from_bytes_stream(chunks(bytes));
    let all = events.for_each(|event| {
        black_box(event.is_ok());
        std::future::ready(())
    });
    all.now_or_never().expect("all is there");
}

fn eventsource(bytes: &Bytes) {
    let events = chunks(bytes).eventsource();
    let all = events.for_each(|event| {
        black_box(event.is_ok());
        std::future::ready(())
    });
    all.now_or_never().expect("all is there");
}
