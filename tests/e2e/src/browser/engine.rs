//! The three engines, and how they differ to a test.

use std::fmt;

/// What draws the page.
///
/// They are driven alike, but not in everything, which the methods of [`super::Browser`] say:
///
/// | | Chromium | Firefox | WebKitGTK |
/// | --- | --- | --- | --- |
/// | screen | none | none | Xvfb: it has no headless form |
/// | console | the driver's log | asked in the browser's own context | none: [`crate::witness`] |
/// | languages | any list | any list | one, that of the process's locale |
/// | colour scheme | also of an open page | from the start | from the start, by the GTK theme |
/// | viewport | any size | down to its smallest window | down to its smallest window |
/// | save into an opened file | yes | no | no |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium through chromedriver.
    #[default]
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser through WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The variable that names its driver, and the driver's name on the `PATH`.
    pub(crate) fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}
