use super::Template;
use crate::mcp::diagnosis::ProtocolFault;

pub(super) fn template(fault: &ProtocolFault) -> Template {
    match fault {
        ProtocolFault::NoEndpoint => told![
            "The stream names no message URL",
            "SSE begins with the event “endpoint” and a URL for messages. What came first was something else, or no URL that can be used.",
            "Compare the URL with the one in the console, and run the command below to see what comes.";
            "The URL is a stream of another kind." => "The command shows events, but never event:endpoint.";
            "The server, or something between, changes the first event." => "The command shows event:endpoint with something else than a path.";
        ],
        ProtocolFault::EndpointElsewhere { .. } => told![
            "The server wants the messages sent to another host",
            "It named {0} for messages. Nothing was sent there: the key would have gone along.",
            "If you run the server, let it name a path, or a URL of its own host. Otherwise treat it with caution.",
        ],
        ProtocolFault::SessionNotExposed => told![
            "The server hides its session from web pages",
            "It wants a session ID (Mcp-Session-Id) that the browser does not show to this page, and answered 400.",
            "Use your client, which sees the ID. Whoever runs the server can send Access-Control-Expose-Headers: Mcp-Session-Id.";
            "The session ID is sent and hidden." => "The command below shows a line Mcp-Session-Id.";
            "The server refuses tools/list for another reason." => "Its words, below, speak of something else than a session.";
        ],
        ProtocolFault::SessionLost => told![
            "The server has forgotten the session",
            "It answered that it knows no such session: it was restarted, or the session was idle for too long.",
            "Check again: that opens a new one.",
        ],
        ProtocolFault::StreamClosed => told![
            "The stream ended before the answer",
            "The connection was closed, or cut, while an answer was still to come.",
            "Check again.";
            "A proxy or firewall on the way cuts streams." => "It works from another network.";
            "The server failed or was restarted." => "It happens at the same point every time; its log says more.";
        ],
        ProtocolFault::HeadersTimeOut => told![
            "No answer within the time limit",
            "The request was sent, and nothing came back. A service that was not used for a while has to start first (cold start), which can take a minute.",
            "Check again now: the second time it should be quick.";
            "The service was starting." => "The second try works.";
            "A firewall swallows the request." => "The command below waits as long, from here but not from another network.";
            "The service hangs." => "It stays so; the service’s log in MCP Management says more.";
        ],
        ProtocolFault::EndpointTimeOut => told![
            "The stream is open, but nothing comes",
            "The service accepted the connection and did not name its message URL in time. A service that was not used for a while has to start first (cold start).",
            "Check again now: the second time it should be quick.";
            "The service was starting." => "The second try works.";
            "A proxy on the way holds the stream back until it ends." => "The command below, from another network, shows event:endpoint at once.";
            "The service hangs." => "It stays so; the service’s log in MCP Management says more.";
        ],
        ProtocolFault::ReplyTimeOut => told![
            "The service took the request and does not answer",
            "No reply came in time. Behind the service a server may only just be starting (cold start).",
            "Check again now: the second time it should be quick.";
            "The server behind the service was starting." => "The second try works.";
            "The service hangs, or lost the message." => "It stays so; the service’s log in MCP Management says more.";
        ],
        ProtocolFault::Version { .. } => told![
            "The server speaks another version of MCP",
            "It offers: {0}. Known here are 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25 and 2026-07-28.",
            "Use a client that knows the server’s version, or have the server updated.",
        ],
        ProtocolFault::Malformed => told![
            "The answer cannot be read",
            "What came is not the JSON-RPC message that belongs there.",
            "Run the command below to see what came.";
            "The server has a fault." => "The command shows broken JSON, or a result without tools.";
            "Something between changed or cut the answer." => "It works from another network.";
        ],
        ProtocolFault::TooLarge => told![
            "The answer is too large",
            "More came than 32 MB in one message, or 64 MB in all. It was cut off so that the page stays quick.",
            "Have the server list fewer tools, or in pages. A listing of 10,000 tools takes 12 MB.",
        ],
        ProtocolFault::NoTools => told![
            "The server has no tools to list",
            "It answered that it does not know the method tools/list.",
            "It may offer prompts or resources alone. See its documentation.",
        ],
        ProtocolFault::NotInitialized => told![
            "The server takes the steps in another order",
            "It refused tools/list as if the opening had not come, even when it was sent a second time.",
            "Check again. If it stays so, the server has a fault: its operator should know.",
        ],
        ProtocolFault::Rpc { .. } => told![
            "The server refused with an error of its own",
            "Its JSON-RPC code is {0}; its own words stand below.",
            "Its words say what to do, or its documentation does.";
            "The server has a fault or wants other settings." => "The same happens in your client.";
            "It does not know this page’s version of MCP." => "Its words speak of a version or of initialize.";
        ],
        ProtocolFault::BadRequest => told![
            "The server does not understand the request",
            "It answered 400; its own words stand below.",
            "Try the other transport, and compare the URL with the one in the console.";
            "The URL belongs to the other transport." => "Trying that works.";
            "The server wants a header or a version that it was not sent." => "Its words name it.";
        ],
        ProtocolFault::Unavailable => told![
            "The service is not available",
            "A gateway answered {0}: it could not reach the service, or not in time. A service that was not used for a while has to start first (cold start).",
            "Check again in a minute.";
            "The service was starting." => "The second try works.";
            "The deployment failed." => "MCP Management shows the service as failed.";
            "The platform has a fault." => "Other services answer the same.";
        ],
        ProtocolFault::ServerError => told![
            "The server failed",
            "It answered {0}: something went wrong there, not here.",
            "Check again in a minute.";
            "It was for a moment." => "The second try works.";
            "The service has a fault." => "It stays so; the service’s log in MCP Management says more.";
        ],
        ProtocolFault::Refused => told![
            "The server refused the request",
            "It answered {0}; its own words stand below.",
            "Run the command below to see the whole answer.";
            "The URL is no MCP endpoint." => "The answer speaks of something else.";
            "Something before the service refuses it." => "It works from another network.";
        ],
    }
}
