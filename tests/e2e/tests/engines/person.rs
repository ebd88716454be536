//! Hands and eyes of a person, the same in every engine.

use e2e::browser::Browser;
use fantoccini::Locator;
use serde_json::{Value, json};

/// Somebody before an open page.
pub(crate) struct Person {
    pub(crate) browser: Browser,
}

impl Person {
    /// Replaces what a field holds, as pasting does.
    pub(crate) async fn put(&self, selector: &str, text: &str) {
        let body = "const field = document.querySelector(args[0]);
            field.focus();
            field.value = args[1];
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.browser.run(body, json!([selector, text])).await;
    }

    /// Types into an empty field, key by key.
    pub(crate) async fn type_into(&self, selector: &str, text: &str) {
        let field = self.browser.client().find(Locator::Css(selector)).await;
        let field = field.unwrap_or_else(|error| panic!("no {selector}: {error}"));
        field
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("cannot type into {selector}: {error}"));
    }

    /// Clicks with the mouse.
    pub(crate) async fn click(&self, selector: &str) {
        self.browser.click(selector).await;
    }

    /// Chooses a radio button by its group and value, by a click on what can be seen of it.
    pub(crate) async fn choose(&self, group: &str, value: &str) {
        self.click(&format!(
            "label:has(> input[name='{group}'][value='{value}'])"
        ))
        .await;
        self.sees(&format!(
            "document.querySelector(\"input[name='{group}'][value='{value}']\")?.checked ?? true"
        ))
        .await;
    }

    /// Waits until an expression is true.
    pub(crate) async fn sees(&self, expression: &str) {
        self.browser.wait_for(expression).await;
    }

    /// Waits until an element says that it was copied, and reads the clipboard by pasting.
    pub(crate) async fn copied_by(&self, button: &str, status: &str) -> String {
        self.click(button).await;
        self.sees(&format!(
            "document.querySelector('{status}').textContent !== ''"
        ))
        .await;
        self.browser.pasted().await
    }

    /// The text of the first element that a selector finds.
    pub(crate) async fn text(&self, selector: &str) -> String {
        let body = "return document.querySelector(args)?.textContent ?? `no ${args}`";
        self.string(body, json!(selector)).await
    }

    /// What a field holds.
    pub(crate) async fn value(&self, selector: &str) -> String {
        self.string("return document.querySelector(args).value", json!(selector))
            .await
    }

    /// The codes of everything that the page says it found.
    pub(crate) async fn findings(&self) -> Value {
        let body =
            "return [...document.querySelectorAll('[data-code]')].map((e) => e.dataset.code)";
        self.browser.run(body, Value::Null).await
    }

    /// How many elements a selector finds.
    pub(crate) async fn count(&self, selector: &str) -> u64 {
        let count = self.browser.run(
            "return document.querySelectorAll(args).length",
            json!(selector),
        );
        count.await.as_u64().expect("a number")
    }

    async fn string(&self, body: &str, args: Value) -> String {
        let answer = self.browser.run(body, args).await;
        answer
            .as_str()
            .unwrap_or_else(|| panic!("{body} answered {answer}"))
            .to_owned()
    }
}
