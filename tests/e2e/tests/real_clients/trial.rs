//! What a trial is: one client, one configuration, one verdict.

use std::path::PathBuf;

use e2e::clients::{Output, Package, Sandbox};
use tokio::process::Command;

use crate::page::Transport;

/// The name in the configuration: the prefix that the console wants, and 20 characters.
pub(crate) const NAME: &str = "AliyunBailianMCP_web";

/// A name for clients without a rule for names: as long, and with what other clients refuse.
pub(crate) const FREE_NAME: &str = "百炼 Web.Search/v1 (a)";

/// The tool of the service that is configured.
pub(crate) const TOOL: &str = "bailian_web_search";

/// A client and how to ask it.
pub(crate) struct RealClient {
    /// Whose configuration the page renders.
    pub(crate) id: &'static str,
    /// What it is called in the report.
    pub(crate) name: &'static str,
    /// In what it comes.
    pub(crate) package: Package,
    /// Whether it is left to `--all`.
    pub(crate) pace: Pace,
    /// How the configuration reaches it.
    pub(crate) ways: &'static [Way],
    /// The transports that it is tried with, the one for a free name last.
    pub(crate) transports: &'static [Transport],
    /// How it is given the key.
    pub(crate) keys: &'static [Key],
    /// Whether it also asks the service without the key, to see if there is a login.
    pub(crate) asks_without_key: bool,
    /// The command that makes it read its configuration, and connect if it can.
    pub(crate) command: fn(&Stage) -> Command,
    /// What it is told on its standard input; empty closes it.
    pub(crate) input: &'static str,
    /// Whether this line of its output is the last one wanted.
    pub(crate) last: fn(&str) -> bool,
    /// Reads what it showed.
    pub(crate) verdict: fn(&Shown) -> Option<Verdict>,
}

/// Whether a client belongs to every test run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// It does.
    Quick,
    /// It is larger than 200 MB or needs more than a minute, and waits for `--all`.
    Slow,
}

/// Where a client is started.
pub(crate) struct Stage<'a> {
    /// Its home folder and project.
    pub(crate) sandbox: &'a Sandbox,
    /// Where its configuration file is, or would be.
    pub(crate) file: PathBuf,
    /// The name in the configuration.
    pub(crate) name: &'static str,
    /// The address of the stand-in for a model.
    pub(crate) model: String,
}

/// What a client showed.
pub(crate) struct Shown {
    /// The name in the configuration.
    pub(crate) name: &'static str,
    /// What it printed.
    pub(crate) output: Output,
    /// The names of the tools that it offered to the model with each prompt.
    pub(crate) offered: Vec<Vec<String>>,
}

/// What a client says about its server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It accepts the configuration; it cannot be made to connect without a login.
    Accepted,
    /// The service answered it; what it is speaks no MCP of its own.
    Answered,
    /// It is connected.
    Connected,
    /// It is connected and has these tools.
    Listed(Vec<String>),
    /// It does not accept the configuration, or did not get through.
    Failed,
}

/// How the key is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// Written into the file.
    Literal,
    /// Another key, written into the file.
    Wrong,
    /// In the environment variable that the file refers to.
    Reference,
    /// The file refers to a variable that nobody has set.
    Unset,
    /// Written into a file whose URL has lost its name, for clients that do not connect.
    Spoilt,
}

/// How the configuration reaches the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// As the file, at its place.
    File,
    /// By the client's own command, which adds the service to its file.
    Command,
    /// As a command that connects at once.
    Direct,
}

/// One configuration of a client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trial {
    pub(crate) way: Way,
    pub(crate) transport: Transport,
    pub(crate) key: Key,
    pub(crate) name: &'static str,
}

/// All four ways to give a key.
pub(crate) const KEYS: &[Key] = &[Key::Literal, Key::Wrong, Key::Reference, Key::Unset];

impl RealClient {
    /// What most clients have in common.
    pub(crate) const USUAL: Self = Self {
        id: "",
        name: "",
        package: Package::Npm(""),
        pace: Pace::Quick,
        ways: &[Way::File, Way::Command],
        transports: &[Transport::Sse, Transport::StreamableHttp],
        keys: KEYS,
        asks_without_key: false,
        command: |stage| stage.sandbox.client(""),
        input: "",
        last: |_| false,
        verdict: |_| None,
    };

    /// Its trials: all, or those that every test run has time for. A free name is tried where the page
    /// knows no rule of the client for names.
    pub(crate) fn trials(&self, all: bool, any_name: bool) -> Vec<Trial> {
        let mut trials = Vec::new();
        for &transport in self.transports {
            for &way in self.ways {
                // A command is given the same two kinds of text; what is wrong shows in the file.
                let keys = self.keys.iter().filter(|key| {
                    way != Way::Command || matches!(key, Key::Literal | Key::Reference)
                });
                trials.extend(keys.map(|&key| Trial {
                    way,
                    transport,
                    key,
                    name: NAME,
                }));
            }
        }
        let spared = |trial: &Trial| trial.key == Key::Unset && trial.transport == Transport::Sse;
        trials.retain(|trial| all || !spared(trial));
        let last = self.transports.last().filter(|_| all && any_name);
        if let Some(&transport) = last {
            let key = Key::Literal;
            let of = |&way| Trial {
                way,
                transport,
                key,
                name: FREE_NAME,
            };
            trials.extend(self.ways.iter().map(of));
        }
        trials
    }
}

impl Shown {
    /// The verdict of clients with a listing of one line per server, who say it in words.
    pub(crate) fn in_the_line_of_the_server(
        &self,
        connected: &str,
        failed: &str,
    ) -> Option<Verdict> {
        // Which of the two streams they choose differs.
        let lines = self.output.stdout.lines().chain(self.output.stderr.lines());
        let lines: Vec<&str> = lines.filter(|line| line.contains(self.name)).collect();
        let says = |word: &str| lines.iter().any(|line| line.contains(word));
        match (says(connected), says(failed)) {
            (true, false) => Some(Verdict::Connected),
            (false, true) => Some(Verdict::Failed),
            _ => None,
        }
    }

    /// The verdict of clients that say nothing themselves but offer their tools to a model.
    /// Some change a name that is not to their liking, and the tool's with it, by a hash at the end.
    pub(crate) fn by_the_tools_of_the_model(&self) -> Option<Verdict> {
        let names = self.offered.last()?.iter();
        let names: Vec<String> = names.filter(|name| name.contains(TOOL)).cloned().collect();
        Some(if names.is_empty() {
            Verdict::Failed
        } else {
            Verdict::Listed(names)
        })
    }
}
