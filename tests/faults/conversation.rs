//! A conversation that begins, and goes wrong on the way.

use std::time::Duration;

use emulator::fault::{EndpointFault, LineEnds, ListingFault, MessageFault, Noise, StreamFault};
use emulator::{Answers, Fault, Revision, Sessions};

use super::Expected::{Cause, Listed, Partial};
use super::{Approach, Expected, MCP, Row, SSE};

pub(super) fn rows(elsewhere: &str) -> Vec<Row> {
    let mut rows = timing();
    rows.extend(streams());
    rows.extend(endpoints(elsewhere));
    rows.extend(messages());
    rows.extend(listings());
    rows.extend(sessions());
    rows
}

fn timing() -> Vec<Row> {
    let moment = Duration::from_millis(300);
    let ages = Duration::from_secs(3600);
    let silence = Fault::Stream(StreamFault::Endless {
        piece: 0,
        noise: Noise::Silence,
    });
    vec![
        Row::new("cold start of 300 ms", SSE, Listed(1)).fault(Fault::SlowHeaders(moment)),
        Row::new("cold start of 300 ms", MCP, Listed(1)).fault(Fault::SlowHeaders(moment)),
        Row::new("no headers", SSE, Cause("time-out-headers"))
            .fault(Fault::SlowHeaders(ages))
            .times_out(),
        Row::new("no headers", MCP, Cause("time-out-headers"))
            .fault(Fault::SlowHeaders(ages))
            .times_out(),
        Row::new("endpoint event after 300 ms", SSE, Listed(1))
            .fault(Fault::Endpoint(EndpointFault::Slow(moment))),
        Row::new("no endpoint event", SSE, Cause("time-out-endpoint"))
            .fault(Fault::Endpoint(EndpointFault::Never))
            .times_out(),
        Row::new("no reply", SSE, Cause("time-out-reply"))
            .fault(Fault::Message(MessageFault::Missing).on("tools/list"))
            .times_out(),
        Row::new("a stream without a reply", MCP, Cause("time-out-reply"))
            .set(|service| service.answers(Answers::EventStream))
            .fault(silence.on("tools/list"))
            .times_out(),
    ]
}

/// A fault of the event stream that befalls this piece of it.
type At = fn(usize) -> StreamFault;

/// A fault of the event stream, over both transports.
fn both(name: &str, fault: At, expected: Expected) -> [Row; 2] {
    // Over HTTP+SSE the events are endpoint, initialize and tools/list; over Streamable HTTP each
    // response has one.
    [
        Row::new(name, SSE, expected).fault(Fault::Stream(fault(2)).on("GET")),
        Row::new(name, MCP, expected)
            .set(|service| service.answers(Answers::EventStream))
            .fault(Fault::Stream(fault(0)).on("tools/list")),
    ]
}

