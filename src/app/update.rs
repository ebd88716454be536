/// What is known of a newer version of the page, which the browser has fetched while this one runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// There is none.
    #[default]
    None,
    /// It is there, and the page says so.
    There,
    /// The person wants to hear of it another time.
    PutOff,
}
