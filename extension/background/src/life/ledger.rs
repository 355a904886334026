//! The ledger on this device: one value of the extension's own storage, written anew with each event. A page is told
//! that its event stands there only after it does; until then the page tells it again.

use super::{Background, note};
use crate::browser::storage::{self, Kept};
use handrail::ledger::{Export, Ledger, Vocabulary};
use handrail::policy::Provenance;
use handrail_wire::LedgerView;

/// Where the ledger lies in the extension's own storage.
const LEDGER: &str = "ledger";

impl Background {
    /// Reads the ledger, if it is not read yet. One that is no ledger any more is replaced, and its loss counted.
    pub(super) async fn open_ledger(&self) {
        if self.ledger.borrow().is_some() {
            return;
        }
        let ledger = match storage::kept::<Ledger>(LEDGER).await {
            Kept::Nothing => Ledger::default(),
            Kept::Held(ledger) => ledger,
            Kept::Broken => Ledger::after_a_loss(js_sys::Date::now()),
            Kept::Refused => return,
        };
        self.ledger.borrow_mut().get_or_insert(ledger);
    }

    /// Changes the ledger and writes it. Returns whether it was written.
    pub(super) async fn record(&self, change: impl FnOnce(&mut Ledger, Vocabulary, f64)) -> bool {
        self.awake().await;
        self.open_ledger().await;
        let ledger = {
            let keeper = self.keeper.borrow();
            let mut slot = self.ledger.borrow_mut();
            let Some(ledger) = slot.as_mut() else { return false };
            change(ledger, Vocabulary(&keeper.in_force().policy), js_sys::Date::now());
            ledger.clone()
        };
        let written = storage::set_local(LEDGER, &ledger).await;
        let is_written = written.is_ok();
        note(written);
        is_written
    }

    /// Deletes what the policy in force no longer lets be kept. While no policy is known, nothing is deleted.
    pub(super) async fn expire(&self) {
        let (records, known) = {
            let keeper = self.keeper.borrow();
            (keeper.in_force().policy.records, keeper.in_force().provenance != Provenance::Pending)
        };
        self.open_ledger().await;
        let due = |ledger: &mut Ledger| known && ledger.expire(records, js_sys::Date::now());
        if self.ledger.borrow_mut().as_mut().is_some_and(due) {
            self.record(|_, _, _| {}).await;
        }
    }

    /// What the page of the ledger shows.
    pub(super) async fn ledger_view(&self) -> LedgerView {
        self.awake().await;
        self.open_ledger().await;
        let in_force = self.keeper.borrow().in_force().clone();
        let ledger = self.ledger.borrow();
        let export = ledger.as_ref().map(|ledger| Export::of(ledger, &in_force.policy));
        LedgerView { in_force, export }
    }
}
