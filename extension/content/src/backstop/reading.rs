//! When a composer is read while a person writes in it, so that what they wrote is known before the page sends it.

use super::frames;
use crate::composer::Reading;
use crate::later::{later, now_ms};
use crate::page::Page;
use std::cell::Cell;
use std::rc::Rc;

/// What is known of the composer in use.
pub struct Reads {
    /// Something was written in it, or may be about to be, since it was last read.
    stale: Cell<bool>,
    /// The editor writes by itself: the browser does not say when it has written.
    silent: Cell<bool>,
    planned: Cell<bool>,
    next_ms: Cell<f64>,
    /// Bytes of what was last read, if it was not judged since.
    length: Cell<usize>,
    /// Until when something may be on its way that stood in it and was never read.
    lost_until_ms: Cell<f64>,
}

/// Longer texts are read once the page has heard of the letter, in bytes: it shall not wait for that.
const LONGEST_AT_ONCE: usize = 16 * 1_024;
/// After a reading comes a pause so many times as long, so that long texts cost little ...
const PAUSE_PER_MS: f64 = 40.0;
/// ... but none that the text's length does not explain: the machine was busy with something else.
const PAUSE_PER_BYTE_MS: f64 = 0.05;
const LONGEST_PAUSE_MS: f64 = 500.0;
/// How long after a page took what was not read yet it may send it.
const LOST_FOR_MS: f64 = 10_000.0;

impl Reads {
    /// Nothing was written yet.
    pub fn new() -> Self {
        Self {
            stale: Cell::default(),
            silent: Cell::default(),
            planned: Cell::default(),
            next_ms: Cell::new(f64::NEG_INFINITY),
            length: Cell::default(),
            lost_until_ms: Cell::new(f64::NEG_INFINITY),
        }
    }

    /// The composer was read to be judged: the page may empty it.
    pub fn judged(&self) {
        self.stale.set(false);
        self.length.set(0);
        self.lost_until_ms.set(f64::NEG_INFINITY);
    }

    /// A page took something that nobody had read.
    pub fn lose(&self) {
        self.lost_until_ms.set(now_ms() + LOST_FOR_MS);
    }

    /// Whether something may leave that stood in a composer and was never read.
    pub fn has_lost(&self) -> bool {
        now_ms() < self.lost_until_ms.get()
    }

    /// Whether a page has taken something out before it was read, if this is what stands there and nobody deleted.
    fn took(&self, text: &str) -> bool {
        let before = self.length.replace(text.len());
        text.len() < before || text.trim().is_empty()
    }
}

/// Something is about to be written into a composer. Of an editor that writes by itself nothing more is heard.
pub fn expect(page: &Rc<Page>) {
    let reads = &page.backstop().reads;
    let is_unheard = reads.stale.replace(true) && !reads.planned.get();
    if is_unheard {
        reads.silent.set(true);
    }
    if reads.silent.get() {
        plan(page);
    }
}

/// Something was written into a composer: it is read at once, if it is short and the last reading was quick.
pub fn hear_input(page: &Rc<Page>) {
    let reads = &page.backstop().reads;
    reads.stale.set(true);
    reads.silent.set(false);
    let at_once = reads.length.get() <= LONGEST_AT_ONCE && reads.next_ms.get() <= now_ms();
    if at_once { catch_up(page) } else { plan(page) }
}

fn plan(page: &Rc<Page>) {
    let reads = &page.backstop().reads;
    if reads.planned.replace(true) {
        return;
    }
    let wait = (reads.next_ms.get() - now_ms()).max(0.0);
    let page = Rc::clone(page);
    later(wait as i32 + 1, move || {
        page.backstop().reads.planned.set(false);
        catch_up(&page);
    });
}

/// Reads the composer in use, if it was written in since it was last read.
pub fn catch_up(page: &Page) {
    let reads = &page.backstop().reads;
    if !reads.stale.replace(false) {
        return;
    }
    let began = now_ms();
    let mut length = 0;
    if let Some(composer) = page.used()
        && let Reading::Text(text) = composer.read()
    {
        length = text.len();
        page.backstop().written.borrow_mut().write(&text);
        let is_lost = reads.took(&text) && page.is_typed_in(&composer);
        if is_lost {
            page.backstop().lose();
        }
        frames::tell(page, &text, is_lost);
    }
    let now = now_ms();
    let pause = ((now - began) * PAUSE_PER_MS).min(length as f64 * PAUSE_PER_BYTE_MS);
    reads.next_ms.set(now + pause.min(LONGEST_PAUSE_MS));
}
