use yew::prelude::*;

/// The drawings of the page, one path each on a 24 by 24 grid.
#[derive(Clone, Copy, PartialEq)]
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
                "M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12Zm9.5-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z"
            }
            Self::EyeOff => {
                "M3 3l18 18M10 5.7c.6-.1 1.300-.2 2-.2 6 0 9.500 6.500 9.500 6.500a17 17 0 0 1-3 3.700M6 7.500A16 16 0 0 0 2.500 12s3.500 6.500 9.500 6.500c1.500 0 2.800-.4 4-1M9.900 9.900a3 3 0 0 0 4.200 4.200"
            }
            Self::Undo => "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v1",
            Self::Lock => "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
        }
    }

    /// The drawing, hidden from assistive technology: words stand beside it.
    pub(super) fn view(self) -> Html {
        html! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={self.path()} /></svg>
        }
    }
}
