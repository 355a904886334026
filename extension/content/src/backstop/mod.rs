//! The backstop: judges what the page sends by the network when nobody saw it leave a composer.
//!
//! The guard in the page's own world (`extension/world/guard`) asks here about each request, message, form and beacon.
//! Text counts when the person wrote it on this page ([`Written`]), or when it stands where a request to the tool carries
//! its prompt. All else (telemetry, tokens, what the model said) goes unread. Text that was judged in a composer passes at once.

mod draft;
mod frames;
mod leaves;
mod line;
mod masked;
mod reading;
mod ready;
mod unchanged;
mod written;

pub use line::{Answer, give, look, say};
pub use masked::Outgoing;
pub use reading::{expect, hear_input};
pub use ready::get_ready;

use crate::account;
use crate::composer::Composer;
use crate::copied;
use crate::files::{self, Way};
use crate::gate;
use crate::held::Held;
use crate::later::{later, now_ms};
use crate::listen::Listener;
use crate::page::Page;
use crate::restored;
use draft::{masked, stands, tell_of_draft};
use handrail::catalog::tool_at;
use handrail::text::lower;
use leaves::{Leaf, leaves};
use line::{Asks, Question};
use reading::{Reads, catch_up};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, File, HtmlInputElement, KeyboardEvent, Url};
use written::Written;

/// What the backstop knows of one frame.
pub struct Backstop {
    /// Where the guard and the page side speak: a target that only the two have, and no document.
    line: RefCell<Option<EventTarget>>,
    /// The input that came with the guard's next question.
    handed: RefCell<Option<HtmlInputElement>>,
    written: RefCell<Written>,
    guarded: Cell<bool>,
    touched: Cell<bool>,
    /// When the person last did what may send, ms.
    sent_ms: Cell<f64>,
    asking: Cell<bool>,
    reads: Reads,
    told_ms: Cell<f64>,
}

/// Members and fields that carry a prompt in requests to AI tools.
const PROMPTS: [&str; 14] = [
    "prompt",
    "prompts",
    "content",
    "contents",
    "parts",
    "text",
    "message",
    "query",
    "q",
    "question",
    "input",
    "inputs",
    "user_input",
    "f.req",
];
/// Shorter texts are no prompt that anybody would have to be asked about, in bytes.
const SHORTEST_PROMPT: usize = 8;
/// A send follows its press within this, ms.
const SENDS_WITHIN_MS: f64 = 2_000.0;
/// A draft stands in its composer this long after it was saved; what was sent does not, ms.
const DRAFT_STANDS_MS: i32 = 300;
impl Backstop {
    /// Starts with nothing written; `key` is for this page only.
    pub fn new(key: [u32; 2]) -> Self {
        Self {
            line: RefCell::default(),
            handed: RefCell::default(),
            written: RefCell::new(Written::new(key)),
            guarded: Cell::default(),
            touched: Cell::default(),
            sent_ms: Cell::new(f64::NEG_INFINITY),
            asking: Cell::default(),
            reads: Reads::new(),
            told_ms: Cell::new(f64::NEG_INFINITY),
        }
    }

    fn meet(&self) {
        self.guarded.set(true);
    }

    /// Whether the guard stands in the page's own world.
    pub fn has_guard(&self) -> bool {
        self.guarded.get()
    }

    /// Whether a question about a held request is open or about to be.
    pub fn is_asking(&self) -> bool {
        self.asking.get()
    }

    /// A text that the person wrote was judged; `passed` when it may go.
    pub fn judged(&self, text: &str, passed: bool) {
        let mut written = self.written.borrow_mut();
        match passed {
            true => written.pass(text),
            false => written.write(text),
        }
    }

    /// The composer in use was read to its end and is judged.
    pub fn has_read(&self) {
        self.reads.judged();
    }

    /// A frame inside says that this was written in it.
    fn heard(&self, text: &str) {
        self.touched.set(true);
        self.written.borrow_mut().write(text);
    }

