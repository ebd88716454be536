//! Command lines: curl, `… mcp add` of any client, the bridge `mcp-remote`, `--add-mcp`.

use super::clean::{is_letter, trimmed, unquoted};
use super::outcome::{At, Outcome, Piece};
use super::words::{self, LastQuotes, Word};
use super::{Found, block, jsonc, label, url};
use crate::diagnostic::{Code, Span};
use crate::domain::scan;

/// What a command line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// `curl`: a URL and headers.
    Request,
    /// `claude mcp add` and its like: a name, then a URL or a JSON object.
    Server,
    /// `mcp-remote`: a URL, headers and a transport strategy.
    Bridge,
    /// `code --add-mcp`: a JSON object.
    Json,
}

/// The words by which a command is known; the words of interest follow them.
const LEADERS: &[(&str, Subject)] = &[
    ("curl ", Subject::Request),
    ("curl.exe ", Subject::Request),
    ("mcp add ", Subject::Server),
    ("mcp add-json ", Subject::Server),
    ("mcp install ", Subject::Server),
    ("mcp-remote", Subject::Bridge),
    ("--add-mcp ", Subject::Json),
];

/// Flags whose value is of no interest, by subject: only `curl -s` has none.
const WITH_VALUE: &[&str] = &[
    "--scope",
    "--env",
    "--bearer-token-env-var",
    "--timeout",
    "--description",
    "--request",
    "--data",
    "--output",
    "--max-time",
    "-e",
    "-X",
    "-d",
    "-o",
    "-m",
];

/// How far before a brace its command is looked for, in bytes.
const PREFIX_LIMIT: usize = 400;

/// Where the first command in `text[from..to]` has its first word of interest. One pass that ends
/// there.
pub(super) fn find(text: &str, from: usize, to: usize) -> Option<(usize, Subject)> {
    let line = text.get(from..to)?;
    let mut after_word = false;
    for (at, c) in line.char_indices() {
        if !after_word && matches!(c, 'c' | 'm' | '-') {
            let rest = line.get(at..)?;
            let known = LEADERS.iter().find(|(leader, _)| rest.starts_with(leader));
            if let Some(&(_, subject)) = known {
                return Some((from + at, subject));
            }
        }
        after_word = c.is_ascii_alphanumeric() || scan::one_of("-_/.:", c);
    }
    None
}

/// Whether a word runs the bridge: `mcp-remote`, `mcp-remote@latest`.
pub(crate) fn is_bridge(word: &str) -> bool {
    word == "mcp-remote" || word.starts_with("mcp-remote@")
}

/// Whether the brace at `start` stands in a command that takes JSON, which the shell's quoting
/// changes; and where to look on.
pub(crate) fn carries_json(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let leads = |c: char| scan::one_of(" '\"=\\‘“", c);
    if !before.chars().next_back().is_some_and(leads) {
        return None;
    }
    let mut from = start.saturating_sub(PREFIX_LIMIT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..start)?;
    let line = scan::after_last(before, '\n');
    if !scan::has(line, "mcp add-json ") && !scan::has(line, "--add-mcp ") {
        return None;
    }
    let read = jsonc::read(text, start);
    let rest = text.get(start..)?;
    let line_end = start + scan::until(rest, |c| c == '\n').len();
    Some(if read.error.is_none() {
        read.end
    } else {
        line_end.max(start + 1)
    })
}

/// Reads the command found at `start`: what is in it, and where it ends.
pub(super) fn read(
    text: &str,
    start: usize,
    subject: Subject,
    quotes: LastQuotes,
) -> (Option<Outcome>, usize) {
    let (words, end) = words::split(text, start, quotes);
    let lead = match subject {
        Subject::Server => 2,
        Subject::Request | Subject::Bridge | Subject::Json => 1,
    };
    let known = subject != Subject::Bridge || words.first().is_some_and(|w| is_bridge(&w.text));
    let mut arguments = Arguments::new(subject);
    for word in words.iter().skip(lead).filter(|_| known) {
        let word = whole_url(text, word);
        arguments.add(&word.text, word.span, word.verbatim);
    }
    let outcome = arguments.finish();
    ((!outcome.services.is_empty()).then_some(outcome), end)
}

/// A URL with a space in its placeholder is two words for the shell and one for the reader.
fn whole_url(text: &str, word: &Word) -> Word {
    let mut word = word.clone();
    let open =
        scan::has(&word.text, "{") && !scan::has(&word.text, "}") && scan::has(&word.text, "://");
    if let (true, Some(start)) = (open, word.verbatim) {
        let span = Span::new(start, url::end(text, start));
        word.text = span.slice(text).to_owned();
        word.span = span;
    }
    word
}

/// The words after the command's own, one by one.
#[derive(Debug)]
pub(super) struct Arguments {
    subject: Subject,
    found: Found,
    outcome: Outcome,
    wants: Wants,
}

/// What the next word is the value of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    Nothing,
    Ignored,
    Header,
    Transport,
    Url,
    Json,
}

