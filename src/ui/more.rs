//! The parts of the page that are loaded after it is ready. Whatever calls into them asks first
//! whether they are there.

mod about;
mod doctor;
mod gap;
mod live;
mod long;
mod merging;
mod picker;
mod several;
mod share;
mod sheet;
mod site;
mod table;
mod top;
mod update;
mod whereabouts;

pub(super) use about::about;
pub(super) use doctor::doctor;
pub(super) use live::live;
pub(super) use long::{first_of_many, long};
pub(super) use merging::merging;
pub(super) use picker::picker;
pub(super) use several::several;
pub(super) use share::share;
pub(super) use sheet::sheet;
pub use sheet::sheet_text;
pub(super) use site::{presets, secret};
pub(super) use table::table;
pub(super) use top::{below_top, top};
pub(super) use whereabouts::whereabouts;
