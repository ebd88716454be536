use super::super::{InstanceId, Transport, scan};

/// How the URL of a Bailian-hosted service is put together from its instance ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlForm {
    /// On which host.
    pub host: Host,
    /// Under which path.
    pub path: PathForm,
}

/// The hosts that appear in documents and configurations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// `dashscope.aliyuncs.com`, China (Beijing): where MCP services are hosted.
    Beijing,
    /// `dashscope-intl.aliyuncs.com`, Singapore: reports conflict, 404 was measured in 2026-05.
    International,
    /// `dashscope-us.aliyuncs.com`, Virginia: 404 was measured in 2026-05.
    UnitedStates,
    /// `cn-hongkong.dashscope.aliyuncs.com`: known for the model API only.
    HongKong,
    /// `{workspace}.{region}.maas.aliyuncs.com`: accepts that workspace's keys alone.
    Workspace { workspace: String, region: String },
    /// `coding.dashscope.aliyuncs.com` and `token-plan.….maas.aliyuncs.com`: plan hosts of the
    /// model API.
    Plan(String),
    /// Any other host.
    Other(String),
}

/// The paths that appear in documents and configurations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathForm {
    /// `/compatible-mode/v1/mcp/{id}/sse`, in "Long-term access to MCP with a bearer token".
    CompatibleMode,
    /// `/api/v1/mcps/{id}/sse` or `/mcp`, in the help centre's pages and most configurations.
    Api,
}

impl Host {
    /// Tells which host a name is.
    pub fn of(name: &str) -> Self {
        let workspace = || {
            let (workspace, rest) = scan::cut(name, '.')?;
            let region = rest.strip_suffix(".maas.aliyuncs.com")?;
            let (workspace, region) = (workspace.to_owned(), region.to_owned());
            (!region.is_empty()).then_some(Self::Workspace { workspace, region })
        };
        match name {
            "dashscope.aliyuncs.com" => Self::Beijing,
            "dashscope-intl.aliyuncs.com" => Self::International,
            "dashscope-us.aliyuncs.com" => Self::UnitedStates,
            "cn-hongkong.dashscope.aliyuncs.com" => Self::HongKong,
            "coding.dashscope.aliyuncs.com" => Self::Plan(name.to_owned()),
            _ if name.starts_with("token-plan.") && name.ends_with(".maas.aliyuncs.com") => {
                Self::Plan(name.to_owned())
            }
            _ => workspace().unwrap_or_else(|| Self::Other(name.to_owned())),
        }
    }

    /// The host name.
    pub fn name(&self) -> String {
        match self {
            Self::Beijing => "dashscope.aliyuncs.com".to_owned(),
            Self::International => "dashscope-intl.aliyuncs.com".to_owned(),
            Self::UnitedStates => "dashscope-us.aliyuncs.com".to_owned(),
            Self::HongKong => "cn-hongkong.dashscope.aliyuncs.com".to_owned(),
            Self::Workspace { workspace, region } => {
                [workspace, ".", region, ".maas.aliyuncs.com"].concat()
            }
            Self::Plan(name) | Self::Other(name) => name.clone(),
        }
    }
}

impl PathForm {
    /// The path of a service. Only `sse` is documented for [`PathForm::CompatibleMode`], so Streamable
    /// HTTP always takes the other form.
    pub fn path(self, id: &str, transport: Transport) -> String {
        let suffix = transport.suffix();
        match (self, transport) {
            (Self::CompatibleMode, Transport::Sse) => {
                ["/compatible-mode/v1/mcp/", id, "/sse"].concat()
            }
            _ => ["/api/v1/mcps/", id, "/", suffix].concat(),
        }
    }
}

impl UrlForm {
    /// The source document's form: Beijing, compatible mode.
    pub const DOCUMENTED: Self = Self {
        host: Host::Beijing,
        path: PathForm::CompatibleMode,
    };

    /// The URL of a service in this form.
    pub fn url(&self, id: &InstanceId, transport: Transport) -> String {
        let path = self.path.path(id.as_str(), transport);
        ["https://", &self.host.name(), &path].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_go_both_ways() {
        let workspace = Host::Workspace {
            workspace: "llm-abc".into(),
            region: "cn-beijing".into(),
        };
        for (name, host) in [
            ("dashscope.aliyuncs.com", Host::Beijing),
            ("dashscope-intl.aliyuncs.com", Host::International),
            ("dashscope-us.aliyuncs.com", Host::UnitedStates),
            ("cn-hongkong.dashscope.aliyuncs.com", Host::HongKong),
            ("llm-abc.cn-beijing.maas.aliyuncs.com", workspace),
            (
                "coding.dashscope.aliyuncs.com",
                Host::Plan("coding.dashscope.aliyuncs.com".into()),
            ),
            ("mcp.example.com", Host::Other("mcp.example.com".into())),
            (
                ".maas.aliyuncs.com",
                Host::Other(".maas.aliyuncs.com".into()),
            ),
        ] {
            assert_eq!(Host::of(name), host, "{name}");
            assert_eq!(host.name(), name);
        }
    }

    #[test]
    fn the_documented_form_is_the_documents_url() {
        let id = InstanceId::parse("WebSearch").expect("an ID");
        let url = |transport| UrlForm::DOCUMENTED.url(&id, transport);
        let sse = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
        assert_eq!(url(Transport::Sse), sse);
        let http = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";
        assert_eq!(url(Transport::StreamableHttp), http);
    }
}
