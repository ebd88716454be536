//! MCP Inspector's page, served by itself on loopback.

use e2e::clients::{Sandbox, Serving};

/// A running Inspector; dropping it ends it.
pub(crate) struct Inspector {
    serving: Serving,
    _sandbox: Sandbox,
}

impl Inspector {
    /// Starts it on free ports.
    pub(crate) async fn start() -> Self {
        let sandbox = Sandbox::new();
        let mut command = sandbox.client("mcp-inspector");
        command
            .arg("--web")
            .env("HOST", "127.0.0.1")
            .env("MCP_AUTO_OPEN_ENABLED", "false")
            .env("MCP_INSPECTOR_SECRET_STORE", "memory");
        for port in ["CLIENT_PORT", "MCP_SANDBOX_PORT"] {
            command.env(port, free_port().to_string());
        }
        let serving = Serving::start(command, "http://127.0.0.1:").await;
        Self {
            serving,
            _sandbox: sandbox,
        }
    }

    /// The address of its page, with the token that it asks for.
    pub(crate) fn url(&self) -> &str {
        self.serving.address()
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0));
    listener
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}
