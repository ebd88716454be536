use crate::diagnostic::Span;
use crate::paste::tests::{SSE, table};
use crate::paste::{Found, paste};

#[test]
fn labels_in_any_order_and_language() {
    table(&[
        (
            "id,name\nWebSearch,web\namap-maps,地图",
            "WebSearch|||web amap-maps|||地图",
        ),
        (
            "实例ID,服务名称,地址\nWebSearch,搜索,@SSE",
            "WebSearch|@SSE||搜索",
        ),
        (
            "服务名称\t服务编码\t传输\n搜索\tWebSearch\tstreamableHttp",
            "WebSearch||streamable_http|搜索",
        ),
        (
            "server name;Endpoint;Type\r\nweb;@SSE;SSE\r\nhttp;@HTTP;\r\n",
            "|@SSE|sse|web |@HTTP||http",
        ),
        (
            "\u{feff}\"Instance ID\",\"Server Name\"\n\"WebSearch\",\"web\"",
            "WebSearch|||web",
        ),
        (
            "ID,serverCode,创建时间\n1,WebSearch,2026-01-02\n2,amap-maps,2026-01-03",
            "WebSearch||| amap-maps|||",
        ),
        (
            "serverCode\nWebSearch\nzhipu-websearch",
            "WebSearch||| zhipu-websearch|||",
        ),
        (
            "实例 ID,描述\nWebSearch,\"联网搜索，返回网页\"\namap-maps,地图",
            "WebSearch||| amap-maps|||",
        ),
        (
            "code,url,key\nWebSearch,@SSE,@KEY",
            "WebSearch|@SSE|| key standard",
        ),
    ]);
}

#[test]
fn quotes_hold_marks_line_breaks_and_quotes() {
    table(&[
        (
            "id,name\nWebSearch,\"a, b\"\namap-maps,\"say \"\"hi\"\"\"",
            "WebSearch|||a, b amap-maps|||say \"hi\"",
        ),
        (
            "name,id\n\"two\nlines\",WebSearch\nx,amap-maps",
            "WebSearch|||two\nlines amap-maps|||x",
        ),
        ("id;name\n\"WebSearch\" ; \"a;b\"", "WebSearch|||a;b"),
        (
            "id,name\nWebSearch,5\" screen\namap-maps,\"open",
            "WebSearch|||5\" screen amap-maps|||\"open",
        ),
        ("id,name\n“WebSearch”,web", "WebSearch|||web"),
        (
            "id,url,name\n—,@SSE,web\n-,,x\n,@HTTP,",
            "|@SSE||web -|||x |@HTTP||",
        ),
        (
            "id,type\nWebSearch,official\namap-maps,official",
            "WebSearch||| amap-maps||| transport-unknown",
        ),
    ]);
}

#[test]
fn rows_that_hold_no_service_are_left_out_and_said() {
    table(&[
        (
            "id,name\n\nWebSearch,web\n,\n,nothing\n",
            "WebSearch|||web prose-skipped",
        ),
        (
            "id,name\n@KEY,my key\nWebSearch,web",
            "WebSearch|||web key standard prose-skipped",
        ),
    ]);
}

#[test]
fn columns_without_labels() {
    table(&[
        (
            "WebSearch,搜索\namap-maps,地图 高德",
            "WebSearch|||搜索 amap-maps|||地图 高德",
        ),
        (
            "WebSearch\tAliyunBailianMCP_web\namap-maps\tAliyunBailianMCP_ama",
            "WebSearch|||AliyunBailianMCP_web amap-maps|||AliyunBailianMCP_ama",
        ),
        ("web,@SSE\nhttp,@HTTP", "|@SSE||web |@HTTP||http"),
        (
            "@SSE;WebSearch;sse;My search\n@HTTP;WebSearch;streamableHttp;other",
            "WebSearch|@SSE|sse|My search WebSearch|@HTTP|streamable_http|other",
        ),
    ]);
}

/// What the other readers understand stays theirs.
#[test]
fn no_table() {
    table(&[
        (
            "WebSearch,amap-maps\ngitHub,ai-ocr",
            "WebSearch||| amap-maps||| gitHub||| ai-ocr|||",
        ),
        ("id\nhello there", "nothing-found"),
        ("Hello, world\nThis is, a text", "nothing-found"),
        ("实例ID\tWebSearch\n名称\tweb-search", "nothing-found"),
        ("URL, please\nthank you, bye", "nothing-found"),
    ]);
}

#[test]
fn values_know_where_they_stand() {
    let text =
        "\u{feff}name, id ,url\n\"a \"\"b\"\"\",\" Web\u{200b}Search \",https：//a.example/sse\n";
    let pasted = paste(text);
    let [Found { draft, spans }] = pasted.services.as_slice() else {
        panic!("one service in {pasted:?}");
    };
    assert_eq!(
        (draft.name.as_str(), draft.instance_id.as_str()),
        ("a \"b\"", "WebSearch")
    );
    let slice = |span: Option<Span>| span.map(|span| span.slice(text));
    assert_eq!(slice(spans.name), Some("a \"\"b\"\""));
    assert_eq!(slice(spans.id), Some("Web\u{200b}Search"));
    assert_eq!(slice(spans.url), Some("https：//a.example/sse"));
    assert!(spans.whole.slice(text).starts_with("a \"\"b"));
    assert!(spans.whole.slice(text).ends_with("/sse"));
    assert_eq!(SSE, draft.url.replace("https://a.example/sse", SSE));
}
