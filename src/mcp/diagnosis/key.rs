//! A 401, by the kind of key and by where it went.

use super::Refusal;
use crate::domain::{Endpoint, Host, KeyKind, LookAlike, Seen};

/// Why a key was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// No key went along.
    Missing,
    /// A key of the classic shape, `sk-` and 32 digits.
    Classic,
    /// A key of the shape of 2026, `sk-ws-…`.
    Workspace,
    /// A key of a Coding Plan or Token Plan.
    Plan,
    /// A temporary key, `st-…`.
    Temporary,
    /// The ID of a RAM AccessKey.
    AccessKey,
    /// A key of another vendor.
    OtherVendor,
    /// A key of no known shape.
    Unknown,
    /// A host of another region, which takes that region's keys.
    Region { host: String },
    /// A workspace's own host, which takes that workspace's keys.
    WorkspaceHost { host: String },
    /// A host of the plans' model API.
    PlanHost { host: String },
    /// An endpoint that looks like Bailian's and wants another credential.
    LookAlike { look_alike: LookAlike },
    /// A host that is not Bailian's.
    Elsewhere { host: String },
    /// The service knows the key, and that is not enough for it.
    NotAuthorized,
}

pub(super) fn of(refusal: &Refusal<'_>) -> KeyFault {
    let situation = refusal.situation;
    let Some(kind) = situation.key else {
        return KeyFault::Missing;
    };
    let host = situation.endpoint.host();
    if let Seen::LookAlike { look_alike, .. } = Seen::of(situation.endpoint) {
        return KeyFault::LookAlike { look_alike };
    }
    let known = Host::of(&host);
    if matches!(known, Host::Other(_)) && !is_bailian(situation.endpoint) {
        return KeyFault::Elsewhere { host };
    }
    match (kind, known) {
        (KeyKind::Plan, _) => KeyFault::Plan,
        (KeyKind::AccessKey, _) => KeyFault::AccessKey,
        (KeyKind::OtherVendor, _) => KeyFault::OtherVendor,
        _ if refusal.has("not authorized") || refusal.has("notauthorized") => {
            KeyFault::NotAuthorized
        }
        (KeyKind::Temporary, _) => KeyFault::Temporary,
        (_, Host::International | Host::UnitedStates | Host::HongKong) => KeyFault::Region { host },
        (_, Host::Workspace { .. }) => KeyFault::WorkspaceHost { host },
        (_, Host::Plan(_)) => KeyFault::PlanHost { host },
        (KeyKind::Standard, _) => KeyFault::Classic,
        (KeyKind::Workspace, _) => KeyFault::Workspace,
        (KeyKind::Masked | KeyKind::Placeholder | KeyKind::Unknown, _) => KeyFault::Unknown,
    }
}

/// Whether the path is one of Bailian's, on whatever host: a relay has it too.
fn is_bailian(endpoint: &Endpoint) -> bool {
    matches!(
        Seen::of(endpoint),
        Seen::Service { .. } | Seen::Mistaken { .. }
    )
}

impl KeyFault {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Missing => "key-missing",
            Self::Classic => "key-refused",
            Self::Workspace => "key-refused-workspace",
            Self::Plan => "key-of-plan",
            Self::Temporary => "key-temporary",
            Self::AccessKey => "key-is-access-key",
            Self::OtherVendor => "key-of-other-vendor",
            Self::Unknown => "key-unknown-form",
            Self::Region { .. } => "key-of-other-region",
            Self::WorkspaceHost { .. } => "key-of-other-workspace",
            Self::PlanHost { .. } => "host-of-plan",
            Self::LookAlike { .. } => "other-credential",
            Self::Elsewhere { .. } => "key-refused-elsewhere",
            Self::NotAuthorized => "not-authorized",
        }
    }

    pub(super) fn certain(&self) -> bool {
        match self {
            Self::Missing
            | Self::Plan
            | Self::AccessKey
            | Self::OtherVendor
            | Self::PlanHost { .. }
            | Self::LookAlike { .. } => true,
            Self::Classic
            | Self::Workspace
            | Self::Temporary
            | Self::Unknown
            | Self::Region { .. }
            | Self::WorkspaceHost { .. }
            | Self::Elsewhere { .. }
            | Self::NotAuthorized => false,
        }
    }
}
