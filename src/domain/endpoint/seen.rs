use super::super::scan;
use super::super::{NAME_PREFIX, Transport};
use super::{Endpoint, Host, PathForm};

/// What a URL is recognised as, by its host and path alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The shape of a Bailian endpoint, on any host: a relay or a test server has it too.
    Service {
        path: PathForm,
        id: String,
        transport: Transport,
    },
    /// The shape of a Bailian endpoint, misspelt, and the URL that was meant.
    Mistaken {
        mistake: Mistake,
        id: String,
        meant: String,
    },
    /// A Bailian host, but no path of an MCP service: cut short, or the model API.
    NotAService,
    /// A page of the console, which names a service or not.
    Console { id: Option<String> },
    /// An MCP endpoint of another product, which wants another credential.
    LookAlike {
        look_alike: LookAlike,
        transport: Option<Transport>,
    },
    /// Any other URL; its last path segment may tell the transport.
    Custom { transport: Option<Transport> },
}

/// How the path of an endpoint gets misspelt. Source: public configurations and issue threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// `…/mcps/{id}` without `/sse` or `/mcp`.
    NoSuffix,
    /// `…/mcps/{id}/mcp/sse`.
    TwoSuffixes,
    /// `/compatible-mode/v1/mcps/…`, a mixture of both forms.
    CompatibleModePlural,
    /// `/api/v1/mcp/…`, the other mixture.
    ApiSingular,
    /// A slash at the end.
    TrailingSlash,
    /// The server name instead of the ID: `…/mcps/AliyunBailianMCP_WebSearch/…`.
    NamePrefix,
}

/// Endpoints that look like Bailian's and are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAlike {
    /// `openapi-mcp.….aliyuncs.com`: OpenAPI MCP Server itself, with OAuth or a RAM token.
    OpenApiMcp,
    /// `mcp.api-inference.modelscope.net`: ModelScope, with its own token.
    ModelScope,
    /// `….fcapp.run`: a function of one's own in Function Compute.
    FunctionCompute,
}

impl Seen {
    /// Recognises a URL.
    pub fn of(endpoint: &Endpoint) -> Self {
        let host = endpoint.host();
        if let Some(console) = console(&host, endpoint) {
            return console;
        }
        let mut segments: Vec<&str> = Vec::new();
        let mut rest = endpoint.path();
        while let Some(after) = rest.strip_prefix('/') {
            let segment = scan::until(after, |c| c == '/');
            segments.push(segment);
            rest = after.get(segment.len()..).unwrap_or_default();
        }
        let last = segments.iter().rev().find(|s| !s.is_empty());
        let transport = last.and_then(|s| suffix(s));
        if let Some(look_alike) = look_alike(&host) {
            return Self::LookAlike {
                look_alike,
                transport,
            };
        }
        let known_host = !matches!(Host::of(&host), Host::Other(_));
        match service(endpoint, &segments) {
            Some(seen) => seen,
            None if known_host => Self::NotAService,
            None => Self::Custom { transport },
        }
    }

    /// The transport that the URL names.
    pub fn transport(&self) -> Option<Transport> {
        match self {
            Self::Service { transport, .. } => Some(*transport),
            Self::Custom { transport } | Self::LookAlike { transport, .. } => *transport,
            Self::Mistaken { meant, .. } => suffix(scan::after_last(meant, '/')),
            _ => None,
        }
    }

    /// The instance ID that the URL names.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Service { id, .. } | Self::Mistaken { id, .. } => Some(id),
            Self::Console { id } => id.as_deref(),
            _ => None,
        }
    }
}

fn suffix(segment: &str) -> Option<Transport> {
    match segment {
        "sse" => Some(Transport::Sse),
        "mcp" => Some(Transport::StreamableHttp),
        _ => None,
    }
}

