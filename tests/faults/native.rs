//! A row, natively: the service, the protocol core over sockets, and the diagnosis.

use std::time::{Duration, Instant};

use bailian_mcp_config::domain::{ApiKey, Endpoint, Seen, Transport};
use bailian_mcp_config::mcp::diagnosis::{Cause, Evidence, PageOrigin, Situation, diagnose};
use bailian_mcp_config::mcp::session::{Completeness, Failure, Limits, Listing};
use tokio::runtime::Runtime;

use crate::driver;
use crate::rows::{Expected, Row};

/// What came of a row.
pub(crate) struct Outcome {
    pub(crate) result: Result<Listing, Failure>,
    /// Why it failed.
    pub(crate) cause: Option<Cause>,
    /// How long it took.
    pub(crate) took: Duration,
}

/// Generous, so that whoever settles by a time limit is found out; the sizes have room for 10,000
/// tools and little more, because without optimisation they take their time.
const LIMITS: Limits = Limits {
    headers_ms: 30_000,
    endpoint_ms: 30_000,
    reply_ms: 30_000,
    event_bytes: 16 << 20,
    bytes: 24 << 20,
    pages: 1000,
    tools: 20_000,
};

/// Runs a row. The service lives on the runtime.
pub(crate) fn run(row: &Row, runtime: &Runtime) -> Outcome {
    let service = runtime
        .block_on(row.service.clone().start())
        .expect("a free port");
    let url = [&service.base_url(), row.path].concat();
    let endpoint = Endpoint::parse(&url).expect("an endpoint");
    let key = row.key.map(|key| ApiKey::parse(key).expect("a key"));
    let mut limits = LIMITS;
    if row.times_out {
        (limits.headers_ms, limits.endpoint_ms, limits.reply_ms) = (400, 400, 400);
    }
    let begun = Instant::now();
    let result = driver::list(&endpoint, key.clone(), row.approach, limits, |_| {});
    let took = begun.elapsed();
    let cause = result.as_ref().err().map(|failure| {
        diagnose(&Situation {
            endpoint: &endpoint,
            key: key.as_ref().map(ApiKey::kind),
            relayed: false,
            permitted: true,
            page: PageOrigin::Native,
            transport: Seen::of(&endpoint).transport().unwrap_or(Transport::Sse),
            failure,
            evidence: &Evidence::default(),
        })
    });
    Outcome {
        result,
        cause,
        took,
    }
}

impl Outcome {
    /// What it was, in the words of a row.
    pub(crate) fn found(&self) -> Expected {
        match (&self.result, &self.cause) {
            (Ok(listing), _) if listing.completeness == Completeness::Whole => {
                Expected::Listed(listing.tools.len())
            }
            (Ok(listing), _) => Expected::Partial(listing.tools.len()),
            (Err(_), Some(cause)) => Expected::Cause(cause.code()),
            (Err(_), None) => unreachable!("a failure has a cause"),
        }
    }
}
