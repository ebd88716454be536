//! The table of what was tried.

use emulator::Authorization;

use crate::page::Transport;
use crate::run::Outcome;
use crate::trial::{FREE_NAME, Key, RealClient, Trial, Verdict, Way};

const HEAD: [&str; 7] = [
    "client",
    "version",
    "transport",
    "secret",
    "connected",
    "tools seen",
    "key sent",
];

/// The rows of the table, in the order of the clients.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<[String; 7]>,
    /// What did not go as it should, with its story.
    pub(crate) failures: Vec<String>,
}

impl Report {
    /// Adds what came of a trial.
    pub(crate) fn add(
        &mut self,
        client: &RealClient,
        version: &str,
        trial: Trial,
        outcome: Result<Outcome, String>,
    ) {
        let transport = match trial.transport {
            Transport::Sse => "SSE",
            Transport::StreamableHttp => "Streamable HTTP",
        };
        let (connected, tools, key) = match &outcome {
            Ok(outcome) => (
                connected(&outcome.verdict),
                tools(&outcome.verdict),
                key(&outcome.requests),
            ),
            Err(_) => ("FAILED", String::new(), String::new()),
        };
        let row = [
            client.name,
            version,
            transport,
            &secret(trial),
            connected,
            &tools,
            &key,
        ];
        self.rows.push(row.map(str::to_owned));
        if let Err(story) = outcome {
            self.failures
                .push(format!("{} {version}: {story}", client.name));
        }
    }

    /// The table, its columns aligned.
    pub(crate) fn table(&self) -> String {
        let head = HEAD.map(str::to_owned);
        let rows = || std::iter::once(&head).chain(&self.rows);
        let mut lines = String::new();
        for row in rows() {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let width = rows()
                    .map(|row| row[column].chars().count())
                    .max()
                    .unwrap_or_default();
                line.push_str(&format!("{cell:width$}  "));
            }
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
        lines
    }
}

fn secret(trial: Trial) -> String {
    let key = match trial.key {
        Key::Literal => "in the text",
        Key::Wrong => "wrong key",
        Key::Reference => "variable",
        Key::Unset => "variable unset",
        Key::Spoilt => "file spoilt",
    };
    let way = if trial.way == Way::Command {
        ", by command"
    } else {
        ""
    };
    let name = if trial.name == FREE_NAME {
        ", free name"
    } else {
        ""
    };
    [key, way, name].concat()
}

fn connected(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Answered => "answered",
        Verdict::Connected | Verdict::Listed(_) => "yes",
        Verdict::Failed => "no, rightly",
    }
}

fn tools(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Listed(tools) => tools.join(", "),
        _ => String::new(),
    }
}

/// What the key was on which requests: `right: GET, initialize; none: GET`.
fn key(requests: &[(String, Authorization)]) -> String {
    let mut parts = Vec::new();
    for (worth, name) in [
        (Authorization::Right, "right"),
        (Authorization::Wrong, "wrong"),
        (Authorization::Absent, "none"),
    ] {
        let mut on: Vec<&str> = Vec::new();
        for (request, _) in requests.iter().filter(|(_, key)| *key == worth) {
            let short = request.strip_prefix("notifications/").unwrap_or(request);
            if !on.contains(&short) {
                on.push(short);
            }
        }
        if !on.is_empty() {
            parts.push(format!("{name}: {}", on.join(", ")));
        }
    }
    parts.join("; ")
}
