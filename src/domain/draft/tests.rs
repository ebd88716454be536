use super::*;
use crate::diagnostic::Severity;

const DOCUMENTED: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
const STREAMABLE: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";

fn id(id: &str) -> Draft {
    Draft {
        instance_id: id.into(),
        ..Draft::default()
    }
}

fn url(url: &str) -> Draft {
    Draft {
        url: url.into(),
        ..Draft::default()
    }
}

fn service(draft: &Draft) -> Service {
    check(draft, &[]).service.expect("a service")
}

fn codes(draft: &Draft) -> Vec<&'static str> {
    check(draft, &[])
        .diagnostics
        .iter()
        .map(|d| d.code.id())
        .collect()
}

/// Applies the fix of the only diagnostic that has one, to the field it speaks of.
fn fixed(draft: &Draft) -> Draft {
    let checked = check(draft, &[]);
    let mut draft = draft.clone();
    let diagnostic = checked
        .diagnostics
        .iter()
        .find(|d| d.fix.is_some())
        .expect("a fix");
    let fix = diagnostic.fix.as_ref().expect("a fix");
    match diagnostic.place {
        Place::InstanceId => draft.instance_id = fix.apply(&draft.instance_id),
        Place::Url => draft.url = fix.apply(&draft.url),
        Place::Name => draft.name = fix.apply(&draft.name),
        Place::Transport => draft.transport = Transport::from_spelling(&fix.text),
        other => panic!("no draft field: {other:?}"),
    }
    draft
}

#[test]
fn an_id_alone_gives_the_documented_url() {
    let service = service(&id("WebSearch"));
    assert_eq!(service.endpoint.as_str(), DOCUMENTED);
    assert_eq!(service.transport, Transport::Sse);
    assert_eq!(service.name.as_str(), "AliyunBailianMCP_web");
    assert!(codes(&id("WebSearch")).is_empty());
    let http = Draft {
        transport: Some(Transport::StreamableHttp),
        ..id("WebSearch")
    };
    assert_eq!(
        super::check(&http, &[])
            .service
            .map(|s| s.endpoint.as_str().to_owned()),
        Some(STREAMABLE.into())
    );
}

#[test]
fn a_url_wins_verbatim() {
    let given = "https://llm-x.cn-beijing.maas.aliyuncs.com/api/v1/mcps/WebSearch/mcp?x=1";
    let service = service(&url(given));
    assert_eq!(service.endpoint.as_str(), given);
    assert_eq!(service.transport, Transport::StreamableHttp);
    assert_eq!(
        service.instance_id.map(|id| id.as_str().to_owned()),
        Some("WebSearch".into())
    );
}

#[test]
fn the_prefix_in_an_id_or_a_url_is_repaired() {
    let draft = id("AliyunBailianMCP_WebSearch");
    assert_eq!(service(&draft).endpoint.as_str(), DOCUMENTED);
    assert_eq!(codes(&draft), ["name-prefix-removed"]);
    let draft = url("https://dashscope.aliyuncs.com/api/v1/mcps/AliyunBailianMCP_WebSearch/mcp");
    assert_eq!(service(&draft).endpoint.as_str(), STREAMABLE);
    assert_eq!(codes(&draft), ["name-prefix-removed"]);
    assert!(codes(&fixed(&draft)).is_empty());
}

#[test]
fn a_console_page_gives_its_id() {
    let draft = url("https://bailian.console.aliyun.com/?tab=mcp#/mcp-market/detail/WebSearch");
    assert_eq!(service(&draft).endpoint.as_str(), DOCUMENTED);
    assert_eq!(codes(&draft), ["id-from-console"]);
    let draft = url("https://bailian.console.aliyun.com/?tab=app#/mcp-manage");
    assert_eq!(
        (check(&draft, &[]).service, codes(&draft)),
        (None, vec!["url-console"])
    );
}

#[test]
fn a_fix_leaves_nothing_to_fix() {
    for draft in [
        url("https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch"),
        url("https://dashscope.aliyuncs.com/compatible-mode/v1/mcps/WebSearch/sse"),
        url("http://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse"),
        url("dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse"),
        Draft {
            transport: Some(Transport::Sse),
            ..url(STREAMABLE)
        },
        Draft {
            name: "WebSearch".into(),
            ..id("WebSearch")
        },
        Draft {
            name: "AliyunBailianMCP_WebSearch".into(),
            ..id("WebSearch")
        },
        Draft {
            name: "a\nb".into(),
            ..id("WebSearch")
        },
        Draft {
            instance_id: "Other".into(),
            ..url(STREAMABLE)
        },
    ] {
        assert_eq!(codes(&draft).len(), 1, "{draft:?}");
        assert!(codes(&fixed(&draft)).is_empty(), "{draft:?}");
    }
}

