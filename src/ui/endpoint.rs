use super::attribute::Attribute;
use super::choice::{choice, segment};
use super::dom::Page;
use super::field::Field;
use super::findings::findings;
use super::page::View;
use crate::app::more::site::settings;
use crate::app::{Action, Rest, State};
use crate::diagnostic::Place;
use crate::domain::{Draft, Host, PathForm, Transport, scan};
use crate::i18n::more::more;

/// Where the service is reached: the URL in use, its other forms one click away, each with the
/// evidence for it, and, folded away, the host and a URL of one's own.
pub(super) fn endpoint(page: &mut Page, view: &View) {
    let strings = page.strings;
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
    // What is found in a URL stands where the URL comes from.
    let (mut at_field, mut at_form) = (view.derived.at(Place::Url), Vec::new());
    if !own {
        std::mem::swap(&mut at_field, &mut at_form);
    }
    let field = Field {
        id: "url",
        label: strings.url_label,
        hint: strings.url_hint,
        placeholder: if own { "" } else { &view.url },
        value: &draft.url,
        concealed: false,
        findings: &at_field,
        read: |text| Action::Field(Place::Url, text),
    };
    page.open("div.field.endpoint");
    page.words("span.label", strings.endpoint_label);
    page.open("p.url.mono#endpoint");
    page.set(Attribute::Translate, "no");
    page.text(&view.url);
    page.close();
    forms(page, draft, transport);
    page.words("p.hint", why);
    let at_transport = view.derived.at(Place::Transport);
    findings(page, "transport-findings", &at_transport);
    findings(page, "built-findings", &at_form);
    page.open("details");
    page.set(Attribute::Open, if own { "open" } else { "" });
    page.words("summary", strings.more);
    field.open(page);
    field.close(page);
    page.group();
    if page.rest == Rest::Ready {
        folded(page, &view.state, transport);
    }
    page.close();
    page.close();
    page.close();
}

/// What few people unfold.
#[inline(never)]
fn folded(page: &mut Page, state: &State, transport: Transport) {
    let draft = state.input.draft();
    if draft.url.is_empty() {
        hosts(page, draft, site_host(state));
    } else {
        transports(page, transport);
    }
}

fn forms(page: &mut Page, draft: &Draft, transport: Transport) {
    let strings = page.strings;
    let own = !draft.url.is_empty();
    choice(page, strings.endpoint_forms);
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
        let chosen = !own && transport == speaks && same_path;
        segment(
            page,
            ("form", id),
            label,
            chosen,
            Action::Form(path, speaks),
        );
    }
    page.close();
}

fn transports(page: &mut Page, transport: Transport) {
    let label = more(page.lang).transport_label;
    page.words("span.label", label);
    choice(page, label);
    for (speaks, label) in [
        (Transport::Sse, "SSE"),
        (Transport::StreamableHttp, "Streamable HTTP"),
    ] {
        let (id, chosen) = (speaks.id(), transport == speaks);
        let action = Action::Transport(speaks);
        segment(page, ("transport", id), label, chosen, action);
    }
    page.close();
}

/// The host that the owner of the site has set, where it is none of those that are always there.
fn site_host(state: &State) -> Option<Host> {
    let host = settings(state).form.host.as_deref().map(Host::of)?;
    let is_own = matches!(
        host,
        Host::Other(_) | Host::Plan(_) | Host::HongKong | Host::Workspace { .. }
    );
    is_own.then_some(host)
}

fn hosts(page: &mut Page, draft: &Draft, own: Option<Host>) {
    let texts = more(page.lang);
    let host = &draft.form.host;
    page.words("span.label", texts.host_label);
    choice(page, texts.host_label);
    let is_own = own.as_ref() == Some(host);
    if let Some(own) = own {
        let (name, action) = (own.name(), Action::Host(own));
        segment(page, ("host", "site"), &name, is_own, action);
    }
    for (id, label, reported) in [
        ("beijing", texts.host_beijing, ""),
        ("workspace", texts.host_workspace, ""),
        ("international", texts.host_intl, texts.host_reported),
        ("us", texts.host_us, texts.host_reported),
    ] {
        let choice = match id {
            "workspace" => Host::Workspace {
                workspace: "llm-abc123".into(),
                region: "cn-beijing".into(),
            },
            "international" => Host::International,
            "us" => Host::UnitedStates,
            _ => Host::Beijing,
        };
        let same = std::mem::discriminant(host) == std::mem::discriminant(&choice);
        let chosen = same && !is_own;
        let label = [label, reported].concat();
        segment(page, ("host", id), &label, chosen, Action::Host(choice));
    }
    page.close();
    page.words("p.hint", texts.host_why);
    if let Host::Workspace { workspace, region } = host {
        workspace_field(page, &[workspace, ".", region].concat());
    }
}

fn workspace_field(page: &mut Page, value: &str) {
    let read = |text: String| {
        let (workspace, region) = scan::cut(&text, '.').unwrap_or((&text, ""));
        Action::Host(Host::Workspace {
            workspace: workspace.into(),
            region: region.into(),
        })
    };
    page.open("div.field");
    page.label("workspace", more(page.lang).workspace_label);
    page.open("div.line");
    page.entry("input.mono#workspace", value, read);
    page.set(Attribute::Type, "text");
    page.close();
    page.close();
    page.words("p.hint", more(page.lang).workspace_hint);
    page.close();
}
