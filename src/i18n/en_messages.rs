use super::Template;
use crate::diagnostic::Code;
use crate::domain::{KeyKind, LookAlike, Mistake, Transport};

macro_rules! rule {
    () => {
        "The document “Long-term access to MCP with a bearer token” says that the name must start with AliyunBailianMCP_ and should not exceed 20 characters."
    };
}

/// Title, cause and remedy; `{0}` and `{1}` stand for the facts of the code.
pub(super) fn template(code: &Code) -> Template {
    match code {
        Code::BearerRemoved { times: 1 } => lines![
            "Removed a leading “Bearer ”",
            "The configuration adds Bearer by itself; twice, the service refuses the key.",
            "",
        ],
        Code::BearerRemoved { .. } => lines![
            "Removed “Bearer ” {0} times",
            "The configuration adds Bearer by itself; more than once, the service refuses the key.",
            "",
        ],
        Code::QuotesRemoved => lines![
            "Removed the quotes around it",
            "Quotes are not part of the value.",
            "",
        ],
        Code::FenceRemoved => lines![
            "Removed the code fence",
            "The ``` lines are Markdown, not configuration.",
            "",
        ],
        Code::InvisibleRemoved { .. } => lines![
            "Removed {0} invisible character(s)",
            "They come along when text is copied from a page or a chat, and break URLs and keys.",
            "",
        ],
        Code::WidthNormalised { .. } => lines![
            "Replaced {0} full-width or special character(s)",
            "Full-width letters and marks are not those of a URL or key.",
            "",
        ],
        Code::LinesJoined => lines![
            "Joined a value that was broken over lines",
            "A URL or key holds no line breaks.",
            "",
        ],
        Code::ProseSkipped => lines![
            "Took the values out of the text",
            "The words around them are not used.",
            "",
        ],
        Code::NamePrefixRemoved => lines![
            "Removed AliyunBailianMCP_ from the instance ID",
            "The prefix belongs to the server name; in the URL it leads to “not found”.",
            "",
        ],
        Code::IdFromConsole => lines![
            "Took the instance ID from the console page’s address",
            "The address itself is a page for people, not an endpoint.",
            "",
        ],
        Code::JsonRelaxed => lines![
            "Read as JSON with comments or small slips",
            "Comments, trailing commas or missing outer braces are fine here; strict readers refuse them.",
            "",
        ],
        Code::NothingFound => lines![
            "Nothing recognised in this text",
            "It holds no instance ID, endpoint URL, API key or client configuration.",
            "In the console: MCP Management, your service, External Invocation. Copy the JSON, the endpoint or the instance ID.",
        ],
        Code::TooLong { .. } => lines![
            "The text is too long",
            "Only the first {0} MB were read.",
            "Paste just the part that configures the server.",
        ],
        Code::JsonBroken { .. } => lines![
            "The JSON breaks off at line {0}, column {1}",
            "What could be found in it was used all the same.",
            "Compare the values below with what you meant, or copy the whole block again.",
        ],
        Code::NotRemote { .. } => lines![
            "“{0}” was left out",
            "It starts a local program and has no endpoint.",
            "",
        ],
        Code::SeveralKeys { .. } => lines![
            "{0} different API keys in one paste",
            "A configuration holds one; the first is used.",
            "If another one is meant, put it into the API key field.",
        ],
        Code::TransportUnknown { .. } => lines![
            "Unknown type “{0}”",
            "No client knows this word; the transport is taken from the URL instead.",
            "Use sse or streamableHttp.",
        ],
        Code::ServiceMissing => lines![
            "No service yet",
            "A configuration needs an instance ID or an endpoint URL.",
            "Copy it from the console: MCP Management, your service, External Invocation.",
        ],
        Code::IdCharacter { .. } => lines![
            "The instance ID contains {0}",
            "An ID is one part of a URL’s path: letters, digits, - and _.",
            "Copy the ID again from the service’s details page.",
        ],
        Code::IdPlaceholder => lines![
            "This is a placeholder, not an instance ID",
            "Documents write {instance ID} where your own service’s ID belongs.",
            "Copy the ID from the console: MCP Management, your service.",
        ],
        Code::IdDamaged => lines![
            "This instance ID looks cut or its letters changed case",
            "IDs of own services are mcp- and 16 characters that decode to 12 hex digits; this one does not.",
            "Copy it again. If the console shows exactly this, use it as it is.",
        ],
        Code::IdDiffersFromUrl { .. } => lines![
            "Instance ID and URL speak of different services",
            "The URL says {0}, and the URL is what counts.",
            "Take the ID from the URL, or clear the URL.",
        ],
        Code::UrlScheme => lines![
            "The endpoint does not start with https://",
            "Clients connect to http and https addresses only.",
            "Paste the whole URL.",
        ],
        Code::UrlHost => lines![
            "The endpoint has no valid host name",
            "Between https:// and the next slash there must be a host.",
            "Copy the whole URL again.",
        ],
        Code::UrlUserInfo => lines![
            "The endpoint contains a user name or password",
            "Browsers refuse such URLs, and it would stand in logs.",
            "Remove the part before @; the API key goes into its own field.",
        ],
        Code::UrlCharacter { .. } => lines![
            "The endpoint contains {0}",
            "This character cannot stand in a URL.",
            "Remove it, or percent-encode it.",
        ],
        Code::UrlPlaceholder { .. } => lines![
            "The endpoint still contains the placeholder {0}",
            "It stands where your own service’s value belongs.",
            "Replace it by the instance ID from the console: MCP Management, your service.",
        ],
        Code::UrlMistake(kind) => mistake(*kind),
        Code::UrlNotAService => lines![
            "This is not the URL of an MCP service",
            "It is a Model Studio host, but the path is cut short or belongs to the model API.",
            "Paste the instance ID instead: the URL is then built from it.",
        ],
        Code::UrlConsole => lines![
            "This is a page of the console, not an endpoint",
            "Its address names no service.",
            "Open your service there, select External Invocation, and copy the endpoint or the ID.",
        ],
        Code::UrlLookAlike(kind) => look_alike(*kind),
        Code::UrlInsecure { .. } => lines![
            "http to {0}: the key would travel unencrypted",
            "Anyone on the way can read it.",
            "Use https.",
        ],
        Code::HostReportedMissing { .. } => lines![
            "MCP services were not found on {0}",
            "Users measured 404 there in May 2026, while other pages name it. MCP services are known on dashscope.aliyuncs.com (Beijing), with a key of that region.",
            "If it fails, use the Beijing host and a Beijing key.",
        ],
        Code::HostOfPlan { .. } => lines![
            "{0} belongs to a Coding Plan or Token Plan",
            "Plans cover the model API. MCP services want the general host and a general key.",
            "Use dashscope.aliyuncs.com and a key that starts with sk- but not sk-sp-.",
        ],
        Code::HostUnknown { .. } => lines![
            "{0} is not a Model Studio host",
            "Your client will send the API key there.",
            "Go on only if you know this host.",
        ],
        Code::TransportMismatch { .. } => lines![
            "{0} is chosen, but the URL is for {1}",
            "/sse speaks SSE and /mcp speaks Streamable HTTP. Mixed up, clients fail in silence.",
            "Use {1}.",
        ],
        Code::TransportAssumed { .. } => lines![
            "{0} is assumed",
            "The URL ends neither in /sse nor in /mcp.",
            "If the service speaks the other transport, choose it under Endpoint.",
        ],
        Code::NamePrefixMissing => lines![
            "The name does not start with AliyunBailianMCP_",
            rule!(),
            "Use the suggestion. Clients accept other names too: the name is only their label for the server.",
        ],
        Code::NameTooLong { console: true, .. } => lines![
            "The name has {0} characters, {1} more than recommended",
            concat!(
                rule!(),
                " The console’s own defaults are longer (26 or 37): with those, Cursor drops tools whose name and server name together reach 60 characters."
            ),
            "Use the suggestion: the prefix takes 17, so three characters are free.",
        ],
        Code::NameTooLong { console: false, .. } => lines![
            "The name has {0} characters, {1} more than recommended",
            concat!(
                rule!(),
                " Cursor drops tools whose name and server name together reach 60 characters."
            ),
            "Use the suggestion: the prefix takes 17, so three characters are free.",
        ],
        Code::NameCharacter { .. } => lines![
            "The name contains {0}",
            "A name is one line of visible characters.",
            "Use the suggestion.",
        ],
        Code::KeyKind(kind) => key(*kind),
        Code::KeyCharacter { .. } => lines![
            "The API key contains {0}",
            "A key is visible ASCII without spaces. Anything else cannot be sent.",
            "Copy the key again.",
        ],
        Code::ClientName { .. } => lines![
            "{0} has its own rule for server names",
            "{1}",
            "Change the name.",
        ],
        Code::ClientExpands { .. } => lines![
            "The key was not written into the {0} configuration",
            "It contains a character sequence that {0} would replace or run.",
            "Set the environment variable below, which the configuration refers to.",
        ],
        Code::ClientNoReference { .. } => lines![
            "{0} cannot read environment variables",
            "Its configuration holds the placeholder <DASHSCOPE_API_KEY>.",
            "Replace the placeholder by hand, or write the key in.",
        ],
        Code::ClientNoPrompt { .. } => lines![
            "{0} cannot ask for the key",
            "The configuration refers to an environment variable instead.",
            "",
        ],
        Code::ClientBridge {
            transport: Transport::Sse,
            ..
        } => lines![
            "{0} does not speak SSE by itself",
            "A local bridge, mcp-remote, stands between; it needs Node.js.",
            "If your service offers Streamable HTTP, some clients need no bridge: choose it under Endpoint.",
        ],
        Code::ClientBridge {
            transport: Transport::StreamableHttp,
            ..
        } => lines![
            "{0} starts local programs only",
            "A local bridge, mcp-remote, stands between; it needs Node.js.",
            "",
        ],
        Code::NameTaken => lines![
            "Another service has this name",
            "A client keeps one server for each name, so this one is left out.",
            "Give it a name of its own.",
        ],
        Code::NamesAlike { .. } => lines![
            "VS Code tells {0} of these servers apart by a number alone",
            "It keeps 13 characters of a server's name before a tool's name, and these are the same.",
            "Choose names that differ within the first 13 characters if the number is not enough.",
        ],
        Code::LinkTooLong { .. } => lines![
            "The link has {0} characters",
            "Some systems cut links beyond 8,000 on their way to the application.",
            "Copy the configuration instead.",
        ],
    }
}

