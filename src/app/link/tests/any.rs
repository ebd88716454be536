use proptest::prelude::*;

use super::*;
use crate::app::Rest;
use crate::domain::{Host, PathForm, Transport};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9_.-]{1,20}",
        "\\PC{1,12}",
        Just("mcp-MmZlNzMyZTFjNmRj".to_owned())
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let url = prop_oneof![
        3 => Just(String::new()),
        1 => word().prop_map(|word| format!("https://mcp.example.com/{word}/sse")),
        1 => "[a-z]{1,9}".prop_map(|id| format!("https://dashscope.aliyuncs.com/api/v1/mcps/{id}/mcp")),
    ];
    let transport = prop_oneof![
        Just(None),
        Just(Some(Transport::Sse)),
        Just(Some(Transport::StreamableHttp))
    ];
    let host = prop_oneof![Just(Host::Beijing), Just(Host::International)];
    let path = prop_oneof![Just(PathForm::Api), Just(PathForm::CompatibleMode)];
    let name = prop_oneof![Just(String::new()), word()];
    (word(), url, transport, name, host, path).prop_map(
        |(instance_id, url, transport, name, host, path)| Draft {
            instance_id,
            url,
            transport,
            name,
            form: crate::domain::UrlForm { host, path },
        },
    )
}

proptest! {
    #[test]
    fn any_services_come_out_the_same_at_a_colleagues(drafts in prop::collection::vec(draft(), 1..5)) {
        let mut sender = state();
        sender.input = sender.input.with_services(drafts, 0, Rest::Ready);
        let made = written(&sender, &here());
        prop_assume!(made.left_out == 0);
        let reader = opened(&made.fragment);
        prop_assert_eq!(services(&reader), services(&sender), "{}", made.fragment);
        // What is read is written in the same way.
        prop_assert_eq!(fragment(&reader), made.fragment);
    }

    #[test]
    fn any_text_is_read_without_a_key_coming_out(text in "\\PC{0,80}", at in 0_usize..3) {
        let address = [format!("#1&{text}"), format!("?{text}#1&id=a"), text][at].clone();
        let _ = read(&address);
        let with = format!("{address}&id={KEY}");
        prop_assert!(matches!(read(&with), Read::Refused(Refusal::Key)));
    }
}
