//! The mark on the toolbar button: quiet, and only where there is something to know.

use handrail::guidance::{Key, Words};
use handrail::standing::Standing;
use handrail_wire::{Coverage, PageStatus, Reach};

/// What the toolbar button shows for one tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge {
    /// At most three characters; empty for no mark.
    pub text: &'static str,
    /// Background, `#rrggbb`; white text on it has a contrast of 4.5 or more.
    pub colour: &'static str,
}

const NOTHING: Badge = Badge { text: "", colour: GREY };
const GREY: &str = "#5b6573";
const AMBER: &str = "#8a5a00";

/// The mark for a tab. Not being protected outweighs whatever the tool's standing is.
pub fn badge(reach: Reach, page: Option<&PageStatus>) -> Badge {
    match (reach, page) {
        (Reach::NotATool, _) => NOTHING,
        (Reach::NeedsReload | Reach::KeptOut, _) => Badge { text: "off", colour: GREY },
        (Reach::Running, Some(page)) if !page.tool.is_empty() => of_page(page),
        (Reach::Running, _) => NOTHING,
    }
}

/// What the button is called for one tab: its tooltip, and what a screen reader says of it.
pub fn title(reach: Reach, page: Option<&PageStatus>, words: Words) -> String {
    let page = page.filter(|page| !page.tool.is_empty());
    let state = match (reach, page.map(|page| page.coverage)) {
        (Reach::NotATool, _) | (Reach::Running, None) => return words.text(Key::PopupTitle).to_owned(),
        (Reach::Running, Some(Coverage::Protected)) => Key::BadgeProtected,
        (Reach::Running, Some(Coverage::Partly)) => Key::BadgePartly,
        _ => Key::BadgeNotProtected,
    };
    match page {
        Some(page) => {
            format!("{}\n{}: {}", words.text(state), page.tool_name, words.text(standing(page.standing)))
        }
        None => words.text(state).to_owned(),
    }
}

fn standing(standing: Standing) -> Key {
    match standing {
        Standing::Approved => Key::StandingApproved,
        Standing::Conditional => Key::StandingConditional,
        Standing::Pending => Key::StandingPending,
        Standing::Unapproved => Key::StandingUnapproved,
        Standing::Denied => Key::StandingDenied,
        Standing::WrongAccount(_) => Key::StandingWrongAccount,
    }
}

fn of_page(page: &PageStatus) -> Badge {
    match (page.coverage, page.standing) {
        (Coverage::NotProtected, _) => Badge { text: "off", colour: GREY },
        (Coverage::Partly, _) => Badge { text: "~", colour: AMBER },
        (Coverage::Protected, Standing::Approved | Standing::Conditional) => NOTHING,
        (Coverage::Protected, Standing::Denied) => Badge { text: "–", colour: AMBER },
        (Coverage::Protected, _) => Badge { text: "i", colour: AMBER },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::standing::Account;

    fn page(standing: Standing, coverage: Coverage) -> PageStatus {
        PageStatus {
            tool: "chatgpt".into(),
            tool_name: "ChatGPT".into(),
            standing,
            account: Account::Unknown,
            coverage,
            checked: 0,
            held: 0,
        }
    }

    #[test]
    fn approved_and_protected_is_silent() {
        for standing in [Standing::Approved, Standing::Conditional] {
            assert_eq!(badge(Reach::Running, Some(&page(standing, Coverage::Protected))).text, "");
        }
    }

    #[test]
    fn standing_shows_where_it_matters() {
        let table = [
            (Standing::Unapproved, "i"),
            (Standing::Pending, "i"),
            (Standing::WrongAccount(Account::Free), "i"),
            (Standing::Denied, "–"),
        ];
        for (standing, text) in table {
            assert_eq!(badge(Reach::Running, Some(&page(standing, Coverage::Protected))).text, text);
        }
    }

    #[test]
    fn poor_coverage_is_never_silent_on_a_tool() {
        for standing in [Standing::Approved, Standing::Denied] {
            assert_eq!(badge(Reach::Running, Some(&page(standing, Coverage::Partly))).text, "~");
            assert_eq!(badge(Reach::Running, Some(&page(standing, Coverage::NotProtected))).text, "off");
        }
        assert_eq!(badge(Reach::NeedsReload, None).text, "off");
        assert_eq!(badge(Reach::KeptOut, None).text, "off");
    }

    #[test]
    fn the_title_says_what_the_mark_means() {
        let words = handrail::guidance::words;
        let denied = page(Standing::Denied, Coverage::Partly);
        let said = title(Reach::Running, Some(&denied), words("en"));
        assert_eq!(said, "Handrail: partly protected\nChatGPT: Not allowed");
        assert_eq!(title(Reach::NeedsReload, None, words("es")), "Handrail: sin protección");
        assert_eq!(title(Reach::NotATool, None, words("en")), "Handrail");
    }

    #[test]
    fn a_page_that_is_no_tool_has_no_mark() {
        assert_eq!(badge(Reach::NotATool, None).text, "");
        let mut elsewhere = page(Standing::Unapproved, Coverage::Protected);
        elsewhere.tool.clear();
        assert_eq!(badge(Reach::Running, Some(&elsewhere)).text, "");
    }
}
