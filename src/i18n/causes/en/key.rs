use super::Template;
use crate::mcp::diagnosis::KeyFault;

pub(super) fn template(fault: &KeyFault) -> Template {
    match fault {
        KeyFault::Missing => told![
            "The service wants an API key",
            "The request went without one and was answered 401.",
            "Enter your Model Studio API key, which begins with sk-, and check again.",
        ],
        KeyFault::Classic => told![
            "The API key is not accepted",
            "The service answered 401. The key has the right shape, but the service does not know it.",
            "Copy the key again, or create one in the console of the China (Beijing) region.";
            "It was deleted, disabled or reset, or is not complete." => "The console’s list of API keys has none with this beginning and end.";
            "It is a key of another region; each works in its own alone." => "The list has it only after you switch the console’s region.";
            "It is another vendor’s key of the same shape, DeepSeek’s for one." => "It is on that vendor’s page.";
            "It has an IP allow-list, and your address is not on it." => "The console shows the list with the key.";
        ],
        KeyFault::Workspace => told![
            "The API key is not accepted",
            "The service answered 401. The key begins with sk-ws-, as keys made since 2026 do, but the service does not know it.",
            "Copy the key again, or create one in the console of the China (Beijing) region.";
            "It was cut when it was copied: such a key has more than 100 characters, dots among them, and is shown once only." => "Count the characters; when in doubt, create a new key.";
            "It is a key of another region; each works in its own alone." => "The console’s list has it only after you switch the region.";
            "It was deleted or disabled, or has an IP allow-list." => "The console shows both with the key.";
        ],
        KeyFault::Plan => told![
            "This is a plan’s key",
            "Keys that begin with sk-sp-, of a Coding Plan or a Token Plan, are for the plan’s models; MCP services answer 401.",
            "Use a general API key of Model Studio, which begins with sk- and not with sk-sp-.",
        ],
        KeyFault::Temporary => told![
            "The temporary key is not accepted",
            "The service answered 401. Keys that begin with st- expire, after 60 seconds unless asked otherwise and after 30 minutes at most.",
            "Use a lasting key, which begins with sk-, or have a temporary one issued again.";
            "It has expired." => "One that was issued just now works.";
            "MCP services take no temporary keys; nothing documents that they do." => "One that was issued just now is refused too, while an sk- key works.";
        ],
        KeyFault::AccessKey => told![
            "This is an AccessKey, not an API key",
            "What begins with LTAI identifies a RAM user to Alibaba Cloud’s OpenAPI. Model Studio’s MCP services do not take it.",
            "Use an API key of Model Studio, which begins with sk-. The AccessKey’s secret belongs nowhere on this page.",
        ],
        KeyFault::OtherVendor => told![
            "This is another vendor’s key",
            "Its beginning says so, and the service answered 401.",
            "Use an API key of Model Studio. The other key has now been sent to this host: if that matters, have it renewed.",
        ],
        KeyFault::Unknown => told![
            "The service does not accept this as a key",
            "It answered 401, and what was sent has the shape of no key of Model Studio that is known here.",
            "Copy the key again from the console: it begins with sk-.";
            "It was changed or cut when it was copied." => "Beginning and end differ from the console’s list.";
            "It is the credential of something else." => "The console’s list of API keys does not have it.";
        ],
        KeyFault::Region { .. } => told![
            "{0} does not accept the key",
            "It answered 401. Each key works in one region alone, and MCP services for external invocation are hosted in China (Beijing).",
            "Use dashscope.aliyuncs.com with a key of the Beijing region.";
            "The key is of another region than this host." => "The console lists it only under that other region.";
            "The key was deleted or disabled, or is not complete." => "The console lists none with this beginning and end in any region.";
        ],
        KeyFault::WorkspaceHost { .. } => told![
            "{0} does not accept the key",
            "It answered 401. The host is one workspace’s own, and takes the keys of that workspace alone.",
            "Use a key of this workspace, or dashscope.aliyuncs.com with the key you have.";
            "The key is of another workspace." => "The console’s list of API keys names each key’s workspace.";
            "The key was deleted or disabled, or is not complete." => "The list has none with this beginning and end.";
        ],
        KeyFault::PlanHost { .. } => told![
            "{0} is a plan’s host",
            "It serves the models of a Coding Plan or Token Plan and answered 401. No document names it for MCP services.",
            "Use dashscope.aliyuncs.com with a general API key, which begins with sk- and not with sk-sp-.",
        ],
        KeyFault::LookAlike { .. } => told![
            "{0} wants another credential",
            "The endpoint looks like one of Model Studio and belongs to {0}, which does not take a key of Model Studio.",
            "Log in as the documentation of {0} says. Or import the service in Model Studio under MCP Management, and use the endpoint that External Invocation shows there.",
        ],
        KeyFault::Elsewhere { .. } => told![
            "{0} does not accept the key",
            "It answered 401, and it is no host of Model Studio.",
            "Use the credential that this server’s own documentation names.";
            "It wants a token of its own." => "Its documentation or its operator says so.";
            "It wants an OAuth login, which this page does not do." => "The command below shows a WWW-Authenticate header with resource_metadata.";
        ],
        KeyFault::NotAuthorized => told![
            "The key may not use this service",
            "The service answered 401 NOT AUTHORIZED: it knows the key, but does not let it in here.",
            "Use a key of the workspace in which the service was activated.";
            "The key is of another workspace." => "The console’s list of API keys names each key’s workspace.";
            "The key’s RAM user lacks a permission." => "A key of the main account works.";
        ],
    }
}
