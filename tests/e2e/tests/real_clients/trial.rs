//! One client, one configuration, one verdict.

use std::path::Path;

use e2e::browser::Browser;
use e2e::clients::{Output, Sandbox, converse};
use e2e::site;
use emulator::{Authorization, Emulator, Running};
use serde_json::json;
use tokio::process::Command;

use crate::page::{Configuration, Secret, Transport, render};

/// The name in the configuration: the prefix that the console wants, and 20 characters.
pub(crate) const NAME: &str = "AliyunBailianMCP_web";
const KEY: &str = "sk-5d41402abc4b2a76b9719d911017c592";
const WRONG_KEY: &str = "sk-00000000000000000000000000000000";

/// A client and how to ask it.
pub(crate) struct RealClient {
    /// Whose configuration the page renders.
    pub(crate) id: &'static str,
    /// The command that makes it connect, given the configuration file.
    pub(crate) command: fn(&Sandbox, &Path) -> Command,
    /// What it is told on its standard input; empty closes it.
    pub(crate) input: &'static str,
    /// Whether this line of its output is the last one wanted.
    pub(crate) last: fn(&str) -> bool,
    /// Reads its output.
    pub(crate) verdict: fn(&Output) -> Option<Verdict>,
}

/// What a client says about its server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is connected.
    Connected,
    /// It is connected and has these tools.
    Listed(Vec<String>),
    /// It did not get through.
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
}

/// How the configuration reaches the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// As the file, at its place.
    File,
    /// By the client's own command.
    Command,
}

/// One configuration of a client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trial {
    pub(crate) way: Way,
    pub(crate) transport: Transport,
    pub(crate) key: Key,
}

/// Puts a client through its trials, each against an emulator and in a sandbox of its own.
pub(crate) async fn run(client: &RealClient, trials: &[Trial]) {
    let site = site::serve().await;
    let page = Browser::builder().start().await;
    page.open_page(&site.base_url()).await;
    for trial in trials {
        let service = Emulator::builder()
            .key(KEY)
            .start()
            .await
            .expect("it starts");
        let url = format!("{}{}", service.base_url(), trial.transport.path());
        let (key, secret) = match trial.key {
            Key::Literal => (KEY, Secret::Literal),
            Key::Wrong => (WRONG_KEY, Secret::Literal),
            Key::Reference | Key::Unset => (KEY, Secret::Reference),
        };
        let wanted = json!({ "url": url, "name": NAME });
        let configuration = render(&page, client.id, wanted, key, secret).await;
        let output = ask(client, &configuration, *trial).await;
        judge(client, *trial, &service, &configuration, &output);
    }
    page.assert_quiet().await;
    page.close().await;
}

async fn ask(client: &RealClient, configuration: &Configuration, trial: Trial) -> Output {
    let sandbox = Sandbox::new();
    match trial.way {
        Way::File => sandbox.write(&configuration.path, &configuration.text),
        Way::Command => {
            let line = configuration.command.as_ref().expect("a command for bash");
            // Whether it added anything shows when the client is asked.
            converse(sandbox.bash(line), "", |_| false).await;
        }
    }
    let mut command = (client.command)(&sandbox, &sandbox.path(&configuration.path));
    if trial.key == Key::Reference {
        let export = configuration
            .export
            .as_ref()
            .expect("a line that sets the variable");
        command.envs(exported(export).await);
    }
    converse(command, client.input, client.last).await
}

/// The variables that a line for bash exports.
async fn exported(line: &str) -> Vec<(String, String)> {
    let script = format!("{line}\nexec env -0");
    let output = Command::new("bash")
        .arg("-c")
        .arg(script)
        .env_clear()
        .output()
        .await;
    let output = output.expect("bash runs");
    assert!(output.status.success(), "{line}: {output:?}");
    let variables = String::from_utf8(output.stdout).expect("UTF-8");
    let variables = variables
        .split_terminator('\0')
        .filter_map(|pair| pair.split_once('='));
    // Bash sets a few of its own.
    let variables = variables.filter(|(name, _)| line.contains(name));
    variables
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn judge(
    client: &RealClient,
    trial: Trial,
    service: &Running,
    configuration: &Configuration,
    output: &Output,
) {
    let requests = service.log().requests();
    let story = format!(
        "{} with {trial:?}\n\n{configuration:#?}\n\n{output:#?}\n\n{requests:#?}",
        client.id
    );
    let verdict = (client.verdict)(output);
    let verdict = verdict.unwrap_or_else(|| panic!("no verdict from {story}"));
    // Some clients look for OAuth metadata, which is public; all else needs the key.
    let mut keys = requests
        .iter()
        .filter(|request| !request.path.contains("/.well-known/"))
        .map(|request| request.authorization);
    let methods = service.log().accepted_rpc_methods();
    match trial.key {
        Key::Literal | Key::Reference => {
            assert_ne!(verdict, Verdict::Failed, "{story}");
            assert!(
                methods.iter().any(|method| method == "initialize"),
                "{story}"
            );
            assert!(keys.all(|key| key == Authorization::Right), "{story}");
            if let Verdict::Listed(tools) = verdict {
                assert_eq!(tools, ["bailian_web_search"], "{story}");
                assert!(
                    methods.iter().any(|method| method == "tools/list"),
                    "{story}"
                );
            }
        }
        Key::Wrong => {
            assert_eq!(verdict, Verdict::Failed, "{story}");
            assert!(keys.any(|key| key == Authorization::Wrong), "{story}");
            assert_eq!(methods, Vec::<String>::new(), "{story}");
        }
        // Whether it then sends nothing, no key or the reference itself differs by client.
        Key::Unset => {
            assert_eq!(verdict, Verdict::Failed, "{story}");
            assert!(keys.all(|key| key != Authorization::Right), "{story}");
        }
    }
}

/// Clients with a listing of one line per server say it in words.
pub(crate) fn in_the_line_of_the_server(
    output: &Output,
    connected: &str,
    failed: &str,
) -> Option<Verdict> {
    // Which of the two streams they choose differs.
    let lines = output.stdout.lines().chain(output.stderr.lines());
    let lines: Vec<&str> = lines.filter(|line| line.contains(NAME)).collect();
    let says = |word: &str| lines.iter().any(|line| line.contains(word));
    match (says(connected), says(failed)) {
        (true, false) => Some(Verdict::Connected),
        (false, true) => Some(Verdict::Failed),
        _ => None,
    }
}
