//! A listing on its way: drives the protocol core with the browser's requests, clock and timers.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::exchange::{Open, Stop};
use super::pace::{Pace, now_ms};
use super::{Route, evidence};
use crate::browser::js::Timer;
use crate::domain::{ApiKey, Endpoint, Transport};
use crate::mcp::diagnosis::Evidence;
use crate::mcp::session::{
    Approach, Failure, Input, Limits, Listing, Output, Request, RequestId, Session, Step,
};
use crate::mcp::types::Tool;

/// How often a count of tools is reported, in milliseconds.
const COUNTED: u64 = 100;

/// What is to be listed.
pub(in crate::browser) struct Order {
    pub(in crate::browser) endpoint: Endpoint,
    pub(in crate::browser) key: Option<ApiKey>,
    pub(in crate::browser) approach: Approach,
    /// `None` where there is no way to the endpoint.
    pub(in crate::browser) route: Option<Route>,
}

/// What is told meanwhile.
pub(in crate::browser) enum Report {
    /// It began.
    Began,
    /// A step began.
    Step(Step),
    /// The first tools of a listing came.
    First(Vec<Tool>),
    /// The listing, whole or as far as it came.
    Listed(Listing),
    /// There is none.
    Failed {
        failure: Failure,
        transport: Transport,
    },
    /// What was found out after [`Failure::Network`].
    Evidence(Evidence),
}

/// Hears reports, with the time of the browser's clock in milliseconds.
pub(in crate::browser) type Hearer = Box<dyn Fn(u64, Report)>;

/// A listing on its way. Dropping it gives it up: its requests are aborted, a session of the server
/// is ended, and nothing is reported any more.
pub(in crate::browser) struct Attempt(Rc<Shared>);

/// What the requests of an attempt share. They hold it weakly, so that it ends with its owner.
pub(super) struct Shared {
    me: Weak<Self>,
    endpoint: Endpoint,
    route: Option<Route>,
    session: RefCell<Session>,
    open: RefCell<Vec<Open>>,
    timer: RefCell<Option<(u64, Timer)>>,
    hearer: Hearer,
    silent: Cell<bool>,
    transport: Cell<Transport>,
    counted: Cell<u64>,
    /// How many requests the page's policy had stopped before.
    blocked: usize,
    /// What stops a request that looks for evidence.
    pub(super) looking: RefCell<Option<Stop>>,
    pub(super) pace: Rc<Pace>,
}

impl Attempt {
    /// Begins. Nothing is reported before this has returned.
    pub(in crate::browser) fn begin(order: Order, hearer: Hearer) -> Self {
        let names_sse = order.endpoint.path().ends_with("/sse");
        let transport = match order.approach {
            Approach::Only(era) | Approach::First(era) => era.transport(),
            Approach::Auto if names_sse => Transport::Sse,
            Approach::Auto => Transport::StreamableHttp,
        };
        let endpoint = order.endpoint.clone();
        let session = Session::new(order.endpoint, order.key, order.approach, Limits::default());
        let shared = Rc::new_cyclic(|me| Shared {
            me: me.clone(),
            endpoint,
            blocked: evidence::blocked(),
            route: order.route,
            session: RefCell::new(session),
            open: RefCell::default(),
            timer: RefCell::default(),
            hearer,
            silent: Cell::new(false),
            transport: Cell::new(transport),
            counted: Cell::new(0),
            looking: RefCell::default(),
            pace: Rc::default(),
        });
        let begins = shared.me.clone();
        shared.later(move || {
            if let Some(shared) = begins.upgrade() {
                shared.report(Report::Began);
                shared.hear(Input::Start);
            }
        });
        Self(shared)
    }

    /// The person cancels: what came so far is reported at once.
    pub(in crate::browser) fn cancel(&self) {
        self.0.hear(Input::Cancel);
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        self.0.silent.set(true);
        self.0.hear(Input::Cancel);
        self.0.timer.replace(None);
        self.0.release();
        if let Some(stop) = self.0.looking.take() {
            stop.now();
        }
    }
}

impl Shared {
    /// Takes an input and does what follows. Inputs of requests that are given up change nothing.
    pub(super) fn hear(&self, input: Input<'_>) {
        let request = match input {
            Input::ResponseHead { request, .. } | Input::Bytes { request, .. } => Some(request),
            Input::End { request } | Input::NetworkError { request } => Some(request),
            Input::Start | Input::Tick | Input::Cancel => None,
        };
        if request.is_some_and(|request| !self.is_open(request)) {
            return;
        }
        if let Input::End { request } | Input::NetworkError { request } = input {
            self.take(request);
        }
        // Nothing that happens below comes back here before it has returned.
        let outputs = match self.session.try_borrow_mut() {
            Ok(mut session) => session.step(now_ms(), input),
            Err(_) => return,
        };
        for output in outputs {
            self.act(output);
        }
        self.set_timer();
    }

