//! Files on their way into the page. They are held at the entrance, before the page gets them, so that it has nothing
//! to send; the [`Reader`] judges them, and what may go in is given to the page as if the person had just chosen it.

mod answer;
mod carried;
mod folder;
mod give;
mod known;
mod reader;

pub use carried::{Cargo, Loot, data_of};
pub use folder::walk;
pub use give::{fill, take_away};
pub use known::Known;
pub use reader::Reader;

use crate::backstop;
use crate::held::language;
use crate::later::{later, until};
use crate::notice::{self, Notice};
use crate::page::Page;
use crate::record;
use crate::strip::{Strip, Waiting};
use answer::Answer;
use handrail::guidance::{ItemView, Key, Occasion, notice as view_of, words};
use reader::Outcome;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{File, HtmlInputElement};

/// What the page side holds of files.
#[derive(Default)]
pub struct Files {
    /// Reads and judges.
    pub reader: Reader,
    /// What was judged and may go in.
    pub known: Known,
    /// File inputs whose choice is being judged.
    pub held: RefCell<Vec<HtmlInputElement>>,
    /// File inputs in no document that are listened to.
    attended: RefCell<Vec<HtmlInputElement>>,
}

impl Files {
    /// Whether an input is listened to, which it is from now on.
    pub fn attends(&self, input: &HtmlInputElement) -> bool {
        let mut attended = self.attended.borrow_mut();
        let known = attended.contains(input);
        if !known {
            attended.push(input.clone());
        }
        known
    }
}

/// How files were coming in, and so how they are given.
pub enum Way {
    /// Chosen in a file input.
    Input(HtmlInputElement),
    /// Dropped or pasted.
    Carried(Loot),
    /// Asked for by the page, through an interface that the guard stands in front of: the question's name, and the
    /// input that carries the files between the worlds.
    Asked(String, HtmlInputElement),
}

/// A reading that takes longer than this is shown, ms.
const SHOWN_AFTER_MS: i32 = 350;
/// How often it is looked whether another question has been answered, ms, and for how long.
const TURN_STEP_MS: i32 = 150;
const TURN_LIMIT_MS: i32 = 600_000;

/// Holds files, has them judged, and gives the page what may go in.
pub fn enter(page: &Rc<Page>, files: Vec<File>, way: Way) {
    let waiting: Rc<RefCell<Option<Waiting>>> = Rc::default();
    let over = Rc::new(std::cell::Cell::new(false));
    let names = names(&files);
    let asked = Rc::clone(page);
    let (shown, ended) = (Rc::clone(&waiting), Rc::clone(&over));
    let id = page.files().reader.next();
    let told = {
        let (page, shown) = (Rc::clone(page), Rc::clone(&shown));
        let names = names.clone();
        move |part: f64| {
            if let Some(waiting) = shown.borrow().as_ref() {
                let percent = (part * 100.0) as u32;
                if percent > 0 {
                    waiting.say(&format!("{} {percent} %", checking(&page, &names)));
                }
            }
        }
    };
    let kept = files.clone();
    page.files().reader.ask(page, id, &files, told, move |outcome| {
        ended.set(true);
        shown.replace(None);
        decide(&asked, kept, way, outcome);
    });
    let page = Rc::clone(page);
    later(SHOWN_AFTER_MS, move || {
        if !over.get() {
            let cancelled = Rc::clone(&page);
            let cancel = words(&language(&page)).text(Key::ChoiceCancel);
            let line = Strip::wait(&page, &checking(&page, &names), cancel, move || {
                cancelled.files().reader.cancel(&cancelled, id);
            });
            waiting.replace(line);
        }
    });
}

fn names(files: &[File]) -> String {
    match files {
        [] => String::new(),
        [one] => one.name(),
        [first, rest @ ..] => format!("{} + {}", first.name(), rest.len()),
    }
}

fn checking(page: &Page, names: &str) -> String {
    words(&language(page)).fill(Key::FilesChecking, &[("file", names)])
}

