//! Tools as a large service lists them.

use serde_json::{Value, json};

/// As many tools as wanted, of about 1.2 kB each.
pub(crate) fn tools(count: usize) -> Vec<Value> {
    (0..count).map(tool).collect()
}

fn tool(index: usize) -> Value {
    let text = |name: &str, what: &str| json!({ "type": "string", "description": format!("{what} of {name} number {index}, as the console shows it. 控制台显示的值。") });
    json!({
        "name": format!("Ecs-20140526-DescribeInstances{index}"),
        "title": format!("查询实例 {index}"),
        "description": "Lists the instances of a region with their state, network and disks, page by page.\n\
            Results are ordered by creation time; \"NextToken\" of one page is the start of the next. ".repeat(2),
        "inputSchema": {
            "type": "object",
            "properties": {
                "RegionId": text("the region", "The ID"),
                "InstanceIds": { "type": "array", "items": text("an instance", "The ID"), "maxItems": 100 },
                "Status": { "type": "string", "enum": ["Pending", "Running", "Starting", "Stopping", "Stopped"] },
                "PageSize": { "type": "integer", "minimum": 1, "maximum": 100, "default": 10 },
                "Filter": { "type": "object", "properties": { "Key": text("the filter", "The name"), "Value": text("the filter", "The value") } },
            },
            "required": ["RegionId"],
            "additionalProperties": false,
        },
        "annotations": { "readOnlyHint": true, "idempotentHint": true },
    })
}

/// The reply to the `tools/list` of this ID, in one page.
pub(crate) fn reply(id: usize, tools: &[Value]) -> String {
    json!({ "jsonrpc": "2.0", "id": id, "result": { "tools": tools } }).to_string()
}
