//! What a tab shows of Handrail: its button, and what the popup is told.

use super::Background;
use crate::address::Address;
use crate::badge::{badge, title};
use crate::browser::{button, runtime, scripting, tabs as browser_tabs};
use crate::office::{tip, today};
use crate::tabs::{Echo, reach};
use handrail::guidance::words;
use handrail_wire::{TabView, ToPage};

impl Background {
    pub(super) async fn view(&self, tab: i32) -> TabView {
        self.awake().await;
        let echo = browser_tabs::tell(tab, &ToPage::Report).await;
        self.view_heard(tab, echo).await
    }

    pub(super) async fn view_heard(&self, tab: i32, echo: Echo) -> TabView {
        let in_force = self.keeper.borrow().in_force().clone();
        let url = browser_tabs::get(tab).await.and_then(|tab| tab.url).unwrap_or_default();
        let address = Address::parse(&url);
        let tool_name = address.as_ref().and_then(|address| address.tool_name(&in_force.policy));
        let let_in = match &address {
            Some(address) => scripting::let_in(&address.origin).await,
            None => false,
        };
        let reach = reach(echo, tool_name.is_some(), let_in);
        let page = if echo == Echo::Heard { self.tabs.borrow().page(tab) } else { None };
        let keeper = self.keeper.borrow();
        let tip = tip(keeper.practice(), today(js_sys::Date::now()));
        let terms = page.as_ref().and_then(|page| keeper.practice().terms.get(&page.tool));
        TabView {
            reach,
            terms: terms.cloned().unwrap_or_default(),
            page,
            tool_name: tool_name.unwrap_or_default(),
            in_force,
            tip,
            enrolment: keeper.enrolment(),
        }
    }

    pub(super) async fn mark(&self, tab: i32) {
        self.show(tab, &self.view(tab).await).await;
    }

    pub(super) async fn show(&self, tab: i32, view: &TabView) {
        let page = view.page.as_ref();
        button::show(tab, badge(view.reach, page)).await;
        button::name(tab, &title(view.reach, page, words(&runtime::language()))).await;
    }

    /// Pages that are no tool, nearly all, are left in peace.
    pub(super) async fn mark_loaded(&self, tab: i32) {
        self.awake().await;
        if self.is_tool(tab).await {
            self.mark(tab).await;
        }
    }
}
