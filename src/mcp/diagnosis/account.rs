//! What the account may not, or not now: permissions, activation fees, arrears and quotas.

use super::Refusal;

/// Why an account is refused. Source: the help centre's page on error codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountFault {
    /// `AccessDenied`.
    Denied,
    /// `Workspace.AccessDenied`: the key is of another workspace, or may not use this one.
    Workspace,
    /// `WorkSpaceNotFound`.
    WorkspaceNotFound,
    /// `AccessDenied.Unpurchased`: Model Studio or the service has not been bought.
    Unpurchased,
    /// `Arrearage`: payment is overdue.
    Arrears,
    /// `Throttling.RateQuota`, `limit_requests`: too many requests in a time.
    Rate,
    /// `Throttling.BurstRate`: too many more than just before.
    Burst,
    /// `Throttling.AllocationQuota`: the allocated quota is used up for now.
    Allocation,
    /// `insufficient_quota`, `AllocationQuota.FreeTierOnly`: a quota is used up for good.
    Exhausted,
    /// A 429 that does not say which limit.
    Throttled,
}

pub(super) fn by_words(refusal: &Refusal<'_>) -> Option<AccountFault> {
    let words = [
        ("arrearage", AccountFault::Arrears),
        ("billoverdue", AccountFault::Arrears),
        ("unpurchased", AccountFault::Unpurchased),
        ("notpurchased", AccountFault::Unpurchased),
        ("workspacenotfound", AccountFault::WorkspaceNotFound),
        ("workspace.accessdenied", AccountFault::Workspace),
        ("workspace access denied", AccountFault::Workspace),
        ("freetier", AccountFault::Exhausted),
        ("insufficient_quota", AccountFault::Exhausted),
        ("allocationquota", AccountFault::Allocation),
        ("burst", AccountFault::Burst),
        ("ratequota", AccountFault::Rate),
        ("limit_requests", AccountFault::Rate),
        ("limitrequests", AccountFault::Rate),
        ("throttling", AccountFault::Throttled),
    ];
    let mut words = words.into_iter();
    let (_, fault) = words.find(|(word, _)| refusal.has(word))?;
    Some(fault)
}

impl AccountFault {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Denied => "access-denied",
            Self::Workspace => "workspace-denied",
            Self::WorkspaceNotFound => "workspace-not-found",
            Self::Unpurchased => "unpurchased",
            Self::Arrears => "arrears",
            Self::Rate => "rate-limit",
            Self::Burst => "burst-limit",
            Self::Allocation => "allocation-quota",
            Self::Exhausted => "quota-exhausted",
            Self::Throttled => "throttled",
        }
    }

    pub(super) fn certain(self) -> bool {
        !matches!(self, Self::Denied | Self::Throttled | Self::Workspace)
    }
}
