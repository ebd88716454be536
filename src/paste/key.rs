use super::clean::{Cleaned, changes, is_blank, is_broken, joined, trimmed};
use super::outcome::SeenKey;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::domain::{ApiKey, KeyError, KeyKind, Secret, scan};

/// The name before a key is at most this many bytes long.
const NAME_LIMIT: usize = 64;

/// A key freed of what people paste along with it: quotes, `export NAME=`, `Authorization:`,
/// `Bearer `.
#[derive(Debug, Default)]
pub(super) struct Peeled {
    /// The key itself.
    pub(super) span: Span,
    /// The `Bearer ` words before it, with the spaces between.
    pub(super) bearer: Span,
    /// How many of them.
    pub(super) bearers: usize,
    /// Whether there was an `Authorization` name, to which one `Bearer` belongs.
    pub(super) header: bool,
    /// Whether quotes stood around it.
    pub(super) quotes: bool,
}

/// Peels a cleaned text.
pub(super) fn peel(text: &str) -> Peeled {
    let mut peeled = Peeled::default();
    let mut span = Span::of(text);
    loop {
        let before = span;
        span = trimmed(text, span);
        let inner = span.slice(text);
        let marks = |c: char| scan::one_of("\"'`", c);
        let front = inner.len() - scan::trim_front(inner, marks).len();
        if front > 0 {
            peeled.quotes = true;
        }
        let back = scan::trim_back(inner, |c| scan::one_of("\"'`,;", c));
        if back.len() < inner.len() {
            peeled.quotes |= inner.chars().next_back().is_some_and(marks);
        }
        span = Span::new(span.start + front, span.start + back.len().max(front));
        let inner = span.slice(text);
        if let Some(rest) = after_bearer(inner) {
            let end = span.end - rest.len();
            if peeled.bearers == 0 {
                peeled.bearer = Span::new(span.start, end);
            }
            peeled.bearer.end = end;
            peeled.bearers += 1;
            span.start = end;
        } else if let Some((rest, header)) = after_name(inner) {
            peeled.header |= header;
            span.start = span.end - rest.len();
        }
        if span == before {
            peeled.span = span;
            return peeled;
        }
    }
}

/// What follows `Bearer` and whitespace, in any case.
pub(crate) fn after_bearer(text: &str) -> Option<&str> {
    let (word, rest) = text.split_at_checked("bearer".len())?;
    let rest_trimmed = scan::trim_front(rest, |c| c.is_whitespace() || c == ':');
    let separated = rest_trimmed.len() < rest.len();
    (word.eq_ignore_ascii_case("bearer") && (separated || rest.is_empty())).then_some(rest_trimmed)
}

/// What follows `export NAME=`, `set NAME=`, `setx NAME `, `$env:NAME =`, `-H`, `NAME:` where the
/// name is one of a key; and whether the name is `Authorization`.
fn after_name(text: &str) -> Option<(&str, bool)> {
    for command in ["export ", "set ", "-H ", "--header "] {
        if let Some(rest) = text.strip_prefix(command) {
            return Some((rest, false));
        }
    }
    if let Some(rest) = text.strip_prefix("setx ") {
        let (_, rest) = scan::cut(rest.trim_start(), ' ')?;
        return Some((rest, false));
    }
    let text = text.strip_prefix("$env:").unwrap_or(text);
    let (at, _) =
        scan::find(text, |c| scan::one_of(":=", c)).filter(|(at, _)| *at <= NAME_LIMIT)?;
    let (name, rest) = text.split_at_checked(at)?;
    let label = super::label::plain(name);
    let header = label.ends_with("authorization");
    (header || super::label::is_key(&label)).then(|| (rest.get(1..).unwrap_or_default(), header))
}

/// The key in a cleaned value, if there is any text in it.
pub(super) fn seen(text: &str, span: Span) -> Option<SeenKey> {
    let key = span.slice(text);
    (!key.is_empty()).then(|| of(key, span))
}

/// A key whose text was put together from several places.
pub(super) fn of(text: &str, span: Span) -> SeenKey {
    SeenKey {
        text: Secret::new(text),
        kind: KeyKind::of(text),
        span,
    }
}

/// Whether a word is the name of the header that carries a key.
pub(super) fn is_header_name(word: &str) -> bool {
    let around = |c: char| scan::one_of("\"'`:=", c);
    let name = scan::trim_back(scan::trim_front(word, around), around);
    name.eq_ignore_ascii_case("authorization")
}

/// The rest of a classic key that was broken over two lines: both together have 32 hex digits.
pub(super) fn broken_rest(text: &str, key: Span) -> Option<Span> {
    let after = text.get(key.end..)?;
    let next = scan::trim_front(after, is_blank).strip_prefix('\n')?;
    let next = scan::trim_front(next, is_blank);
    let start = text.len() - next.len();
    let length = scan::until(next, |c| !c.is_ascii_hexdigit()).len();
    let first = key.slice(text);
    if length == 0 || first.len() + length != "sk-".len() + 32 {
        return None;
    }
    let rest = Span::new(start, start + length);
    let mut joined = String::from(first);
    joined.push_str(rest.slice(text));
    (KeyKind::of(&joined) == KeyKind::Standard).then_some(rest)
}

/// Finds every key in a text by its shape alone.
pub(super) fn scan(text: &str) -> Vec<SeenKey> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_token(text, from) {
        let rest = text.get(start..).unwrap_or_default();
        let length = scan::until(rest, |c| !in_token(c)).len();
        from = start + length.max(1);
        let token = rest.get(..length).unwrap_or_default();
        if let Some(token) = by_shape(token, text.get(..start).unwrap_or_default()) {
            found.extend(seen(text, Span::new(start, start + token.len())));
        }
    }
    found
}

