use super::*;

fn reach(site: &Site, url: &str) -> Reach {
    site.reach(&Endpoint::parse(url).expect(url))
}

#[test]
fn a_mistake_takes_one_setting_away() {
    let page = PageOrigin::Http;
    let site = Site::read(
        page,
        "\u{feff}{\"relay\": \"relay/\", \"hosts\": [\"MCP.example.com\", 5, \"a/b\", \"b.example:8443\"], \"x\": {}}",
    );
    assert_eq!(site.relay.as_deref(), Some("relay"));
    assert_eq!(site.hosts, ["mcp.example.com", "b.example:8443"]);
    let told: Vec<_> = site.notices.iter().map(|it| &*it.setting).collect();
    assert_eq!(told, ["hosts[1]", "hosts[2]", "x"]);
    assert!(site.literal_key);
}

#[test]
fn what_is_no_settings_allows_nothing() {
    let page = PageOrigin::Http;
    for text in [
        "",
        "{",
        "[]",
        "null",
        "<!doctype html>",
        "{\"relay\": \"a\"} x",
    ] {
        let site = Site::read(page, text);
        assert!(!site.literal_key && site.notices.len() == 1, "{text}");
        let notices = Vec::new();
        let literal_key = true;
        assert_eq!(
            Site {
                notices,
                literal_key,
                ..site
            },
            Site::of(page),
            "{text}"
        );
    }
}

/// A key in a file that is broken is told as well.
#[test]
fn a_broken_file_is_told_with_its_place() {
    let key = "sk-0123456789abcdef0123456789abcdef";
    let site = Site::read(PageOrigin::Http, &format!("{{\n \"名\": {key}"));
    let problems: Vec<_> = site.notices.iter().map(|it| &it.problem).collect();
    let at = Problem::Syntax { line: 2, column: 7 };
    assert_eq!(problems, [&at, &Problem::Key]);
}

#[test]
fn a_service_with_a_mistake_is_not_offered_and_one_without_a_description_is() {
    let text = r#"{ "services": [
        { "id": "a", "name": "A", "transport": "stdio" },
        { "id": "b", "name": "B", "description": { "en": 1, "zh": "乙" } }
    ] }"#;
    let site = Site::read(PageOrigin::Http, text);
    let [only] = &*site.services else {
        panic!("{site:?}")
    };
    assert_eq!((&*only.name, only.description(Lang::En)), ("B", "乙"));
    let told: Vec<_> = site.notices.iter().map(|it| &*it.setting).collect();
    assert_eq!(
        told,
        ["services[0].transport", "services[1].description.en"]
    );
}

#[test]
fn a_relay_is_on_the_pages_own_host() {
    for relay in ["relay", "/relay", "a/b-c_d.e/"] {
        let text = format!("{{\"relay\": \"{relay}\"}}");
        assert!(
            Site::read(PageOrigin::Http, &text).relay.is_some(),
            "{relay}"
        );
    }
    for relay in [
        "",
        "/",
        "https://relay.example",
        "//relay.example/x",
        "../relay",
        "a/./b",
        "a?b",
        "a%2e",
    ] {
        let text = format!("{{\"relay\": \"{relay}\"}}");
        assert_eq!(Site::read(PageOrigin::Http, &text).relay, None, "{relay}");
    }
}

#[test]
fn every_page_reaches_alibaba_cloud_and_this_machine() {
    for page in [PageOrigin::Https, PageOrigin::Http, PageOrigin::File] {
        let site = Site::of(page);
        for url in [
            "https://dashscope.aliyuncs.com/x/sse",
            "HTTPS://Dashscope.Aliyuncs.com:443/x/sse",
            "http://127.0.0.1:8081/x",
            "http://localhost/x",
            "https://localhost:3000/x",
        ] {
            assert_eq!(reach(&site, url), Reach::Direct, "{page:?} {url}");
        }
        for url in [
            "https://dashscope.aliyuncs.com.example/x",
            "https://aliyuncs.com/x",
            "https://xaliyuncs.com/x",
            "https://dashscope.aliyuncs.com:8443/x",
            "https://mcp.example.com/x",
        ] {
            assert_eq!(reach(&site, url), Reach::OtherHost, "{page:?} {url}");
        }
    }
}

#[test]
fn plain_http_is_for_this_machine_alone() {
    let url = "http://dashscope.aliyuncs.com/x";
    assert_eq!(
        reach(&Site::of(PageOrigin::Https), url),
        Reach::MixedContent
    );
    assert_eq!(reach(&Site::of(PageOrigin::Http), url), Reach::OtherHost);
}

#[test]
fn the_owner_of_a_site_adds_hosts_and_a_relay() {
    let text = "{\"relay\": \"relay\", \"hosts\": [\"mcp.example.com\", \"b.example:8443\"]}";
    let site = Site::read(PageOrigin::Https, text);
    for (url, expected) in [
        ("https://mcp.example.com/x", Reach::Relayed),
        ("https://dashscope.aliyuncs.com/x", Reach::Relayed),
        ("https://b.example:8443/x", Reach::Direct),
        ("https://b.example/x", Reach::OtherHost),
        ("http://mcp.example.com/x", Reach::MixedContent),
        ("http://127.0.0.1/x", Reach::Direct),
    ] {
        assert_eq!(reach(&site, url), expected, "{url}");
    }
    let from_disk = Site::read(PageOrigin::File, text);
    assert_eq!(
        reach(&from_disk, "https://mcp.example.com/x"),
        Reach::Direct
    );
}
