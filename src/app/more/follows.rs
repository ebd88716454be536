use crate::app::{ExtraAction, LiveAction, RowAction, State};

/// What has to be done after an action. Scrolling and progress come many times a second, and nothing
/// that follows from the state changes with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// What follows is computed anew, and the page is drawn.
    Everything,
    /// The page is drawn.
    Drawing,
    /// The page looks as before.
    Nothing,
}

/// What has to be done after an action, given the state before it.
#[inline(never)]
pub fn follows(state: &State, action: &ExtraAction) -> Follows {
    let (before, row) = match action {
        ExtraAction::Row(RowAction::Scroll(row)) => (state.extra.first_row, *row),
        ExtraAction::Live(action) => match &*action.get() {
            LiveAction::Scroll(row) => (state.extra.live.get().tools.first_row, *row),
            LiveAction::Nothing => return Follows::Nothing,
            LiveAction::Step { .. }
            | LiveAction::Evidence { .. }
            | LiveAction::Open(_)
            | LiveAction::Export(_) => return Follows::Drawing,
            _ => return Follows::Everything,
        },
        ExtraAction::Update(_) => return Follows::Drawing,
        ExtraAction::Renew => return Follows::Nothing,
        _ => return Follows::Everything,
    };
    if before == row {
        Follows::Nothing
    } else {
        Follows::Drawing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Later;
    use crate::clients::Platform;
    use crate::diagnostic::Lang;

    #[test]
    fn scrolling_draws_only_where_other_rows_come_into_view() {
        let state = State::new(Lang::En, Platform::Linux);
        let services = |row| follows(&state, &ExtraAction::Row(RowAction::Scroll(row)));
        let tools = |row| {
            let action = Later::new(LiveAction::Scroll(row));
            follows(&state, &ExtraAction::Live(action))
        };
        assert_eq!([services(0), tools(0)], [Follows::Nothing; 2]);
        assert_eq!([services(4), tools(4)], [Follows::Drawing; 2]);
    }

    #[test]
    fn what_changes_the_list_is_computed() {
        let state = State::new(Lang::En, Platform::Linux);
        for action in [LiveAction::Search("a".to_owned()), LiveAction::Check] {
            let action = ExtraAction::Live(Later::new(action));
            assert_eq!(follows(&state, &action), Follows::Everything);
        }
    }
}
