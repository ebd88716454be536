//! What a person has to get, computed by the library without a browser.

use bailian_mcp_config::clients::{
    Client, Kind, Options, Platform, Rendered, SecretMode, more::every, render,
};
use bailian_mcp_config::domain::{ApiKey, Draft, Service, check};
use bailian_mcp_config::merge::{OnClash, merge};

/// A synthetic key.
pub(crate) const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";
/// The endpoint of the console's own block.
pub(crate) const URL: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
/// The name that the page suggests in the place of the block's, which is too long.
pub(crate) const NAME: &str = "AliyunBailianMCP_web";

fn service() -> Service {
    let draft = Draft {
        url: URL.into(),
        name: NAME.into(),
        ..Draft::default()
    };
    check(&draft, &[]).service.expect("a service")
}

fn client(id: &str) -> &'static Client {
    every()
        .find(|client| client.id == id)
        .unwrap_or_else(|| panic!("no client {id}"))
}

fn rendered(id: &str, secret: SecretMode) -> Rendered {
    let key = ApiKey::parse(KEY).ok();
    let options = Options {
        key: key.as_ref(),
        secret,
        platform: Platform::Linux,
    };
    render(client(id), &[service()], &options)
}

/// The client's file, and the name it is downloaded under.
pub(crate) fn file(id: &str, secret: SecretMode) -> (String, String) {
    let rendered = rendered(id, secret);
    let file = rendered
        .snippets
        .iter()
        .find(|snippet| snippet.kind == Kind::File)
        .expect("a file");
    (file.text.clone(), file.filename.clone().unwrap_or_default())
}

/// All links or commands.
pub(crate) fn texts(id: &str, kind: Kind) -> Vec<String> {
    let rendered = rendered(id, SecretMode::Literal);
    let of_kind = rendered
        .snippets
        .iter()
        .filter(|snippet| snippet.kind == kind);
    of_kind.map(|snippet| snippet.text.clone()).collect()
}

/// An existing file with the service in it.
pub(crate) fn merged(id: &str, existing: &str) -> String {
    let document = rendered(id, SecretMode::Literal)
        .document
        .expect("a document");
    merge(existing, &document, OnClash::Replace)
        .expect("a file that can be merged into")
        .text
}
