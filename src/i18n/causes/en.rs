mod account;
mod address;
mod behind;
mod key;
mod protocol;
mod silence;

use super::Template;
use crate::mcp::diagnosis::Cause;

/// Title, cause, remedy and possibilities, with the cause's facts in `{0}` and `{1}`.
pub(super) fn template(cause: &Cause) -> Template {
    match cause {
        Cause::Silence(silence) => silence::template(silence),
        Cause::Relay { fault, .. } => silence::relay(*fault),
        Cause::Key(fault) => key::template(fault),
        Cause::Account { fault, .. } => account::template(*fault),
        Cause::Address { fault, .. } => address::template(fault),
        Cause::Behind { fault, .. } => behind::template(*fault),
        Cause::Protocol { fault, .. } => protocol::template(fault),
        Cause::Cancelled => CANCELLED,
    }
}

const CANCELLED: Template = told![
    "Cancelled",
    "You ended the check before it was finished. Every request was given up.",
    "Check again whenever you like.",
];
