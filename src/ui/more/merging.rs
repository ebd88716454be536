use crate::app::more::Merging;
use crate::app::{Action, Existing, ExtraAction, Item, State};
use crate::domain::number;
use crate::i18n::more::{More, more};
use crate::i18n::refusals::refusal;
use crate::i18n::with_fact;
use crate::merge::{Change, Line, OnClash, difference};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::choice::{choice, segment};
use crate::ui::copy::copy_button;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// How many lines without a change stand around one that has changed.
const AROUND: usize = 3;

/// The person's own file with the servers in it.
#[inline(never)]
pub(in crate::ui) fn merging(page: &mut Page, view: &View) {
    let (texts, state) = (more(page.lang), &view.state);
    if state.client.file.is_none() {
        return page.nothing();
    }
    let existing = &state.extra.existing;
    page.open("section.merge#merge");
    page.set(Attribute::AriaLabelledBy, "merge-heading");
    page.words("h3#merge-heading", texts.merge_heading);
    page.words("p.hint#merge-hint", texts.merge_hint);
    file(page, state, existing, texts);
    page.open("div");
    page.set(Attribute::AriaLive, "polite");
    if let Some(problem) = existing.problem {
        problem_of(page, texts.file_problem(problem), texts.merge_refused);
    }
    let merged = view
        .derived
        .extra
        .given()
        .and_then(|extra| extra.merged.as_ref());
    match merged {
        Some(Ok(merging)) => result(page, view, merging, texts),
        Some(Err(why)) => {
            let message = refusal(why, state.client, page.lang);
            problem_of(page, &message.title, &message.why(page.lang));
        }
        None if !existing.text.is_empty() => page.words("p.hint", texts.merge_needs_service),
        None => page.nothing(),
    }
    page.close();
    page.close();
}

/// The file as it is.
fn file(page: &mut Page, state: &State, existing: &Existing, texts: &More) {
    page.open("div.field");
    page.label("existing", texts.merge_label);
    let name = state
        .client
        .path(state.platform, crate::clients::Scope::User)
        .unwrap_or(state.client.name);
    page.entry("textarea.mono#existing", existing.text.expose(), |text| {
        Action::Extra(ExtraAction::Existing(text))
    });
    page.set(Attribute::Rows, "4");
    page.set(
        Attribute::Placeholder,
        &with_fact(texts.merge_placeholder, name),
    );
    page.set(Attribute::AriaDescribedBy, "merge-hint");
    page.close();
    page.open("div.actions");
    page.button(
        "button.button#open-file",
        Action::Extra(ExtraAction::OpenFile),
    );
    Icon::Open.draw(page);
    page.text(texts.merge_open);
    page.close();
    if let Some(name) = &existing.name {
        page.words("span.note.mono", name);
    }
    if !existing.text.is_empty() || existing.name.is_some() {
        page.button(
            "button.button.quiet#close-file",
            Action::Extra(ExtraAction::CloseFile),
        );
        page.text(texts.merge_close);
        page.close();
    }
    page.close();
    page.close();
}

fn problem_of(page: &mut Page, title: &str, why: &str) {
    page.open("div.finding.error");
    page.set(Attribute::Role, "alert");
    Icon::Error.draw(page);
    page.open("div");
    page.words("strong", title);
    page.words("p", why);
    page.close();
    page.close();
}

/// What changes, the choice where a name is taken, and the ways to take the file.
fn result(page: &mut Page, view: &View, merging: &Merging, texts: &More) {
    let existing = &view.state.extra.existing;
    let merged = &merging.merged;
    if let Some(name) = merged.clashes.first() {
        clash(page, existing, name, merging, texts);
    }
    if !merged.changed {
        page.open("p.undo");
        Icon::Check.draw(page);
        page.text(if merged.clashes.is_empty() {
            texts.merge_unchanged
        } else {
            texts.merge_keep
        });
        page.close();
        return;
    }
    page.words("p.hint", texts.merge_added);
    let after = if view.state.output_shown {
        &merged.text
    } else {
        &merging.shown
    };
    lines(page, &difference(existing.text.expose(), after), texts);
    page.open("div.actions");
    copy_button(page, &view.state, Item::Merged, texts.merge_copy);
    page.button(
        "button.button#download-merged",
        Action::Extra(ExtraAction::DownloadMerged),
    );
    Icon::Download.draw(page);
    page.text(texts.merge_download);
    page.close();
    if existing.writable {
        page.button("button.button#backup", Action::Extra(ExtraAction::Backup));
        page.text(texts.merge_backup);
        page.close();
        page.button("button.button#save-file", Action::Extra(ExtraAction::Save));
        page.text(texts.merge_save);
        page.close();
    }
    page.close();
    page.open("p.hint");
    page.set(Attribute::Role, "status");
    page.text(match existing.saved {
        Some(true) => texts.merge_saved,
        Some(false) => texts.merge_save_failed,
        None if existing.writable && !existing.backed_up => texts.merge_backup_first,
        None => "",
    });
    page.close();
}

fn clash(page: &mut Page, existing: &Existing, name: &str, merging: &Merging, texts: &More) {
    page.open("div.field.clash");
    page.words("span.label", &with_fact(texts.merge_clash, name));
    choice(page, texts.merge_heading);
    let renamed = match existing.on_clash {
        OnClash::Rename => merging
            .merged
            .names
            .first()
            .map_or("", String::as_str)
            .to_owned(),
        _ => [name, "_2"].concat(),
    };
    for on_clash in [OnClash::Replace, OnClash::Rename, OnClash::Keep] {
        let label = match on_clash {
            OnClash::Replace => texts.merge_replace.to_owned(),
            OnClash::Rename => with_fact(texts.merge_rename, &renamed),
            OnClash::Keep => texts.merge_keep.to_owned(),
        };
        let chosen = on_clash == existing.on_clash;
        segment(
            page,
            ("on-clash", on_clash.id()),
            &label,
            chosen,
            Action::Extra(ExtraAction::OnClash(on_clash)),
        );
    }
    page.close();
    page.close();
}

/// The lines that change, with a few around them.
fn lines(page: &mut Page, lines: &[Line], texts: &More) {
    page.open("div.code.difference");
    page.set(Attribute::TabIndex, "0");
    page.set(Attribute::Role, "region");
    page.set(Attribute::AriaLabel, texts.merge_difference);
    page.set(Attribute::Translate, "no");
    let near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        lines
            .iter()
            .skip(from)
            .take(at - from + AROUND + 1)
            .any(|line| line.change != Change::Kept)
    };
    let mut skipped = 0;
    for (at, line) in lines.iter().enumerate() {
        if near(at) {
            gap(page, &mut skipped, texts);
            let (tag, mark) = match line.change {
                Change::Kept => ("div.kept", " "),
                Change::Removed => ("del", "-"),
                Change::Added => ("ins", "+"),
            };
            page.open(tag);
            page.words("span.mark", mark);
            page.text(line.text);
            page.close();
        } else {
            skipped += 1;
        }
    }
    gap(page, &mut skipped, texts);
    page.close();
}

fn gap(page: &mut Page, skipped: &mut usize, texts: &More) {
    if *skipped > 0 {
        page.words("div.gap", &with_fact(texts.merge_lines, &number(*skipped)));
        *skipped = 0;
    }
}
