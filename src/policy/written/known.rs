use crate::action::Action;
use crate::detect::Confidence;
use crate::policy::Status;

/// The data classes that the built-in detectors belong to.
pub const CLASSES: [&str; 14] = [
    "benefits",
    "contact",
    "employment",
    "finance",
    "government-id",
    "health",
    "identity",
    "justice",
    "marking",
    "online",
    "place",
    "restricted",
    "secret",
    "student",
];

/// The standings that a moment can be written for.
pub const STANDINGS: [&str; 6] = ["approved", "conditional", "denied", "free", "pending", "unapproved"];

pub const STATUSES: [(&str, Status); 4] = [
    ("approved", Status::Approved),
    ("conditional", Status::Conditional),
    ("pending", Status::Pending),
    ("denied", Status::Denied),
];

pub const CONFIDENCES: [(&str, Confidence); 3] =
    [("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];

pub fn actions() -> [(&'static str, Action); 6] {
    Action::ALL.map(|action| (action.word(), action))
}

/// Whether a word can be the id of something of the organisation's own.
pub fn is_id(word: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    word.len() <= 64 && word.bytes().all(inner) && word.starts_with(|c: char| c.is_ascii_lowercase())
}

pub const ID_MEND: &str = "Use small letters, digits, hyphens and underscores, a letter first.";

/// The ids of the built-in detectors.
pub fn detector_ids() -> impl Iterator<Item = &'static str> + Clone {
    crate::detect::definitions().iter().map(|definition| &*definition.id)
}
