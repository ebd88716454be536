//! A script that watches a page from its first moment, where the engine itself tells a test nothing.
//!
//! It is put before the page's own policy, which is a `<meta>` element and binds only what stands
//! behind it: nothing of the page has to change for it, and nothing else in the page is allowed more.

use std::fs;
use std::path::{Path, PathBuf};

/// Where every page has its policy.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\"";

/// Keeps violations, exceptions and what is written to the console as errors and warnings.
pub const SCRIPT: &str = "{
    const seen = [];
    const say = (level, message) => seen.push({ level, message });
    addEventListener('securitypolicyviolation', (event) =>
        say('SEVERE', `Content Security Policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
    addEventListener('error', (event) =>
        say('SEVERE', event.message ?? `not loaded: ${event.target.outerHTML}`), true);
    addEventListener('unhandledrejection', (event) => say('SEVERE', `unhandled: ${event.reason}`));
    for (const [method, level] of [['error', 'SEVERE'], ['warn', 'WARNING']]) {
        const real = console[method];
        console[method] = (...all) => { say(level, all.join(' ')); real.apply(console, all); };
    }
    Object.defineProperty(window, 'takeWitnessed', { value: () => seen.splice(0) });
}";

/// Takes what was seen since the last time.
pub(crate) const TAKE: &str = "return window.takeWitnessed()";

/// A document with a script before its policy.
///
/// # Panics
/// When it has no policy.
pub fn with_script(html: &str, script: &str) -> String {
    let (before, after) = html.split_once(POLICY).expect("a document with a policy");
    format!("{before}<script>{script}</script>{POLICY}{after}")
}

/// A copy in `folder` of a built page, that of `dist/site` or a single file, with a script before the
/// policy of its document.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(page: &Path, folder: &Path, script: &str) -> std::io::Result<PathBuf> {
    let document = if page.is_dir() {
        page.join("index.html")
    } else {
        page.to_path_buf()
    };
    if page.is_dir() {
        for entry in fs::read_dir(page)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_os_string();
            // Its compressed forms would be served instead.
            let of_document = name.to_string_lossy().starts_with("index.html");
            if path.is_file() && !of_document {
                fs::copy(&path, folder.join(name))?;
            }
        }
    }
    let copied = folder.join(document.file_name().unwrap_or_default());
    fs::write(&copied, with_script(&fs::read_to_string(document)?, script))?;
    Ok(copied)
}
