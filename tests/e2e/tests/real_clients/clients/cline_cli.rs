//! Cline's CLI has no listing: with a model of one's own it connects to every server before it
//! prompts. It replaces no variables, so that there is nothing to refer to.

use std::net::TcpListener;

use e2e::clients::Package;
use serde_json::json;

use crate::trial::{Key, RealClient, Shown};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "cline-cli",
    name: "Cline CLI",
    package: Package::Native("@cline/cli"),
    keys: &[Key::Literal, Key::Wrong],
    command: |stage| {
        let provider = json!({
            "provider": "openai-compatible", "apiKey": "stand-in", "model": "stand-in",
            "baseUrl": format!("{}/v1", stage.model),
        });
        let providers = json!({
            "version": 1, "lastUsedProvider": "openai-compatible", "modes": {},
            "providers": { "openai-compatible": { "settings": provider, "updatedAt": "2026-01-01T00:00:00.000Z" } },
        });
        stage.sandbox.write(
            "~/.cline/data/settings/providers.json",
            &providers.to_string(),
        );
        let mut command = stage.sandbox.client("cline");
        // A prompt of one word is taken for a command.
        command.args(["--json", "--timeout", "60", "say hello"]);
        // Its daemon listens on one port for everybody otherwise.
        command.env("CLINE_HUB_PORT", free_port().to_string());
        command
    },
    last: |line| line.contains(r#""type":"run_result""#),
    verdict: Shown::by_the_tools_of_the_model,
    ..RealClient::USUAL
};

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
