//! Who may ask what. A message is admitted by who sent it, never by what it claims.

use handrail_wire::ToBackground;
use serde::Deserialize;

/// `runtime.MessageSender`, as far as it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Sender {
    /// The sending extension.
    pub id: Option<String>,
    /// Address of the sending page or frame.
    pub url: Option<String>,
    /// Frame, 0 for the top one.
    pub frame_id: Option<i32>,
    /// The document in it, where the browser names documents.
    pub document_id: Option<String>,
    /// The tab; none for the popup.
    pub tab: Option<SenderTab>,
}

/// The sender's tab.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SenderTab {
    /// Its id, until it is closed.
    pub id: Option<i32>,
}

/// Who sent a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A page of this extension, such as the popup.
    OwnPage,
    /// Handrail's page side in a frame of a tab.
    PageSide {
        /// The tab.
        tab: i32,
        /// The frame, 0 for the top one.
        frame: i32,
    },
}

impl Sender {
    /// Who this is; none for strangers. `own_id` is this extension's id and `own_origin` its address up to the
    /// first slash of the path, that slash included.
    pub fn who(&self, own_id: &str, own_origin: &str) -> Option<Who> {
        if own_id.is_empty() || self.id.as_deref() != Some(own_id) {
            return None;
        }
        let own = |url: &str| !own_origin.is_empty() && url.starts_with(own_origin);
        if self.url.as_deref().is_some_and(own) {
            return Some(Who::OwnPage);
        }
        let tab = self.tab.as_ref()?.id?;
        Some(Who::PageSide { tab, frame: self.frame_id? })
    }
}

/// Whether this sender may send this message. Only the page side reports on a page and tells what was held, and only
/// pages of the extension look at a tab, read the ledger or confirm anything.
pub fn admits(who: Who, message: &ToBackground) -> bool {
    match message {
        ToBackground::Policy => true,
        ToBackground::Twin
        | ToBackground::Status(_)
        | ToBackground::Looks(_)
        | ToBackground::Held(..)
        | ToBackground::Decided(..)
        | ToBackground::Open(_) => matches!(who, Who::PageSide { .. }),
        ToBackground::Tab(_)
        | ToBackground::Ledger
        | ToBackground::Mark { .. }
        | ToBackground::Reader
        | ToBackground::Confirm(_)
        | ToBackground::Enrol(_) => who == Who::OwnPage,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::standing::{Account, Standing};
    use handrail_wire::{Confirm, Coverage, Door, PageStatus};

    const ID: &str = "handrail";
    const ORIGIN: &str = "chrome-extension://handrail/";

    fn sender(id: &str, url: &str, tab: Option<i32>) -> Sender {
        Sender {
            id: Some(id.into()),
            url: Some(url.into()),
            frame_id: tab.map(|_| 0),
            document_id: None,
            tab: tab.map(|id| SenderTab { id: Some(id) }),
        }
    }

    #[test]
    fn senders_are_told_apart() {
        let page = Some(Who::PageSide { tab: 3, frame: 0 });
        let table = [
            (sender(ID, "chrome-extension://handrail/popup.html", None), Some(Who::OwnPage)),
            (sender(ID, "chrome-extension://handrail/popup.html", Some(3)), Some(Who::OwnPage)),
            (sender(ID, "https://chatgpt.com/", Some(3)), page),
            (sender(ID, "https://chatgpt.com/", None), None),
            (sender("other", "chrome-extension://handrail/popup.html", None), None),
            (sender("other", "https://chatgpt.com/", Some(3)), None),
            (sender(ID, "https://handrail/?chrome-extension://handrail/", Some(3)), page),
            (Sender::default(), None),
        ];
        for (sender, expected) in table {
            assert_eq!(sender.who(ID, ORIGIN), expected, "{sender:?}");
        }
    }

    #[test]
    fn a_browser_that_does_not_tell_who_we_are_makes_nobody_our_own_page() {
        let page = sender(ID, "https://chatgpt.com/", Some(3));
        assert_eq!(page.who(ID, ""), Some(Who::PageSide { tab: 3, frame: 0 }));
        assert_eq!(sender("", "https://chatgpt.com/", Some(3)).who("", ORIGIN), None);
    }

    #[test]
    fn a_page_cannot_look_at_tabs_and_the_popup_cannot_report() {
        let page = Who::PageSide { tab: 1, frame: 0 };
        let status = ToBackground::Status(PageStatus {
            tool: String::new(),
            tool_name: String::new(),
            standing: Standing::Unapproved,
            account: Account::Unknown,
            coverage: Coverage::Protected,
            checked: 0,
            held: 0,
        });
        assert!(admits(page, &ToBackground::Policy) && admits(Who::OwnPage, &ToBackground::Policy));
        assert!(admits(page, &status) && !admits(Who::OwnPage, &status));
        let enrol = ToBackground::Enrol(String::new());
        for own in [ToBackground::Ledger, ToBackground::Reader, ToBackground::Confirm(Confirm::Policy), enrol]
        {
            assert!(admits(Who::OwnPage, &own) && !admits(page, &own), "{own:?}");
        }
        let open = ToBackground::Open(Door::Ledger);
        assert!(admits(page, &open) && !admits(Who::OwnPage, &open));
        assert!(admits(Who::OwnPage, &ToBackground::Tab(1)) && !admits(page, &ToBackground::Tab(1)));
    }
}
