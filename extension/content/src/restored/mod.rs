//! After the answer: where placeholders stand in the page, the person reads the values.
//!
//! Nothing of the page is changed for it. The values stand on labels in Handrail's own closed shadow root, laid over
//! the placeholders, and in a list there; text nodes with values in them could be read by the page and sent back
//! with its next request. What a person copies gets the values too. Everything lives in the memory of this page.

mod copied;
mod find;
mod labels;
mod line;
mod shelves;

pub use copied::{answer_copy, hear_copy};
pub use labels::is_clear;

use crate::deep;
use crate::later::{later, now_ms};
use crate::listen::Listener;
use crate::page::Page;
use find::{Mark, Pattern, marks};
use handrail::redact::{Placeholders, Redaction};
use labels::Labels;
use shelves::Shelves;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, Node};

/// Shortest pause between two looks at the page, ms; longer where looking takes long.
const PAUSE_MS: f64 = 120.0;
const PAUSE_PER_MS: f64 = 20.0;
/// How often labels are laid anew while some are shown: pages move things without telling.
const STEADY_MS: i32 = 400;
/// How long after scrolling labels come back.
const SCROLLED_MS: i32 = 100;
/// How often the page is searched for shadow roots, ms.
const ROOTS_MS: f64 = 3_000.0;
/// Most shadow roots that are looked into.
const MOST_ROOTS: usize = 64;

/// What one frame knows of placeholders and where they stand.
#[derive(Default)]
pub struct Restored {
    shelves: RefCell<Shelves>,
    eyes: RefCell<Option<Eyes>>,
    labels: RefCell<Option<Labels>>,
    marks: RefCell<Vec<Mark>>,
    /// The person wants to see the placeholders themselves.
    hidden: Cell<bool>,
    planned: Cell<bool>,
    next_ms: Cell<f64>,
    scrolls: Cell<u32>,
    steady: Cell<bool>,
    /// A search for shadow roots is due once the pause after the last is over.
    searching: Cell<bool>,
}

/// What watches the page once there is something to restore.
struct Eyes {
    observer: MutationObserver,
    roots: Vec<Node>,
    searched_ms: f64,
    _heard: Closure<dyn FnMut()>,
    _ears: Vec<Listener>,
}

impl Restored {
    /// Runs `work` with the placeholders of the conversation that the page shows.
    pub fn with<T>(&self, page: &Page, work: impl FnOnce(&Placeholders) -> T) -> T {
        self.shelves.borrow_mut().look(&address(page), now_ms());
        work(self.shelves.borrow().current())
    }

    /// Whether a placeholder must not be given out again: another conversation of this page has it, or it stands on the
    /// page from before.
    pub fn is_taken(&self, page: &Page, placeholder: &str) -> bool {
        self.shelves.try_borrow().is_ok_and(|s| s.holds(placeholder))
            || find::stands(page.document(), placeholder)
    }

    /// A prompt was sent.
    pub fn sent(&self) {
        self.shelves.borrow_mut().sent(now_ms());
    }

    fn is_idle(&self) -> bool {
        self.shelves.try_borrow().is_ok_and(|s| s.current().is_empty())
    }
}

fn address(page: &Page) -> String {
    page.window().location().href().unwrap_or_default()
}

/// Takes in what was replaced in a prompt that is now in its composer, and watches the page for it.
pub fn learn(page: &Rc<Page>, redaction: &Redaction) {
    if redaction.replacements.is_empty() {
        return;
    }
    let restored = page.restored();
    {
        let mut shelves = restored.shelves.borrow_mut();
        shelves.look(&address(page), now_ms());
        shelves.learn(redaction);
    }
    if restored.eyes.borrow().is_none() {
        restored.eyes.replace(Eyes::open(page));
    }
    plan(page);
}

impl Eyes {
    fn open(page: &Rc<Page>) -> Option<Self> {
        let seen = Rc::clone(page);
        let heard = Closure::<dyn FnMut()>::new(move || plan(&seen));
        let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        let mut ears = Vec::new();
        for kind in ["scroll", "resize"] {
            let moved = Rc::clone(page);
            ears.push(Listener::capture(page.window(), kind, move |_| scrolled(&moved)));
        }
        let roots = Vec::new();
        Some(Self { observer, roots, searched_ms: f64::NEG_INFINITY, _heard: heard, _ears: ears })
    }

