//! A configuration file as a client reads it: server entries at their place in it, and what stands
//! beside them. One description, from which a new file is written here and an existing one is
//! changed by [`merge`](crate::merge).

use std::fmt;

use super::Format;
use super::json::{Json, Object};
use super::{toml, yaml};

/// What one configuration file has to hold.
#[derive(Clone, PartialEq)]
pub struct Document {
    /// Its syntax: JSON, JSONC, TOML or YAML.
    pub format: Format,
    /// The members that lead from the root to the servers, outermost first. A member may have dots
    /// in its name: `amp.mcpServers` is one.
    pub path: &'static [&'static str],
    /// How the servers are told apart.
    pub keyed: Keyed,
    /// The servers in their order, each with its name.
    pub entries: Vec<(String, Object)>,
    /// What else the root has to hold.
    pub beside: Vec<Beside>,
}

/// How a client tells servers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// An object; each server is a member under its name.
    Map,
    /// An array; each server is an element that holds its name in this member, which is already in
    /// the entry.
    List(&'static str),
}

/// A member of the root besides the servers.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// Written where the root has no member of this name.
    Missing(&'static str, Json),
    /// An element of the root's array of this name; it is known by its member `id`.
    Element(&'static str, Object),
}

impl Document {
    /// A new file with nothing else in it.
    pub fn text(&self) -> String {
        if self.format == Format::Toml {
            return self.tables();
        }
        let root = self.root();
        match self.format {
            Format::Yaml => yaml::block(&root),
            _ => root.pretty(),
        }
    }

    /// The same on one line, as a link carries it. Only for JSON.
    pub fn compact(&self) -> String {
        self.root().compact()
    }

    /// The root as one value. What stands beside the servers comes first.
    fn root(&self) -> Object {
        let mut root = Object::new();
        for beside in &self.beside {
            root = match beside {
                Beside::Missing(name, value) => root.with(name, value.clone()),
                Beside::Element(name, element) => {
                    root.with(name, Json::Array(vec![element.clone().into()]))
                }
            };
        }
        let mut servers = match self.keyed {
            Keyed::Map => {
                let mut servers = Object::new();
                for (name, entry) in &self.entries {
                    servers = servers.with(name, entry.clone());
                }
                Json::Object(servers)
            }
            Keyed::List(_) => {
                let mut servers = Vec::new();
                for (_, entry) in &self.entries {
                    servers.push(entry.clone().into());
                }
                Json::Array(servers)
            }
        };
        let mut path = self.path;
        while let [outer @ .., last] = path {
            if outer.is_empty() {
                return root.with(last, servers);
            }
            servers = Object::new().with(last, servers).into();
            path = outer;
        }
        match servers {
            Json::Object(servers) => root.and(servers),
            _ => root,
        }
    }

    /// A TOML table for every server. Codex CLI, the only client that reads TOML, has nothing else.
    fn tables(&self) -> String {
        let mut out = String::new();
        for (name, entry) in &self.entries {
            if !out.is_empty() {
                out.push('\n');
            }
            let mut path = self.path.to_vec();
            path.push(name);
            out.push_str(&toml::table(&path, entry));
        }
        out
    }
}

/// Without the entries, which may hold the key.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("format", &self.format)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(format: Format, path: &'static [&'static str], keyed: Keyed) -> Document {
        let entry = |name: &str| {
            Object::new()
                .with("name", name)
                .with("url", "https://a/b")
                .with("headers", Object::new().with("Authorization", "Bearer x"))
        };
        Document {
            format,
            path,
            keyed,
            entries: ["one", "two"]
                .map(|name| (name.to_owned(), entry(name)))
                .into(),
            beside: vec![Beside::Missing("version", "1".into())],
        }
    }

    #[test]
    fn servers_stand_at_their_path() {
        let text = document(Format::Json, &["a", "b.c"], Keyed::Map).compact();
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value["version"], "1");
        assert_eq!(value["a"]["b.c"]["two"]["url"], "https://a/b");
        assert!(
            text.starts_with(r#"{"version":"1","a":{"b.c":{"one":{"#),
            "{text}"
        );
    }

    #[test]
    fn an_element_makes_its_array() {
        let mut document = document(Format::Json, &["servers"], Keyed::Map);
        document.beside = vec![Beside::Element("inputs", Object::new().with("id", "k"))];
        let value: serde_json::Value = serde_json::from_str(&document.text()).expect("JSON");
        assert_eq!(value["inputs"][0]["id"], "k");
    }

    #[test]
    fn lists_and_maps_in_yaml() {
        let list = document(Format::Yaml, &["mcpServers"], Keyed::List("name")).text();
        let value: serde_json::Value = serde_yaml_ng::from_str(&list).expect("YAML");
        assert_eq!(value["mcpServers"][1]["name"], "two", "{list}");
        let map = document(Format::Yaml, &["mcpServers"], Keyed::Map).text();
        let value: serde_json::Value = serde_yaml_ng::from_str(&map).expect("YAML");
        assert_eq!(
            value["mcpServers"]["two"]["headers"]["Authorization"],
            "Bearer x"
        );
    }

    #[test]
    fn every_server_is_a_table_in_toml() {
        let text = document(Format::Toml, &["mcp_servers"], Keyed::Map).text();
        let value: ::toml::Table = text.parse().expect("TOML");
        assert_eq!(
            value["mcp_servers"]["two"]["headers"]["Authorization"].as_str(),
            Some("Bearer x")
        );
    }
}
