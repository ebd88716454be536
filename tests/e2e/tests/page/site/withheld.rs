//! Where the owner of the site lets no key be written into a configuration.

use e2e::browser::Browser;
use serde_json::{Value, json};

use super::Set;
use crate::visit::KEY;

#[tokio::test]
async fn no_output_of_any_client_holds_a_key_that_may_not_be_written() {
    let settings = r#"{ "literalKey": false, "organization": "Example Ltd" }"#;
    let set = Set::new(Some(settings)).await;
    set.wait_for("#secret-withheld").await;
    assert!(
        set.text("#secret-decided")
            .await
            .contains("Example Ltd has decided")
    );
    set.fill("#paste", &format!("WebSearch {KEY}")).await;
    set.click("#client-all").await;
    set.wait_for("input[name=client-found]").await;
    let body = "const held = [], literal = [];
        const pause = () => new Promise((done) => setTimeout(done));
        for (const { id } of bailianMcpConfig.clients()) {
            document.querySelector(`input[name=client-found][value=${id}]`).click();
            await pause();
            for (const shell of document.querySelectorAll('input[name=shell], input[name=secret]')) {
                shell.click();
                await pause();
            }
            const page = document.documentElement.outerHTML;
            if (page.includes(args)) held.push(id);
            if (document.querySelector('input[name=secret][value=literal]')) held.push(id + ' offers');
            if (document.querySelector('#only-literal button')) literal.push(id);
            for (const secret of [undefined, 'reference', 'prompt']) {
                const request = { client: id, service: { instanceId: 'WebSearch' }, key: args, secret };
                const answers = [bailianMcpConfig.render(request), bailianMcpConfig.merge({ ...request, existing: '' })];
                if (JSON.stringify(answers).includes(args)) held.push(id + ' ' + secret);
            }
        }
        return [held, literal]";
    let answer = set.browser.run(body, json!(KEY)).await;
    assert_eq!(answer[0], json!([]), "held");
    let literal = answer[1].as_array().expect("ids");
    assert!(
        literal.contains(&json!("cherry-studio")) && !literal.contains(&json!("cursor")),
        "{literal:?}"
    );
    let error = set.browser.try_run(
        "bailianMcpConfig.render({ client: 'cursor', service: { instanceId: 'a' }, secret: 'literal' })",
        Value::Null,
    );
    let error = error.await.expect_err("it throws");
    assert!(
        error.contains("secret must be reference or prompt") && error.contains("literalKey: false"),
        "{error}"
    );
    // What is copied is what is shown.
    set.click("input[name=client][value=cursor]").await;
    set.click("button.copy.primary").await;
    let copied = set.run("return navigator.clipboard.readText()").await;
    assert!(
        copied
            .as_str()
            .is_some_and(|text| text.contains("DASHSCOPE_API_KEY") && !text.contains(KEY))
    );
    set.end().await;
}

/// What is built into the document holds before anything of the settings is read.
#[tokio::test]
async fn a_page_built_for_it_writes_no_key_from_the_first_moment() {
    let set = Set::with(None, Browser::builder(), |html| {
        html.replacen("<html ", "<html data-withheld=\"true\" ", 1)
    })
    .await;
    set.wait_for("#secret-withheld").await;
    set.browser.close().await;
    set.server.stop().await;
}
