use crate::clients::{Client, Evidence, Limit, Treatment, more::every};
use crate::emit::json::{Json, Object};
use crate::mcp::fit::{Change, Doubt, Fate, Fit, Longest, Reason, ServerNotes, Tally, fit as look};
use crate::mcp::json::Value;
use crate::mcp::types::{Page, Tool};

/// What `fit` is asked for.
#[derive(Clone, Debug)]
pub struct FitRequest {
    /// The tools of one server.
    pub tools: Vec<Tool>,
    /// The name of that server.
    pub name: String,
    /// The names of others in the same configuration.
    pub others: Vec<String>,
    /// For which client; `None` for all of them.
    pub client: Option<&'static Client>,
}

/// Reads an array of tools, as the protocol has them, from its JSON text. `None` where it is none; an
/// entry without a name is passed over.
pub fn tools(json: &str) -> Option<Vec<Tool>> {
    let value = Value::read(json).ok()?;
    Some(Page::of(value.as_array()?).tools)
}

/// Says what becomes of the tools in one client, or in each.
pub fn fit(request: &FitRequest) -> Object {
    let others: Vec<&str> = request.others.iter().map(String::as_str).collect();
    let mut clients = Vec::new();
    for client in every() {
        if request.client.is_none_or(|wanted| wanted.id == client.id) {
            let fit = look(client, &request.name, &request.tools, &others);
            clients.push(of_client(&fit, request, &others).into());
        }
    }
    Object::new()
        .with("name", request.name.as_str())
        .with("clients", Json::Array(clients))
}

fn of_client(fit: &Fit, request: &FitRequest, others: &[&str]) -> Object {
    let mut tools = Vec::new();
    for (tool, fate) in request.tools.iter().zip(&fit.fates) {
        tools.push(of_tool(&tool.name, fate).into());
    }
    let too_many = fit.too_many.map(|many| {
        Object::new()
            .with("tools", many.tools)
            .with("most", many.limit.most)
            .with("certain", many.limit.evidence != Evidence::Unverified)
    });
    let suggestion = fit.suggestion.as_ref().map(|suggestion| {
        Object::new()
            .with("name", suggestion.name.as_str())
            .with("keepsPrefix", suggestion.keeps_prefix)
    });
    let longest = match fit.longest {
        Longest::Any => None,
        Longest::Characters(most) => Some(most),
        Longest::Impossible => Some(0),
    };
    Object::new()
        .with("client", fit.client.id)
        .with("known", fit.rules.is_known())
        .with("whole", fit.is_whole())
        .with("tally", tally(&fit.tally))
        .with("tools", Json::Array(tools))
        .with("tooMany", optional(too_many))
        .with("longestName", longest)
        .with("roomForPrefix", fit.longest.has_room_for_prefix())
        .with("suggestion", optional(suggestion))
        .with("server", server(&fit.server, others))
        .with("rules", Json::Array(rules(fit)))
}

fn optional(object: Option<Object>) -> Json {
    object.map_or(Json::Null, Json::from)
}

fn tally(tally: &Tally) -> Object {
    Object::new()
        .with("works", tally.works)
        .with("renamed", tally.renamed)
        .with("unsure", tally.unsure)
        .with("clashes", tally.clashes)
        .with("dropped", tally.dropped)
}

/// One tool; what does not apply is `null`.
fn of_tool(name: &str, fate: &Fate) -> Object {
    let (word, to, hash, why) = match fate {
        Fate::Works => ("works", None, 0, Why::default()),
        Fate::Renamed { to, hash, why } => ("renamed", Some(to.as_str()), *hash, change(why)),
        Fate::Unsure(doubt) => ("unsure", None, 0, unsure(doubt)),
        Fate::Clashes { name, with } => {
            let why = Why {
                code: Some("same_name"),
                with: Some(*with),
                ..Why::default()
            };
            ("clashes", Some(name.as_str()), 0, why)
        }
        Fate::Dropped(reason) => ("dropped", None, 0, dropped(reason)),
    };
    let character = why.character.map(String::from);
    Object::new()
        .with("name", name)
        .with("fate", word)
        .with("to", to)
        .with("hash", hash)
        .with("why", why.code)
        .with("length", why.length)
        .with("most", why.most)
        .with("character", character.as_deref())
        .with("with", why.with)
}

/// The facts of a fate.
#[derive(Default)]
struct Why {
    code: Option<&'static str>,
    length: Option<usize>,
    most: Option<usize>,
    character: Option<char>,
    with: Option<usize>,
}

impl Why {
    fn length(code: &'static str, length: usize, most: usize) -> Self {
        Self {
            code: Some(code),
            length: Some(length),
            most: Some(most),
            ..Self::default()
        }
    }

    fn character(code: &'static str, character: char) -> Self {
        Self {
            code: Some(code),
            character: Some(character),
            ..Self::default()
        }
    }
}

fn change(change: &Change) -> Why {
    match *change {
        Change::Characters => Why {
            code: Some("characters"),
            ..Why::default()
        },
        Change::Length { length, most } => Why::length("length", length, most),
        Change::Clash { with } => Why {
            code: Some("same_name"),
            with: Some(with),
            ..Why::default()
        },
    }
}

fn unsure(doubt: &Doubt) -> Why {
    match *doubt {
        Doubt::Character { character } => Why::character("character", character),
        Doubt::OutsideSpecification { character } => Why::character("specification", character),
        Doubt::LongerThanSpecification { length, most } => {
            Why::length("specification", length, most)
        }
    }
}

