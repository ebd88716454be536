//! What WebKitGTK takes from its surroundings, where the others have preferences.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use tokio::process::Command;

use crate::browser::ColorScheme;

/// The locale that every system has.
const PLAIN_LOCALE: &str = "/usr/lib/locale/C.utf8";

/// Lets the driver and its browser live in `temporary` and speak the first of the languages.
pub(super) fn apply(
    command: &mut Command,
    temporary: &Path,
    downloads: &Path,
    languages: &str,
    scheme: ColorScheme,
) {
    let config = temporary.join("config");
    fs::create_dir(&config).expect("a folder for settings");
    let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    fs::write(config.join("user-dirs.dirs"), line).expect("a file of folders");

    // Only the name of the locale counts, so the plain one does under any name.
    let first = languages.split(',').next().unwrap_or_default();
    let locale = format!("{}.UTF-8", first.replace('-', "_"));
    let locales = temporary.join("locales");
    fs::create_dir(&locales).expect("a folder for the locale");
    assert!(
        Path::new(PLAIN_LOCALE).is_dir(),
        "no {PLAIN_LOCALE} to make a locale of"
    );
    symlink(PLAIN_LOCALE, locales.join(&locale)).expect("a locale");

    command
        .env("HOME", temporary)
        .env("XDG_CONFIG_HOME", config)
        .env("XDG_CACHE_HOME", temporary.join("cache"))
        .env("XDG_DATA_HOME", temporary.join("data"))
        .env("LOCPATH", locales)
        .env("LANG", &locale)
        .env("LC_ALL", &locale)
        .env_remove("LANGUAGE")
        .env(
            "GTK_THEME",
            if scheme == ColorScheme::Dark {
                "Adwaita:dark"
            } else {
                "Adwaita"
            },
        )
        .env("NO_AT_BRIDGE", "1")
        .env("GTK_A11Y", "none")
        // It does not work for root, and only pages of the tests are opened.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
}