fn key(kind: KeyKind) -> Template {
    match kind {
        KeyKind::Standard | KeyKind::Workspace => lines![
            "A Model Studio API key",
            "Its shape is that of a general key.",
            "",
        ],
        KeyKind::Plan => lines![
            "This is a plan key (sk-sp-)",
            "Keys of a Coding Plan or Token Plan are not accepted for MCP services.",
            "Create a general API key in the console and use that one.",
        ],
        KeyKind::Temporary => lines![
            "This is a temporary key (st-)",
            "It expires within 30 minutes, and the documentation does not say that MCP services accept it.",
            "For lasting access use a general API key (sk-).",
        ],
        KeyKind::AccessKey => lines![
            "This is an AccessKey ID, another credential",
            "LTAI… identifies a RAM user for OpenAPI calls. MCP services want an API key.",
            "Create an API key in the console: Model Studio, API Key.",
        ],
        KeyKind::Masked => lines![
            "This key is masked",
            "The console shows asterisks instead of the key’s middle; the rest is not in the text.",
            "A key is shown in full only when it is created. Copy it then, or create a new one.",
        ],
        KeyKind::Placeholder => lines![
            "The place of the API key is still empty",
            "The text holds a placeholder instead of a key.",
            "Put your key into the API key field, or leave it: the configuration then refers to DASHSCOPE_API_KEY.",
        ],
        KeyKind::OtherVendor => lines![
            "This looks like another vendor’s key",
            "Model Studio’s keys start with sk- and 32 hex digits, or with sk-ws-.",
            "Copy the key from the Model Studio console.",
        ],
        KeyKind::Unknown => lines![
            "An unusual API key",
            "Known keys are sk- and 32 hex digits, or sk-ws-… with over 100 characters. It may be cut.",
            "If the console shows exactly this, use it as it is.",
        ],
    }
}

