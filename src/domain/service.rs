use super::{Endpoint, InstanceId, ServerName, Transport};

/// One remote MCP service, ready to be written into a configuration. Made by [`check`](super::check).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The ID in the URL, where the URL has the shape of a Bailian endpoint.
    pub instance_id: Option<InstanceId>,
    /// Where it is reached. Speaks `transport`.
    pub endpoint: Endpoint,
    /// How it is spoken to.
    pub transport: Transport,
    /// Under which name a client lists it.
    pub name: ServerName,
}
