use super::Template;
use crate::mcp::diagnosis::AccountFault;

pub(super) fn template(fault: AccountFault) -> Template {
    match fault {
        AccountFault::Denied => told![
            "Access is denied",
            "The service answered {0}: the key is known, but may not do this.",
            "Go through what it may be; some of it only the main account can change.";
            "The key’s workspace may not use the service." => "In the console, switch to that workspace: MCP Management does not list the service as activated.";
            "The key has an IP allow-list or a limited scope." => "The console shows both with the key.";
            "A gateway or firewall before the service refuses your network." => "It works from another network.";
        ],
        AccountFault::Workspace => told![
            "The key has no access to this workspace",
            "The service answered {0} Workspace.AccessDenied.",
            "Use a key of the workspace in which the service was activated.";
            "The key is of another workspace." => "The console’s list of API keys names each key’s workspace.";
            "The key’s RAM user is not a member of the workspace." => "The console shows the members under Workspace Management.";
        ],
        AccountFault::WorkspaceNotFound => told![
            "There is no such workspace",
            "The service answered {0} WorkSpaceNotFound.",
            "Compare the workspace ID at the beginning of the host, llm-… for one, with the console’s.",
        ],
        AccountFault::Unpurchased => told![
            "Model Studio is not activated for this account",
            "The service answered {0}: what the key asks for has not been activated or bought.",
            "Log in to the console with the main account, activate Model Studio, then activate the service in the MCP Marketplace.",
        ],
        AccountFault::Arrears => told![
            "The account is in arrears",
            "The service answered {0}: a bill is overdue, and until it is paid every call is refused.",
            "Pay it under Expenses and Costs in the console, wait a few minutes and check again.",
        ],
        AccountFault::Rate => told![
            "Too many requests",
            "The service answered {0}: its limit of requests in a time is reached. All keys of the main account and its RAM users share it; WebSearch, for one, allows 15 a second.",
            "Wait a minute and check again. If it happens often, let fewer clients connect at once.",
        ],
        AccountFault::Burst => told![
            "Requests grew too quickly",
            "The service answered {0}: there were many more requests than just before, and it slows such bursts.",
            "Wait a few seconds and check again.",
        ],
        AccountFault::Allocation => told![
            "The allocated quota is used up for now",
            "The service answered {0}: the account’s quota for a time has been spent.",
            "Wait until the next minute and check again, or have the quota raised in the console.",
        ],
        AccountFault::Exhausted => told![
            "The quota is used up",
            "The service answered {0}: what is free or was bought has been spent, and the service stops until there is more.",
            "In the console, look at the usage on the service’s page, and buy more or allow paid use.",
        ],
        AccountFault::Throttled => told![
            "The service refuses for now",
            "It answered {0}, which means too much use, and did not say of what.",
            "Wait a minute and check again.";
            "There were too many requests in a short time." => "It works after a minute.";
            "The service’s quota is used up." => "It does not work after an hour either; the service’s page in the console shows the usage.";
        ],
    }
}
