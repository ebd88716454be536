use yew::prelude::*;

use super::choice::{Choice, Segment};
use super::field::Field;
use super::{Context, event::input_text};
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{Draft, Host, PathForm, Transport};
use crate::i18n::Strings;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) draft: Draft,
    /// The URL in use, or an example of it.
    pub(super) url: AttrValue,
    pub(super) transport: Transport,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) transport_findings: Vec<Diagnostic>,
}

/// Where the service is reached: the URL in use, its other forms one click away, each with the
/// evidence for it, and, folded away, the host and a URL of one's own.
#[component]
pub(super) fn EndpointField(props: &Props) -> Html {
    let (context, strings) = (&props.context, props.context.strings());
    let own = !props.draft.url.is_empty();
    let why = match (own, props.draft.form.path, props.transport) {
        (true, ..) => strings.form_pasted_why,
        (_, _, Transport::StreamableHttp) => strings.form_api_http_why,
        (_, PathForm::CompatibleMode, _) => strings.form_documented_why,
        (_, PathForm::Api, _) => strings.form_api_sse_why,
    };
    html! {
        <div class="field endpoint">
            <span class="label">{ strings.endpoint_label }</span>
            <p class="url mono" id="endpoint" translate="no">{ &props.url }</p>
            <Choice name="form" label={strings.endpoint_forms} segments={forms(props, strings)} />
            <p class="hint">{ why }</p>
            <super::findings::Findings
                context={context.clone()}
                id="transport-findings"
                list={props.transport_findings.clone()}
            />
            if !own {
                <super::findings::Findings context={context.clone()} id="built-findings" list={props.findings.clone()} />
            }
            <details open={own}>
                <summary>{ strings.more }</summary>
                <Field
                    context={context.clone()}
                    id="url"
                    place={Place::Url}
                    label={strings.url_label}
                    hint={strings.url_hint}
                    placeholder={if own { AttrValue::default() } else { props.url.clone() }}
                    value={props.draft.url.clone()}
                    findings={if own { props.findings.clone() } else { Vec::new() }}
                />
                if own {
                    <span class="label">{ strings.transport_label }</span>
                    <Choice name="transport" label={strings.transport_label} segments={transports(props)} />
                } else {
                    { hosts(props, strings) }
                }
            </details>
        </div>
    }
}

fn forms(props: &Props, strings: &'static Strings) -> Vec<Segment> {
    let (form, own) = (&props.draft.form, !props.draft.url.is_empty());
    let http = props.transport == Transport::StreamableHttp;
    let compatible = form.path == PathForm::CompatibleMode;
    let choices = [
        (
            "compatible-sse",
            strings.form_documented,
            PathForm::CompatibleMode,
            Transport::Sse,
            compatible && !http,
        ),
        (
            "api-sse",
            strings.form_api_sse,
            PathForm::Api,
            Transport::Sse,
            !compatible && !http,
        ),
        (
            "api-http",
            strings.form_api_http,
            PathForm::Api,
            Transport::StreamableHttp,
            http,
        ),
    ];
    let segment =
        |(id, label, path, transport, chosen): (&'static str, &'static str, _, _, bool)| Segment {
            id: id.into(),
            label: label.into(),
            chosen: chosen && !own,
            onchoose: props.context.act(Action::Form(path, transport)),
        };
    choices.map(segment).into()
}

fn transports(props: &Props) -> Vec<Segment> {
    let choices = [
        (Transport::Sse, "SSE"),
        (Transport::StreamableHttp, "Streamable HTTP"),
    ];
    let segment = |(transport, label): (Transport, &'static str)| Segment {
        id: transport.id().into(),
        label: label.into(),
        chosen: props.transport == transport,
        onchoose: props.context.act(Action::Transport(transport)),
    };
    choices.map(segment).into()
}

fn hosts(props: &Props, strings: &'static Strings) -> Html {
    let host = &props.draft.form.host;
    let empty = Host::Workspace {
        workspace: "llm-abc123".into(),
        region: "cn-beijing".into(),
    };
    let reported = |name: &str| format!("{name}, {}", strings.host_reported);
    let choices = [
        ("beijing", strings.host_beijing.to_owned(), Host::Beijing),
        ("workspace", strings.host_workspace.to_owned(), empty),
        (
            "international",
            reported(strings.host_intl),
            Host::International,
        ),
        ("us", reported(strings.host_us), Host::UnitedStates),
    ];
    let segment = |(id, label, choice): (&'static str, String, Host)| Segment {
        id: id.into(),
        label: label.into(),
        chosen: std::mem::discriminant(host) == std::mem::discriminant(&choice),
        onchoose: props.context.act(Action::Host(choice)),
    };
    html! {
        <>
            <span class="label">{ strings.host_label }</span>
            <Choice name="host" label={strings.host_label} segments={choices.map(segment).to_vec()} />
            <p class="hint">{ strings.host_why }</p>
            if let Host::Workspace { workspace, region } = host {
                { workspace_field(props, strings, format!("{workspace}.{region}")) }
            }
        </>
    }
}

fn workspace_field(props: &Props, strings: &'static Strings, value: String) -> Html {
    let oninput = props.context.dispatch.reform(|event: InputEvent| {
        let text = input_text(&event);
        let (workspace, region) = text.split_once('.').unwrap_or((text.as_str(), ""));
        Action::Host(Host::Workspace {
            workspace: workspace.into(),
            region: region.into(),
        })
    });
    html! {
        <div class="field">
            <label for="workspace">{ strings.workspace_label }</label>
            <div class="line">
                <input id="workspace" class="mono" type="text" {value} autocomplete="off" spellcheck="false" {oninput} />
            </div>
            <p class="hint">{ strings.workspace_hint }</p>
        </div>
    }
}
