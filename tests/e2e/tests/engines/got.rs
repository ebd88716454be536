//! What a person gets, compared with what the library computes without a browser.

use bailian_mcp_config::clients::{Kind, SecretMode};
use e2e::browser::Engine;
use serde_json::{Value, json};

use crate::person::Person;
use crate::taken::{self, KEY};

const FILE: &str = "\u{feff}{\r\n\t// mine\r\n\t\"theme\": \"dark\",\r\n\t\"mcpServers\": {\r\n\t\t\"other\": { \"url\": \"https://example.com/mcp\" },\r\n\t},\r\n}\r\n";

pub(crate) async fn output(person: &Person) {
    person.click("#show-output").await;
    for id in [
        "cursor",
        "cherry-studio",
        "vscode",
        "gemini-cli",
        "codex-cli",
    ] {
        person.choose("client", id).await;
        let (text, _) = taken::file(id, SecretMode::Literal);
        assert_eq!(person.text(".output code").await, text, "{id}");
        let copied = person.copied_by(".copy.primary", ".copy-status").await;
        assert_eq!(copied, text, "{id}");
    }
    person.click("#show-output").await;
    assert!(
        !person.text(".output code").await.contains(KEY),
        "hidden again"
    );
}

pub(crate) async fn secret(person: &Person) {
    person.choose("client", "cursor").await;
    for (word, mode) in [
        ("reference", SecretMode::Reference),
        ("literal", SecretMode::Literal),
    ] {
        person.choose("secret", word).await;
        let (text, _) = taken::file("cursor", mode);
        assert_eq!(
            person.copied_by(".copy.primary", ".copy-status").await,
            text,
            "{word}"
        );
    }
}

pub(crate) async fn download(person: &Person) {
    for id in ["cursor", "codex-cli"] {
        person.choose("client", id).await;
        let (text, name) = taken::file(id, SecretMode::Literal);
        person.click("#download").await;
        assert_eq!(
            String::from_utf8(person.browser.downloaded(&name).await),
            Ok(text),
            "{name}"
        );
    }
}

pub(crate) async fn links(person: &Person) {
    for id in ["cursor", "vscode"] {
        person.choose("client", id).await;
        let links = taken::texts(id, Kind::Link);
        assert_eq!(person.count(".links > li").await, links.len() as u64);
        for (index, link) in links.iter().enumerate() {
            let place = format!(".links > li:nth-child({})", index + 1);
            let copied = person
                .copied_by(&format!("{place} .copy"), &format!("{place} .copy-status"))
                .await;
            assert_eq!(copied, *link, "{id}");
        }
    }
}

pub(crate) async fn command(person: &Person) {
    person.choose("client", "gemini-cli").await;
    let commands = taken::texts("gemini-cli", Kind::Command);
    for (shell, word) in [("bash", "gemini"), ("powershell", "gemini")] {
        person.choose("command-shell", shell).await;
        let copied = person
            .copied_by(".command .copy", ".command .copy-status")
            .await;
        assert!(
            copied.contains(word) && commands.contains(&copied),
            "{shell}: {copied}"
        );
    }
}

pub(crate) async fn merge(person: &Person, engine: Engine) {
    person.choose("client", "cursor").await;
    person.put("#existing", FILE).await;
    person.sees("document.querySelector('#merge ins')").await;
    assert_eq!(person.count("#merge del").await, 0);
    // A text field has one kind of line end and no byte order mark.
    let pasted = person.value("#existing").await;
    let merged = taken::merged("cursor", &pasted);
    assert_eq!(
        person
            .copied_by("#merge .copy", "#merge .copy-status")
            .await,
        merged
    );

    let drop = "const data = new DataTransfer();
        data.items.add(new File([new TextEncoder().encode(args)], 'mine.json'));
        const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
        const target = document.querySelector('#existing');
        const taken = !target.dispatchEvent(event('dragover'));
        target.dispatchEvent(event('drop'));
        return taken";
    assert_eq!(
        person.browser.run(drop, json!(FILE)).await,
        json!(true),
        "the page takes the file"
    );
    person
        .sees("document.querySelector('#merge').textContent.includes('mine.json')")
        .await;
    person.click("#download-merged").await;
    let file = String::from_utf8(person.browser.downloaded("mine.json").await);
    assert_eq!(file, Ok(taken::merged("cursor", FILE)));

    // Saving in place is offered where the browser can do it, and nowhere else.
    let can = person
        .browser
        .run("return 'showOpenFilePicker' in window", Value::Null)
        .await;
    assert_eq!(can, json!(engine == Engine::Chromium));
}