#[test]
fn transport_and_path_may_not_disagree_unseen() {
    let draft = Draft {
        transport: Some(Transport::StreamableHttp),
        ..url(DOCUMENTED)
    };
    assert_eq!(codes(&draft), ["transport-mismatch"]);
    assert_eq!(fixed(&draft).transport, Some(Transport::Sse));
    assert_eq!(codes(&url("https://127.0.0.1:1/x")), ["transport-assumed"]);
}

#[test]
fn errors_are_only_what_cannot_be_sent() {
    for (draft, code) in [
        (Draft::default(), "service-missing"),
        (id("a b"), "id-character"),
        (id("{instance ID}"), "id-placeholder"),
        (url("ftp://x.example/"), "url-scheme"),
        (url("https://"), "url-host"),
        (url("https://a:b@x.example/sse"), "url-user-info"),
        (
            url("https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse"),
            "url-placeholder",
        ),
        (url("https://x.example/a b/sse"), "url-character"),
    ] {
        let checked = check(&draft, &[]);
        assert_eq!(checked.service, None, "{code}");
        assert_eq!(codes(&draft), [code]);
        assert!(
            checked
                .diagnostics
                .iter()
                .all(|d| d.severity() == Severity::Error),
            "{code}"
        );
    }
    for (draft, code) in [
        (id("mcp-MmZlNzMyZTFjNm"), "id-damaged"),
        (
            url("https://dashscope-intl.aliyuncs.com/api/v1/mcps/a/sse"),
            "host-reported-missing",
        ),
        (
            url("https://dashscope-us.aliyuncs.com/api/v1/mcps/a/mcp"),
            "host-reported-missing",
        ),
        (
            url("https://coding.dashscope.aliyuncs.com/api/v1/mcps/a/mcp"),
            "host-of-plan",
        ),
        (
            url("https://mcp.api-inference.modelscope.net/abc/sse"),
            "url-look-alike",
        ),
        (url("https://mcp.example.com/sse"), "host-unknown"),
    ] {
        let checked = check(&draft, &[]);
        assert!(checked.service.is_some(), "{code}");
        assert_eq!(codes(&draft), [code]);
        assert!(
            checked
                .diagnostics
                .iter()
                .all(|d| d.severity() > Severity::Error),
            "{code}"
        );
    }
}

#[test]
fn names_at_the_limit() {
    let named = |name: &str| {
        codes(&Draft {
            name: name.into(),
            ..id("WebSearch")
        })
    };
    assert!(named("AliyunBailianMCP_ecs").is_empty(), "20");
    assert_eq!(named("AliyunBailianMCP_ecs1"), ["name-too-long"], "21");
    assert_eq!(named("AliyunBailianMCP_"), ["name-prefix-missing"]);
    assert_eq!(named("阿里云百炼_联网搜索"), ["name-prefix-missing"]);
}

#[test]
fn a_suggestion_avoids_the_names_taken() {
    let checked = check(&id("WebSearch"), &["AliyunBailianMCP_web"]);
    let name = checked.service.map(|s| s.name.as_str().to_owned());
    assert_eq!(name.as_deref(), Some("AliyunBailianMCP_we2"));
}

#[test]
fn an_id_beside_a_url_fills_its_placeholder() {
    let url = |text: &str| Draft {
        url: text.into(),
        instance_id: "WebSearch".into(),
        ..Draft::default()
    };
    let fix = |draft: &Draft| {
        let found = check(draft, &[]).diagnostics.into_iter().next();
        found
            .expect("a diagnostic")
            .fix
            .map(|fix| fix.apply(&draft.url))
    };
    let draft = url("https://a.example/api/v1/mcps/{instance ID}/sse");
    let filled = fix(&draft);
    assert_eq!(
        filled.as_deref(),
        Some("https://a.example/api/v1/mcps/WebSearch/sse")
    );
    assert_eq!(fix(&url("https://{host}/api/v1/mcps/WebSearch/sse")), None);
    assert_eq!(fix(&url("https://a.example/mcp/搜索/sse")), None);
    let none = Draft {
        instance_id: "{instance ID}".into(),
        ..draft
    };
    assert_eq!(fix(&none), None);
}
