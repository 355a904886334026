//! What the person has already decided on in this conversation, so that nobody is asked twice.
//!
//! It lives in memory only and holds keyed hashes: neither a value nor anything it could be guessed from.

mod conversation;
mod keyed_hash;

pub use conversation::Conversation;
use handrail::action::Action;
use handrail::detect::Finding;
use handrail::intent::Intent;
use keyed_hash::keyed_hash;
use std::collections::BTreeMap;

/// The decisions of one conversation.
pub struct Decided {
    key: [u32; 2],
    conversation: Conversation<[u32; 2]>,
    accepted: BTreeMap<[u32; 2], Action>,
}

impl Decided {
    /// Starts with nothing decided; `key` is random and never leaves the page's memory.
    pub fn new(key: [u32; 2]) -> Self {
        Self { key, conversation: Conversation::default(), accepted: BTreeMap::new() }
    }

    /// Notes the page's address (any string that names it), and forgets everything in a new conversation.
    pub fn at(&mut self, address: &str, now_ms: f64) {
        if self.conversation.moved_on(self.hash("at", address), now_ms) {
            self.accepted.clear();
        }
    }

    /// Notes that a prompt was sent.
    pub fn sent(&mut self, now_ms: f64) {
        self.conversation.sent(now_ms);
    }

    /// The person went on despite a finding that asked for `action`.
    pub fn accept_finding(&mut self, finding: &Finding, text: &str, action: Action) {
        self.accept(self.hash(&finding.detector.id, finding.span.of(text)), action);
    }

    /// The person went on despite an intent that asked for `action`.
    pub fn accept_intent(&mut self, intent: &Intent, text: &str, action: Action) {
        self.accept(self.hash(&intent.intent, intent.span.of(text)), action);
    }

    /// The person went on with a whole text for which the tool or an unchecked part asked for `action`.
    pub fn accept_whole(&mut self, text: &str, action: Action) {
        self.accept(self.hash("whole", text), action);
    }

    /// Whether a finding that now asks for `action` was decided on, at that strictness or above.
    pub fn knows_finding(&self, finding: &Finding, text: &str, action: Action) -> bool {
        self.knows(self.hash(&finding.detector.id, finding.span.of(text)), action)
    }

    /// Whether an intent that now asks for `action` was decided on.
    pub fn knows_intent(&self, intent: &Intent, text: &str, action: Action) -> bool {
        self.knows(self.hash(&intent.intent, intent.span.of(text)), action)
    }

    /// Whether this whole text was let go on.
    pub fn knows_whole(&self, text: &str, action: Action) -> bool {
        self.knows(self.hash("whole", text), action)
    }

    /// Tells a text from others, to the byte, without keeping it.
    pub fn hash_of(&self, text: &str) -> [u32; 2] {
        keyed_hash(self.key, &[b"text\0", text.as_bytes()])
    }

    fn accept(&mut self, what: [u32; 2], action: Action) {
        let kept = self.accepted.entry(what).or_insert(action);
        *kept = (*kept).max(action);
    }

    fn knows(&self, what: [u32; 2], action: Action) -> bool {
        self.accepted.get(&what).is_some_and(|accepted| *accepted >= action)
    }

    fn hash(&self, what: &str, value: &str) -> [u32; 2] {
        keyed_hash(self.key, &[what.as_bytes(), b"\0", value.trim().as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_covers_the_same_strictness_and_less() {
        let mut decided = Decided::new([7, 9]);
        decided.accept_whole("text", Action::Justify);
        assert!(decided.knows_whole("text", Action::Warn));
        assert!(decided.knows_whole(" text\n", Action::Justify));
        assert!(!decided.knows_whole("text", Action::Redact));
        assert!(!decided.knows_whole("other", Action::Warn));
    }

    #[test]
    fn another_conversation_asks_again() {
        let mut decided = Decided::new([7, 9]);
        decided.at("/c/1", 0.0);
        decided.accept_whole("text", Action::Warn);
        decided.at("/c/1", 1.0);
        assert!(decided.knows_whole("text", Action::Warn));
        decided.at("/c/2", 2.0);
        assert!(!decided.knows_whole("text", Action::Warn));
    }
}