    /// The document and the shadow roots in it, each watched from when it is first seen.
    fn roots(&mut self, page: &Page) -> Vec<Node> {
        let now = now_ms();
        if now - self.searched_ms > ROOTS_MS {
            self.searched_ms = now;
            self.roots.retain(Node::is_connected);
            let mut found: Vec<Node> =
                page.document().document_element().map(Node::from).into_iter().collect();
            find::shadow_roots(page.document(), &mut found, MOST_ROOTS);
            for root in found {
                if !self.roots.contains(&root) {
                    let all = MutationObserverInit::new();
                    all.set_child_list(true);
                    all.set_character_data(true);
                    all.set_subtree(true);
                    let _ = self.observer.observe_with_options(&root, &all);
                    self.roots.push(root);
                }
            }
        }
        self.roots.clone()
    }
}

/// Looks at the page soon, once for everything that happens until then.
fn plan(page: &Rc<Page>) {
    let restored = page.restored();
    if restored.planned.replace(true) {
        return;
    }
    let wait = PAUSE_MS.max(restored.next_ms.get() - now_ms());
    let page = Rc::clone(page);
    later(wait as i32, move || {
        page.restored().planned.set(false);
        let began = now_ms();
        look(&page);
        page.restored().next_ms.set(now_ms() + (now_ms() - began) * PAUSE_PER_MS);
    });
}

/// Finds where placeholders stand and lays labels over them.
fn look(page: &Rc<Page>) {
    let restored = page.restored();
    let found = restored.with(page, |placeholders| {
        let pattern = Pattern::new(placeholders)?;
        let roots = restored.eyes.borrow_mut().as_mut().map(|eyes| eyes.roots(page))?;
        Some(roots.iter().flat_map(|root| marks(root, &pattern, placeholders)).collect())
    });
    restored.marks.replace(found.unwrap_or_default());
    line::show(page);
    place(page);
    search_later(page);
}

/// Looks again when shadow roots may be searched for: what happens in one that nobody watches yet is not heard.
fn search_later(page: &Rc<Page>) {
    let restored = page.restored();
    let searched = restored.eyes.borrow().as_ref().map_or(f64::NEG_INFINITY, |eyes| eyes.searched_ms);
    let wait = searched + ROOTS_MS - now_ms();
    // Just searched: nothing can have been missed.
    if wait <= 0.0 || wait > ROOTS_MS - PAUSE_MS / 2.0 || restored.searching.replace(true) {
        return;
    }
    let page = Rc::clone(page);
    later(wait as i32 + 1, move || {
        page.restored().searching.set(false);
        plan(&page);
    });
}

/// Lays the labels where their placeholders are now.
fn place(page: &Rc<Page>) {
    let restored = page.restored();
    let marks = restored.marks.borrow();
    if marks.is_empty() || restored.hidden.get() {
        restored.labels.replace(None);
        return;
    }
    let mut labels = restored.labels.borrow_mut();
    if labels.is_none() {
        *labels = Labels::new(page.document());
    }
    if let Some(labels) = labels.as_mut() {
        labels.place(page.window(), &marks);
    }
    if !restored.steady.replace(true) {
        let page = Rc::clone(page);
        later(STEADY_MS, move || {
            page.restored().steady.set(false);
            place(&page);
        });
    }
}

/// While a page scrolls, labels would lag behind: the placeholders show meanwhile.
fn scrolled(page: &Rc<Page>) {
    let restored = page.restored();
    if let Some(labels) = restored.labels.borrow().as_ref() {
        labels.hide();
    } else {
        return;
    }
    let scrolls = restored.scrolls.get() + 1;
    restored.scrolls.set(scrolls);
    let page = Rc::clone(page);
    later(SCROLLED_MS, move || {
        if page.restored().scrolls.get() == scrolls {
            place(&page);
        }
    });
}

/// Shows the placeholders themselves, or the values again.
fn hide(page: &Rc<Page>, hidden: bool) {
    page.restored().hidden.set(hidden);
    place(page);
}

/// Whether an element is one that a person writes in.
fn is_written_in(element: &Element) -> bool {
    deep::ancestors(element).any(|e| {
        e.dyn_ref::<web_sys::HtmlElement>().is_some_and(web_sys::HtmlElement::is_content_editable)
            || matches!(&*e.local_name(), "textarea" | "input")
    })
}
