use proptest::prelude::{any, prop, proptest};

use super::*;

const LIMIT: usize = 1 << 20;

fn read<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<Event> {
    let mut stream = EventStream::new(LIMIT);
    let mut events = Vec::new();
    for chunk in chunks {
        stream.push(chunk, &mut events).expect("short events");
    }
    events
}

/// The standard's steps over the whole text at once, written without regard to chunks.
fn reference(bytes: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    lines.pop();
    let (mut events, mut data, mut kind, mut id) = (vec![], String::new(), "", "");
    for line in lines {
        if line.is_empty() {
            if !data.is_empty() {
                data.pop();
                let kind = if kind.is_empty() { "message" } else { kind };
                events.push(Event {
                    kind: kind.to_owned().into(),
                    data: data.clone(),
                    id: id.into(),
                    lossy: data.contains('\u{fffd}'),
                });
            }
            data.clear();
            kind = "";
            continue;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => {
                data.push_str(value);
                data.push('\n');
            }
            "event" => kind = value,
            "id" if !value.contains('\0') => id = value,
            _ => {}
        }
    }
    events
}

fn event(kind: &str, data: &str, id: &str) -> Event {
    Event {
        kind: kind.to_owned().into(),
        data: data.into(),
        id: id.into(),
        lossy: data.contains('\u{fffd}'),
    }
}

fn message(data: &str) -> Event {
    event("message", data, "")
}

#[test]
fn cases_of_the_standard() {
    let cases: Vec<(&[u8], Vec<Event>)> = vec![
        (b"data: a\n\n", vec![message("a")]),
        (b"data: \ndata:  \ndata: : \n\n", vec![message("\n \n: ")]),
        (b"data:a\n\n", vec![message("a")]),
        (b"data:  a \n\n", vec![message(" a ")]),
        (b"data\n\n", vec![message("")]),
        (b"data:\n\n", vec![message("")]),
        (b"data\ndata\n\n", vec![message("\n")]),
        (b"data: a\ndata: b\n\n", vec![message("a\nb")]),
        (b"data: a\rdata: b\r\r", vec![message("a\nb")]),
        (b"data: a\r\ndata: b\r\n\r\n", vec![message("a\nb")]),
        (
            b"data: a\ndata: b\r\ndata: c\r\r\n",
            vec![message("a\nb\nc")],
        ),
        (b"data: a\n\r", vec![message("a")]),
        (
            b"event: endpoint\ndata: /m\n\n",
            vec![event("endpoint", "/m", "")],
        ),
        (b"event: x\n\ndata: a\n\n", vec![message("a")]),
        (b"event: x\nevent\ndata: a\n\n", vec![message("a")]),
        (b": comment\n:\ndata: a\n:b\n\n", vec![message("a")]),
        (b"Data: a\n data: b\ndatum: c\n\n", vec![]),
        (
            b"id: 1\ndata: a\n\ndata: b\n\n",
            vec![event("message", "a", "1"), event("message", "b", "1")],
        ),
        (
            b"id: 1\n\nid: 2\0\ndata: a\n\n",
            vec![event("message", "a", "1")],
        ),
        (b"id: 1\nid\ndata: a\n\n", vec![message("a")]),
        (b"data: a", vec![]),
        (b"data: a\n", vec![]),
        (b"data: a\n\ndata: b\n", vec![message("a")]),
        (b"\xef\xbb\xbfdata: a\n\n", vec![message("a")]),
        (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\n", vec![]),
        (b"data: a\n\n\xef\xbb\xbfdata: b\n\n", vec![message("a")]),
        (b"data: \xe6\x90\x9c\n\n", vec![message("搜")]),
        (
            b"data: \xe6\x90\ndata: \xff\n\n",
            vec![message("\u{fffd}\n\u{fffd}")],
        ),
        (b"\n\n\n", vec![]),
        (b"", vec![]),
    ];
    for (bytes, events) in cases {
        let shown = String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(reference(bytes), events, "the reference: {shown:?}");
        assert_eq!(read([bytes]), events, "{shown:?}");
        assert_eq!(read(bytes.chunks(1)), events, "byte by byte: {shown:?}");
        for at in 0..bytes.len() {
            let (front, back) = bytes.split_at(at);
            assert_eq!(read([front, b"", back]), events, "cut at {at}: {shown:?}");
        }
    }
}

#[test]
fn retry_takes_digits_only() {
    for (text, retry) in [
        ("retry: 1500\n", Some(1500)),
        ("retry:0\n", Some(0)),
        (
            "retry: 1500\nretry: +1\nretry: 1.5\nretry:\nretry:  7\nretry: 7 \n",
            Some(1500),
        ),
        ("retry: 99999999999999999999999\n", Some(u64::MAX)),
        ("retry: 15", None),
        ("retry: ١\n", None),
    ] {
        let mut stream = EventStream::new(LIMIT);
        stream
            .push(text.as_bytes(), &mut Vec::new())
            .expect("short");
        assert_eq!(stream.retry(), retry, "{text:?}");
    }
}

#[test]
fn an_event_beyond_the_limit_is_an_error() {
    let fill = |unit: &[u8], stream: &mut EventStream| {
        (0..100).find_map(|_| stream.push(unit, &mut Vec::new()).err())
    };
    for unit in [
        "data: 012345678\n",
        "data: 012345678",
        "\u{fffd}",
        ": 0123456789",
    ] {
        let mut stream = EventStream::new(200);
        assert_eq!(
            fill(unit.as_bytes(), &mut stream),
            Some(TooLong),
            "{unit:?}"
        );
    }
    for unit in [
        "data: 012345678\n\n",
        ": 0123456789\n",
        "id: 0123456789\n",
        "retry: 12\n",
    ] {
        let mut stream = EventStream::new(200);
        assert_eq!(fill(unit.as_bytes(), &mut stream), None, "{unit:?}");
    }
}

#[test]
fn the_work_is_linear_in_the_bytes() {
    // Data goes into one buffer that only grows, whatever its chunks: were it read again for each of
    // them, eight times the bytes would cost sixty-four times the work.
    let work = |kilobytes: usize| {
        let mut stream = EventStream::new(usize::MAX);
        let mut events = Vec::new();
        let mut moved = 0;
        let mut buffer = 0;
        let mut push = |chunk: &[u8]| {
            let before = stream.line.len() + stream.data.len();
            stream.push(chunk, &mut events).expect("no limit");
            moved += (stream.line.len() + stream.data.len()).saturating_sub(before);
            let room = stream.line.capacity() + stream.data.capacity();
            if room != buffer {
                buffer = room;
                moved += before;
            }
        };
        push(b"data: ");
        for _ in 0..kilobytes * 64 {
            push(b"0123456789abcdef");
        }
        push(b"\n");
        push(b"\n");
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].data.len(), kilobytes * 1024);
        moved
    };
    assert!(work(512) <= 12 * work(64), "{} and {}", work(64), work(512));
}

proptest! {
    #[test]
    fn any_chunks_give_the_events_of_the_whole(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "data", "data:", "data: ", "event:", "id:", "retry:", ":", " ", "\n", "\r", "\r\n", "\n\n",
                "\0", "a", "搜", "\u{feff}", "endpoint", "7",
            ]),
            0..40,
        ),
        noise in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let mut bytes = pieces.concat().into_bytes();
        for (at, byte) in noise {
            let at = at.index(bytes.len() + 1);
            bytes.insert(at, byte);
        }
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let chunks = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]);
        assert_eq!(read(chunks), reference(&bytes));
    }
}