fn mistake(kind: Mistake) -> Template {
    match kind {
        Mistake::NoSuffix => lines![
            "The endpoint lacks /sse or /mcp at its end",
            "Without it the service answers “not found”.",
            "Use the corrected URL.",
        ],
        Mistake::TwoSuffixes => lines![
            "The endpoint ends in both /mcp and /sse",
            "One of them names the transport; together they lead nowhere.",
            "Use the corrected URL.",
        ],
        Mistake::CompatibleModePlural => lines![
            "The path mixes two forms",
            "It is compatible-mode/v1/mcp/… or api/v1/mcps/…, not compatible-mode/v1/mcps/….",
            "Use the corrected URL.",
        ],
        Mistake::ApiSingular => lines![
            "The path lacks an s",
            "It is api/v1/mcps/…, not api/v1/mcp/….",
            "Use the corrected URL.",
        ],
        Mistake::TrailingSlash => lines![
            "The endpoint ends in a slash",
            "Some servers answer “not found” to it.",
            "Use the corrected URL.",
        ],
        Mistake::NamePrefix => lines![
            "The server name stands in the URL",
            "The URL takes the instance ID, without the prefix.",
            "Use the corrected URL.",
        ],
    }
}

fn look_alike(kind: LookAlike) -> Template {
    match kind {
        LookAlike::OpenApiMcp => lines![
            "This is OpenAPI MCP Server itself, not Model Studio",
            "It wants an OAuth login or a RAM token, which expire. A Model Studio API key does not work there.",
            "Import the service into Model Studio (MCP Management) and use the endpoint under External Invocation.",
        ],
        LookAlike::ModelScope => lines![
            "This is a ModelScope endpoint",
            "It wants a ModelScope token. A Model Studio API key does not work there.",
            "Import the service into Model Studio (MCP Management) and use the endpoint under External Invocation.",
        ],
        LookAlike::FunctionCompute => lines![
            "This is a Function Compute address",
            "It wants whatever that function checks. A Model Studio API key does not work there.",
            "Import the service into Model Studio (MCP Management) and use the endpoint under External Invocation.",
        ],
    }
}
