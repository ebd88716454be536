//! What the parts that are loaded later ask of the browser.

use yew::Callback;

use super::{about, comfort, download, files, live, locale, location, style, worker};
use crate::app::more::RECENT;
use crate::app::more::site::first;
use crate::app::{Action, ExportFormat, Extra, ExtraAction, LiveAction};
use crate::clients::{Client, default_client};
use crate::mcp::export;
use crate::ui::View;

/// Under this name the ids of the clients that were chosen are remembered, the last one first.
pub(super) const CLIENTS: &str = "bailian-mcp-config.clients";

/// Begins when the parts are there.
#[inline(never)]
pub(super) fn begin(dispatch: &Callback<Action>) {
    style::adopt();
    location::begin(dispatch.clone());
    let remembered = locale::remembered(CLIENTS).unwrap_or_default();
    let ids = remembered.split(',').map(str::to_owned).collect();
    dispatch.emit(Action::Extra(ExtraAction::Recent(ids)));
    // Whom the person chose before comes before what the site sets.
    live::load(dispatch.clone());
    super::embedding::install();
    files::accept_dropped(dispatch.clone());
    about::begin(dispatch);
    comfort::begin(dispatch);
    worker::begin(dispatch.clone());
    comfort::say_reloaded(dispatch);
}

/// Goes after the state: begins and ends what is asked of a service, and lets the address tell what is
/// on the page.
#[inline(never)]
pub(super) fn follow(view: &View, held: &mut live::Held, dispatch: &Callback<Action>) {
    live::follow(view, held, dispatch);
    location::follow(&view.state);
}

/// Does what an action asks of the browser; the reducer has seen it already or sees it next.
#[inline(never)]
pub(super) fn act(view: &View, action: &ExtraAction, dispatch: &Callback<Action>) {
    let extra = view.derived.extra.given();
    let existing = &view.state.extra.existing;
    match action {
        ExtraAction::DownloadAll => {
            let several = extra.map_or(&[][..], |extra| &extra.several);
            let files = several
                .iter()
                .filter_map(|one| Some((one.filename()?, one.snippet()?.text.clone())));
            files::download_all(files.collect());
        }
        ExtraAction::OpenFile => files::open(dispatch.clone()),
        ExtraAction::Backup => {
            let _ = download::download(existing.text.expose(), &[file_name(view), ".bak"].concat());
        }
        ExtraAction::DownloadMerged => {
            if let Some(merging) = extra.and_then(|extra| extra.merged()) {
                let _ = download::download(&merging.merged.text, file_name(view));
            }
        }
        ExtraAction::Save => {
            if let Some(merging) = extra.and_then(|extra| extra.merged()) {
                files::save(&merging.merged.text, dispatch.clone());
            }
        }
        ExtraAction::Renew => worker::renew(),
        ExtraAction::Live(action) => {
            if let LiveAction::Export(format) = &*action.get() {
                export(view, *format);
            }
        }
        ExtraAction::Comfort(action) => comfort::act(view, *action.get()),
        _ => {}
    }
}

/// Hands out the list of tools, all of it, whatever is searched for.
fn export(view: &View, format: ExportFormat) {
    let Some(extra) = view.derived.extra.given() else {
        return;
    };
    let tools = extra.tools.source.tools();
    let (text, end) = match format {
        ExportFormat::Json => (export::json(tools), "-tools.json"),
        ExportFormat::Csv => (export::csv(tools), "-tools.csv"),
        ExportFormat::Markdown => (export::markdown(tools), "-tools.md"),
    };
    let _ = download::download(&text, &[&extra.tools.server, end].concat());
}

/// Remembers that a client was chosen. Names alone are stored, never a key.
#[inline(never)]
pub(super) fn remember(extra: &Extra, chosen: &Client) {
    // What the owner of the site has chosen stands in the first row anyway.
    let first = first(&extra.live.get().site);
    let is_sites = first.id == chosen.id && first.id != default_client().id;
    if is_sites && locale::remembered(CLIENTS).is_none() {
        return;
    }
    let mut ids = vec![chosen.id];
    for client in &extra.recent {
        if client.id != chosen.id && ids.len() < RECENT {
            ids.push(client.id);
        }
    }
    locale::remember(CLIENTS, &ids.join(","));
}

/// The opened file's own name, else the name of the file that the client reads.
fn file_name(view: &View) -> &str {
    let snippets = &view.derived.rendered.snippets;
    let name = snippets
        .first()
        .and_then(|snippet| snippet.filename.as_deref());
    view.state
        .extra
        .existing
        .name
        .as_deref()
        .or(name)
        .unwrap_or("mcp.json")
}
