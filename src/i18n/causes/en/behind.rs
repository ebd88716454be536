use super::Template;
use crate::mcp::diagnosis::Behind;

/// `{0}` is Bailian's number.
pub(super) fn template(fault: Behind) -> Template {
    match fault {
        Behind::ConnectionRefused => told![
            "The server behind the service refuses connections",
            "Model Studio ({0}) found nothing listening at the address with which the service was set up.",
            "In MCP Management, compare host and port with the server’s, and see that it runs and can be reached from the internet.",
        ],
        Behind::ConnectionTimeout => told![
            "The server behind the service cannot be reached",
            "Model Studio ({0}) waited for a connection and got none: a firewall, a security group or a wrong address is in the way.",
            "Let Model Studio reach the server from the internet, or correct its address in MCP Management.",
        ],
        Behind::RequestTimeout => told![
            "The server behind the service is too slow",
            "Model Studio ({0}) got no answer in time. A server on Function Compute that was not used for a while has to start first (cold start).",
            "Check again. If it stays so, look into the server’s log, or have an instance kept warm.",
        ],
        Behind::Network => told![
            "The network to the server behind the service failed",
            "Model Studio ({0}) could not resolve the host, or lost the connection.",
            "In MCP Management, check the host’s name, then check again.",
        ],
        Behind::Tls => told![
            "The server behind the service has no valid certificate",
            "Model Studio ({0}) could not agree on TLS with it: the certificate has expired, is for another name, or was signed by nobody known.",
            "Give the server a certificate of a public authority.",
        ],
        Behind::Unauthorized => told![
            "The server behind the service wants another login",
            "Your key was accepted by Model Studio; the server behind it answered 401 ({0}).",
            "In MCP Management, correct the token or header with which the service was set up.",
        ],
        Behind::Forbidden => told![
            "The server behind the service denies access",
            "Your key was accepted by Model Studio; the server behind it answered 403 ({0}).",
            "Give the role or token with which the service was set up the permission that it lacks. An imported OpenAPI service acts as its RAM role.",
        ],
        Behind::TooManyRequests => told![
            "The server behind the service gets too many requests",
            "It answered 429 ({0}).",
            "Wait a minute and check again, or raise the server’s own limit.",
        ],
        Behind::ClientError => told![
            "The server behind the service refused the request",
            "It answered with a status from 400 to 499 ({0}).",
            "Look into the server’s log; the address or the headers with which the service was set up may be wrong.",
        ],
        Behind::ServerError => told![
            "The server behind the service failed",
            "It answered with a status from 500 on ({0}).",
            "Look into the server’s log. For one that was deployed by script, MCP Management leads to the log of Function Compute.",
        ],
        Behind::Protocol => told![
            "The server behind the service does not speak proper MCP",
            "Model Studio ({0}) could not read its answers.",
            "Compare the transport in MCP Management with what the server speaks, and see that it prints nothing but messages.",
        ],
        Behind::SessionNotFound => told![
            "The server behind the service forgot the session",
            "It restarted, or runs in several instances that do not share their sessions ({0}).",
            "Check again. If it happens often, let requests of one session go to one instance.",
        ],
        Behind::Unknown => told![
            "Something is wrong behind the service",
            "Model Studio ({0}) says no more than that.",
            "Look into the service’s log in MCP Management.";
            "The server failed while it started." => "Its log ends with an error.";
            "Model Studio itself has a fault." => "Other services fail too; the console’s support takes the request ID.";
        ],
        Behind::InitTimeout => told![
            "The server behind the service did not start in time",
            "Model Studio ({0}) got no answer to initialize. A server on Function Compute that was not used for a while has to start first (cold start).",
            "Check again. If it stays so, look into the server’s log: a package that has to be installed at each start is a common reason.",
        ],
        Behind::MethodNotAllowed => told![
            "The server behind the service speaks another transport",
            "It answered 405 ({0}).",
            "In MCP Management, choose the other one of SSE and Streamable HTTP for the server.",
        ],
        Behind::NotFound => told![
            "The server behind the service has no such path",
            "It answered 404 ({0}).",
            "In MCP Management, correct the path with which the service was set up.",
        ],
        Behind::BadRequest => told![
            "The server behind the service does not understand the request",
            "It answered 400 ({0}).",
            "Compare the transport and headers in MCP Management with what the server wants.",
        ],
    }
}