fn dropped(reason: &Reason) -> Why {
    match *reason {
        Reason::NameAndTool { length, most } => Why::length("name_and_tool", length, most),
        Reason::Length { length, most } => Why::length("length", length, most),
        Reason::Character { character } => Why::character("character", character),
    }
}

fn server(notes: &ServerNotes, others: &[&str]) -> Object {
    let same_as = notes.same_as.and_then(|index| others.get(index).copied());
    let discouraged = notes.discouraged.map(String::from);
    Object::new()
        .with("breaksRule", notes.breaks_rule)
        .with("discouraged", discouraged.as_deref())
        .with("sameAs", same_as)
        .with("numbered", notes.numbered)
}

/// Every rule that was applied, with what it rests on.
fn rules(fit: &Fit) -> Vec<Json> {
    let mut out = Vec::new();
    let rules = fit.rules;
    if let Some(naming) = &rules.naming {
        let pattern = naming.pattern();
        let rule = rule("naming", naming.source, naming.evidence);
        out.push(rule.with("pattern", pattern.as_str()).into());
        out.extend(limit("tool_name", naming.length));
    }
    if let Some(characters) = &rules.characters {
        let unsettled = |c: &char| (characters.treatment)(*c) == Treatment::Unsettled;
        let unsettled: String = (' '..='~').filter(unsettled).collect();
        let kept = |c: &char| (characters.treatment)(*c) == Treatment::Kept;
        let kept: String = (' '..='~').filter(kept).collect();
        let rule = rule("characters", characters.source, characters.evidence);
        let rule = rule.with("kept", kept.as_str());
        out.push(rule.with("unsettled", unsettled.as_str()).into());
    }
    out.extend(limit("name_and_tool", rules.name_and_tool));
    out.extend(limit("tools", rules.tools));
    if let Some(advice) = &rules.discouraged {
        let rule = rule("server_name", advice.source, advice.evidence);
        let character = String::from(advice.character);
        out.push(rule.with("character", character.as_str()).into());
    }
    out
}

fn rule(word: &str, source: &str, evidence: Evidence) -> Object {
    Object::new()
        .with("rule", word)
        .with("source", source)
        .with("evidence", evidence.id())
}

fn limit(word: &str, limit: Option<Limit>) -> Option<Json> {
    let limit = limit?;
    let rule = rule(word, limit.source, limit.evidence)
        .with("most", limit.most)
        .with("beyond", limit.beyond.id());
    Some(rule.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::client;
    use serde_json::{Value, json};

    fn asked(tools: &str, name: &str, client_id: Option<&str>) -> Value {
        let answer = fit(&FitRequest {
            tools: super::tools(tools).expect("tools"),
            name: name.to_owned(),
            others: vec!["AliyunBailianMCP_web".to_owned()],
            client: client_id.map(|id| client(id).expect("a client")),
        });
        serde_json::from_str(&answer.compact()).expect("JSON")
    }

    const TOOLS: &str = r#"[{"name":"Ecs-20140526-DescribeCloudAssistantStatus"},
        {"name":"a_b","inputSchema":{}},{"name":"a.b"},{"no":"name"}]"#;

    #[test]
    fn one_client_with_numbers_and_sources() {
        let answer = asked(TOOLS, "AliyunBailianMCP_ecs", Some("cursor"));
        let cursor = &answer["clients"][0];
        assert_eq!(answer["clients"].as_array().map(Vec::len), Some(1));
        assert_eq!(
            cursor["tools"],
            json!([
                {"name": "Ecs-20140526-DescribeCloudAssistantStatus", "fate": "dropped", "to": null,
                 "hash": 0, "why": "name_and_tool", "length": 61, "most": 59, "character": null, "with": null},
                {"name": "a_b", "fate": "works", "to": null, "hash": 0, "why": null, "length": null,
                 "most": null, "character": null, "with": null},
                {"name": "a.b", "fate": "dropped", "to": null, "hash": 0, "why": "character",
                 "length": null, "most": null, "character": ".", "with": null},
            ])
        );
        assert_eq!(cursor["longestName"], 18);
        assert_eq!(cursor["roomForPrefix"], true);
        let suggestion = json!({"name": "AliyunBailianMCP_e", "keepsPrefix": true});
        assert_eq!(cursor["suggestion"], suggestion);
        let limits = cursor["rules"].as_array().expect("rules").iter();
        let unverified: Vec<&Value> = limits
            .filter(|rule| rule["evidence"] == "unverified")
            .map(|rule| &rule["rule"])
            .collect();
        assert_eq!(unverified, ["tools"]);
    }

    #[test]
    fn clashes_and_changes() {
        let answer = asked(TOOLS, "AliyunBailianMCP_ecs", Some("vscode"));
        let vscode = &answer["clients"][0];
        let tally = json!({"works": 1, "renamed": 0, "unsure": 0, "clashes": 2, "dropped": 0});
        assert_eq!(vscode["tally"], tally);
        assert_eq!(vscode["tools"][1]["to"], "mcp_aliyunbailian_a_b");
        assert_eq!(vscode["tools"][1]["with"], 2);
        assert_eq!(vscode["server"]["sameAs"], "AliyunBailianMCP_web");
        assert_eq!(vscode["server"]["numbered"], true);
        assert_eq!(vscode["rules"][0]["pattern"], "mcp_NAME_TOOL");
        assert_eq!(vscode["longestName"], Value::Null);
    }

    #[test]
    fn every_client_is_asked() {
        let answer = asked("[]", "x", None);
        let clients = answer["clients"].as_array().expect("clients");
        assert_eq!(clients.len(), every().count());
        assert_eq!(super::tools("{}"), None);
        assert_eq!(super::tools("[1"), None);
    }
}
