//! A recipe with a service behind its relay.

use e2e::hosting::{Authority, Front, Recipe, Served, UPSTREAM};
use emulator::{Cors, Emulator, Running};

/// The page, its relay and the service.
pub(crate) struct Setting {
    pub(crate) served: Served,
    pub(crate) front: Front,
    pub(crate) service: Running,
}

impl Setting {
    pub(crate) async fn of(recipe: Recipe) -> Self {
        Self::under(recipe, "").await
    }

    /// With the page under a path such as `/tools/mcp`.
    pub(crate) async fn under(recipe: Recipe, base: &str) -> Self {
        let service = Emulator::builder().cors(Cors::Refused).start().await;
        let service = service.expect("a free port");
        let authority = Authority::new();
        let front = Front::to(service.addr(), &authority.identity(UPSTREAM)).await;
        let served = Served::under(recipe, base, front.addr(), &authority).await;
        Self {
            served,
            front,
            service,
        }
    }

    /// A URL behind the relay.
    pub(crate) fn relayed(&self, rest: &str) -> String {
        format!("{}relay/{rest}", self.served.page())
    }

    /// A URL of the service behind the relay.
    pub(crate) fn through(&self, path: &str) -> String {
        self.relayed(&format!("{UPSTREAM}{path}"))
    }
}
