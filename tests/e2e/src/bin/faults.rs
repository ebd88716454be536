//! Prints a table of everything that can go wrong with a service: what is said of it in both
//! languages, and whether a request with the key reached another origin.
//!
//! `faults` asks natively, with the page's own protocol core; `faults --page` in the built page.

#[allow(dead_code, reason = "only the example prints listings")]
#[path = "../../../../examples/list_tools/driver.rs"]
mod driver;
#[path = "../../../faults/in_page.rs"]
mod in_page;
#[path = "../../../faults/native.rs"]
mod native;
#[path = "../../../faults/rows.rs"]
mod rows;

use std::process::ExitCode;
use std::time::Duration;

use bailian_mcp_config::diagnostic::Lang;
use bailian_mcp_config::i18n::causes::explain;
use e2e::browser::Browser;
use e2e::site;
use emulator::Canary;
use emulator::builder::DEMO_KEY;
use rows::{Expected, Row};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let in_page = std::env::args().any(|argument| argument == "--page");
    let runtime = Runtime::new().expect("a runtime");
    let canary = runtime
        .block_on(Canary::start(DEMO_KEY))
        .expect("a free port");
    let rows = rows::rows(&canary.base_url());
    println!("| fault | asked | as expected | code | ms | English | 中文 |");
    println!("| --- | --- | --- | --- | ---: | --- | --- |");
    let (asked, wrong) = if in_page {
        // A time limit of the page is a minute.
        let rows: Vec<&Row> = rows.iter().filter(|row| !row.times_out).collect();
        (rows.len(), runtime.block_on(page(&rows)))
    } else {
        let wrong = rows.iter().filter(|row| !natively(row, &runtime));
        (rows.len(), wrong.count())
    };
    let visits = canary.visits();
    let with_key = visits
        .iter()
        .filter(|visit| visit.authorization || visit.has_key);
    let with_key = with_key.count();
    println!();
    println!(
        "{asked} faults, {wrong} not told as expected; requests to another origin: {}, with the key: {with_key}.",
        visits.len()
    );
    if wrong == 0 && with_key == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether it came out as expected.
fn natively(row: &Row, runtime: &Runtime) -> bool {
    let outcome = native::run(row, runtime);
    let words = |lang| match &outcome.cause {
        Some(cause) => {
            let told = explain(cause, lang);
            [told.title, told.cause, told.remedy]
        }
        None => Default::default(),
    };
    let found = (outcome.found(), outcome.took);
    print(row, found, row.native, [words(Lang::En), words(Lang::Zh)]);
    outcome.found() == row.native
}

/// How many did not come out as expected.
async fn page(rows: &[&Row]) -> usize {
    let site = site::serve().await;
    let browser = Browser::builder().start().await;
    browser.open_page(&site.base_url()).await;
    let mut wrong = 0;
    for row in rows {
        let service = row.service.clone().start().await.expect("a free port");
        let en = in_page::run(&browser, row, &service, "en").await;
        let zh = match en.found {
            Expected::Cause(_) => in_page::run(&browser, row, &service, "zh-CN").await.words,
            _ => Default::default(),
        };
        wrong += usize::from(en.found != row.browser);
        print(row, (en.found, en.took), row.browser, [en.words, zh]);
    }
    browser.close().await;
    wrong
}

fn print(row: &Row, found: (Expected, Duration), wanted: Expected, words: [[String; 3]; 2]) {
    let (found, took) = found;
    let mark = if found == wanted { "yes" } else { "NO" };
    let code = match found {
        Expected::Listed(tools) => format!("{tools} tools"),
        Expected::Partial(tools) => format!("{tools} tools, not all"),
        Expected::Cause(code) => code.to_owned(),
    };
    let [en, zh] = words.map(|words| match words {
        [title, ..] if title.is_empty() => String::new(),
        [title, cause, remedy] => {
            let text = format!("**{title}** {cause} {remedy}");
            text.replace('|', "\\|").replace('\n', " ")
        }
    });
    let kind = row.path.rsplit('/').next().unwrap_or_default();
    let (name, took) = (&row.name, took.as_millis());
    println!("| {name} | {kind} | {mark} | {code} | {took} | {en} | {zh} |");
}
