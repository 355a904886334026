use super::view::{HelpView, LinkView};
use super::words::{Key, Words, words};

/// The intent that calls for help and never for a reprimand.
pub const CRISIS: &str = "crisis";

/// Help in the language of this tag, for a prompt that is not held.
pub fn help(language: &str) -> HelpView {
    view(words(language))
}

/// Whom to turn to when somebody may be in danger. Numbers: 988lifeline.org, thehotline.org, childhelp.org.
pub(super) fn view(language: Words) -> HelpView {
    let line =
        |key, number: &str| LinkView { label: language.text(key).to_owned(), href: format!("tel:{number}") };
    HelpView {
        title: language.text(Key::HelpTitle).to_owned(),
        lead: language.text(Key::HelpLead).to_owned(),
        lines: vec![
            line(Key::HelpCall988, "988"),
            line(Key::HelpCall911, "911"),
            line(Key::HelpDomesticViolence, "+18007997233"),
            line(Key::HelpChildAbuse, "+18004224453"),
        ],
        duty: language.text(Key::HelpReporter).to_owned(),
    }
}
