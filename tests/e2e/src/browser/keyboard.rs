//! Keys, which reach a page the same way in every engine.

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Presses keys on the element that has the focus.
    ///
    /// # Panics
    /// When the driver refuses.
    pub async fn press(&self, keys: &str) {
        let element = self
            .client()
            .active_element()
            .await
            .expect("an element with the focus");
        element
            .send_keys(keys)
            .await
            .unwrap_or_else(|error| panic!("cannot press keys: {error}"));
    }

    /// What is on the clipboard, by pasting it into a field of its own, as a person would: no engine
    /// asks for a permission then.
    ///
    /// # Panics
    /// When nothing can be pasted.
    pub async fn pasted(&self) -> String {
        let field = "const field = document.createElement('textarea');
            field.id = 'clipboard-reader';
            field.addEventListener('paste', (event) => event.stopPropagation());
            field.addEventListener('input', (event) => event.stopPropagation());
            document.body.append(field);
            field.focus();";
        self.run(field, Value::Null).await;
        let element = self.client().find(Locator::Css("#clipboard-reader")).await;
        let paste = format!("{}v{}", char::from(Key::Control), char::from(Key::Null));
        element
            .expect("the field")
            .send_keys(&paste)
            .await
            .expect("keys are pressed");
        self.wait_for("document.querySelector('#clipboard-reader').value !== ''")
            .await;
        let body = "const field = document.querySelector('#clipboard-reader');
            field.remove();
            return field.value";
        let text = self.run(body, json!(null)).await;
        text.as_str().unwrap_or_default().to_owned()
    }
}
