//! Understanding what a person pastes.
