//! What the page does when it is asked to connect.

use emulator::builder::DEMO_KEY;
use emulator::{Cors, Emulator, Running};

use crate::person::Person;

const ECS: &str = "mcp-MmZlNzMyZTFjNmRj";

async fn check(person: &Person, url: &str, key: &str) {
    person.put("#paste", &format!("{url}\n{key}")).await;
    person
        .sees(&format!("document.querySelector('#key').value === '{key}'"))
        .await;
    person.click("#check").await;
    person
        .sees(
            "document.querySelector('#tool-count, #failure') && !document.querySelector('#cancel')",
        )
        .await;
}

/// A service that pages of any origin may read, also the opaque one of a file.
pub(crate) async fn service() -> Running {
    Emulator::builder()
        .cors(Cors::Allowed)
        .start()
        .await
        .expect("a free port")
}

pub(crate) async fn lists(person: &Person, service: &Running, origin: &str) {
    for path in [
        format!("compatible-mode/v1/mcp/{ECS}/sse"),
        format!("api/v1/mcps/{ECS}/mcp"),
    ] {
        service.log().clear();
        check(person, &format!("{}/{path}", service.base_url()), DEMO_KEY).await;
        let count = person.text("#tool-count").await;
        assert!(
            count.starts_with(|c: char| c.is_ascii_digit() && c != '0'),
            "{path} from {origin}: {count}"
        );
        let methods: Vec<_> = service
            .log()
            .requests()
            .into_iter()
            .filter_map(|request| request.rpc_method)
            .collect();
        assert!(
            methods.iter().any(|method| method == "tools/list"),
            "{path}: {methods:?}"
        );
        assert!(
            methods.iter().all(|method| method != "tools/call"),
            "{path}: {methods:?}"
        );
    }
}

/// A key that is not accepted, and a service that pages may not read.
pub(crate) async fn fails(person: &Person, service: &Running) {
    let url = format!("{}/api/v1/mcps/{ECS}/mcp", service.base_url());
    check(person, &url, "sk-00000000000000000000000000000000").await;
    let said = person.text("#failure").await;
    assert!(said.contains("401"), "{said}");
    service.set_cors(Cors::Refused);
    check(person, &url, DEMO_KEY).await;
    let said = person.text("#failure").await;
    assert!(said.contains("CORS"), "{said}");
    service.set_cors(Cors::Allowed);
}