impl Arguments {
    /// No word yet.
    pub(super) fn new(subject: Subject) -> Self {
        let wants = match subject {
            Subject::Json => Wants::Json,
            _ => Wants::Nothing,
        };
        Self {
            subject,
            found: Found::empty(),
            outcome: Outcome::default(),
            wants,
        }
    }

    /// Takes a word that stands at `span`, its text from `verbatim` on if it is there as it is.
    pub(super) fn add(&mut self, word: &str, span: Span, verbatim: Option<usize>) {
        let at = verbatim.map_or(At::Within(span), At::Offset);
        let piece = |inner: Span| Piece {
            text: inner.slice(word).to_owned(),
            span: at.outer(inner),
        };
        let wants = std::mem::replace(&mut self.wants, Wants::Nothing);
        let address = url::next(word, 0).filter(|url| url.start == 0).map(|url| {
            // Marks after it belong to the text around an inline command.
            let rest = word.get(url.end..).unwrap_or_default();
            let more = scan::find(rest, is_letter).is_some();
            if more { Span::of(word) } else { url }
        });
        let is_url = address.is_some();
        match wants {
            Wants::Ignored if !is_url => {}
            Wants::Header => self.header(word, at),
            Wants::Transport => self.transport(piece(unquoted(word))),
            Wants::Url => self.found.set_url(piece(trimmed(word, Span::of(word)))),
            Wants::Json => self.json(word, at),
            Wants::Nothing | Wants::Ignored if is_url && self.found.draft.url.is_empty() => {
                self.found.set_url(piece(address.unwrap_or_default()));
            }
            _ if word.starts_with('-') => self.flag(word, at),
            _ if word.starts_with('{') => self.json(word, at),
            _ if is_header(word) => self.header(word, at),
            _ if self.subject == Subject::Server && self.found.draft.name.is_empty() => {
                self.found.set_name(piece(Span::of(word)));
            }
            _ => {}
        }
    }

    fn flag(&mut self, word: &str, at: At<'_>) {
        let (flag, value) = match scan::cut(word, '=') {
            Some((flag, value)) => (flag, Some(value)),
            None => (word, None),
        };
        let request = self.subject == Subject::Request;
        self.wants = match flag {
            "-H" | "--header" => Wants::Header,
            "--transport" | "--type" => Wants::Transport,
            "-t" if !request => Wants::Transport,
            "--url" => Wants::Url,
            "--add-mcp" => Wants::Json,
            "-s" if !request => Wants::Ignored,
            _ if WITH_VALUE.contains(&flag) => Wants::Ignored,
            // `-H"Authorization: …"` without a space.
            _ if flag.starts_with("-H") && is_header(word.get(2..).unwrap_or_default()) => {
                let inner = Span::new(2, word.len());
                let span = at.outer(inner);
                let verbatim = matches!(at, At::Offset(_)).then_some(span.start);
                let header = inner.slice(word);
                self.wants = Wants::Header;
                return self.add(header, span, verbatim);
            }
            _ => Wants::Nothing,
        };
        if let (Some(value), true) = (value, self.wants != Wants::Nothing) {
            let span = at.outer(Span::new(word.len() - value.len(), word.len()));
            let verbatim = matches!(at, At::Offset(_)).then_some(span.start);
            self.add(value, span, verbatim);
        }
    }

    fn header(&mut self, word: &str, at: At<'_>) {
        if is_header(word) {
            let mut inner = Outcome::default();
            inner.key(word, true);
            self.outcome.absorb(inner, at);
        }
    }

    fn transport(&mut self, word: Piece) {
        match label::transport(&word.text) {
            Ok(None) => {}
            Ok(transport) => {
                self.found.draft.transport = transport;
                self.found.spans.transport = Some(word.span);
            }
            Err(()) => {
                let (word, span) = (word.text, word.span);
                self.outcome.report(Code::TransportUnknown { word }, span);
            }
        }
    }

    fn json(&mut self, word: &str, at: At<'_>) {
        let start = scan::position(word, "{");
        if let Some(mut block) = start.and_then(|start| block::read(word, start, start).ok()) {
            block::report_broken(word, block.broken, &mut block.outcome);
            self.outcome.absorb(block.outcome, at);
        }
    }

    /// What the words gave.
    pub(super) fn finish(self) -> Outcome {
        let (mut outcome, found) = (self.outcome, self.found);
        if !found.draft.url.is_empty() {
            outcome.services.push(found);
        } else if let (Some(span), [only]) = (found.spans.name, outcome.services.as_mut_slice()) {
            // `claude mcp add-json NAME '{…}'`: the object has no name of its own.
            only.set_name(Piece {
                text: found.draft.name,
                span,
            });
        }
        outcome
    }
}

/// `Authorization: …`, or `Authorization=…` of the clients that write a header so.
fn is_header(word: &str) -> bool {
    let name = scan::until(word, |c| scan::one_of(":=", c));
    name.trim().eq_ignore_ascii_case("authorization") && name.len() < word.len()
}

#[cfg(test)]
mod tests;
