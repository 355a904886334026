//! AI tools that no list knows, where the policy asks for watching.

use super::{Background, note};
use crate::address::Address;
use crate::browser::{scripting, storage, tabs as browser_tabs};
use crate::learned::{Hosts, posing};
use handrail::watch::Looks;
use handrail_wire::{InForce, Learned};
use std::rc::Rc;

/// Key of the session's storage.
const LEARNED: &str = "learned";

impl Background {
    /// Remembers what was learned before the worker slept.
    pub(super) async fn wake_unknown(&self) {
        *self.learned.borrow_mut() = storage::session(LEARNED).await.unwrap_or_default();
    }

    /// Whether the policy in force asks for watching.
    pub(super) fn watches(&self) -> bool {
        self.keeper.borrow().in_force().policy.watch
    }

    /// The learned hosts that count under the policy in force.
    pub(super) fn learned_hosts(&self) -> Hosts {
        if self.watches() { self.learned.borrow().clone() } else { Hosts::default() }
    }

    /// The policy in force as a page at this address is told of it.
    pub(super) fn in_force_at(&self, url: &str) -> InForce {
        let learned = Address::parse(url).and_then(|address| self.learned_hosts().at(&address).cloned());
        InForce { learned, ..self.keeper.borrow().in_force().clone() }
    }

    /// What the loader counted on a page.
    pub(super) async fn hear_looks(self: &Rc<Self>, tab: i32, url: &str, counts: &[u32]) {
        self.awake().await;
        let is_ai_tool = Looks::read(counts).is_some_and(|looks| looks.is_ai_tool());
        if let Some(address) = Address::parse(url).filter(|_| is_ai_tool && self.watches()) {
            // Its address may be looked at only after this.
            let learned = posing(&address).unwrap_or_default();
            self.learn(tab, &address, learned).await;
        }
    }

    /// A page at an address that poses as a known tool's is taken for a tool at once.
    pub(super) async fn look_at_address(self: &Rc<Self>, tab: i32) {
        self.awake().await;
        if !self.watches() {
            return;
        }
        let url = browser_tabs::get(tab).await.and_then(|tab| tab.url).unwrap_or_default();
        let address = Address::parse(&url);
        if let Some((address, learned)) = address.and_then(|a| posing(&a).map(|learned| (a, learned))) {
            self.learn(tab, &address, learned).await;
        }
    }

    async fn learn(self: &Rc<Self>, tab: i32, address: &Address, learned: Learned) {
        let is_listed = address.tool_name(&self.keeper.borrow().in_force().policy).is_some();
        if is_listed || !self.learned.borrow_mut().learn(address, learned) {
            return;
        }
        let hosts = self.learned.borrow().clone();
        note(storage::set_session(LEARNED, &hosts).await);
        self.enter(tab, &scripting::declared()).await;
        self.register().await;
    }
}