    /// The page took something that nobody had read.
    fn lose(&self) {
        self.touched.set(true);
        self.reads.lose();
    }

    /// Another policy is in force: nothing counts as judged.
    pub fn reopen(&self) {
        self.written.borrow_mut().reopen();
    }

    /// What the person wrote may be unknown: whatever stands where a prompt does is judged from now on.
    pub fn forgot(&self) {
        self.touched.set(true);
    }

    /// Notes what the person does: whether they wrote, or did what may send.
    pub fn note(&self, event: &Event) {
        if !event.is_trusted() {
            return;
        }
        let sends = match &*event.type_() {
            "keydown" => {
                event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter" && !key.shift_key())
            }
            "pointerdown" | "click" => Composer::of_event(event).is_none(),
            _ => return,
        };
        self.touched.set(true);
        if sends {
            self.sent_ms.set(now_ms());
        }
    }
}

/// Opens the line to the guard and to the frames inside. What is returned keeps it open.
pub fn open(page: &Rc<Page>) -> Vec<Listener> {
    let location = page.window().location();
    for asked in [location.search(), location.hash()].into_iter().flatten() {
        for leaf in
            leaves(asked.trim_start_matches(['?', '#', '!', '/'])).iter().filter(|leaf| is_prompt(leaf))
        {
            page.backstop().judged(&leaf.text, false);
        }
    }
    let mut ears = line::open(page);
    ears.extend(frames::hear(page));
    ears
}

fn hear(page: &Rc<Page>, question: &Question) -> Answer {
    if question.asks != Asks::Told {
        catch_up(page);
        frames::ask(page);
    }
    match question.asks {
        Asks::Wants => {
            account::hear_request(page, question.address);
            if wants(page, question) { Answer::Yes } else { Answer::No }
        }
        Asks::Judge | Asks::Text | Asks::Message => judge(page, question),
        Asks::Again => {
            page.listen_again();
            Answer::Pass
        }
        Asks::Told => {
            account::hear_answer(page, question.address, question.text);
            Answer::Pass
        }
        Asks::Input => reached_for(page),
        Asks::Files => asked_for(page, question),
        Asks::Copy => {
            copied::hear_written(page, question.text);
            restored::answer_copy(page, question.id, question.address, question.text)
        }
        Asks::Unread => {
            if page.backstop().written.borrow().is_open() {
                page.saw_unjudged();
            }
            Answer::Pass
        }
    }
}

/// The page opens a file input that stands in no document, or looks what was chosen in one.
fn reached_for(page: &Rc<Page>) -> Answer {
    let Some(input) = page.backstop().handed.take() else { return Answer::Pass };
    if page.is_ours() {
        return Answer::Pass;
    }
    if !input.is_connected() && !page.files().attends(&input) {
        gate::attend(page, &input);
    }
    if gate::hold_chosen(page, &input, None) { Answer::Refuse } else { Answer::Pass }
}

/// Files that the page got from the browser in another way wait until they are judged.
fn asked_for(page: &Rc<Page>, question: &Question) -> Answer {
    let Some(carrier) = page.backstop().handed.take() else { return Answer::Refuse };
    let list = carrier.files();
    let count = list.as_ref().map_or(0, |list| list.length());
    let asked: Vec<File> = (0..count).filter_map(|i| list.as_ref()?.get(i)).collect();
    let known = &page.files().known;
    let is_known = if question.address.is_empty() { known.has(&asked) } else { known.has_kin(&asked) };
    let waits = question.address != "seen";
    if asked.is_empty() || is_known || !waits {
        if !is_known {
            page.saw_unjudged();
        }
        return Answer::Pass;
    }
    let (page, id) = (Rc::clone(page), question.id.to_owned());
    later(0, move || files::enter(&page, asked, Way::Asked(id, carrier)));
    Answer::Wait
}

