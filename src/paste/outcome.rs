use super::clean::Cleaned;
use super::{FieldSpans, Found};
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::domain::{Draft, KeyKind, Secret};

/// What a reader found in its text; every span counts in that text.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) services: Vec<Found>,
    pub(super) keys: Vec<SeenKey>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A key, or what stands in its place.
#[derive(Clone, Debug)]
pub(super) struct SeenKey {
    pub(super) text: Secret,
    pub(super) kind: KeyKind,
    pub(super) span: Span,
}

/// A cleaned value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) span: Span,
}

/// How an inner text lies in the outer one.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    /// As it is, from this byte on.
    Offset(usize),
    /// Encoded or escaped: everything in it is at this one place.
    Within(Span),
    /// Cleaned, from this byte on.
    Cleaned(&'a Cleaned, usize),
}

impl At<'_> {
    /// The span in the outer text.
    pub(super) fn outer(self, span: Span) -> Span {
        let shift = |span: Span, by: usize| Span::new(span.start + by, span.end + by);
        match self {
            Self::Offset(start) => shift(span, start),
            Self::Within(whole) => whole,
            Self::Cleaned(cleaned, start) => shift(cleaned.original(span), start),
        }
    }
}

impl Outcome {
    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.services.is_empty() && self.keys.is_empty() && self.diagnostics.is_empty()
    }

    /// Reports a finding of the paste.
    pub(super) fn report(&mut self, code: Code, span: Span) {
        let diagnostic = Diagnostic::new(code, Place::Paste, span);
        self.diagnostics.push(diagnostic);
    }

    /// Reports what is repaired by leaving `span` out.
    pub(super) fn report_removed(&mut self, code: Code, span: Span) {
        let diagnostic = Diagnostic::new(code, Place::Paste, span);
        self.diagnostics.push(diagnostic.with_fix(span, ""));
    }

    /// Takes over what was found in an inner text.
    pub(super) fn absorb(&mut self, mut inner: Self, at: At<'_>) {
        for Found { spans, .. } in &mut inner.services {
            spans.whole = at.outer(spans.whole);
            for span in [
                &mut spans.id,
                &mut spans.url,
                &mut spans.transport,
                &mut spans.name,
            ] {
                *span = span.map(|span| at.outer(span));
            }
        }
        for key in &mut inner.keys {
            key.span = at.outer(key.span);
        }
        for Diagnostic { span, fix, .. } in &mut inner.diagnostics {
            *span = at.outer(*span);
            // A part of an encoded text cannot be replaced alone.
            if matches!(at, At::Within(_)) {
                *fix = None;
            }
            if let Some(fix) = fix {
                fix.span = at.outer(fix.span);
            }
        }
        self.services.append(&mut inner.services);
        self.keys.append(&mut inner.keys);
        self.diagnostics.append(&mut inner.diagnostics);
    }
}

impl Found {
    /// A service of which nothing is known yet.
    pub(super) fn empty() -> Self {
        Self {
            draft: Draft::default(),
            spans: FieldSpans::default(),
        }
    }

    /// Sets the URL.
    pub(super) fn set_url(&mut self, piece: Piece) {
        self.cover(piece.span);
        self.spans.url = Some(piece.span);
        self.draft.url = piece.text;
    }

    /// Sets the instance ID.
    pub(super) fn set_id(&mut self, piece: Piece) {
        self.cover(piece.span);
        self.spans.id = Some(piece.span);
        self.draft.instance_id = piece.text;
    }

    /// Sets the server name.
    pub(super) fn set_name(&mut self, piece: Piece) {
        self.cover(piece.span);
        self.spans.name = Some(piece.span);
        self.draft.name = piece.text;
    }

    /// Widens `whole` to take in a span.
    pub(super) fn cover(&mut self, span: Span) {
        let whole = &mut self.spans.whole;
        *whole = if *whole == Span::default() {
            span
        } else {
            Span::new(whole.start.min(span.start), whole.end.max(span.end))
        };
    }
}
