use super::Template;
use crate::mcp::diagnosis::AccountFault;

pub(super) fn template(fault: AccountFault) -> Template {
    match fault {
        AccountFault::Denied => told![
            "没有访问权限",
            "服务返回 {0}：Key 有效，但没有执行此操作的权限。",
            "请逐一排查以下可能；部分设置只有主账号才能修改。";
            "Key 所属的业务空间不能使用该服务。" => "在控制台切换到该业务空间，“MCP 管理”中没有已开通的该服务。";
            "Key 设置了 IP 白名单，或限制了使用范围。" => "控制台中该 Key 的设置里可以看到。";
            "服务之前的网关或防火墙拒绝了您的网络。" => "换一个网络即可使用。";
        ],
        AccountFault::Workspace => told![
            "Key 无权访问该业务空间",
            "服务返回 {0} Workspace.AccessDenied。",
            "请使用开通该服务的业务空间的 Key。";
            "Key 属于其他业务空间。" => "控制台的 API Key 列表中注明了每个 Key 所属的业务空间。";
            "Key 所属的 RAM 用户不是该业务空间的成员。" => "在控制台的“业务空间管理”中可以查看成员。";
        ],
        AccountFault::WorkspaceNotFound => told![
            "业务空间不存在",
            "服务返回 {0} WorkSpaceNotFound。",
            "请将主机名开头的业务空间 ID（例如 llm-…）与控制台中的对照。",
        ],
        AccountFault::Unpurchased => told![
            "该账号尚未开通百炼",
            "服务返回 {0}：Key 请求的内容尚未开通或购买。",
            "请用主账号登录控制台，开通百炼，再到“MCP 广场”开通该服务。",
        ],
        AccountFault::Arrears => told![
            "账号已欠费",
            "服务返回 {0}：有账单逾期未付，付清之前所有调用都会被拒绝。",
            "请在控制台的“费用与成本”中付清欠款，几分钟后重新检查。",
        ],
        AccountFault::Rate => told![
            "请求过于频繁",
            "服务返回 {0}：单位时间内的请求数已达上限。主账号及其 RAM 用户的所有 Key 共用该上限，例如 WebSearch 为每秒 15 次。",
            "请一分钟后重新检查。如果经常发生，请减少同时连接的客户端。",
        ],
        AccountFault::Burst => told![
            "请求增长过快",
            "服务返回 {0}：请求数比之前骤增，因而被限制。",
            "请几秒后重新检查。",
        ],
        AccountFault::Allocation => told![
            "分配的额度暂时用完",
            "服务返回 {0}：账号在单位时间内的额度已用完。",
            "请等到下一分钟再检查，或在控制台申请提高额度。",
        ],
        AccountFault::Exhausted => told![
            "额度已用完",
            "服务返回 {0}：免费或已购买的额度已用完，补充额度之前服务会停止。",
            "请在控制台的服务页面查看用量，并购买额度或允许付费使用。",
        ],
        AccountFault::Throttled => told![
            "服务暂时拒绝请求",
            "服务返回 {0}，表示用量超限，但没有说明是哪一种。",
            "请一分钟后重新检查。";
            "短时间内请求过多。" => "一分钟后即可使用。";
            "服务的额度已用完。" => "一小时后仍不能使用；控制台的服务页面会显示用量。";
        ],
    }
}