fn wants(page: &Page, question: &Question) -> bool {
    let backstop = page.backstop();
    backstop.written.borrow().is_open() || backstop.touched.get() && goes_to_tool(page, question.address)
}

/// Whether an address belongs to this page's tool.
fn goes_to_tool(page: &Page, address: &str) -> bool {
    let Ok(url) = Url::new(address) else { return false };
    if Some(url.host()) == page.window().location().host().ok() {
        return true;
    }
    let there = tool_at(&url.hostname(), url.port().parse().ok(), &url.pathname());
    there.is_some_and(|tool| page.bench().borrow().tool().is_some_and(|here| here.id == tool.id))
}

fn is_prompt(leaf: &Leaf) -> bool {
    may_be_prompt(leaf) && PROMPTS.contains(&&*lower(&leaf.name))
}

fn may_be_prompt(leaf: &Leaf) -> bool {
    leaf.text.len() >= SHORTEST_PROMPT && !leaf.by_machine && !leaf.earlier
}

/// The texts of one body that somebody has to answer for, joined, and where in it the person's own words stand.
#[derive(Default)]
struct Carried {
    text: String,
    parts: Vec<Range<usize>>,
    own: bool,
}

impl Carried {
    fn add(&mut self, text: &str, spans: &[Range<usize>], own: bool) {
        if self.text.contains(text) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.parts.extend(spans.iter().map(|span| span.start + start..span.end + start));
        self.own |= own;
    }
}

fn carried(page: &Page, question: &Question) -> Carried {
    let to_tool = page.backstop().touched.get() && goes_to_tool(page, question.address);
    let query = question.address.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let written = page.backstop().written.borrow();
    let has_lost = page.backstop().reads.has_lost();
    let mut carried = Carried::default();
    for leaf in leaves(question.text).into_iter().chain(leaves(query)) {
        let overlap = written.overlap(&leaf.text);
        let whole = 0..leaf.text.len();
        let is_told = !overlap.spans.is_empty();
        if has_lost && (is_told || to_tool && may_be_prompt(&leaf)) {
            carried.add(&leaf.text, std::slice::from_ref(&whole), true);
        } else if overlap.open {
            carried.add(&leaf.text, &overlap.spans, true);
        } else if !is_told && to_tool && is_prompt(&leaf) {
            carried.add(&leaf.text, std::slice::from_ref(&whole), false);
        }
    }
    carried
}

fn judge(page: &Rc<Page>, question: &Question) -> Answer {
    let carried = carried(page, question);
    if carried.text.is_empty() {
        return Answer::Pass;
    }
    let Carried { text, parts, own } = carried;
    let judged = page.judge_parts(text, &parts, own);
    let backstop = page.backstop();
    if !judged.interrupts() {
        backstop.written.borrow_mut().pass_within(&judged.text);
        return Answer::Pass;
    }
    let composer = page.used();
    let rests = page.is_asking() || now_ms() - backstop.sent_ms.get() > SENDS_WITHIN_MS;
    let is_draft = rests && stands(composer.as_ref(), &judged.text);
    if let Some(masked) = is_draft.then(|| masked(page, question, &judged)).flatten() {
        tell_of_draft(page);
        return Answer::Instead(masked);
    }
    if page.is_asking() {
        return Answer::Refuse;
    }
    backstop.asking.set(!is_draft);
    let (page, id) = (Rc::clone(page), question.id.to_owned());
    let body = (question.asks != Asks::Judge).then(|| Outgoing::of(question.address, question.text));
    // The guard must know that it waits before it is told more; and pages that send empty their composer a moment later.
    later(if is_draft { DRAFT_STANDS_MS } else { 0 }, move || {
        if !is_draft {
            page.backstop().asking.set(false);
        } else if page.is_asking() || stands(composer.as_ref(), &judged.text) {
            say(&page, &id, Answer::Refuse);
            return tell_of_draft(&page);
        }
        page.hold(Held::Request { id, composer, own, body }, judged);
    });
    Answer::Wait
}
