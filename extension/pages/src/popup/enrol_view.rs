//! What the popup says about entering a group.

use handrail::guidance::office::{Key, Office};
use handrail_wire::Enrolment;

/// Where a group is entered or left.
#[derive(Clone, Debug, PartialEq)]
pub enum EnrolView {
    /// A field for a code.
    Enter {
        /// Label of the field.
        label: String,
        /// Who has a code.
        hint: String,
        /// Label of the button.
        enter: String,
        /// What to say of a code that no group has.
        wrong: String,
    },
    /// A way out: the label of its button.
    Leave(String),
}

pub(super) fn enrol_view(enrolment: Enrolment, office: Office) -> Option<EnrolView> {
    let text = |key| office.text(key).to_owned();
    match enrolment {
        Enrolment::None => None,
        Enrolment::Open => Some(EnrolView::Enter {
            label: text(Key::EnrolLabel),
            hint: text(Key::EnrolHint),
            enter: text(Key::EnrolEnter),
            wrong: text(Key::EnrolWrong),
        }),
        Enrolment::Entered => Some(EnrolView::Leave(text(Key::EnrolLeave))),
    }
}