fn service(endpoint: &Endpoint, segments: &[&str]) -> Option<Seen> {
    let (root, rest) = match segments {
        ["compatible-mode", "v1", root @ ("mcp" | "mcps"), rest @ ..]
        | ["api", "v1", root @ ("mcp" | "mcps"), rest @ ..] => (*root, rest),
        _ => return None,
    };
    let compatible = segments.first() == Some(&"compatible-mode");
    let (id, tail) = rest.split_first().filter(|(id, _)| !id.is_empty())?;
    let named = id.strip_prefix(NAME_PREFIX).filter(|rest| !rest.is_empty());
    let trailing = tail.last() == Some(&"");
    let tail = if trailing {
        tail.split_last().map_or(tail, |(_, front)| front)
    } else {
        tail
    };
    // What stands behind the ID can only be suffixes; the last one counts.
    let mut transport = Transport::Sse;
    for segment in tail {
        transport = suffix(segment)?;
    }
    let mistake = match (compatible, root, tail.len()) {
        _ if named.is_some() => Some(Mistake::NamePrefix),
        (true, "mcps", _) => Some(Mistake::CompatibleModePlural),
        (false, "mcp", _) => Some(Mistake::ApiSingular),
        (_, _, 0) => Some(Mistake::NoSuffix),
        (_, _, 2..) => Some(Mistake::TwoSuffixes),
        _ if trailing => Some(Mistake::TrailingSlash),
        _ => None,
    };
    let well_formed = compatible && root == "mcp" && transport == Transport::Sse;
    let path = if well_formed {
        PathForm::CompatibleMode
    } else {
        PathForm::Api
    };
    let id = named.unwrap_or(id).to_owned();
    let Some(mistake) = mistake else {
        return Some(Seen::Service {
            path,
            id,
            transport,
        });
    };
    let meant = path.path(&id, transport);
    Some(Seen::Mistaken {
        mistake,
        meant: endpoint.with_path(&meant),
        id,
    })
}

fn look_alike(host: &str) -> Option<LookAlike> {
    if host.starts_with("openapi-mcp.") && host.ends_with(".aliyuncs.com") {
        Some(LookAlike::OpenApiMcp)
    } else if host.ends_with(".modelscope.net") || host.ends_with(".modelscope.cn") {
        Some(LookAlike::ModelScope)
    } else if host.ends_with(".fcapp.run") {
        Some(LookAlike::FunctionCompute)
    } else {
        None
    }
}

/// What stands before the ID in the address of a console page.
const DETAIL: &str = "/detail/";

