//! Everything that can go wrong with a service is told for what it is, at once, and the key goes
//! nowhere else.

#[allow(dead_code, reason = "only the example prints listings")]
#[path = "../examples/list_tools/driver.rs"]
mod driver;
#[path = "faults/native.rs"]
mod native;
#[path = "faults/rows.rs"]
mod rows;

use std::time::Duration;

use bailian_mcp_config::diagnostic::Lang;
use bailian_mcp_config::i18n::causes::explain;
use emulator::Canary;
use emulator::builder::DEMO_KEY;
use tokio::runtime::Runtime;

/// Far less than any time limit, and far more than anything here takes on a busy machine.
const AT_ONCE: Duration = Duration::from_secs(5);

#[test]
fn every_fault_is_told_for_what_it_is_and_no_key_leaves() {
    let runtime = Runtime::new().expect("a runtime");
    let canary = runtime
        .block_on(Canary::start(DEMO_KEY))
        .expect("a free port");
    let rows = rows::rows(&canary.base_url());
    let mut wrong = Vec::new();
    for row in &rows {
        let outcome = native::run(row, &runtime);
        let (name, path) = (&row.name, row.path);
        let found = outcome.found();
        if found != row.native {
            wrong.push(format!(
                "{name} {path}: {found:?} ({:?}), not {:?}",
                outcome.result.as_ref().err(),
                row.native
            ));
        }
        let many = matches!(
            row.native,
            rows::Expected::Listed(1000..) | rows::Expected::Partial(1000..)
        );
        let large = row.native == rows::Expected::Cause("too-large");
        // Without optimisation, parsing so much takes as long as it takes.
        if !many && !large && outcome.took > AT_ONCE {
            wrong.push(format!("{name} {path}: took {:?}", outcome.took));
        }
        if let (Err(failure), Some(cause), Some(key)) = (&outcome.result, &outcome.cause, row.key) {
            for lang in [Lang::En, Lang::Zh] {
                let told = format!("{failure:?} {cause:?} {:?}", explain(cause, lang));
                assert!(!told.contains(key), "{name}: {told}");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let visits = canary.visits();
    assert!(visits.is_empty(), "{visits:?}");
    assert!(rows.len() > 150, "{}", rows.len());
}
