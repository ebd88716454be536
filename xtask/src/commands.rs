//! One file per command.

pub(crate) mod bench;
pub(crate) mod clients;
pub(crate) mod dist;
pub(crate) mod lint;
pub(crate) mod release;
pub(crate) mod reproduce;
pub(crate) mod serve;
pub(crate) mod size;
pub(crate) mod test;
