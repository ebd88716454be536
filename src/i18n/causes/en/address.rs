use super::Template;
use crate::mcp::diagnosis::AddressFault;

pub(super) fn template(fault: &AddressFault) -> Template {
    match fault {
        AddressFault::NotActivated => told![
            "The MCP service is not activated",
            "The service exists, but this key’s account has not activated it ({0}).",
            "In the console’s MCP Marketplace, open the service and press Activate, then check again.",
        ],
        AddressFault::UnknownId => told![
            "There is no service with this instance ID",
            "The service answered {0}. Upper and lower case count in an ID.",
            "Copy the ID again: in the console, under External Invocation on the service’s page.",
        ],
        AddressFault::NotActivatedOrUnknownId => told![
            "Not activated, or no such instance ID",
            "The service answered {0} and does not say which of the two it is.",
            "Look the service up in the console, then check again.";
            "The service is not activated." => "Its page in the MCP Marketplace has the button Activate.";
            "The instance ID is wrong, be it in upper or lower case alone." => "It differs from the ID under External Invocation on the service’s page.";
        ],
        AddressFault::Misspelt { .. } => told![
            "The URL is misspelt",
            "The host knows no such path (404).",
            "Use {0}",
        ],
        AddressFault::UnknownPath { other: Some(_) } => told![
            "The host knows no such path",
            "It answered 404 without a word, as a gateway does. A service that is not activated would say so.",
            "Compare the URL with the one under External Invocation in the console, or try the other form: {0}";
            "The service has its URL in the other form." => "That form answers something else than 404.";
            "There is a slip in the path or in the instance ID." => "The console shows another URL.";
        ],
        AddressFault::UnknownPath { other: None } => told![
            "The host knows no such path",
            "It answered 404 without a word, as a gateway does.",
            "Copy the URL again, to its end: endpoints of Model Studio end in /sse or /mcp.";
            "The URL was cut or is misspelt." => "The console shows another one under External Invocation.";
            "The host has no MCP service at all." => "No document of its operator names one.";
        ],
        AddressFault::RegionWithoutMcp { .. } => told![
            "{0} does not know the service",
            "It answered 404. MCP services for external invocation are hosted in China (Beijing), and reports about this host say that it has none.",
            "Use dashscope.aliyuncs.com with a key of the Beijing region.";
            "The region has no MCP services." => "The same ID works on dashscope.aliyuncs.com.";
            "The service is not activated in this region." => "The region’s console lists it, with the button Activate.";
        ],
        AddressFault::NotFound => told![
            "Nothing is found under this URL",
            "The server answered 404; its own words stand below.",
            "Copy the URL again from where it came.";
            "The URL is wrong, be it in upper or lower case alone." => "Where it came from, it reads differently.";
            "The service was removed or is not activated." => "In the console, MCP Management does not list it.";
        ],
        AddressFault::OldActivation => told![
            "The service was activated before Streamable HTTP",
            "It answered {0} “current mcp not support streamableHttp”: it speaks SSE alone, under /sse.",
            "Use SSE. Or, in the console, deactivate the service and activate it again: from then on it speaks Streamable HTTP under /mcp.",
        ],
        AddressFault::WrongTransport { .. } => told![
            "The URL does not take this transport",
            "The server answered {0}: what was sent to the URL is not what it takes.",
            "Try {1}.";
            "The URL speaks {1}." => "Trying that works.";
            "Something before the service does not let the request through." => "The command below shows {0} as well, with another server’s name.";
        ],
        AddressFault::Redirected => told![
            "The server sends the request elsewhere",
            "It answered with a redirect, which is not followed: the key would go to a place that you have not seen.",
            "Run the command below: the line Location shows where it leads. Use that URL if you trust it.";
            "The URL begins with http, and the server wants https." => "Location is the same URL with https.";
            "A slash at the end of the URL is missing or too much." => "Location differs in that slash.";
            "A network or company wants you to log in first." => "Location is a login page.";
        ],
        AddressFault::Html => told![
            "A web page came instead of the service’s answer",
            "What came is HTML, which no MCP service sends.",
            "Open the URL in a tab to see which page it is.";
            "The URL is a page’s, the console’s for one, and no endpoint." => "It does not end in /sse or /mcp.";
            "A proxy, a firewall or a network’s login page answered instead." => "It works from another network.";
        ],
        AddressFault::Json => told![
            "JSON came instead of an event stream",
            "SSE begins with an event stream. A server of Streamable HTTP answers in JSON, and so does a gateway that has an error to tell.",
            "Try Streamable HTTP.";
            "The URL speaks Streamable HTTP." => "Trying that works.";
            "A gateway reports an error." => "The command below shows it.";
        ],
        AddressFault::NotEventStream { .. } => told![
            "What came is not MCP",
            "The type of the answer is {0}; expected are text/event-stream or application/json.",
            "Run the command below to see what came, and compare the URL with the one in the console.";
            "The URL is no MCP endpoint." => "What came has to do with something else.";
            "Something between changed the answer’s type." => "The command below, from another network, shows event:endpoint or a JSON result.";
        ],
    }
}
