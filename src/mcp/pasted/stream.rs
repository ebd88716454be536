//! The event stream that `curl -N` shows, as it is pasted.

use super::super::event_stream::EventStream;

/// The text of a message, and where it stands.
pub(super) struct Message {
    pub(super) text: String,
    /// Byte offsets, each of a line of the text: where it begins in the message, and in the paste.
    lines: Vec<(usize, usize)>,
}

impl Message {
    /// The place in the paste of a place in the message.
    pub(super) fn place(&self, at: usize) -> usize {
        let mut line = self.lines.iter().rev();
        let line = line.find(|(begins, _)| *begins <= at);
        line.map_or(at, |(begins, stands)| stands + at - begins)
    }
}

/// The messages of an event stream: data that is meant to be JSON. `None` where the text is no stream.
pub(super) fn messages(text: &str) -> Option<Vec<Message>> {
    let is_field = |line: &str| line.starts_with("data:") || line.starts_with("event:");
    if !text.lines().any(is_field) {
        return None;
    }
    let mut stream = EventStream::new(text.len());
    let mut events = Vec::new();
    // A paste ends where the person stopped, often before the empty line that ends the last event.
    for part in [text, "\n\n"] {
        stream.push(part.as_bytes(), &mut events).ok()?;
    }
    let mut messages = Vec::new();
    let mut from = 0;
    for event in events {
        let mut lines = Vec::new();
        let mut begins = 0;
        for line in event.data.split('\n') {
            let stands = text.get(from..).and_then(|rest| rest.find(line));
            let stands = from + stands.unwrap_or_default();
            lines.push((begins, stands));
            begins += line.len() + 1;
            from = stands + line.len();
        }
        if event.data.trim_start().starts_with(['{', '[']) {
            messages.push(Message {
                text: event.data,
                lines,
            });
        }
    }
    Some(messages)
}
