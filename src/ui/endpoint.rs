use yew::prelude::*;

use super::choice::{Choice, Segment};
use super::field::Field;
use super::findings::Findings;
use super::{Context, event::input_text};
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{Draft, Host, PathForm, Transport};
use crate::i18n::Strings;

/// Where the service is reached: the URL in use, its other forms one click away, each with the
/// evidence for it, and, folded away, the host and a URL of one's own.
pub(super) struct EndpointField<'a> {
    pub(super) context: &'a Context,
    pub(super) draft: &'a Draft,
    /// The URL in use, or an example of it.
    pub(super) url: &'a str,
    pub(super) transport: Transport,
    pub(super) findings: Vec<&'a Diagnostic>,
    pub(super) transport_findings: Vec<&'a Diagnostic>,
}

impl EndpointField<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings) = (self.context, self.context.strings());
        let own = !self.draft.url.is_empty();
        let why = match (own, self.draft.form.path, self.transport) {
            (true, ..) => strings.form_pasted_why,
            (_, _, Transport::StreamableHttp) => strings.form_api_http_why,
            (_, PathForm::CompatibleMode, _) => strings.form_documented_why,
            (_, PathForm::Api, _) => strings.form_api_sse_why,
        };
        let field = Field {
            context,
            id: "url",
            place: Place::Url,
            label: strings.url_label,
            hint: strings.url_hint,
            placeholder: if own {
                String::new()
            } else {
                self.url.to_owned()
            },
            value: self.draft.url.clone(),
            concealed: false,
            findings: if own {
                self.findings.clone()
            } else {
                Vec::new()
            },
            children: Html::default(),
        };
        let findings = |id: &str, list| {
            Findings {
                context,
                id: id.to_owned(),
                list,
            }
            .view()
        };
        html! {
            <div class="field endpoint">
                <span class="label">{ strings.endpoint_label }</span>
                <p class="url mono" id="endpoint" translate="no">{ self.url }</p>
                { forms(self, strings).view() }
                <p class="hint">{ why }</p>
                { findings("transport-findings", &self.transport_findings) }
                if !own { { findings("built-findings", &self.findings) } }
                <details open={own}>
                    <summary>{ strings.more }</summary>
                    { field.view() }
                    if own { { transports(self, strings) } } else { { hosts(self, strings) } }
                </details>
            </div>
        }
    }
}

fn forms(endpoint: &EndpointField, strings: &'static Strings) -> Choice {
    let (form, own) = (&endpoint.draft.form, !endpoint.draft.url.is_empty());
    let http = endpoint.transport == Transport::StreamableHttp;
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
            onchoose: endpoint.context.act(Action::Form(path, transport)),
        };
    Choice {
        name: "form",
        label: strings.endpoint_forms,
        segments: choices.map(segment).into(),
    }
}

fn transports(endpoint: &EndpointField, strings: &'static Strings) -> Html {
    let choices = [
        (Transport::Sse, "SSE"),
        (Transport::StreamableHttp, "Streamable HTTP"),
    ];
    let segment = |(transport, label): (Transport, &'static str)| Segment {
        id: transport.id().into(),
        label: label.into(),
        chosen: endpoint.transport == transport,
        onchoose: endpoint.context.act(Action::Transport(transport)),
    };
    let label = strings.transport_label;
    let choice = Choice {
        name: "transport",
        label,
        segments: choices.map(segment).into(),
    };
    html! { <><span class="label">{ label }</span>{ choice.view() }</> }
}

fn hosts(endpoint: &EndpointField, strings: &'static Strings) -> Html {
    let host = &endpoint.draft.form.host;
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
        onchoose: endpoint.context.act(Action::Host(choice)),
    };
    let label = strings.host_label;
    let choice = Choice {
        name: "host",
        label,
        segments: choices.map(segment).into(),
    };
    html! {
        <>
            <span class="label">{ label }</span>
            { choice.view() }
            <p class="hint">{ strings.host_why }</p>
            if let Host::Workspace { workspace, region } = host {
                { workspace_field(endpoint, strings, format!("{workspace}.{region}")) }
            }
        </>
    }
}

fn workspace_field(endpoint: &EndpointField, strings: &'static Strings, value: String) -> Html {
    let oninput = endpoint.context.dispatch.reform(|event: InputEvent| {
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
