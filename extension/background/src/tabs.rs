//! What the page sides have reported, by tab and frame.

use handrail_wire::{Coverage, PageStatus, Reach};
use serde::{Deserialize, Serialize};

/// Longest id or name that a report may carry, in bytes.
const LONGEST_NAME: usize = 200;

/// Most reports that are kept; the oldest go first.
const MOST_REPORTS: usize = 2_000;

/// The last report of each frame. Kept for the browser session, so that a worker that was put to sleep knows
/// them again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tabs {
    reports: Vec<Report>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Report {
    tab: i32,
    frame: i32,
    status: PageStatus,
}

impl Tabs {
    /// Takes a frame's report. A report from the top frame's first moment starts the tab afresh, because the
    /// frames of the page before are gone. Returns whether anything is new.
    pub fn take(&mut self, tab: i32, frame: i32, status: PageStatus) -> bool {
        if status.tool.len() > LONGEST_NAME || status.tool_name.len() > LONGEST_NAME {
            return false;
        }
        let report = Report { tab, frame, status };
        if self.reports.contains(&report) {
            return false;
        }
        let status = &report.status;
        let fresh = frame == 0 && status.checked == 0 && status.held == 0;
        self.reports.retain(|r| r.tab != tab || (r.frame != frame && !fresh));
        self.reports.push(report);
        if self.reports.len() > MOST_REPORTS {
            self.reports.remove(0);
        }
        true
    }

    /// Forgets a tab.
    pub fn forget(&mut self, tab: i32) -> bool {
        let before = self.reports.len();
        self.reports.retain(|r| r.tab != tab);
        self.reports.len() != before
    }

    /// The tab as one page: the tool of its top frame, or of the first frame that is one; the poorest coverage;
    /// all checks together.
    pub fn page(&self, tab: i32) -> Option<PageStatus> {
        let mut frames: Vec<&Report> = self.reports.iter().filter(|r| r.tab == tab).collect();
        frames.sort_by_key(|r| (r.status.tool.is_empty(), r.frame));
        let mut page = frames.first()?.status.clone();
        for other in frames.iter().skip(1).filter(|r| !r.status.tool.is_empty()) {
            page.coverage = poorer(page.coverage, other.status.coverage);
            page.checked = page.checked.saturating_add(other.status.checked);
            page.held = page.held.saturating_add(other.status.held);
        }
        Some(page)
    }
}

/// What came of asking the page side whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// It answered, or it was there and had nothing to say.
    Heard,
    /// Nobody was there.
    Silent,
}

/// Whether Handrail runs on a page, from what was heard, whether the address is a tool's, and whether the
/// browser lets Handrail in there.
pub fn reach(echo: Echo, is_tool: bool, let_in: bool) -> Reach {
    match (echo, is_tool, let_in) {
        (Echo::Heard, ..) => Reach::Running,
        (Echo::Silent, false, _) => Reach::NotATool,
        (Echo::Silent, true, true) => Reach::NeedsReload,
        (Echo::Silent, true, false) => Reach::KeptOut,
    }
}

fn poorer(one: Coverage, other: Coverage) -> Coverage {
    match (one, other) {
        (Coverage::NotProtected, _) | (_, Coverage::NotProtected) => Coverage::NotProtected,
        (Coverage::Partly, _) | (_, Coverage::Partly) => Coverage::Partly,
        (Coverage::Protected, Coverage::Protected) => Coverage::Protected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::standing::{Account, Standing};

    fn status(tool: &str, coverage: Coverage, checked: u32) -> PageStatus {
        PageStatus {
            tool: tool.into(),
            tool_name: tool.to_uppercase(),
            standing: Standing::Approved,
            account: Account::Unknown,
            coverage,
            checked,
            held: 0,
        }
    }

    #[test]
    fn a_tab_that_nobody_reported_from_is_unknown() {
        assert_eq!(Tabs::default().page(1), None);
    }

    #[test]
    fn the_top_frame_names_the_tool_and_the_poorest_frame_sets_the_coverage() {
        let mut tabs = Tabs::default();
        tabs.take(1, 0, status("chatgpt", Coverage::Protected, 0));
        tabs.take(1, 7, status("widget", Coverage::Partly, 2));
        let page = tabs.page(1).unwrap();
        assert_eq!((page.tool.as_str(), page.coverage, page.checked), ("chatgpt", Coverage::Partly, 2));
    }

    #[test]
    fn a_tool_in_a_frame_of_a_page_that_is_none_is_seen() {
        let mut tabs = Tabs::default();
        tabs.take(1, 0, status("", Coverage::NotProtected, 0));
        tabs.take(1, 7, status("widget", Coverage::Protected, 0));
        let page = tabs.page(1).unwrap();
        assert_eq!((page.tool.as_str(), page.coverage), ("widget", Coverage::Protected));
    }

    #[test]
    fn a_new_page_in_the_tab_forgets_the_frames_of_the_old_one() {
        let mut tabs = Tabs::default();
        tabs.take(1, 7, status("widget", Coverage::Partly, 2));
        tabs.take(1, 0, status("chatgpt", Coverage::Protected, 0));
        assert_eq!(tabs.page(1).unwrap().coverage, Coverage::Protected);
    }

    #[test]
    fn tabs_are_kept_apart_and_forgotten_one_by_one() {
        let mut tabs = Tabs::default();
        tabs.take(1, 0, status("a", Coverage::Protected, 0));
        tabs.take(2, 0, status("b", Coverage::Protected, 0));
        assert!(tabs.forget(1) && !tabs.forget(1));
        assert_eq!((tabs.page(1), tabs.page(2).unwrap().tool.as_str()), (None, "b"));
    }

    #[test]
    fn a_report_that_says_the_same_again_is_no_news() {
        let mut tabs = Tabs::default();
        assert!(tabs.take(1, 0, status("a", Coverage::Protected, 0)));
        assert!(!tabs.take(1, 0, status("a", Coverage::Protected, 0)));
        assert!(tabs.take(1, 0, status("a", Coverage::Protected, 1)));
    }

    #[test]
    fn an_overlong_report_is_not_kept() {
        let mut tabs = Tabs::default();
        assert!(!tabs.take(1, 0, status(&"x".repeat(LONGEST_NAME + 1), Coverage::Protected, 0)));
        assert_eq!(tabs.page(1), None);
    }

    #[test]
    fn reach_is_honest() {
        let table = [
            (Echo::Heard, true, true, Reach::Running),
            (Echo::Heard, false, false, Reach::Running),
            (Echo::Silent, true, true, Reach::NeedsReload),
            (Echo::Silent, true, false, Reach::KeptOut),
            (Echo::Silent, false, true, Reach::NotATool),
        ];
        for (echo, is_tool, let_in, expected) in table {
            assert_eq!(reach(echo, is_tool, let_in), expected);
        }
    }
}
