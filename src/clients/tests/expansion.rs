use super::*;

#[test]
fn a_key_that_a_client_would_expand_is_never_written() {
    for text in [
        "ab${HOME}cd",
        "ab$(id)cd",
        "ab$HOMEcd",
        "a{env:HOME}b",
        "a{file:/etc/passwd}b",
    ] {
        let key = key(text);
        for client in every() {
            let rendered = rendered(client, SSE, SecretMode::Literal, Some(&key));
            let Some(written) = written(&rendered).map(|file| file.text.contains(text)) else {
                continue;
            };
            if KEYLESS.contains(&client.id) {
                continue;
            }
            let expands = client.expands.iter().any(|mark| text.contains(mark));
            assert_eq!(written, !expands, "{client:?}: {text}");
            let said = rendered
                .diagnostics
                .iter()
                .any(|d| d.code.id() == "client-expands");
            assert_eq!(said, expands, "{client:?}: {text}");
        }
    }
}

#[test]
fn a_dollar_in_a_url_is_percent_encoded_where_it_would_be_expanded() {
    let key = key(KEY);
    let url = "https://dashscope.aliyuncs.com/api/v1/mcps/$HOME/sse";
    let gemini = client("gemini-cli").expect("a client");
    let text = file(&rendered(gemini, url, SecretMode::Literal, Some(&key)))
        .text
        .clone();
    assert!(
        text.contains("/mcps/%24HOME/sse") && !text.contains('$'),
        "{text}"
    );
    let cursor = client("cursor").expect("a client");
    let text = file(&rendered(cursor, url, SecretMode::Literal, Some(&key)))
        .text
        .clone();
    assert!(text.contains(url), "{text}");
}
