use crate::diagnostic::{Diagnostic, Lang};
use crate::emit::json::{Json, Object};
use crate::i18n::message;

/// The findings with their texts in one language. `offset` turns a byte of the text they speak of
/// into UTF-16 code units, which is what JavaScript counts.
pub(super) fn findings(list: &[Diagnostic], lang: Lang, offset: &dyn Fn(usize) -> usize) -> Json {
    let mut out = Vec::new();
    for diagnostic in list {
        out.push(finding(diagnostic, lang, offset).into());
    }
    Json::Array(out)
}

/// One finding with its texts.
pub(super) fn finding(
    diagnostic: &Diagnostic,
    lang: Lang,
    offset: &dyn Fn(usize) -> usize,
) -> Object {
    let message = message(&diagnostic.code, lang);
    let fix = match &diagnostic.fix {
        Some(fix) => range(fix.span.start, fix.span.end, offset)
            .with("text", fix.text.as_str())
            .into(),
        None => Json::Null,
    };
    Object::new()
        .with("code", diagnostic.code.id())
        .with("severity", diagnostic.severity().id())
        .and(range(diagnostic.span.start, diagnostic.span.end, offset))
        .with("title", message.title.as_str())
        .with("cause", message.cause.as_str())
        .with("remedy", message.remedy.as_str())
        .with("fix", fix)
}

fn range(start: usize, end: usize, offset: &dyn Fn(usize) -> usize) -> Object {
    Object::new()
        .with("start", offset(start))
        .with("end", offset(end))
}