/// `https://bailian.console.aliyun.com/?tab=mcp#/mcp-market/detail/WebSearch`
fn console(host: &str, endpoint: &Endpoint) -> Option<Seen> {
    let console = host == "bailian.console.aliyun.com"
        || host == "modelstudio.console.aliyun.com"
        || host == "modelstudio.console.alibabacloud.com"
        || host == "bailian.console.alibabacloud.com";
    if !console {
        return None;
    }
    let url = endpoint.as_str();
    let detail = scan::position(url, DETAIL).map(|at| at + DETAIL.len());
    let after = detail.and_then(|at| url.get(at..));
    let id = after.map(|after| scan::until(after, |c| scan::one_of("/?#&", c)));
    Some(Seen::Console {
        id: id.filter(|id| !id.is_empty()).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "https://dashscope.aliyuncs.com";

    fn seen(url: &str) -> Seen {
        Seen::of(&Endpoint::parse(url).expect(url))
    }

    fn service(path: PathForm, transport: Transport) -> Seen {
        Seen::Service {
            path,
            id: "WebSearch".into(),
            transport,
        }
    }

    #[test]
    fn every_form_in_use_on_every_host() {
        for host in [
            "dashscope.aliyuncs.com",
            "dashscope-intl.aliyuncs.com",
            "dashscope-us.aliyuncs.com",
            "llm-abc.cn-beijing.maas.aliyuncs.com",
            "relay.example.com:8443",
            "127.0.0.1:3901",
        ] {
            let at = |path: &str| seen(&format!("https://{host}{path}"));
            let sse = service(PathForm::CompatibleMode, Transport::Sse);
            assert_eq!(at("/compatible-mode/v1/mcp/WebSearch/sse"), sse);
            assert_eq!(
                at("/api/v1/mcps/WebSearch/sse"),
                service(PathForm::Api, Transport::Sse)
            );
            let http = service(PathForm::Api, Transport::StreamableHttp);
            assert_eq!(at("/api/v1/mcps/WebSearch/mcp"), http);
            assert_eq!(at("/compatible-mode/v1/mcp/WebSearch/mcp"), http);
        }
    }

    #[test]
    fn mistakes_and_what_was_meant() {
        let (sse, http) = ("/api/v1/mcps/WebSearch/sse", "/api/v1/mcps/WebSearch/mcp");
        let compatible = "/compatible-mode/v1/mcp/WebSearch/sse";
        for (path, mistake, meant) in [
            ("/api/v1/mcps/WebSearch", Mistake::NoSuffix, sse),
            ("/api/v1/mcps/WebSearch/", Mistake::NoSuffix, sse),
            (
                "/compatible-mode/v1/mcp/WebSearch",
                Mistake::NoSuffix,
                compatible,
            ),
            ("/api/v1/mcps/WebSearch/mcp/sse", Mistake::TwoSuffixes, sse),
            (
                "/compatible-mode/v1/mcps/WebSearch/sse",
                Mistake::CompatibleModePlural,
                sse,
            ),
            ("/api/v1/mcp/WebSearch/mcp", Mistake::ApiSingular, http),
            ("/api/v1/mcps/WebSearch/mcp/", Mistake::TrailingSlash, http),
            (
                "/api/v1/mcps/AliyunBailianMCP_WebSearch/sse",
                Mistake::NamePrefix,
                sse,
            ),
        ] {
            let (id, meant) = ("WebSearch".to_owned(), format!("{ROOT}{meant}"));
            let expected = Seen::Mistaken { mistake, id, meant };
            assert_eq!(seen(&format!("{ROOT}{path}")), expected, "{path}");
        }
    }

    #[test]
    fn what_is_no_service() {
        for path in [
            "",
            "/",
            "/api/v1",
            "/api/v1/mcps",
            "/api/v1/mcps/",
            "/api/v1/mcps/a/b/c",
            "/compatible-mode/v1/chat/completions",
        ] {
            assert_eq!(seen(&format!("{ROOT}{path}")), Seen::NotAService, "{path}");
        }
        let transport = Some(Transport::StreamableHttp);
        assert_eq!(
            seen("https://mcp.example.com/x/mcp/"),
            Seen::Custom { transport }
        );
        assert_eq!(
            seen("https://mcp.example.com/x"),
            Seen::Custom { transport: None }
        );
    }

    #[test]
    fn console_pages_and_look_alikes() {
        let id = Some("WebSearch".to_owned());
        for url in [
            "https://bailian.console.aliyun.com/?tab=mcp#/mcp-market/detail/WebSearch",
            "https://bailian.console.aliyun.com/cn-beijing/?tab=mcp#/mcp-market/detail/WebSearch?x=1",
        ] {
            assert_eq!(seen(url), Seen::Console { id: id.clone() }, "{url}");
        }
        let manage = "https://bailian.console.aliyun.com/?tab=app#/mcp-manage";
        assert_eq!(seen(manage), Seen::Console { id: None });
        for (url, look_alike) in [
            (
                "https://openapi-mcp.cn-hangzhou.aliyuncs.com/id/abc/mcp",
                LookAlike::OpenApiMcp,
            ),
            (
                "https://openapi-mcp.ap-southeast-1.aliyuncs.com/id/abc/mcp",
                LookAlike::OpenApiMcp,
            ),
            (
                "https://mcp.api-inference.modelscope.net/abc/sse",
                LookAlike::ModelScope,
            ),
            (
                "https://abc.cn-hangzhou.fcapp.run/sse",
                LookAlike::FunctionCompute,
            ),
        ] {
            let found = seen(url);
            assert!(found.transport().is_some(), "{url}");
            let as_expected =
                matches!(found, Seen::LookAlike { look_alike: l, .. } if l == look_alike);
            assert!(as_expected, "{url}");
        }
    }
}
