use serde_json::Value;

/// One request, as its server was sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method, `POST`.
    pub method: String,
    /// The path without its query.
    pub path: String,
    /// The method of the JSON-RPC message in its body, `tools/list`, where there is one.
    pub rpc_method: Option<String>,
}

/// Reads the requests off one connection, whose bytes come in any pieces. Bodies have a length:
/// neither a browser nor our clients send them in chunks.
#[derive(Debug, Default)]
pub(super) struct Requests {
    /// What belongs to a request that is not complete.
    rest: Vec<u8>,
}

impl Requests {
    /// Takes the next bytes and returns the requests that they complete.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Vec<Request> {
        self.rest.extend_from_slice(bytes);
        let mut found = Vec::new();
        while let Some((request, size)) = first(&self.rest) {
            found.push(request);
            self.rest.drain(..size);
        }
        found
    }
}

/// The first request and its size, where it is complete.
fn first(bytes: &[u8]) -> Option<(Request, usize)> {
    let head = bytes.windows(4).position(|end| end == b"\r\n\r\n")?;
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let mut lines = text.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or_default();
    let path = target.split('?').next().unwrap_or_default().to_owned();
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let wanted = name.eq_ignore_ascii_case("content-length");
        wanted.then(|| value.trim().parse::<usize>().ok())?
    });
    let size = head + 4 + length.unwrap_or(0);
    let body: Option<Value> = serde_json::from_slice(bytes.get(head + 4..size)?).ok();
    let rpc_method = body.and_then(|body| Some(body["method"].as_str()?.to_owned()));
    let request = Request {
        method,
        path,
        rpc_method,
    };
    Some((request, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_apart_however_they_are_cut() {
        let bytes = b"OPTIONS /mcp HTTP/1.1\r\nHost: a\r\n\r\n\
            POST /mcp?x=1 HTTP/1.1\r\ncontent-Length: 23\r\n\r\n{\"method\":\"initialize\"}\
            DELETE /mcp HTTP/1.1\r\n\r\n\
            POST /m HTTP/1.1\r\nContent-Length: 9\r\n\r\nno json\r\n";
        let request = |method: &str, path: &str, rpc: Option<&str>| Request {
            method: method.into(),
            path: path.into(),
            rpc_method: rpc.map(str::to_owned),
        };
        let wanted = [
            request("OPTIONS", "/mcp", None),
            request("POST", "/mcp", Some("initialize")),
            request("DELETE", "/mcp", None),
            request("POST", "/m", None),
        ];
        for size in [1, 7, bytes.len()] {
            let mut requests = Requests::default();
            let found: Vec<Request> = bytes
                .chunks(size)
                .flat_map(|piece| requests.read(piece))
                .collect();
            assert_eq!(found, wanted, "pieces of {size}");
        }
    }
}
