//! The nouns of the field, valid by construction: a value of one of these types can be sent.
//!
//! Nothing here knows a client, a language or a browser.

mod api_key;
pub mod base64;
mod draft;
mod endpoint;
mod instance_id;
mod number;
pub(crate) mod scan;
mod secret;
mod server_name;
mod service;
mod transport;
mod visible;

pub use api_key::{ApiKey, KeyError, KeyKind, MASK};
pub use draft::{Checked, Draft, check};
pub use endpoint::{Endpoint, EndpointError, Host, LookAlike, Mistake, PathForm, Seen, UrlForm};
pub use instance_id::{InstanceId, InstanceIdError, InstanceIdKind};
pub use number::number;
pub use secret::Secret;
pub use server_name::{
    NAME_LIMIT, NAME_PREFIX, NameError, SHARED_COUNT, ServerName, name_tail, numbered_name,
    suggest_name,
};
pub use service::Service;
pub use transport::Transport;
pub use visible::{Visible, visible, visible_line};