fn streams() -> Vec<Row> {
    let (closed, large) = (Cause("stream-closed"), Cause("too-large"));
    let drip = |_| StreamFault::Drip(Duration::from_millis(1));
    let cut = |piece| StreamFault::Cut { piece };
    let ends = |piece| StreamFault::EndsIn { piece };
    let before = |piece| StreamFault::EndsBefore { piece };
    let lines = |piece| StreamFault::Big {
        piece,
        bytes: 1 << 30,
        line: 60,
    };
    let faults: [(&str, At, Expected); 12] = [
        ("one byte at a time", drip, Listed(1)),
        (
            "CR LF, split",
            |_| StreamFault::Ends(LineEnds::CrLf),
            Listed(1),
        ),
        ("CR alone", |_| StreamFault::Ends(LineEnds::Cr), Listed(1)),
        (
            "LF, CR LF and CR mixed",
            |_| StreamFault::Ends(LineEnds::Mixed),
            Listed(1),
        ),
        ("cut in mid-event", cut, closed),
        ("end in mid-event", ends, closed),
        (
            "end without a blank line",
            |piece| StreamFault::NoBlankLine { piece },
            closed,
        ),
        ("end before the reply", before, closed),
        (
            "comments for ever",
            |piece| StreamFault::Endless {
                piece,
                noise: Noise::Comments,
            },
            large,
        ),
        (
            "events for ever",
            |piece| StreamFault::Endless {
                piece,
                noise: Noise::Events,
            },
            large,
        ),
        (
            "64 MB in one line",
            |piece| StreamFault::Big {
                piece,
                bytes: 64 << 20,
                line: 0,
            },
            large,
        ),
        ("1 GB in short lines", lines, large),
    ];
    let faults = faults.into_iter();
    let mut rows: Vec<Row> = faults
        .flat_map(|(name, fault, expected)| both(name, fault, expected))
        .collect();
    let json = |name: &str, fault: StreamFault, expected| {
        Row::new(format!("{name}, in JSON"), MCP, expected)
            .fault(Fault::Stream(fault).on("tools/list"))
    };
    rows.extend([
        json("one byte at a time", drip(0), Listed(1)),
        json("cut", cut(0), closed),
        json("end in the middle", ends(0), Cause("malformed")),
        json("1 GB", lines(0), large),
        Row::new("end before the endpoint event", SSE, closed)
            .fault(Fault::Stream(before(0)).on("GET")),
        Row::new("cut in the endpoint event", SSE, closed).fault(Fault::Stream(cut(0)).on("GET")),
    ]);
    rows
}

fn endpoints(elsewhere: &str) -> Vec<Row> {
    let names = |name: &str, url: String, code| {
        Row::new(name, SSE, Cause(code)).fault(Fault::Endpoint(EndpointFault::Names(url)))
    };
    let (foreign, none) = ("endpoint-elsewhere", "no-endpoint");
    let host = elsewhere.trim_start_matches("http:");
    let user = format!("http://127.0.0.1@{}/message", host.trim_start_matches('/'));
    let message = format!("{elsewhere}/message");
    vec![
        names("endpoint of another origin", message.clone(), foreign),
        names(
            "endpoint of another origin without a scheme",
            format!("{host}/message"),
            foreign,
        ),
        names(
            "javascript: as endpoint",
            "javascript:alert(1)".into(),
            none,
        ),
        names("data: as endpoint", "data:text/plain,x".into(), none),
        names("another origin behind a user name", user, none),
        names("nothing as endpoint", String::new(), none),
        Row::new("a second endpoint of another origin", SSE, Listed(1))
            .fault(Fault::Endpoint(EndpointFault::Second(message))),
        Row::new("another event first", SSE, Cause(none))
            .fault(Fault::Endpoint(EndpointFault::Another)),
    ]
}