/// The key in a token, if its shape tells one.
pub(super) fn by_shape<'a>(token: &'a str, before: &str) -> Option<&'a str> {
    let token = if before.ends_with('*') {
        scan::trim_back(token, |c| c == '*')
    } else {
        token
    };
    let prefix = ["sk-", "st-", "LTAI"]
        .into_iter()
        .find(|p| token.starts_with(p))?;
    if prefix == "sk-" && KeyKind::of(token) == KeyKind::Masked {
        return Some(token);
    }
    let token = scan::trim_back(token, |c| scan::one_of(".*•…", c));
    let rest = token.len().saturating_sub(prefix.len());
    let digit = token.bytes().any(|b| b.is_ascii_digit());
    let key = match KeyKind::of(token) {
        KeyKind::Standard => true,
        KeyKind::Placeholder => rest >= 3,
        KeyKind::AccessKey => {
            rest >= 8 && digit && token.bytes().all(|b| b.is_ascii_alphanumeric())
        }
        _ => rest >= 12 && digit,
    };
    key.then_some(token)
}

fn in_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || scan::one_of("-_.*•…", c)
}

/// The next place where a token starts as a key does.
fn next_token(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, b's' | b'L') {
            let rest = bytes.get(at..).unwrap_or_default();
            let starts = rest.starts_with(b"sk-") || rest.starts_with(b"st-");
            let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            if (starts || rest.starts_with(b"LTAI")) && !before.is_some_and(inside) {
                return Some(at);
            }
        }
        at += 1;
    }
    None
}

/// Reads the key field: cleans it and checks it.
///
/// Repairs come first, then what is wrong. Fixes remove; none holds the key.
pub fn key_field(text: &str) -> (Option<ApiKey>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let whole = trimmed(text, Span::of(text));
    if whole.slice(text).is_empty() {
        return (None, diagnostics);
    }
    let cleaned = Cleaned::of(text);
    let mut report = |code, span| diagnostics.push(Diagnostic::new(code, Place::Key, span));
    let (invisible, width) = changes(whole.slice(text));
    if invisible > 0 {
        report(Code::InvisibleRemoved { count: invisible }, whole);
    }
    if width > 0 {
        report(Code::WidthNormalised { count: width }, whole);
    }
    let mut peeled = peel(&cleaned.text);
    let mut key = peeled.span.slice(&cleaned.text).to_owned();
    // A whole command or configuration: the key in it is what was meant.
    if (scan::has_blank(&key) && !is_broken(&key) || scan::has(&key, "://"))
        && let [only, ..] = scan(&cleaned.text).as_slice()
    {
        report(Code::ProseSkipped, whole);
        peeled = Peeled {
            span: only.span,
            ..Peeled::default()
        };
        key = only.text.expose().to_owned();
    }
    if peeled.bearers > 0 {
        let (times, span) = (peeled.bearers, cleaned.original(peeled.bearer));
        let code = Code::BearerRemoved { times };
        diagnostics.push(Diagnostic::new(code, Place::Key, span).with_fix(span, ""));
    }
    let mut report = |code, span| diagnostics.push(Diagnostic::new(code, Place::Key, span));
    if peeled.quotes {
        report(Code::QuotesRemoved, whole);
    }
    if is_broken(&key) {
        report(Code::LinesJoined, whole);
        key = joined(&key);
    }
    let span = cleaned.original(peeled.span);
    let inner = |at: usize, c: char| {
        let exact = key.len() == peeled.span.end - peeled.span.start;
        let start = peeled.span.start + at;
        if exact {
            cleaned.original(Span::new(start, start + c.len_utf8()))
        } else {
            span
        }
    };
    let parsed = ApiKey::parse(&key);
    match &parsed {
        Ok(parsed) => kind_of(parsed.kind(), span, &mut report),
        Err(KeyError::NotAKey(kind)) => report(Code::KeyKind(*kind), span),
        Err(KeyError::Character { character, at }) => {
            let character = *character;
            report(Code::KeyCharacter { character }, inner(*at, character));
        }
        Err(KeyError::Empty) => {}
    }
    (parsed.ok(), diagnostics)
}

/// Reports a kind that will not do, or not for long.
pub(super) fn kind_of(kind: KeyKind, span: Span, report: &mut dyn FnMut(Code, Span)) {
    if !matches!(kind, KeyKind::Standard | KeyKind::Workspace) {
        report(Code::KeyKind(kind), span);
    }
}

/// A value in which a key is expected, by a header or a field of that name.
///
/// The second part is the surplus of `Bearer ` words: all where none belongs, all but one in a
/// header.
pub(super) fn in_value(text: &str, header: bool) -> Option<(SeenKey, Option<(usize, Span)>)> {
    let peeled = peel(text);
    // More than one word: running text, in which the shape tells. A reference may hold spaces:
    // `${{ secrets.KEY }}`.
    let word = |key: &SeenKey| {
        let text = key.text.expose();
        !scan::has_blank(text) || text.starts_with("${{") && text.ends_with("}}")
    };
    let key = seen(text, peeled.span).filter(word)?;
    let wanted = usize::from(header || peeled.header);
    let surplus = peeled.bearers.saturating_sub(wanted);
    let span = if wanted > 0 {
        let first = peeled.bearer.slice(text);
        let rest = after_bearer(first).map_or(0, str::len);
        Span::new(peeled.bearer.end - rest, peeled.bearer.end)
    } else {
        peeled.bearer
    };
    Some((key, (surplus > 0).then_some((surplus, span))))
}

#[cfg(test)]
mod tests;
