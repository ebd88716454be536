//! Putting a client through a trial, against an emulator and in a sandbox of its own.

use e2e::browser::Browser;
use e2e::clients::{Sandbox, converse};
use emulator::{Authorization, Emulator, Request, Running, model};
use serde_json::json;
use tokio::process::Command;

use crate::page::{Configuration, Secret, render};
use crate::trial::{Key, RealClient, Shown, Stage, TOOL, Trial, Verdict, Way};

const KEY: &str = "sk-5d41402abc4b2a76b9719d911017c592";
const WRONG_KEY: &str = "sk-00000000000000000000000000000000";

/// A trial that can begin: the service runs, and the page has written the configuration for it.
pub(crate) struct Prepared {
    pub(crate) client: &'static RealClient,
    pub(crate) trial: Trial,
    service: Running,
    configuration: Configuration,
}

/// What came of a trial that went as it should.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    /// The requests that need a key: what each was and what its key was worth.
    pub(crate) requests: Vec<(String, Authorization)>,
}

/// Starts the service of a trial and lets the page write the configuration for it.
pub(crate) async fn prepare(page: &Browser, client: &'static RealClient, trial: Trial) -> Prepared {
    let service = Emulator::builder()
        .key(KEY)
        .start()
        .await
        .expect("it starts");
    let url = format!("{}{}", service.base_url(), trial.transport.path());
    let (key, secret) = match trial.key {
        Key::Literal | Key::Spoilt => (KEY, Secret::Literal),
        Key::Wrong => (WRONG_KEY, Secret::Literal),
        Key::Reference | Key::Unset => (KEY, Secret::Reference),
    };
    let wanted = json!({ "url": url, "name": trial.name });
    let mut configuration = render(page, client.id, wanted, key, secret).await;
    if trial.key == Key::Spoilt {
        let file = configuration.file.as_mut().expect("a file to spoil");
        file.text = file.text.replace("url", "uri");
    }
    Prepared {
        client,
        trial,
        service,
        configuration,
    }
}

impl Prepared {
    /// Whether the page offers this at all: a client may have no command for it.
    pub(crate) fn is_offered(&self) -> bool {
        match self.trial.way {
            Way::File => self.configuration.file.is_some(),
            Way::Command | Way::Direct => {
                // Some commands take no key, whatever is asked for.
                let command = self.configuration.command.as_deref();
                command.is_some_and(|line| self.trial.key != Key::Literal || line.contains(KEY))
            }
        }
    }

    /// Starts the client and judges what it says by what it sent.
    ///
    /// # Errors
    /// The whole story of a trial that did not go as it should.
    pub(crate) async fn run(self) -> Result<Outcome, String> {
        let shown = self.ask().await;
        self.judge(&shown)
    }

    async fn ask(&self) -> Shown {
        let (client, configuration) = (self.client, &self.configuration);
        let sandbox = Sandbox::new();
        let model = model::serve().await.expect("it starts");
        let line = || configuration.command.as_ref().expect("a command for bash");
        let file = configuration.file.as_ref();
        let path = file.map_or(sandbox.project(), |file| sandbox.path(&file.path));
        let (name, address) = (self.trial.name, model.base_url());
        let stage = Stage {
            sandbox: &sandbox,
            file: path,
            name,
            model: address,
        };
        let mut command = match self.trial.way {
            Way::File => {
                let file = file.expect("a file");
                sandbox.write(&file.path, &file.text);
                (client.command)(&stage)
            }
            Way::Command => {
                // Whether it added anything shows when the client is asked.
                converse(sandbox.bash(line()), "", |_| false).await;
                (client.command)(&stage)
            }
            Way::Direct => sandbox.bash(line()),
        };
        if self.trial.key == Key::Reference {
            let export = configuration.export.as_ref();
            command.envs(exported(export.expect("a line that sets the variable")).await);
        }
        let output = converse(command, client.input, client.last).await;
        Shown {
            name,
            output,
            offered: model.offered(),
        }
    }

    fn judge(&self, shown: &Shown) -> Result<Outcome, String> {
        let requests = self.service.log().requests();
        let story = |what: &str| {
            let Shown {
                output, offered, ..
            } = shown;
            let (trial, configuration) = (self.trial, &self.configuration);
            format!(
                "{what}\n\n{trial:?}\n\n{configuration:#?}\n\n{output:#?}\n\n{offered:?}\n\n{requests:#?}"
            )
        };
        let verdict = (self.client.verdict)(shown).ok_or_else(|| story("no verdict"))?;
        let complaint = self.complaint(&verdict, &requests);
        complaint.map_or(Ok(()), |what| Err(story(what)))?;
        let requests = requests.iter().filter(|request| needs_key(request));
        let requests = requests.map(|request| {
            let what = request.rpc_method.as_ref().unwrap_or(&request.method);
            (what.clone(), request.authorization)
        });
        Ok(Outcome {
            verdict,
            requests: requests.collect(),
        })
    }

    /// What is wrong with a verdict, and with the requests behind it.
    fn complaint(&self, verdict: &Verdict, requests: &[Request]) -> Option<&'static str> {
        let methods = self.service.log().accepted_rpc_methods();
        let called = |wanted: &str| methods.iter().any(|method| method == wanted);
        let mut keys = requests
            .iter()
            .filter(|request| needs_key(request))
            .filter(|request| {
                let refused =
                    request.status == 401 && request.authorization == Authorization::Absent;
                !(self.client.asks_without_key && refused)
            });
        let good = matches!(self.trial.key, Key::Literal | Key::Reference);
        match verdict {
            Verdict::Failed if good => Some("it did not get through"),
            Verdict::Accepted if good => None,
            Verdict::Answered if good && requests.is_empty() => Some("nothing was sent"),
            Verdict::Connected | Verdict::Listed(_) if good && !called("initialize") => {
                Some("no initialize was accepted")
            }
            _ if good && !keys.all(|request| request.authorization == Authorization::Right) => {
                Some("a request was without the right key")
            }
            Verdict::Listed(_) if good && !called("tools/list") => {
                Some("no tools/list was accepted")
            }
            Verdict::Listed(tools) if good && !(tools.len() == 1 && tools[0].contains(TOOL)) => {
                Some("these are not the tools")
            }
            _ if good => None,
            Verdict::Failed => match self.trial.key {
                Key::Wrong
                    if !keys.any(|request| request.authorization == Authorization::Wrong) =>
                {
                    Some("the wrong key was not sent")
                }
                // Whether it then sends nothing, no key or the reference itself differs by client.
                _ if keys.any(|request| request.authorization == Authorization::Right) => {
                    Some("the right key came from nowhere")
                }
                _ => None,
            },
            _ => Some("it should have failed"),
        }
    }
}

/// Some clients look for OAuth metadata, which is public; all else needs the key.
fn needs_key(request: &Request) -> bool {
    !request.path.contains("/.well-known/")
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
