use super::Template;
use crate::mcp::diagnosis::{RelayFault, Silence};

pub(super) fn template(silence: &Silence) -> Template {
    match silence {
        Silence::Offline => told![
            "There is no network",
            "The browser says that this computer is offline, so nothing was sent.",
            "Connect to a network and check again. The configuration on this page is complete without it.",
        ],
        Silence::MixedContent { .. } => told![
            "The browser does not send a key over http from here",
            "This page came over https, and from such a page browsers reach http URLs on this computer only; {0} is another host. Nothing was sent.",
            "Use the endpoint’s https URL. Every endpoint of Model Studio has one.",
        ],
        Silence::PagePolicy { .. } => told![
            "This page’s own rules stopped the request",
            "Its Content-Security-Policy does not name {0} among the hosts it may connect to. Nothing was sent.",
            "Check the host for a slip. If it is right, ask whoever runs this page to add it to the site settings, or run the command below.",
        ],
        Silence::HostNotAllowed { .. } => told![
            "This page may not connect to {0}",
            "So that a key cannot go astray, it connects to *.aliyuncs.com, to this computer and to the hosts in its site settings, and to nothing else. Nothing was sent.",
            "Check the host for a slip. If it is right, ask whoever runs this page to add it to the site settings, or run the command below.",
        ],
        Silence::CorsRefused {
            from_file: false, ..
        } => told![
            "{0} answers, but not to web pages",
            "The host was reached, and the browser withheld the answer because it does not allow this page to read it (CORS). What the answer was stays hidden, so your configuration may well be right.",
            "Run the command below: outside of the browser this rule does not exist, and it shows the real answer. Most MCP clients are no browsers either.";
            "The service lets no web page read its answers." => "The command shows event:endpoint, serverInfo or the tools. Then all is well.";
            "The key is refused or the service is not activated, and only such refusals are hidden from pages." => "The command shows 401, 403 or 404.";
            "There were too many requests, or a quota is used up." => "The command shows 429.";
        ],
        Silence::CorsRefused {
            from_file: true, ..
        } => told![
            "{0} answers, but not to a page from a file",
            "The host was reached, and the browser withheld the answer because it does not allow this page to read it (CORS). A page that was opened from the disk has the origin “null”, which few services allow.",
            "Run the command below, which shows the real answer, or open this page from a web server.";
            "The service lets no web page read its answers, or none from a file." => "The command shows event:endpoint, serverInfo or the tools. Then all is well.";
            "The key is refused or the service is not activated, and only such refusals are hidden from pages." => "The command shows 401, 403 or 404.";
            "There were too many requests, or a quota is used up." => "The command shows 429.";
        ],
        Silence::HeaderNotAllowed { .. } => told![
            "{0} does not let web pages send a key",
            "The host lets this page read a plain answer, but not send the headers that MCP needs: the browser asked first (a preflight) and was refused. The request itself was never sent.",
            "Run the command below or use your client: outside of the browser nobody asks first. Whoever runs the service can allow the headers.";
            "Access-Control-Allow-Headers lacks Authorization, Content-Type or MCP-Protocol-Version." => "The browser’s network panel shows the answer to OPTIONS with the headers that are allowed.";
            "The service refuses OPTIONS as such, because it carries no key." => "The network panel shows 401, 403 or 405 for OPTIONS.";
        ],
        Silence::Unreachable { local: false, .. } => told![
            "{0} does not answer",
            "No request to this host gets through, not even one without a key. Why, a browser does not say.",
            "Go through what it may be, then check again.";
            "The host’s name is misspelt, or does not exist." => "“nslookup {0}” finds no address.";
            "A firewall, a proxy or a VPN blocks the host." => "It works from another network, a phone’s for one.";
            "An extension of the browser blocks it." => "It works in a private window without extensions.";
            "The host’s certificate is not trusted." => "Opening https://{0}/ in a tab shows a warning.";
        ],
        Silence::Unreachable { local: true, .. } => told![
            "{0} does not answer",
            "No request to this host gets through, not even one without a key. It is on this computer or in a private network.",
            "Go through what it may be, then check again.";
            "Nothing runs there, or under another port." => "The command below says “Connection refused”.";
            "The browser asked whether this page may reach the local network, and was told no." => "The site settings, left of the address, show the permission.";
            "A firewall or a VPN is between." => "The command below waits and ends without an answer.";
        ],
        Silence::Unknown { .. } => told![
            "There was no answer from {0}",
            "The browser says no more than that the request failed. Two very different things look like this to a page.",
            "Run the command below: it shows what the browser hides.";
            "The service answers, but lets no web page read it (CORS)." => "The command shows a status, 200 or 401 for example.";
            "The host cannot be reached: its name, a firewall, a proxy, an extension of the browser." => "The command fails as well, with “Could not resolve host” or “Connection refused”.";
        ],
    }
}

pub(super) fn relay(fault: RelayFault) -> Template {
    match fault {
        RelayFault::Unreachable => told![
            "This page’s relay does not answer",
            "The request went to the relay on the page’s own host, and no answer came back.",
            "Check again. If it stays so, tell whoever runs this page, or connect without the relay.";
            "The page’s web server is down or was being restarted." => "Opening this page in a second tab fails.";
            "Something on the way cut the connection." => "The command below, which goes straight to the service, works.";
        ],
        RelayFault::Refused => told![
            "The relay did not pass the request on",
            "The answer ({0}) looks like the web server’s own, not like the service’s.",
            "Whoever runs this page has to set up the relay for the endpoint’s host. Until then, connect without it or run the command below.";
            "There is no relay under the path in the site settings." => "The web server’s log shows the request with a 404.";
            "The relay passes on to a fixed list of hosts, and this one is not on it." => "Compare the endpoint’s host with the relay’s settings.";
            "The service itself answered so." => "The command below shows the same.";
        ],
        RelayFault::Upstream => told![
            "The relay could not reach the service",
            "It answered {0}: there is no way from the page’s host to the service, or the service took too long.",
            "Check again in a minute. If it stays so, whoever runs this page should look into the relay’s log.";
            "The service is only just starting, which can take a minute (cold start)." => "The second try works.";
            "The page’s host may not connect to the internet." => "On that host, the command below fails.";
            "The service itself answered {0}." => "The command below shows the same.";
        ],
    }
}
