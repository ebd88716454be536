use super::*;

/// Links that people keep: what version 1 says has to be understood for ever, so none of these lines
/// is ever changed.
#[test]
fn links_of_version_1_open_for_ever() {
    const BEIJING: &str = "https://dashscope.aliyuncs.com";
    for (fragment, client, url, name) in [
        (
            "1&id=WebSearch&client=cursor",
            "cursor",
            "/compatible-mode/v1/mcp/WebSearch/sse",
            "AliyunBailianMCP_web",
        ),
        (
            "1&id=WebSearch&transport=http&name=AliyunBailianMCP_abc&secret=reference&client=codex-cli",
            "codex-cli",
            "/api/v1/mcps/WebSearch/mcp",
            "AliyunBailianMCP_abc",
        ),
        (
            "1&id=mcp-MmZlNzMyZTFjNmRj&form=api&os=windows&shell=cmd&with=zed,vscode&client=claude-code",
            "claude-code",
            "/api/v1/mcps/mcp-MmZlNzMyZTFjNmRj/sse",
            "AliyunBailianMCP_6dc",
        ),
        (
            "1&url=https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse%3Fa%3Db&transport=sse&name=%E6%90%9C%E7%B4%A2&client=vscode",
            "vscode",
            "/api/v1/mcps/WebSearch/sse?a=b",
            "搜索",
        ),
    ] {
        let state = opened(fragment);
        assert_eq!(state.client.id, client, "{fragment}");
        let [only] = &*services(&state) else {
            panic!("{fragment}: {:?}", services(&state));
        };
        assert_eq!(
            only.endpoint.as_str(),
            [BEIJING, url].concat(),
            "{fragment}"
        );
        assert_eq!(only.name.as_str(), name, "{fragment}");
    }
    let state = opened(
        "1&transport=http&host=llm-abc.cn-beijing.maas.aliyuncs.com&id=a&id=b&url=https://mcp.example.com/x&of=c&only=2&client=zed",
    );
    assert_eq!(state.input.rows().len(), 3);
    assert_eq!(state.input.selected(), 1);
    assert!(!state.extra.together);
    assert_eq!(state.input.rows()[2].draft.instance_id, "c");
    let [only] = &*services(&state) else {
        panic!("one")
    };
    let url = "https://llm-abc.cn-beijing.maas.aliyuncs.com/api/v1/mcps/b/mcp";
    assert_eq!(only.endpoint.as_str(), url);
    let state = opened("1&id=a&id=b&show=2&client=cursor");
    assert_eq!((state.input.selected(), state.extra.together), (1, true));
    let all = link(
        "#1&lang=zh&part=merge&client=zed&os=macos&shell=powershell&secret=prompt&with=vscode,zed,vscode",
    );
    assert_eq!((all.lang, all.part), (Some(Lang::Zh), Some(Part::Merge)));
    assert_eq!(
        (all.platform, all.shell),
        (Some(Platform::MacOs), Some(Shell::PowerShell))
    );
    assert_eq!(all.secret, Some(SecretMode::Prompt));
    let picked: Vec<&str> = all.picked.iter().map(|client| client.id).collect();
    assert_eq!(picked, ["vscode", "zed"]);
    for (part, element) in [
        ("paste", "paste"),
        ("key", "key"),
        ("clients", "client-search"),
        ("check", "check"),
        ("merge", "existing"),
    ] {
        let part = link(&format!("#1&part={part}")).part.expect(part);
        assert_eq!(part.element(), element);
    }
}
