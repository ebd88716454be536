use super::attribute::Attribute;
use super::dom::Page;

/// The drawings of the page, one path each on a 24 by 24 grid.
#[derive(Clone, Copy)]
pub(super) enum Icon {
    Error,
    Warning,
    Info,
    Check,
    Copy,
    Download,
    Open,
    Eye,
    EyeOff,
    Undo,
    Lock,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Error => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-3.5 5.5 7 7m0-7-7 7",
            Self::Warning => "M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.2v.3",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5m0-9v.3",
            Self::Check => "m4.5 12.5 5 5 10-11",
            Self::Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            Self::Download => "M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14",
            Self::Open => "M14 4h6v6m0-6-9 9M18 14v6H4V6h6",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z"
            }
            Self::EyeOff => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM4 4l16 16"
            }
            Self::Undo => "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v1",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        }
    }

    /// The drawing, hidden from assistive technology: words stand beside it.
    pub(super) fn draw(self, page: &mut Page) {
        page.open("svg.icon");
        page.set(Attribute::ViewBox, "0 0 24 24");
        page.set(Attribute::AriaHidden, "true");
        page.open("path");
        page.set(Attribute::Drawing, self.path());
        page.close();
        page.close();
    }
}
