use super::*;
use crate::mcp::types::Annotations;

fn tool(name: &str, read_only: Option<bool>, destructive: Option<bool>) -> Tool {
    Tool {
        name: name.to_owned(),
        title: None,
        description: Some("Deletes everything.".to_owned()),
        input_schema: None,
        annotations: Annotations {
            read_only,
            destructive,
            ..Annotations::default()
        },
        invalid_header: false,
        risk: None,
    }
}

#[test]
fn the_action_of_a_name_is_recognised() {
    for (name, word, effect) in [
        ("Ecs-20140526-DeleteInstance", "Delete", Effect::Destroys),
        ("Ecs-20140526-DeleteInstances", "Delete", Effect::Destroys),
        ("Ecs-20140526-StopInstance", "Stop", Effect::Destroys),
        ("Ecs-20140526-RebootInstance", "Reboot", Effect::Destroys),
        ("Ecs-20140526-DetachDisk", "Detach", Effect::Destroys),
        (
            "Ecs-20140526-RevokeSecurityGroup",
            "Revoke",
            Effect::Destroys,
        ),
        ("Ecs-20140526-RunInstances", "Run", Effect::Changes),
        ("Ecs-20140526-RunCommand", "Run", Effect::Changes),
        ("Ecs-20140526-StartInstance", "Start", Effect::Changes),
        ("Ecs-20140526-CreateInstance", "Create", Effect::Changes),
        (
            "Ecs-20140526-ModifyInstanceAttribute",
            "Modify",
            Effect::Changes,
        ),
        ("Ecs-20140526-InvokeCommand", "Invoke", Effect::Changes),
        ("Ecs-20140526-AttachDisk", "Attach", Effect::Changes),
        (
            "Ecs-20140526-AuthorizeSecurityGroup",
            "Authorize",
            Effect::Changes,
        ),
        (
            "Vpc-20160428-ReleaseEipAddress",
            "Release",
            Effect::Destroys,
        ),
        (
            "Ram-20150501-SetDefaultPolicyVersion",
            "Set",
            Effect::Changes,
        ),
        ("Ram-20150501-UpdateUser", "Update", Effect::Changes),
        ("Oss-20190517-PutBucketAcl", "Put", Effect::Changes),
        ("delete_file", "delete", Effect::Destroys),
        ("deleteFile", "delete", Effect::Destroys),
        ("DELETE_FILE", "DELETE", Effect::Destroys),
        ("delete", "delete", Effect::Destroys),
        ("maps_delete_marker", "delete", Effect::Destroys),
        ("github.create_issue", "create", Effect::Changes),
        ("HTTPDeleteFile", "Delete", Effect::Destroys),
        ("file-write", "write", Effect::Changes),
        ("terminate2", "terminate", Effect::Destroys),
        ("删除文件", "删除", Effect::Destroys),
        ("发送邮件.", "发送", Effect::Changes),
    ] {
        let expected = Risk {
            effect,
            sign: Sign::Word(word.to_owned()),
        };
        assert_eq!(risk(&tool(name, None, None)), Some(expected), "{name}");
    }
}

#[test]
fn what_only_sounds_like_an_action_is_not_one() {
    for name in [
        "Ecs-20140526-DescribeInstances",
        "Ecs-20140526-DescribeRunningInstances",
        "DescribeRunningInstances",
        "ListCreatedX",
        "list_created_x",
        "runtime_info",
        "settings",
        "data_set",
        "dataset_rows",
        "get_release_notes",
        "release_notes",
        "latest_release",
        "run_history",
        "start_time",
        "order_status",
        "user_update_history",
        "GetStartedGuide",
        "list_delete_markers",
        "check_update",
        "search",
        "bailian_web_search",
        "maps_direction_transit_integrated",
        "creator_profile",
        "Removed",
        "Ecs-20140526-DescribeStopReasons",
        "Delete-20140526-DescribeInstances",
        "query_创建_时间",
        "推荐美食.",
        "查询删除记录",
        "run",
        "",
        "-",
        "20140526",
    ] {
        assert_eq!(risk(&tool(name, None, None)), None, "{name}");
    }
}

#[test]
fn the_servers_own_hints() {
    let hint = Some(Risk {
        effect: Effect::Destroys,
        sign: Sign::DestructiveHint,
    });
    let word = |word: &str, effect| {
        let sign = Sign::Word(word.to_owned());
        Some(Risk { effect, sign })
    };
    let (yes, no) = (Some(true), Some(false));
    for (name, read_only, destructive, expected) in [
        ("search", None, yes, hint.clone()),
        ("search", no, None, None),
        ("search", None, no, None),
        ("create_x", yes, None, None),
        ("delete_x", yes, no, None),
        ("delete_x", yes, yes, word("delete", Effect::Destroys)),
        ("search", yes, yes, hint.clone()),
        ("create_x", None, yes, hint),
        ("create_x", no, no, word("create", Effect::Changes)),
        ("delete_x", None, no, word("delete", Effect::Destroys)),
    ] {
        let found = risk(&tool(name, read_only, destructive));
        assert_eq!(found, expected, "{name} {read_only:?} {destructive:?}");
    }
}
