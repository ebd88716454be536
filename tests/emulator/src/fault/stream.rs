use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::{Stream, StreamExt, stream};

/// What is done to the body of a response. An event stream comes event by event, so that one piece
/// of it is one event; a JSON body is one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFault {
    /// One byte at a time, so much apart.
    Drip(Duration),
    /// Its lines end so, and CR and LF come apart.
    Ends(LineEnds),
    /// The connection breaks in the middle of this piece, counted from 0.
    Cut { piece: usize },
    /// The body ends properly in the middle of this piece.
    EndsIn { piece: usize },
    /// The body ends properly after this piece, whose blank line is missing.
    NoBlankLine { piece: usize },
    /// The body ends properly before this piece.
    EndsBefore { piece: usize },
    /// From this piece on comes nothing but this, for ever.
    Endless { piece: usize, noise: Noise },
    /// In the place of this piece comes one event of so many bytes, in lines of so many.
    Big {
        piece: usize,
        bytes: u64,
        line: usize,
    },
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnds {
    /// CR and LF.
    CrLf,
    /// CR alone.
    Cr,
    /// LF, CR LF and CR in turn.
    Mixed,
}

/// What an endless stream says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Comments.
    Comments,
    /// Events of a type that means nothing.
    Events,
    /// Nothing at all.
    Silence,
}

/// How much an endless stream sends at a time, in bytes.
const CHUNK: usize = 16 << 10;

impl StreamFault {
    /// Puts a body in this state.
    pub(crate) fn apply(self, body: Body) -> Body {
        let pieces = body
            .into_data_stream()
            .map(|piece| piece.map_err(io::Error::other));
        match self {
            Self::Drip(apart) => {
                Body::from_stream(pieces.flat_map(move |piece| drip(piece, apart)))
            }
            Self::Ends(ends) => {
                Body::from_stream(pieces.flat_map(move |piece| rewritten(piece, ends)))
            }
            Self::Cut { piece } => {
                let broken = io::Error::from(io::ErrorKind::ConnectionReset);
                let broken = stream::once(async {
                    // What came before is sent before the connection breaks.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    Err(broken)
                });
                Body::from_stream(until(pieces, piece, half).chain(broken))
            }
            Self::EndsIn { piece } => Body::from_stream(until(pieces, piece, half)),
            Self::NoBlankLine { piece } => {
                Body::from_stream(until(pieces, piece, without_blank_line))
            }
            Self::EndsBefore { piece } => Body::from_stream(before(pieces, piece)),
            Self::Endless { piece, noise } => {
                Body::from_stream(replaced(pieces, piece, endless(noise)))
            }
            Self::Big { piece, bytes, line } => {
                Body::from_stream(replaced(pieces, piece, big(bytes, line)))
            }
        }
    }
}

type Piece = Result<Bytes, io::Error>;

/// The pieces up to this one, of which `part` is left.
fn until(
    pieces: impl Stream<Item = Piece>,
    last: usize,
    part: fn(&Bytes) -> Bytes,
) -> impl Stream<Item = Piece> {
    pieces
        .take(last + 1)
        .enumerate()
        .map(move |(index, piece)| {
            let piece = piece?;
            Ok(if index == last { part(&piece) } else { piece })
        })
}

/// The pieces before this one. It ends when this one is there, not sooner.
fn before(pieces: impl Stream<Item = Piece>, end: usize) -> impl Stream<Item = Piece> {
    let numbered = pieces.enumerate();
    let earlier = numbered.take_while(move |(index, _)| std::future::ready(*index < end));
    earlier.map(|(_, piece)| piece)
}

/// The pieces before this one, then something else. What is replaced is kept, for a session lasts as
/// long as its stream.
fn replaced(
    pieces: impl Stream<Item = Piece> + Send + 'static,
    start: usize,
    by: impl Stream<Item = Piece> + Send + 'static,
) -> impl Stream<Item = Piece> {
    let state = (pieces.boxed().fuse(), start, by.boxed());
    stream::unfold(state, |(mut pieces, left, mut by)| async move {
        if left > 0
            && let Some(piece) = pieces.next().await
        {
            return Some((piece, (pieces, left - 1, by)));
        }
        let piece = by.next().await?;
        Some((piece, (pieces, 0, by)))
    })
}

fn half(piece: &Bytes) -> Bytes {
    piece.slice(..piece.len() / 2)
}

fn without_blank_line(piece: &Bytes) -> Bytes {
    let text = piece.strip_suffix(b"\n\n").unwrap_or(piece);
    piece.slice_ref(text)
}

fn drip(piece: Piece, apart: Duration) -> impl Stream<Item = Piece> {
    let bytes: Vec<Piece> = match piece {
        Ok(piece) => piece
            .iter()
            .map(|byte| Ok(Bytes::copy_from_slice(&[*byte])))
            .collect(),
        Err(error) => vec![Err(error)],
    };
    stream::iter(bytes).then(move |byte| async move {
        tokio::time::sleep(apart).await;
        byte
    })
}

/// Each byte of a line end is a piece of its own.
fn rewritten(piece: Piece, ends: LineEnds) -> impl Stream<Item = Piece> {
    let mut out = Vec::new();
    match piece {
        Ok(piece) => {
            for (number, line) in piece.split_inclusive(|byte| *byte == b'\n').enumerate() {
                let Some(text) = line.strip_suffix(b"\n") else {
                    out.push(Ok(Bytes::copy_from_slice(line)));
                    continue;
                };
                out.push(Ok(Bytes::copy_from_slice(text)));
                let end: &[&'static [u8]] = match (ends, number % 3) {
                    (LineEnds::CrLf, _) | (LineEnds::Mixed, 1) => &[b"\r", b"\n"],
                    (LineEnds::Cr, _) | (LineEnds::Mixed, 2) => &[b"\r"],
                    (LineEnds::Mixed, _) => &[b"\n"],
                };
                out.extend(end.iter().map(|end| Ok(Bytes::from_static(end))));
            }
        }
        Err(error) => out.push(Err(error)),
    }
    stream::iter(out).then(|piece| async {
        tokio::task::yield_now().await;
        piece
    })
}

/// As fast as the client reads, and not ahead of it.
fn endless(noise: Noise) -> impl Stream<Item = Piece> {
    let line = match noise {
        Noise::Comments => ": still here\n\n",
        Noise::Events => "event:still-here\ndata:1\n\n",
        Noise::Silence => "",
    };
    let chunk = Bytes::from(line.repeat(CHUNK / line.len().max(1)));
    stream::repeat(()).then(move |()| {
        let chunk = chunk.clone();
        async move {
            if chunk.is_empty() {
                std::future::pending::<()>().await;
            }
            Ok(chunk)
        }
    })
}

/// An event that never ends before its size is reached; a line of 0 bytes is one line for all.
fn big(bytes: u64, line: usize) -> impl Stream<Item = Piece> {
    let chunk = match line {
        0 => Bytes::from(vec![b'x'; CHUNK]),
        line => {
            Bytes::from(format!("data:{}\n", "x".repeat(line)).repeat((CHUNK / (line + 6)).max(1)))
        }
    };
    let chunks = bytes / chunk.len() as u64;
    let first = stream::once(async { Ok(Bytes::from_static(b"event:message\ndata:")) });
    let rest = stream::iter(0..chunks).map(move |_| Ok(chunk.clone()));
    let last = stream::once(async { Ok(Bytes::from_static(b"\n\n")) });
    first.chain(rest).chain(last)
}
