//! Real clients read the files that the built page writes, and connect to the emulator with them.
//!
//! Each trial renders one client's configuration in the page, puts it where the page says, and
//! starts the client in an empty home folder. The verdict comes from the client's output, because
//! most exit with 0 whatever happens, and from the emulator's log, because an output can be
//! optimistic. A client that is not installed has failed.
//!
//! `cargo test -p e2e --test real_clients -- [--all] [ID…]`; `cargo xtask clients` prepares it.

mod catalogue;
mod clients;
mod page;
mod report;
mod run;
mod trial;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use e2e::browser::Browser;
use e2e::clients::Installed;
use e2e::site;
use tokio::sync::Semaphore;

use clients::CLIENTS;
use report::Report;
use run::{Prepared, prepare};
use trial::{Pace, RealClient};

/// How many clients run at once for each processor: they wait more than they work.
const AT_ONCE: usize = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let (options, ids): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with('-'));
    let all = options.iter().any(|option| option == "--all");
    let chosen = |client: &&RealClient| match ids.is_empty() {
        true => all || client.pace == Pace::Quick,
        false => ids.iter().any(|id| id == client.id),
    };
    let clients: Vec<&'static RealClient> = CLIENTS.iter().filter(chosen).collect();
    let started = Instant::now();
    let installed = Installed::find();
    let (listed, prepared) = prepare_all(&clients, all || !ids.is_empty(), &installed).await;
    let trials = prepared.len();
    // From here on a panic is a row of the report.
    std::panic::set_hook(Box::new(|_| {}));
    let mut report = run_all(prepared, &installed).await;
    if all {
        let complaints = catalogue::complaints(&listed, CLIENTS, &installed);
        report.failures.extend(complaints);
    }

    println!("{}", report.table());
    println!(
        "{} trials of {} clients in {} s",
        trials,
        clients.len(),
        started.elapsed().as_secs()
    );
    for (client, reason) in not_installed(&clients, &installed) {
        report
            .failures
            .push(format!("{} is not tried: {reason}", client.name));
    }
    for client in clients
        .iter()
        .filter(|client| listed.iter().all(|record| record.id != client.id))
    {
        report.failures.push(format!(
            "{} is not tried: the page does not have it",
            client.name
        ));
    }
    println!("{}", catalogue::summary(&listed));
    for failure in &report.failures {
        eprintln!("\nFAILED {failure}");
    }
    if clients.is_empty() {
        eprintln!("no client of that id");
        return ExitCode::FAILURE;
    }
    if report.failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Everything that needs the page, which is closed again before the first client starts.
async fn prepare_all(
    clients: &[&'static RealClient],
    all: bool,
    installed: &Installed,
) -> (Vec<catalogue::Listed>, Vec<Prepared>) {
    let site = site::serve().await;
    let page = Browser::builder().start().await;
    page.open_page(&site.base_url()).await;
    let listed = catalogue::read(&page).await;
    let mut prepared = Vec::new();
    for client in clients
        .iter()
        .filter(|client| installed.version(client.package).is_ok())
    {
        let record = listed.iter().find(|record| record.id == client.id);
        // That the page does not have it is told with the complaints.
        let any_name = record.map(|record| record.name_rule.is_none());
        for trial in any_name
            .map(|any_name| client.trials(all, any_name))
            .unwrap_or_default()
        {
            prepared.push(prepare(&page, client, trial).await);
        }
    }
    page.assert_quiet().await;
    page.close().await;
    prepared.retain(Prepared::is_offered);
    (listed, prepared)
}

async fn run_all(prepared: Vec<Prepared>, installed: &Installed) -> Report {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let places = Arc::new(Semaphore::new(processors * AT_ONCE));
    let running = prepared.into_iter().map(|prepared| {
        let (client, trial, places) = (prepared.client, prepared.trial, Arc::clone(&places));
        let task = tokio::spawn(async move {
            let _place = places.acquire_owned().await;
            prepared.run().await
        });
        (client, trial, task)
    });
    let running: Vec<_> = running.collect();
    let mut report = Report::default();
    for (client, trial, task) in running {
        // A harness that cannot do its work panics with what is missing.
        let outcome = task.await.unwrap_or_else(|panic| Err(panic_text(panic)));
        let version = installed.version(client.package).unwrap_or_default();
        eprintln!(
            "{} {}",
            if outcome.is_ok() { "ok    " } else { "FAILED" },
            client.name
        );
        report.add(client, &version, trial, outcome);
    }
    report
}

fn panic_text(error: tokio::task::JoinError) -> String {
    match error.try_into_panic() {
        Ok(panic) => match panic.downcast::<String>() {
            Ok(text) => *text,
            Err(_) => "it panicked".to_owned(),
        },
        Err(error) => error.to_string(),
    }
}

fn not_installed(
    clients: &[&'static RealClient],
    installed: &Installed,
) -> Vec<(&'static RealClient, String)> {
    let reason =
        |client: &&'static RealClient| Some((*client, installed.version(client.package).err()?));
    clients.iter().filter_map(reason).collect()
}
