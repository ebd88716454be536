use crate::app::more::live::situation;
use crate::app::more::tools::outside;
use crate::app::{Action, Item, Live, LiveAction, Reach, Run};
use crate::diagnostic::Lang;
use crate::domain::{Endpoint, Transport, visible_line};
use crate::emit::shell::Shell;
use crate::i18n::causes::{Explained, explain};
use crate::i18n::live::Live as Texts;
use crate::i18n::with_fact;
use crate::mcp::diagnosis::{Cause, beforehand, diagnose, said};
use crate::mcp::outside::{Command, Tool, set_key};
use crate::mcp::session::Failure;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::choice::{choice, segment};
use crate::ui::code::code;
use crate::ui::copy::copy_button;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// The longest piece of a server's own words that is quoted, in characters.
const SAID: usize = 300;

/// Why there is no listing, or only a part of one: what happened, what to do, what else it may be,
/// and a command that shows the same outside of the browser.
pub(super) fn failed(page: &mut Page, view: &View, live: &Live, texts: &Texts) {
    let looking = matches!(live.run, Run::Failed { evidence: None, .. });
    let service = view.derived.service.as_ref();
    let ahead = service.and_then(|service| unreachable(live, &service.endpoint));
    if let Some(cause) = ahead.filter(|_| !is_about_screen(view, live)) {
        page.open("div.failure#unreachable");
        page.open("div.finding.info");
        Icon::Info.draw(page);
        explained(page, &cause, "", texts);
        commands(page, view, texts);
        return page.close();
    }
    let Some(situation) = situation(live).filter(|_| !looking) else {
        return page.nothing();
    };
    let cause = diagnose(&situation);
    if cause == Cause::Cancelled {
        return page.nothing();
    }
    page.open("div.failure#failure");
    page.open("div.finding.error");
    page.set(Attribute::Code, cause.code());
    Icon::Error.draw(page);
    explained(page, &cause, said(situation.failure), texts);
    if let Some(other) = cause.offers() {
        page.open("div.actions");
        page.button(
            "button.button#other-transport",
            LiveAction::CheckAs(other).into(),
        );
        page.text(&with_fact(texts.try_other, name(other)));
        page.close();
        page.close();
    } else {
        page.nothing();
    }
    commands(page, view, texts);
    page.close();
}

/// What happened, in a few words; empty while the browser looks for the cause, and where nothing
/// failed.
pub(super) fn title(live: &Live, lang: Lang) -> String {
    let looking = match &live.run {
        Run::Failed {
            failure, evidence, ..
        } => evidence.is_none() || is_cancel(failure),
        _ => true,
    };
    match situation(live).filter(|_| !looking) {
        Some(situation) => explain(&diagnose(&situation), lang).title,
        None => String::new(),
    }
}

/// Whether the person ended it, which is no failure.
pub(super) fn is_cancel(failure: &Failure) -> bool {
    matches!(failure, Failure::Cancelled)
}

/// Whether what was asked is what the screen shows.
pub(super) fn is_about_screen(view: &View, live: &Live) -> bool {
    let asked = live.target.as_ref().map(|target| &target.endpoint);
    let shown = view
        .derived
        .service
        .as_ref()
        .map(|service| &service.endpoint);
    !matches!(live.run, Run::Idle) && asked == shown
}

/// Why the page cannot reach an endpoint, where that is known without a request.
pub(super) fn unreachable(live: &Live, endpoint: &Endpoint) -> Option<Cause> {
    let reach = live.site.reach(endpoint);
    beforehand(endpoint, live.site.page, reach != Reach::OtherHost)
}

/// Fills the element just opened, and closes it.
fn explained(page: &mut Page, cause: &Cause, said: &str, texts: &Texts) {
    let Explained {
        title,
        cause: why,
        remedy,
        possibilities,
    } = explain(cause, page.lang);
    page.open("div");
    page.words("strong", &title);
    page.words("p", &why);
    if remedy.is_empty() {
        page.nothing();
    } else {
        page.words("p.remedy", &remedy);
    }
    if said.is_empty() {
        page.nothing();
    } else {
        page.open("p.said-by-server");
        page.text(texts.said);
        page.words("q", &visible_line(said, SAID));
        page.close();
    }
    if possibilities.is_empty() {
        page.nothing();
    } else {
        page.words("p.unsure", texts.possibilities);
        page.open("ol.possibilities");
        for (what, check) in &possibilities {
            page.open("li");
            page.words("span", what);
            page.words("p.hint", check);
            page.close();
        }
        page.close();
    }
    page.close();
    page.close();
}

/// Ready commands for the shell that the person uses.
fn commands(page: &mut Page, view: &View, texts: &Texts) {
    let state = &view.state;
    let all = outside(state, &view.derived);
    let mut own = Vec::new();
    for (index, command) in all.iter().enumerate() {
        if command.shell == state.shell {
            own.push((index, command));
        }
    }
    if all.is_empty() {
        return page.nothing();
    }
    page.open("details");
    page.words("summary#outside", texts.outside);
    page.words("p.hint", texts.outside_why);
    choice(page, texts.shell);
    for shell in Shell::ALL {
        let label = match shell {
            Shell::Bash => "bash / zsh",
            Shell::PowerShell => "PowerShell",
            Shell::Cmd => "cmd",
        };
        let (id, chosen) = (shell.format().id(), shell == state.shell);
        segment(
            page,
            ("outside-shell", id),
            label,
            chosen,
            Action::Shell(shell),
        );
    }
    page.close();
    if let Some(line) = set_key(state.shell) {
        page.open("div.field.command");
        page.words("span.label", texts.set_key);
        code(page, &line, state.shell.format(), texts.set_key, false);
        page.close();
    }
    for (index, command) in own {
        one(page, view, index, command, texts);
    }
    page.close();
}

fn one(page: &mut Page, view: &View, index: usize, command: &Command, texts: &Texts) {
    let label = match command.tool {
        Tool::Curl => "curl",
        Tool::Inspector => "MCP Inspector",
    };
    page.open("div.field.command");
    page.words("span.label", label);
    code(page, &command.text, command.shell.format(), label, false);
    page.open("div.actions");
    copy_button(page, &view.state, Item::Outside(index), texts.copy_command);
    page.close();
    page.close();
}

fn name(transport: Transport) -> &'static str {
    match transport {
        Transport::Sse => "SSE",
        Transport::StreamableHttp => "Streamable HTTP",
    }
}
