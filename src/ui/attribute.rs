/// Names the attributes once, for the type and for the browser.
macro_rules! attributes {
    ($($name:ident = $text:literal,)*) => {
        /// An attribute that the page uses; a misspelt one does not compile.
        #[derive(Clone, Copy)]
        pub(super) enum Attribute {
            $($name,)*
        }

        /// Their names, in the order of [`Attribute`].
        pub(super) static NAMES: &[&str] = &[$($text,)*];
    };
}

attributes! {
    AriaCurrent = "aria-current",
    AriaDescribedBy = "aria-describedby",
    AriaDisabled = "aria-disabled",
    AriaExpanded = "aria-expanded",
    AriaHidden = "aria-hidden",
    AriaInvalid = "aria-invalid",
    AriaLabel = "aria-label",
    AriaLabelledBy = "aria-labelledby",
    AriaLive = "aria-live",
    AriaPressed = "aria-pressed",
    AriaRowCount = "aria-rowcount",
    AriaRowIndex = "aria-rowindex",
    AutoCapitalize = "autocapitalize",
    AutoComplete = "autocomplete",
    Class = "class",
    Code = "data-code",
    Download = "download",
    Drawing = "d",
    For = "for",
    Format = "data-format",
    Height = "height",
    Href = "href",
    Id = "id",
    Lang = "lang",
    Name = "name",
    Open = "open",
    Placeholder = "placeholder",
    Rel = "rel",
    Role = "role",
    Rows = "rows",
    SpellCheck = "spellcheck",
    TabIndex = "tabindex",
    Target = "target",
    Translate = "translate",
    Type = "type",
    Value = "value",
    ViewBox = "viewBox",
}
