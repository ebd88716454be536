//! The services on offer and their tools.
//!
//! Each file under `catalog/` is a list of `{ "tool": <definition>, "result": <text> }`: the
//! definition is listed word for word, odd schema types included, and a call is answered with the
//! text.

use serde::Deserialize;
use serde_json::Value;

use crate::error_body::Refusal;

/// Which transports a service speaks; on the real platform that depends on when it was activated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transports {
    /// HTTP+SSE and Streamable HTTP.
    Both,
    /// HTTP+SSE alone.
    SseOnly,
}

/// A tool as it is listed, and what a call of it answers.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Tool {
    #[serde(rename = "tool")]
    pub(crate) definition: Value,
    pub(crate) result: String,
}

impl Tool {
    pub(crate) fn name(&self) -> &str {
        self.definition["name"].as_str().unwrap_or_default()
    }
}

/// An activated service.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    /// The instance ID, case-sensitive.
    pub(crate) id: &'static str,
    pub(crate) transports: Transports,
    pub(crate) tools: Vec<Tool>,
}

/// Every service of the emulated account.
#[derive(Clone, Debug)]
pub(crate) struct Catalog(Vec<Service>);

/// Services that exist and that this account has not activated.
const NOT_ACTIVATED: [&str; 2] = ["QwenImage", "WanImage"];

impl Catalog {
    /// The service of an instance ID.
    pub(crate) fn find(&self, id: &str) -> Result<&Service, Refusal> {
        let refusal = if NOT_ACTIVATED.contains(&id) {
            Refusal::NotActivated
        } else {
            Refusal::NoSuchService
        };
        self.0
            .iter()
            .find(|service| service.id == id)
            .ok_or(refusal)
    }
}

/// Builds the catalog from the files that are compiled in.
pub(crate) fn catalog() -> Catalog {
    use Transports::{Both, SseOnly};
    Catalog(vec![
        service("WebSearch", Both, include_str!("catalog/web_search.json")),
        service(
            "WebParser",
            SseOnly,
            include_str!("catalog/web_parser.json"),
        ),
        service("amap-maps", Both, include_str!("catalog/amap_maps.json")),
        service(
            "market-cmapi00073529",
            Both,
            include_str!("catalog/market.json"),
        ),
        service(
            "mcp-MmZlNzMyZTFjNmRj",
            Both,
            include_str!("catalog/ecs.json"),
        ),
    ])
}

fn service(id: &'static str, transports: Transports, tools: &str) -> Service {
    let tools = serde_json::from_str(tools)
        .unwrap_or_else(|error| panic!("the tools of {id} are not a list of tools: {error}"));
    Service {
        id,
        transports,
        tools,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_tool_is_well_formed() {
        for service in catalog().0 {
            let mut names = HashSet::new();
            for tool in &service.tools {
                let name = tool.name().to_owned();
                assert!(!name.is_empty(), "{}: a tool without a name", service.id);
                let schema = &tool.definition["inputSchema"];
                assert_eq!(schema["type"], "object", "{name}");
                assert!(tool.definition["description"].is_string(), "{name}");
                for required in schema["required"].as_array().into_iter().flatten() {
                    let property = required.as_str().unwrap_or_default();
                    assert!(
                        schema["properties"][property].is_object(),
                        "{name}: {property}"
                    );
                }
                assert!(!tool.result.is_empty(), "{name}");
                assert!(names.insert(name.clone()), "{name} twice in {}", service.id);
            }
            assert!(!names.is_empty(), "{} has no tool", service.id);
        }
    }

    #[test]
    fn has_the_tools_whose_names_meet_the_clients_limits() {
        let catalog = catalog();
        let longest = |id| {
            let service: &Service = catalog.find(id).expect("a known service");
            service.tools.iter().map(|tool| tool.name().len()).max()
        };
        assert_eq!(longest("mcp-MmZlNzMyZTFjNmRj"), Some(41));
        assert_eq!(longest("amap-maps"), Some(33));
        let market = catalog
            .find("market-cmapi00073529")
            .expect("a known service");
        assert!(market.tools.iter().any(|tool| !tool.name().is_ascii()));
    }
}
