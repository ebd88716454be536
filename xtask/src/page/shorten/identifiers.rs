//! The identifiers of wasm-bindgen's JavaScript, and what each of them names.

/// An identifier, or a word of a string or comment that could be one.
#[derive(Clone, Copy)]
pub(super) struct Identifier<'a> {
    /// The whole text.
    text: &'a str,
    /// Where in the text it begins, in bytes.
    pub(super) start: usize,
    pub(super) name: &'a str,
}

impl<'a> Identifier<'a> {
    /// Every identifier of `text`, in order.
    pub(super) fn all_in(text: &'a str) -> impl Iterator<Item = Self> {
        let mut end = 0;
        std::iter::from_fn(move || {
            let start = end + text[end..].find(is_part)?;
            let rest = &text[start..];
            let name = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
            end = start + name.len();
            Some(Self { text, start, name })
        })
    }

    /// Where in the text it ends, in bytes.
    pub(super) fn end(self) -> usize {
        self.start + self.name.len()
    }

    /// Whether this is the `name` of `wasm.name`: the glue keeps the module's exports in `wasm`.
    pub(super) fn is_export(self) -> bool {
        let object = self.text[..self.start].strip_suffix("wasm.");
        object.is_some_and(|before| !before.ends_with(|c| is_part(c) || c == '.'))
    }

    /// Whether this is the `name` of `name: value`.
    pub(super) fn is_key(self) -> bool {
        self.text[self.end()..].starts_with(':')
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, choose: impl Fn(Identifier<'_>) -> bool) -> Vec<&str> {
        let identifiers = Identifier::all_in(text).filter(|identifier| choose(*identifier));
        identifiers.map(|identifier| identifier.name).collect()
    }

    #[test]
    fn identifiers_are_whole_words() {
        let text = "a_1.$b(c-9, `中d`)";
        assert_eq!(names(text, |_| true), ["a_1", "$b", "c", "9", "d"]);
        assert!(Identifier::all_in(text).all(|it| text[it.start..it.end()] == *it.name));
    }

    #[test]
    fn exports_are_members_of_wasm_alone() {
        let text = "wasm.one(wasm.two); my_wasm.three; x.wasm.four; wasm; one";
        assert_eq!(names(text, |it| it.is_export()), ["one", "two"]);
    }

    #[test]
    fn keys_stand_before_a_colon() {
        assert_eq!(names("{ a: b, c: d }", |it| it.is_key()), ["a", "c"]);
    }
}
