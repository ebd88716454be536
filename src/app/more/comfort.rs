//! How the comforts of the page change.

use crate::app::{Action, Comfort, ComfortAction, Extra, Later, State, Told};

/// Changes the state.
pub(super) fn reduce(state: &mut State, action: ComfortAction) {
    if matches!(action, ComfortAction::ForgetAll) {
        forget_all(state);
    }
    let mut comfort = *state.extra.comfort.get();
    match action {
        ComfortAction::Remembered(theme) => comfort.theme = theme,
        ComfortAction::NextTheme => comfort.theme = comfort.theme.next(),
        ComfortAction::ListKeys(listed) => comfort.keys_listed = listed,
        ComfortAction::Letters(letters) => comfort.letters = letters,
        ComfortAction::Drag(dragging) => comfort.dragging = dragging,
        ComfortAction::ForgetAll => comfort.told = Some(Told::Forgotten),
        // A page that holds nothing has nothing to explain.
        ComfortAction::Reloaded if state.input.is_blank() => {}
        ComfortAction::Reloaded => comfort.told = Some(Told::Reloaded),
        ComfortAction::Read => comfort.told = None,
        ComfortAction::Nothing | ComfortAction::Print | ComfortAction::SaveSheet => {}
    }
    state.extra.comfort = Later::new(comfort);
}

/// Clears as the person can, then also what could be taken back, and who was chosen on earlier visits.
fn forget_all(state: &mut State) {
    *state = state.clone().reduce(Action::Clear);
    state.undo.clear();
    // What the page itself knows stays: the site's settings, where it is, a newer version.
    let fresh = Extra::default();
    let extra = &mut state.extra;
    (extra.existing, extra.cleared) = (fresh.existing, fresh.cleared);
    (extra.recent, extra.picked) = (fresh.recent, fresh.picked);
    (extra.search, extra.all) = (fresh.search, fresh.all);
    (extra.together, extra.first_row) = (fresh.together, fresh.first_row);
}

impl State {
    /// The comforts of the page.
    pub fn comfort(&self) -> Comfort {
        *self.extra.comfort.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Item, Rest, Theme};
    use crate::clients::{Platform, default_client};
    use crate::diagnostic::{Lang, Place};

    const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

    fn page() -> State {
        let mut state = State::new(Lang::En, Platform::Linux);
        state.rest = Rest::Ready;
        state
    }

    fn after(state: State, actions: Vec<Action>) -> State {
        actions.into_iter().fold(state, State::reduce)
    }

    #[test]
    fn forgetting_leaves_nothing_to_take_back() {
        let filled = after(
            page(),
            vec![
                Action::Paste(["WebSearch\n", KEY].concat()),
                Action::Field(Place::Key, KEY.to_owned()),
                Action::Extra(crate::app::ExtraAction::Existing(KEY.to_owned())),
                Action::Clear,
                Action::Undo,
                Action::Client(default_client()),
            ],
        );
        assert_eq!(filled.input.key().expose(), KEY);
        let forgotten = after(filled, vec![ComfortAction::ForgetAll.into(), Action::Undo]);
        assert!(forgotten.input.is_blank() && forgotten.input.key().is_empty());
        assert!(forgotten.undoable().is_none());
        assert!(forgotten.extra.existing.text.is_empty());
        assert!(forgotten.extra.cleared.text.is_empty());
        assert!(forgotten.copied(Item::File).is_none());
        assert_eq!(forgotten.comfort().told, Some(Told::Forgotten));
    }

    #[test]
    fn what_the_owner_of_a_site_decided_survives_forgetting() {
        let mut state = page();
        state.extra.withheld = true;
        let state = after(state, vec![ComfortAction::ForgetAll.into()]);
        assert!(state.extra.withheld);
    }

    #[test]
    fn the_theme_goes_round_and_survives_forgetting() {
        let mut state = page();
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(state.comfort().theme);
            state = after(state, vec![ComfortAction::NextTheme.into()]);
        }
        let round = [Theme::System, Theme::Light, Theme::Dark, Theme::System];
        assert_eq!(seen, round);
        assert_eq!(state.comfort().theme, Theme::Light);
        let state = after(state, vec![ComfortAction::ForgetAll.into()]);
        assert_eq!(state.comfort().theme, Theme::Light);
    }

    #[test]
    fn themes_are_known_by_their_names() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::of(theme.id()), theme);
        }
        assert_eq!(Theme::of("mauve"), Theme::System);
    }

    #[test]
    fn a_reload_is_explained_where_something_is_left() {
        let empty = after(page(), vec![ComfortAction::Reloaded.into()]);
        assert_eq!(empty.comfort().told, None);
        let filled = vec![
            Action::Paste("WebSearch".to_owned()),
            ComfortAction::Reloaded.into(),
        ];
        let filled = after(page(), filled);
        assert_eq!(filled.comfort().told, Some(Told::Reloaded));
        let read = after(filled, vec![ComfortAction::Read.into()]);
        assert_eq!(read.comfort().told, None);
    }
}