    fn act(&self, output: Output) {
        match output {
            Output::Send(request) => self.send(request),
            Output::Abort(request) => {
                if let Some(open) = self.take(request) {
                    open.abort();
                }
            }
            Output::Progress(step) => self.progress(step),
            Output::First(tools) => self.report(Report::First(tools)),
            Output::Done(listing) => {
                self.release();
                self.report(Report::Listed(listing));
            }
            Output::Failed(failure) => {
                self.release();
                let looks = failure == Failure::Network && !self.silent.get();
                let transport = self.transport.get();
                self.report(Report::Failed { failure, transport });
                if looks {
                    self.look();
                }
            }
        }
    }

    fn send(&self, request: Request) {
        let id = request.id;
        // The core has compared the origin already. The key goes nowhere else, so it is compared here
        // as well, by the browser's own reading of the URL.
        let url = self.route.as_ref().and_then(|route| route.to(&request.url));
        if let Some((url, open)) = url.zip(Open::of(&request)) {
            self.open.borrow_mut().push(open.clone());
            spawn_local(open.run(self.me.clone(), request, url));
            return;
        }
        let me = self.me.clone();
        self.later(move || {
            if let Some(shared) = me.upgrade() {
                shared.fail(id);
            }
        });
    }

    /// A request that cannot be made is one without a response.
    fn fail(&self, request: RequestId) {
        if let Ok(mut session) = self.session.try_borrow_mut() {
            let outputs = session.step(now_ms(), Input::NetworkError { request });
            drop(session);
            for output in outputs {
                self.act(output);
            }
            self.set_timer();
        }
    }

    fn progress(&self, step: Step) {
        if let Step::FallingBack { to } = step {
            self.transport.set(to.transport());
        }
        if let Step::Listing { tools } = step {
            let now = now_ms();
            if tools > 0 && now < self.counted.get() + COUNTED {
                return;
            }
            self.counted.set(now);
        }
        self.report(Report::Step(step));
    }

    fn report(&self, report: Report) {
        if !self.silent.get() {
            (self.hearer)(now_ms(), report);
        }
    }

    /// Looks for the cause of a request without a response.
    fn look(&self) {
        let (me, url) = (self.me.clone(), self.endpoint.as_str());
        let url = self.route.as_ref().and_then(|route| route.to(url));
        spawn_local(async move {
            let evidence = evidence::look(url, me.clone()).await;
            if let (Some(shared), Some(evidence)) = (me.upgrade(), evidence) {
                shared.report(Report::Evidence(evidence));
            }
        });
    }

    /// Whether the page's own policy has stopped a request of this attempt.
    pub(super) fn was_blocked(&self) -> bool {
        let route = self.route.as_ref();
        route.is_some_and(|route| evidence::has_blocked(route, self.blocked))
    }

    fn is_open(&self, request: RequestId) -> bool {
        self.open.borrow().iter().any(|open| open.id == request)
    }

    fn take(&self, request: RequestId) -> Option<Open> {
        let mut open = self.open.borrow_mut();
        let at = open.iter().position(|open| open.id == request)?;
        Some(open.swap_remove(at))
    }

    /// The listing is over: what is still open is to arrive, and nobody waits for it.
    fn release(&self) {
        for open in self.open.take() {
            open.release();
        }
    }

    /// One timer for the next time limit. It is set anew only where it would come too late.
    fn set_timer(&self) {
        let Ok(session) = self.session.try_borrow() else {
            return;
        };
        let Some(at) = session.deadline() else {
            self.timer.replace(None);
            return;
        };
        drop(session);
        let set = self.timer.borrow().as_ref().map(|(set, _)| *set);
        if set.is_some_and(|set| set <= at && set > now_ms()) {
            return;
        }
        let me = self.me.clone();
        let wait = at.saturating_sub(now_ms()) + 1;
        let timer = Timer::after(wait, move || {
            if let Some(shared) = me.upgrade() {
                shared.hear(Input::Tick);
            }
        });
        self.timer.replace(Some((at, timer)));
    }

    fn later(&self, then: impl FnOnce() + 'static) {
        spawn_local(async move { then() });
    }
}
