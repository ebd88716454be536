use yew::Html;

use super::Context;
use super::choice::{Choice, Segment};
use super::dom::{all, el, entry, nothing, text, words};
use super::field::Field;
use super::findings::findings;
use super::page::View;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{Draft, Host, PathForm, Transport};

/// Where the service is reached: the URL in use, its other forms one click away, each with the
/// evidence for it, and, folded away, the host and a URL of one's own.
pub(super) fn endpoint(context: &Context, view: &View) -> Html {
    let strings = context.strings();
    let draft = view.state.input.draft();
    let given = view
        .derived
        .service
        .as_ref()
        .map(|service| service.transport);
    let transport = given.or(draft.transport).unwrap_or(Transport::Sse);
    let own = !draft.url.is_empty();
    let why = match (own, draft.form.path, transport) {
        (true, ..) => strings.form_pasted_why,
        (_, _, Transport::StreamableHttp) => strings.form_api_http_why,
        (_, PathForm::CompatibleMode, _) => strings.form_documented_why,
        (_, PathForm::Api, _) => strings.form_api_sse_why,
    };
    let found: Vec<&Diagnostic> = view.derived.at(Place::Url).collect();
    let at_transport: Vec<&Diagnostic> = view.derived.at(Place::Transport).collect();
    let field = Field {
        id: "url",
        label: strings.url_label,
        hint: strings.url_hint,
        placeholder: if own { "" } else { &view.url },
        value: &draft.url,
        concealed: false,
        findings: if own { &found } else { &[] },
        end: nothing(),
        read: |text| Action::Field(Place::Url, text),
    };
    let more = if own {
        transports(context, transport)
    } else {
        hosts(context, draft)
    };
    let url = [("translate", "no")];
    let summary = words("summary", strings.more);
    el(
        "div.field.endpoint",
        &[],
        vec![
            words("span.label", strings.endpoint_label),
            el("p.url.mono#endpoint", &url, vec![text(&view.url)]),
            forms(context, draft, transport),
            words("p.hint", why),
            findings(context, "transport-findings", &at_transport),
            findings(context, "built-findings", if own { &[] } else { &found }),
            el(
                "details",
                &[("open", if own { "open" } else { "" })],
                vec![summary, field.view(context), more],
            ),
        ],
    )
}

fn forms(context: &Context, draft: &Draft, transport: Transport) -> Html {
    let strings = context.strings();
    let own = !draft.url.is_empty();
    let mut segments = Vec::new();
    for (id, label, path, speaks) in [
        (
            "compatible-sse",
            strings.form_documented,
            PathForm::CompatibleMode,
            Transport::Sse,
        ),
        (
            "api-sse",
            strings.form_api_sse,
            PathForm::Api,
            Transport::Sse,
        ),
        (
            "api-http",
            strings.form_api_http,
            PathForm::Api,
            Transport::StreamableHttp,
        ),
    ] {
        let same_path = speaks == Transport::StreamableHttp || draft.form.path == path;
        segments.push(Segment {
            id: id.to_owned(),
            label: label.to_owned(),
            chosen: !own && transport == speaks && same_path,
            action: Action::Form(path, speaks),
        });
    }
    Choice {
        name: "form",
        label: strings.endpoint_forms,
        segments,
    }
    .view(context)
}

fn transports(context: &Context, transport: Transport) -> Html {
    let mut segments = Vec::new();
    for (choice, label) in [
        (Transport::Sse, "SSE"),
        (Transport::StreamableHttp, "Streamable HTTP"),
    ] {
        segments.push(Segment {
            id: choice.id().to_owned(),
            label: label.to_owned(),
            chosen: transport == choice,
            action: Action::Transport(choice),
        });
    }
    let label = context.strings().transport_label;
    let choice = Choice {
        name: "transport",
        label,
        segments,
    };
    all(vec![words("span.label", label), choice.view(context)])
}

fn hosts(context: &Context, draft: &Draft) -> Html {
    let strings = context.strings();
    let host = &draft.form.host;
    let workspace = Host::Workspace {
        workspace: "llm-abc123".into(),
        region: "cn-beijing".into(),
    };
    let mut segments = Vec::new();
    for (id, label, reported, choice) in [
        ("beijing", strings.host_beijing, "", Host::Beijing),
        ("workspace", strings.host_workspace, "", workspace),
        (
            "international",
            strings.host_intl,
            strings.host_reported,
            Host::International,
        ),
        (
            "us",
            strings.host_us,
            strings.host_reported,
            Host::UnitedStates,
        ),
    ] {
        segments.push(Segment {
            id: id.to_owned(),
            label: format!("{label}{reported}"),
            chosen: std::mem::discriminant(host) == std::mem::discriminant(&choice),
            action: Action::Host(choice),
        });
    }
    let label = strings.host_label;
    let mut nodes = vec![
        words("span.label", label),
        Choice {
            name: "host",
            label,
            segments,
        }
        .view(context),
        words("p.hint", strings.host_why),
    ];
    if let Host::Workspace { workspace, region } = host {
        nodes.push(workspace_field(context, &format!("{workspace}.{region}")));
    }
    all(nodes)
}

fn workspace_field(context: &Context, value: &str) -> Html {
    let read = |text: String| {
        let (workspace, region) = text.split_once('.').unwrap_or((&text, ""));
        Action::Host(Host::Workspace {
            workspace: workspace.into(),
            region: region.into(),
        })
    };
    let attributes = [("type", "text")];
    let input = entry(context, "input.mono#workspace", &attributes, value, read);
    el(
        "div.field",
        &[],
        vec![
            el(
                "label",
                &[("for", "workspace")],
                vec![text(context.strings().workspace_label)],
            ),
            el("div.line", &[], vec![input]),
            words("p.hint", context.strings().workspace_hint),
        ],
    )
}
