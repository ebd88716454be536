//! The visit, step by step.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bailian_mcp_config::clients::{Kind, SecretMode};
use e2e::browser::{Browser, ColorScheme, Engine, Level};
use e2e::outside::Outside;
use serde_json::{Value, json};

use crate::live;
use crate::person::Person;
use crate::surface::{Opened, Surface};
use crate::taken::{self, KEY, NAME, URL};

/// Who Chromium asks for itself.
const OF_CHROMIUM: [&str; 3] = [".google.com", ".googleapis.com:443", ".gvt1.com"];

const TAB: &str = "\u{e004}";
const SHIFT_TAB: &str = "\u{e008}\u{e004}\u{e008}";

const FILE: &str = "\u{feff}{\r\n\t// mine\r\n\t\"theme\": \"dark\",\r\n\t\"mcpServers\": {\r\n\t\t\"other\": { \"url\": \"https://example.com/mcp\" },\r\n\t},\r\n}\r\n";

/// What is being done, for the case that it fails.
#[derive(Clone, Default)]
pub(crate) struct Progress(Arc<Mutex<Vec<&'static str>>>);

impl Progress {
    fn step(&self, name: &'static str) {
        self.steps().push(name);
    }

    /// The steps begun so far.
    pub(crate) fn steps(&self) -> MutexGuard<'_, Vec<&'static str>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does all of it.
pub(crate) async fn visit(engine: Engine, surface: Surface, progress: Progress) {
    let step = |name| progress.step(name);
    step("opening");
    let outside = Outside::start().await;
    let opened = surface.prepare(engine).await;
    let builder = Browser::builder().engine(engine).proxy(&outside.proxy());
    let person = Person {
        browser: builder.start().await,
    };
    person.browser.open_page(&opened.url).await;
    let light = ground(&person).await;

    step("language");
    language(&person).await;
    step("typing key by key");
    typing(&person).await;
    step("a pasted block");
    paste(&person).await;
    step("the keyboard");
    keyboard(&person).await;
    step("output for several clients");
    output(&person).await;
    step("a key written in or referred to");
    secret(&person).await;
    step("downloads");
    download(&person).await;
    step("links");
    links(&person).await;
    step("commands");
    command(&person).await;
    step("merging");
    merge(&person, engine).await;
    step("the doctor");
    doctor(&person).await;
    step("undo and clear");
    undo_and_clear(&person).await;
    step("searching a client");
    search(&person).await;
    step("many services");
    many(&person).await;
    step("quiet so far");
    person.browser.assert_quiet().await;
    let service = live::service().await;
    step("listing tools over both transports");
    live::lists(&person, &service, &opened.url).await;
    step("failed connections");
    live::fails(&person, &service).await;
    step("nothing thrown or violated");
    nothing_thrown(&person).await;
    step("requests of the page");
    only_own(&person, &opened, &service.base_url()).await;
    person.browser.close().await;

    step("in Chinese and dark");
    let builder = Browser::builder().engine(engine).proxy(&outside.proxy());
    let builder = builder
        .languages("zh-CN,zh")
        .color_scheme(ColorScheme::Dark);
    let person = Person {
        browser: builder.start().await,
    };
    person.browser.open_page(&opened.url).await;
    assert_eq!(person.text("#client-heading").await, "您的客户端");
    let dark = ground(&person).await;
    assert!(light > 200 && dark < 60, "grounds {light} and {dark}");
    person.browser.assert_quiet().await;
    person.browser.close().await;

    step("nobody else was asked");
    let mut asked = outside.asked();
    // Chromium asks its maker at its start, whatever is told to it; what its pages ask for is in its log.
    asked.retain(|line| {
        engine != Engine::Chromium || !OF_CHROMIUM.iter().any(|host| line.contains(host))
    });
    assert!(asked.is_empty(), "requests to others: {asked:#?}");
}

/// The first of the three numbers of the ground's colour.
async fn ground(person: &Person) -> u64 {
    let body = "return Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])";
    person
        .browser
        .run(body, Value::Null)
        .await
        .as_u64()
        .expect("a number")
}

async fn language(person: &Person) {
    person.type_into("#paste", "WebSearch").await;
    for (lang, heading) in [("zh-CN", "您的客户端"), ("en", "Your client")] {
        person.click("#language").await;
        person
            .sees(&format!("document.documentElement.lang === '{lang}'"))
            .await;
        assert_eq!(person.text("#client-heading").await, heading);
    }
    assert_eq!(
        person.value("#paste").await,
        "WebSearch",
        "nothing typed is lost"
    );
    person.click("#clear").await;
    person
        .sees("document.querySelector('#paste').value === ''")
        .await;
}

/// No key is lost, whatever the page draws anew between two of them.
async fn typing(person: &Person) {
    for (field, text) in [
        ("#paste", "amap-maps"),
        ("#client-search", "roo code"),
        ("#name", "x"),
        ("#key", "sk-typed"),
        ("#existing", "{ }"),
    ] {
        let before = person.value(field).await;
        person.type_into(field, text).await;
        assert_eq!(
            person.value(field).await,
            [&before, text].concat(),
            "{field}"
        );
    }
    person.put("#existing", "").await;
    person.put("#client-search", "").await;
    person.click("#clear").await;
    person
        .sees("document.querySelector('#paste').value === ''")
        .await;
}

async fn paste(person: &Person) {
    let block = json!({"mcpServers": {"WebSearch": {
        "type": "sse", "description": "联网搜索", "isActive": true,
        "name": "AliyunBailianMCP_WebSearch", "baseUrl": URL,
        "headers": {"Authorization": format!("Bearer {KEY}")}
    }}});
    person.put("#paste", &block.to_string()).await;
    person
        .sees("document.querySelector('#instance-id').value === 'WebSearch'")
        .await;
    assert_eq!(person.text("#endpoint").await, URL);
    assert_eq!(person.value("#key").await, KEY);
    assert!(
        !person.value("#paste").await.contains(KEY),
        "the box masks it"
    );
    assert_eq!(person.findings().await, json!(["name-too-long"]));
    person.click("[data-code='name-too-long'] .fix").await;
    person
        .sees(&format!(
            "document.querySelector('#name').value === '{NAME}'"
        ))
        .await;
}

/// Tab reaches everything in the order of the document, Shift+Tab goes back, and it is seen where the
/// focus is.
async fn keyboard(person: &Person) {
    // Of a group of radio buttons the chosen one is reached, or the first where none is.
    let body = "const all = [...document.querySelectorAll('*')];
        const open = [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex=\"0\"]')]
            .filter((e) => e.checkVisibility() && !e.disabled && !e.closest('details:not([open]) > :not(summary)'));
        const group = (e) => open.filter((other) => other.type === 'radio' && other.name === e.name);
        const reached = open.filter((e) => e.type !== 'radio' || e.checked
            || (group(e)[0] === e && !group(e).some((other) => other.checked)));
        reached[1].focus();
        return reached.map((e) => all.indexOf(e))";
    let expected = person.browser.run(body, Value::Null).await;
    let expected: Vec<u64> = serde_json::from_value(expected).expect("places");
    let mut reached = Vec::new();
    for _ in &expected {
        let keys = if reached.is_empty() { SHIFT_TAB } else { TAB };
        person.browser.press(keys).await;
        let focus = "const e = document.activeElement;
            const style = getComputedStyle(e.type === 'radio' ? e.closest('label') : e.closest('.line') ?? e);
            return [[...document.querySelectorAll('*')].indexOf(e), style.outlineStyle, e.outerHTML.slice(0, 80)]";
        let focus = person.browser.run(focus, Value::Null).await;
        assert_ne!(focus[1], "none", "no focus ring on {}", focus[2]);
        reached.extend(focus[0].as_u64());
    }
    assert_eq!(reached, expected);
}

async fn output(person: &Person) {
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

async fn secret(person: &Person) {
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

async fn download(person: &Person) {
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

async fn links(person: &Person) {
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

async fn command(person: &Person) {
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

async fn merge(person: &Person, engine: Engine) {
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

async fn doctor(person: &Person) {
    let url = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse";
    let entry =
        json!({"type": "streamable_http", "baseUrl": url, "headers": {"Authorization": KEY}});
    let block = json!({"mcpServers": {NAME: entry}});
    person.put("#paste", &block.to_string()).await;
    person.choose("client", "cursor").await;
    person
        .sees("document.querySelector('#doctor .quoted')")
        .await;
    let said = person.text("#doctor").await;
    assert!(said.contains("Bearer") && !said.contains(KEY), "{said}");
}

async fn undo_and_clear(person: &Person) {
    person.click("#clear").await;
    person
        .sees("document.querySelector('#paste').value === ''")
        .await;
    person.put("#instance-id", "amap-maps").await;
    person
        .put("#paste", &format!("{URL}\nBearer Bearer {KEY}"))
        .await;
    person
        .sees("document.querySelector('[data-code=bearer-removed]')")
        .await;
    assert_eq!(person.value("#key").await, KEY);
    person.click("#undo").await;
    person
        .sees("document.querySelector('#url').value === ''")
        .await;
    assert_eq!(person.value("#instance-id").await, "amap-maps");
    assert_eq!(person.value("#key").await, "");
    person.click("#clear").await;
    person
        .sees("document.querySelector('#instance-id').value === ''")
        .await;
}

async fn search(person: &Person) {
    person.type_into("#client-search", "roo code").await;
    person
        .sees("document.querySelectorAll('.clients-list strong').length === 1")
        .await;
    person.type_into("#client-search", "\u{e007}").await;
    person
        .sees("document.querySelector('#path').textContent.endsWith('mcp_settings.json')")
        .await;
    person.choose("client", "cursor").await;
}

async fn many(person: &Person) {
    let ids: Vec<String> = (0..1000)
        .map(|index| format!("service-{index:04}"))
        .collect();
    person
        .put("#paste", &format!("{}\n{KEY}", ids.join("\n")))
        .await;
    person.sees("document.querySelector('#rows .row')").await;
    let rows = person.count("#rows .row").await;
    assert!((8..=40).contains(&rows), "{rows} rows are in the document");
    let text = person.copied_by(".copy.primary", ".copy-status").await;
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let servers = file["mcpServers"].as_object().expect("servers");
    assert_eq!(servers.len(), ids.len());
    let last = servers.values().filter_map(|server| server["url"].as_str());
    assert!(
        last.clone().any(|url| url.contains("/service-0999/")),
        "the last one is there"
    );
    person.click("#clear").await;
    person.sees("!document.querySelector('#rows .row')").await;
}

/// A browser itself reports what a service refuses; the page may add nothing to that.
async fn nothing_thrown(person: &Person) {
    let said = person.browser.console().await;
    let own: Vec<_> = said
        .iter()
        .filter(|entry| entry.level != Level::Info)
        .filter(|entry| {
            ![
                "401",
                "Access to fetch at",
                "Failed to load resource",
                "Access-Control-Allow-Origin",
                "Cross-Origin Request Blocked",
            ]
            .iter()
            .any(|refusal| entry.text.contains(refusal))
        })
        .collect();
    assert!(own.is_empty(), "{own:#?}");
}

/// What the engine itself says was asked for; the proxy is the witness of what was not for loopback.
async fn only_own(person: &Person, opened: &Opened, service: &str) {
    let loaded = "return performance.getEntries().map((e) => e.name)";
    let loaded = person.browser.run(loaded, Value::Null).await;
    let mut asked: Vec<String> = serde_json::from_value(loaded).expect("a list of names");
    if person.browser.engine() == Engine::Chromium {
        asked.extend(person.browser.requested().await);
    }
    let is_address = |name: &String| {
        name.contains(':') && !name.starts_with("blob:") && !name.starts_with("data:")
    };
    assert!(asked.iter().any(is_address), "nothing is seen at all");
    asked.retain(|name| {
        is_address(name) && !name.starts_with(&opened.own) && !name.starts_with(service)
    });
    assert!(asked.is_empty(), "requests to another origin: {asked:#?}");
}
