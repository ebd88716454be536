//! The visit, step by step.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use e2e::browser::{Browser, ColorScheme, Engine, Level};
use e2e::outside::{Outside, is_of_chromium};
use serde_json::Value;

use crate::given;
use crate::got;
use crate::live;
use crate::person::Person;
use crate::surface::{Opened, Surface};

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
    given::language(&person).await;
    step("typing key by key");
    given::typing(&person).await;
    step("a pasted block");
    given::paste(&person).await;
    step("the keyboard");
    given::keyboard(&person).await;
    step("output for several clients");
    got::output(&person).await;
    step("a key written in or referred to");
    got::secret(&person).await;
    step("downloads");
    got::download(&person).await;
    step("links");
    got::links(&person).await;
    step("commands");
    got::command(&person).await;
    step("merging");
    got::merge(&person, engine).await;
    step("the doctor");
    given::doctor(&person).await;
    step("undo and clear");
    given::undo_and_clear(&person).await;
    step("searching a client");
    given::search(&person).await;
    step("many services");
    given::many(&person).await;
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
    asked.retain(|line| engine != Engine::Chromium || !is_of_chromium(line));
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
