//! One person's whole visit, the same in Chromium, Firefox and WebKitGTK, to the hosted page and to the
//! single file on a disk.
//!
//! Nothing is thrown, no policy is violated, and nobody outside of this machine is asked for anything.
//! A browser sends what is not for loopback through a proxy, which is the witness of the latter
//! ([`e2e::outside`]). Chromium and Firefox open the released files themselves; WebKitGTK's driver has
//! no console to read, so it opens a copy with one more script in it ([`e2e::witness`]).
//!
//! Where the engines differ to a person:
//! - Only Chromium can save into the file that was opened; the others offer the download alone.
//! - Firefox before 148 does not know Trusted Types and says so in its console.
//! - WebKitGTK has the language of the process, one of them, and no console that a test can read.
//! - A key that is pressed reaches a clipboard in all three without a question; a page that reads it by
//!   itself is asked about in Chromium and in Firefox, which this page never does.
//!
//! `cargo test -p e2e --test engines -- [chromium|firefox|webkitgtk] [hosted|file]`;
//! `BAILIAN_ENGINES` names the engines that are there.

mod given;
mod got;
mod live;
mod person;
mod script;
mod surface;
mod taken;
mod witnesses;

use std::env;
use std::process::ExitCode;
use std::time::Instant;

use e2e::browser::Engine;
use tokio::task::JoinError;

use script::Progress;
use surface::Surface;

/// What came of one visit.
struct Row {
    engine: Engine,
    what: &'static str,
    seconds: f64,
    outcome: Result<String, String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let asked: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let named = |list: &[String], name: String| list.is_empty() || list.contains(&name);
    let (surfaces, engines): (Vec<String>, Vec<String>) = asked
        .into_iter()
        .partition(|word| Surface::ALL.iter().any(|surface| surface.id() == word));
    let there: Vec<String> = env::var("BAILIAN_ENGINES")
        .map(|names| names.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let id = |engine: &Engine| engine.to_string().to_lowercase();
    // From here on a panic is a row of the summary.
    std::panic::set_hook(Box::new(|_| {}));
    let mut visits = Vec::new();
    for engine in Engine::ALL
        .into_iter()
        .filter(|engine| named(&engines, id(engine)))
    {
        if !named(&there, id(&engine)) {
            println!("NOT CHECKED {engine}: it is not installed here");
            continue;
        }
        let surfaces: Vec<Surface> = Surface::ALL
            .into_iter()
            .filter(|surface| named(&surfaces, surface.id().into()))
            .collect();
        visits.push(tokio::spawn(all(engine, surfaces)));
    }
    let mut rows = Vec::new();
    for visit in visits {
        rows.extend(visit.await.unwrap_or_default());
    }
    for row in &rows {
        println!("{}", line(row));
    }
    for row in &rows {
        if let Err(failure) = &row.outcome {
            eprintln!("\nFAILED {} {}: {failure}", row.engine, row.what);
        }
    }
    match rows.is_empty() || rows.iter().any(|row| row.outcome.is_err()) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// First that an engine tells what goes wrong, else nothing it tells is worth anything. Then the
/// surfaces one after the other; the engines go side by side, since they wait more than they work.
async fn all(engine: Engine, surfaces: Vec<Surface>) -> Vec<Row> {
    let started = Instant::now();
    let seen = tokio::spawn(witnesses::see(engine)).await;
    let mut rows = vec![Row {
        engine,
        what: "witness",
        seconds: started.elapsed().as_secs_f64(),
        outcome: seen
            .map(|()| "a violation, an exception and a request are seen".to_owned())
            .map_err(told),
    }];
    for surface in surfaces {
        let (started, progress) = (Instant::now(), Progress::default());
        let visit = tokio::spawn(script::visit(engine, surface, progress.clone())).await;
        let steps = progress.steps();
        let outcome = match visit {
            Ok(()) => Ok(format!("{} steps, quiet, nobody else asked", steps.len())),
            Err(error) => Err(format!(
                "{}: {}",
                steps.last().copied().unwrap_or_default(),
                told(error)
            )),
        };
        rows.push(Row {
            engine,
            what: surface.id(),
            seconds: started.elapsed().as_secs_f64(),
            outcome,
        });
    }
    rows
}

fn line(row: &Row) -> String {
    let (word, said) = match &row.outcome {
        Ok(said) => ("ok    ", said.as_str()),
        Err(_) => ("FAILED", "see below"),
    };
    format!(
        "{word} {:<10} {:<7} {:>5.1} s  {said}",
        row.engine.to_string(),
        row.what,
        row.seconds
    )
}

fn told(error: JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "it was cancelled".to_owned();
    };
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic
            .downcast_ref::<&str>()
            .map_or("it panicked", |text| *text)
            .to_owned(),
    }
}
