//! What the page says about its clients, and whether it is so.

use std::path::Path;

use e2e::browser::Browser;
use e2e::clients::{Installed, Package};
use serde_json::Value;

use crate::trial::RealClient;

/// One client, as the page's JavaScript interface lists it.
pub(crate) struct Listed {
    pub(crate) id: String,
    evidence: String,
    version: String,
    /// The client's rule for server names, where the page knows one.
    pub(crate) name_rule: Option<String>,
}

/// Every client of the page.
pub(crate) async fn read(page: &Browser) -> Vec<Listed> {
    let clients = page
        .run("return window.bailianMcpConfig.clients()", Value::Null)
        .await;
    let clients = clients.as_array().expect("a list of clients");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let listed = clients.iter().map(|client| Listed {
        id: text(&client["id"]),
        evidence: text(&client["evidence"]),
        version: text(&client["checked"]["version"]),
        name_rule: client["limits"]["serverName"].as_str().map(str::to_owned),
    });
    listed.collect()
}

/// How many clients there are, how many of them are verified, and how many of those by running
/// them; in the README's words.
pub(crate) fn summary(clients: &[Listed]) -> String {
    let with = |wanted: fn(&str) -> bool| {
        clients
            .iter()
            .filter(|client| wanted(&client.evidence))
            .count()
    };
    let verified = with(|evidence| matches!(evidence, "ran" | "source" | "documentation"));
    let ran = with(|evidence| evidence == "ran");
    format!(
        "{} clients, {verified} of them verified in the client, its source or its documentation, {ran} of \
         those by running the client itself.",
        clients.len()
    )
}

/// What is not as the page and the README say: a client that counts as run is run here, in the
/// version that is stated.
pub(crate) fn complaints(
    clients: &[Listed],
    tried: &[RealClient],
    installed: &Installed,
) -> Vec<String> {
    let mut complaints = Vec::new();
    for client in clients.iter().filter(|client| client.evidence == "ran") {
        let Some(real) = tried.iter().find(|real| real.id == client.id) else {
            complaints.push(format!("{} counts as run, and is not run here", client.id));
            continue;
        };
        // What is not installed is reported where it is tried.
        let version = installed.version(real.package).unwrap_or_default();
        if real.package != Package::System && !client.version.contains(&version) {
            complaints.push(format!(
                "{} was run in {version}, not in {}",
                client.id, client.version
            ));
        }
    }
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let summary = summary(clients);
    if !readme.contains(&summary) {
        complaints.push(format!("the README does not say: {summary}"));
    }
    complaints
}
