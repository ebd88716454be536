//! Where in a tree the servers stand.

use crate::paste::config::{CONTAINERS, LEVELS, is_server};
use crate::paste::jsonc::{Member, Node, Text, Value};

/// Servers beside each other.
pub(super) struct Group<'a> {
    /// The keys that lead to them from the root, outermost first.
    pub(super) path: Vec<&'a Text>,
    /// Whether the last key is one under which a client lists servers.
    pub(super) known: bool,
    /// Whether they are the elements of an array.
    pub(super) list: bool,
    /// The servers.
    pub(super) entries: Vec<Entry<'a>>,
}

/// One server, remote or local.
pub(super) struct Entry<'a> {
    /// Its key.
    pub(super) name: Option<&'a Text>,
    /// Its members.
    pub(super) node: &'a Node,
}

/// Every group of servers. `own` is the path of the client that reads them.
pub(super) fn groups<'a>(root: &'a Node, own: &[&str]) -> Vec<Group<'a>> {
    let mut found = Vec::new();
    if !containers(root, own, &mut Vec::new(), &mut found) {
        if is_server(root) {
            found.push(Group {
                path: Vec::new(),
                known: false,
                list: false,
                entries: vec![Entry {
                    name: None,
                    node: root,
                }],
            });
        } else {
            bare(root, LEVELS, &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Whether there is a server in a tree.
pub(super) fn has_any(root: &Node) -> bool {
    groups(root, &[]).iter().any(has_server)
}

/// Whether there is one where a client looks for it, or in a list; anything else may be prose.
pub(super) fn has_known(root: &Node) -> bool {
    let groups = groups(root, &[]);
    let mut placed = groups.iter().filter(|group| group.known || group.list);
    placed.any(has_server)
}

/// Whether there is a table of servers, of whatever members: nothing else has its header.
pub(super) fn has_table(root: &Node) -> bool {
    let groups = groups(root, &[]);
    let mut tables = groups.iter().filter(|group| group.known);
    tables.any(|group| !group.entries.is_empty())
}

fn has_server(group: &Group) -> bool {
    let marks = ["type", "headers", "transport"];
    let mut nodes = group.entries.iter().map(|entry| entry.node);
    nodes.any(|node| is_server(node) || marks.iter().any(|mark| node.get(mark).is_some()))
}

/// Goes through every container, wherever it is nested, and says whether there was one.
fn containers<'a>(
    node: &'a Node,
    own: &[&str],
    path: &mut Vec<&'a Text>,
    found: &mut Vec<Group<'a>>,
) -> bool {
    let mut any = false;
    for element in node.elements() {
        any |= containers(element, own, path, found);
    }
    for Member { key, value } in node.members() {
        let word = key.text.as_str();
        let holds = matches!(value.value, Value::Object(_) | Value::Array(_));
        let known = holds && (CONTAINERS.contains(&word) || own.last() == Some(&word));
        path.push(key);
        if containers(value, own, path, found) {
            any = true;
        } else if known {
            found.push(group(value, path.clone()));
            any = true;
        }
        path.pop();
    }
    any
}

fn group<'a>(node: &'a Node, path: Vec<&'a Text>) -> Group<'a> {
    let is_object = |node: &Node| matches!(node.value, Value::Object(_));
    let mut entries = Vec::new();
    if is_server(node) {
        entries.push(Entry { name: None, node });
    } else {
        for node in node.elements().iter().filter(|node| is_object(node)) {
            entries.push(Entry { name: None, node });
        }
        for Member { key, value } in node.members().iter().filter(|m| is_object(&m.value)) {
            let name = Some(key);
            entries.push(Entry { name, node: value });
        }
    }
    Group {
        path,
        known: true,
        list: matches!(node.value, Value::Array(_)),
        entries,
    }
}

/// Servers without a container that is known.
fn bare<'a>(node: &'a Node, levels: usize, path: &mut Vec<&'a Text>, found: &mut Vec<Group<'a>>) {
    if levels == 0 {
        return;
    }
    let mut entries = Vec::new();
    for node in node.elements() {
        if is_server(node) {
            entries.push(Entry { name: None, node });
        } else {
            bare(node, levels - 1, path, found);
        }
    }
    for Member { key, value } in node.members() {
        if is_server(value) {
            let name = Some(key);
            entries.push(Entry { name, node: value });
        } else {
            path.push(key);
            bare(value, levels - 1, path, found);
            path.pop();
        }
    }
    if !entries.is_empty() {
        found.push(Group {
            path: path.clone(),
            known: false,
            list: matches!(node.value, Value::Array(_)),
            entries,
        });
    }
}