fn messages() -> Vec<Row> {
    let on = |name: &str, fault: &MessageFault, request: &str, expected| {
        let fault = Fault::Message(fault.clone()).on(request);
        [SSE, MCP].map(|path| Row::new(name, path, expected).fault(fault.clone()))
    };
    let error = |code, message: &str| MessageFault::Error {
        code,
        message: message.into(),
    };
    let race = error(
        -32602,
        "Received request before initialization was complete",
    );
    let unknown = MessageFault::Version("2031-01-01".into());
    let version = Cause("protocol-version");
    let list = "tools/list";
    let mut rows = Vec::new();
    for (name, fault, request, expected) in [
        ("ID as a string", MessageFault::StringId, list, Listed(1)),
        ("ID as 2.0", MessageFault::FloatId, list, Listed(1)),
        ("the reply twice", MessageFault::Twice, list, Listed(1)),
        (
            "the first reply twice",
            MessageFault::Twice,
            "initialize",
            Listed(1),
        ),
        (
            "broken JSON",
            MessageFault::Malformed,
            list,
            Cause("malformed"),
        ),
        (
            "a result without tools",
            MessageFault::EmptyResult,
            list,
            Cause("malformed"),
        ),
        (
            "no protocol version",
            MessageFault::EmptyResult,
            "initialize",
            version,
        ),
        (
            "an unknown protocol version",
            unknown,
            "initialize",
            version,
        ),
        (
            "a JSON-RPC error",
            error(-32603, "Internal error"),
            list,
            Cause("rpc-error"),
        ),
        (
            "no tools/list",
            error(-32601, "Method not found"),
            list,
            Cause("no-tools"),
        ),
        (
            "a limit in a JSON-RPC error",
            error(-32000, "Throttling.RateQuota"),
            list,
            Cause("rate-limit"),
        ),
        (
            "112000xx in a JSON-RPC error",
            error(-32000, "[11200045] CONNECTION_TIMEOUT"),
            list,
            Cause("own-connection-timeout"),
        ),
        (
            "a race with initialized, always",
            race.clone(),
            list,
            Cause("not-initialized"),
        ),
        (
            "requests of the server's own",
            MessageFault::Asks,
            list,
            Listed(1),
        ),
        (
            "5,000 notifications",
            MessageFault::Notifications(5_000),
            list,
            Listed(1),
        ),
    ] {
        rows.extend(on(name, &fault, request, expected));
    }
    for (name, fault) in [
        ("ID of another request", MessageFault::OtherId),
        ("ID as an array", MessageFault::ArrayId),
        ("JSON that is no message", MessageFault::NoMessage),
    ] {
        // A response of Streamable HTTP ends; the stream of HTTP+SSE goes on.
        let fault = Fault::Message(fault).on(list);
        let waits = Row::new(name, SSE, Cause("time-out-reply")).times_out();
        let ends = Row::new(name, MCP, Cause("stream-closed"));
        rows.extend([waits, ends].map(|row| row.fault(fault.clone())));
    }
    rows.extend([SSE, MCP].map(|path| {
        Row::new("a race with initialized, once", path, Listed(1))
            .fault(Fault::Message(race.clone()).on(list).times(1))
    }));
    rows
}

fn listings() -> Vec<Row> {
    let many = |pages| ListingFault::Many {
        tools: 10_000,
        pages,
    };
    let mut rows = Vec::new();
    for (name, fault, expected) in [
        ("10,000 tools in 1 page", many(1), Listed(10_000)),
        ("10,000 tools in 100 pages", many(100), Listed(10_000)),
        (
            "the same page for ever",
            ListingFault::RepeatedCursor,
            Partial(2),
        ),
        ("an empty cursor", ListingFault::EmptyCursor, Listed(4)),
    ] {
        rows.extend(
            [SSE, MCP].map(|path| Row::new(name, path, expected).fault(Fault::Listing(fault))),
        );
    }
    let endless = Row::new("new pages for ever", MCP, Partial(2_000));
    rows.push(endless.fault(Fault::Listing(ListingFault::Endless)));
    rows
}

fn sessions() -> Vec<Row> {
    let required = |name: &str, expected| {
        Row::new(name, MCP, expected).set(|service| service.sessions(Sessions::Required))
    };
    let lost = || Fault::SessionLost.on("tools/list");
    let stateless = |name: &str, expected| {
        Row::new(name, MCP, expected).set(|service| service.revision(Revision::Stateless))
    };
    let older = "the stateless revision alone, asked for an older one";
    vec![
        required("a session that is lost once", Listed(1)).fault(lost().times(1)),
        required("a session that is lost always", Cause("session-lost")).fault(lost()),
        Row::new("a session that is lost", SSE, Cause("session-lost")).fault(lost()),
        required("a session that is not told", Cause("session-not-exposed"))
            .fault(Fault::SessionHidden),
        stateless("the stateless revision", Listed(1)).approach(Approach::Auto),
        stateless(older, Cause("protocol-version")).in_browser(Listed(1)),
    ]
}
