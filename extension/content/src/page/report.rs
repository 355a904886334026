//! What the background is told of a frame.

use super::Page;
use crate::later::later;
use crate::link;
use handrail_wire::{Coverage, PageStatus};
use std::rc::Rc;

const REPORT_AFTER_MS: i32 = 150;

#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) checked: u32,
    pub(super) held: u32,
    pub(super) unseen: u32,
}

impl Page {
    /// So many files were checked.
    pub fn checked_files(self: &Rc<Self>, files: usize) {
        self.count(|c| c.checked += files as u32);
    }

    /// Files were held for a decision.
    pub fn held_files(self: &Rc<Self>) {
        self.count(|c| c.held += 1);
    }

    /// Something left that could not be read, while the person had written what nobody judged.
    pub fn saw_unjudged(self: &Rc<Self>) {
        self.count(|c| c.unseen += 1);
    }

    pub(super) fn count(self: &Rc<Self>, change: impl FnOnce(&mut Counts)) {
        let mut counts = self.counts.get();
        change(&mut counts);
        self.counts.set(counts);
        self.report();
    }

    /// Tells the background, once for everything that happens within a moment.
    pub(super) fn report(self: &Rc<Self>) {
        if !self.reporting.replace(true) {
            let page = Rc::clone(self);
            later(REPORT_AFTER_MS, move || {
                page.reporting.set(false);
                link::report(page.status());
            });
        }
    }

    fn status(&self) -> PageStatus {
        let bench = self.bench.borrow();
        let visit = bench.visit();
        let (id, name) = bench.named().unwrap_or_default();
        let Counts { checked, held, unseen } = self.counts.get();
        PageStatus {
            tool: id.to_owned(),
            tool_name: name.to_owned(),
            standing: visit.standing,
            account: bench.account(),
            coverage: if unseen == 0 && !self.late.get() { Coverage::Protected } else { Coverage::Partly },
            checked,
            held,
        }
    }
}