fn decide(page: &Rc<Page>, files: Vec<File>, way: Way, outcome: Outcome) {
    page.checked_files(files.len());
    let answer = match outcome {
        Outcome::Judged(answer) => *answer,
        Outcome::Cancelled => {
            give(page, &way, &[], &files);
            return Strip::tell(page, words(&language(page)).text(Key::FilesLeftOut));
        }
        Outcome::Unread => unread(page, &files),
    };
    let Answer { held, copies, unread, view, told, left } = answer;
    let Some(view) = view else {
        if unread {
            page.saw_unjudged();
        }
        page.files().known.add(&files);
        give(page, &way, &files, &[]);
        if let Some(told) = told {
            Strip::tell(page, &told);
        }
        return;
    };
    let page = Rc::clone(page);
    let turn = Rc::clone(&page);
    until(
        TURN_STEP_MS,
        TURN_LIMIT_MS,
        move || !turn.is_asking(),
        move |_| {
            page.held_files();
            let again = Rc::clone(&page);
            let key = record::held_files(&page, &view, unread);
            let since_ms = page.bench().borrow().in_force().since_ms;
            Notice::open(&page, view, move |chosen| {
                again.notice().replace(None);
                record::decided(&again, key, &chosen);
                let goes = matches!(chosen, notice::Answer::GoOn(_));
                if chosen != notice::Answer::Edit && again.bench().borrow().in_force().since_ms != since_ms {
                    // Another policy came into force meanwhile, and may ask for more.
                    return enter(&again, files, way);
                }
                let replaces = chosen == notice::Answer::Replace;
                let (mut go, mut stay) = (Vec::new(), Vec::new());
                for (i, file) in files.into_iter().enumerate() {
                    let is_held = held.get(i).copied().unwrap_or(true);
                    let copy = copies.get(i).cloned().flatten();
                    match copy {
                        _ if goes || !is_held => go.push(file),
                        Some(copy) if replaces => go.push(copy),
                        _ => stay.push(file),
                    }
                }
                if goes && unread {
                    again.saw_unjudged();
                }
                again.files().known.add(&go);
                give(&again, &way, &go, &stay);
                let said = if replaces { &left[1] } else { &left[0] };
                if let Some(said) = said.as_deref().filter(|_| !stay.is_empty()) {
                    Strip::tell(&again, said);
                }
            });
        },
    );
}

/// Nobody could read the files: what the policy says of that, asked by the page side itself.
fn unread(page: &Rc<Page>, files: &[File]) -> Answer {
    let bench = page.bench().borrow();
    let judged = bench.unchecked(String::new());
    let mut view = view_of(&Occasion {
        policy: &bench.in_force().policy,
        visit: &bench.visit(),
        tool: bench.tool().map_or("", |tool| tool.name),
        verdict: &judged.verdict,
        findings: &[],
        intents: &[],
        prompt: "",
        redaction: None,
        language: &language(page),
    });
    let row = |file: &File| ItemView {
        what: file.name(),
        place: String::new(),
        becomes: None,
        kept: false,
        why: String::new(),
    };
    view.items = files.iter().map(row).collect();
    let interrupts = judged.interrupts();
    Answer {
        held: vec![interrupts; files.len()],
        copies: Vec::new(),
        unread: true,
        view: interrupts.then_some(view),
        told: None,
        left: Default::default(),
    }
}

/// Gives the page what may go in; `stay` is what may not.
fn give(page: &Rc<Page>, way: &Way, go: &[File], stay: &[File]) {
    match way {
        Way::Input(input) => give::to_input(page, input, go),
        Way::Carried(loot) => {
            if (!go.is_empty() || stay.is_empty()) && !give::again(page, loot, go) {
                Strip::tell(page, words(&language(page)).text(Key::FilesNotTaken));
            } else if go.is_empty() {
                give::take_away(page, loot);
            }
        }
        Way::Asked(id, carrier) => {
            give::fill(carrier, go);
            let answer = if go.is_empty() { backstop::Answer::Refuse } else { backstop::Answer::Pass };
            backstop::say(page, id, answer);
        }
    }
}
