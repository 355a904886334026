use crate::decided::Conversation;
use handrail::redact::{Placeholders, Redaction};

/// The placeholders of each conversation that this page has shown: `[Student 1]` of one is nobody of another.
#[derive(Default)]
pub struct Shelves {
    at: String,
    conversation: Conversation<String>,
    current: Placeholders,
    others: Vec<(String, Placeholders)>,
}

/// Most conversations that are remembered; the oldest go first.
const MOST: usize = 16;

impl Shelves {
    /// Notes the page's address. A conversation that is given its address after its first prompt stays what it is.
    pub fn look(&mut self, address: &str, now_ms: f64) {
        if self.at == address {
            return;
        }
        let moved_on = self.conversation.moved_on(address.to_owned(), now_ms);
        // A conversation is given an address below or beside that of an empty page, never one like its own.
        let moved_on = moved_on || !self.at.is_empty() && depth(address) <= depth(&self.at);
        let before = std::mem::replace(&mut self.at, address.to_owned());
        let known = self.others.iter().position(|(at, _)| *at == address).map(|i| self.others.remove(i).1);
        if moved_on {
            let left = std::mem::replace(&mut self.current, known.unwrap_or_default());
            if !left.is_empty() {
                self.others.push((before, left));
            }
            let surplus = self.others.len().saturating_sub(MOST);
            self.others.drain(..surplus);
        } else if let Some(known) = known {
            self.current.join(known);
        }
    }

    /// Notes that a prompt was sent.
    pub fn sent(&mut self, now_ms: f64) {
        self.conversation.sent(now_ms);
    }

    /// Takes in what was replaced in this conversation.
    pub fn learn(&mut self, redaction: &Redaction) {
        self.current.learn(redaction);
    }

    /// The placeholders of the conversation that the page shows.
    pub fn current(&self) -> &Placeholders {
        &self.current
    }

    /// Whether any conversation of this page has this placeholder.
    pub fn holds(&self, placeholder: &str) -> bool {
        self.current.holds(placeholder) || self.others.iter().any(|(_, p)| p.holds(placeholder))
    }
}

/// How deep an address lies, without its query.
fn depth(address: &str) -> usize {
    let path = address.split('?').next().unwrap_or_default();
    path.trim_end_matches('/').matches('/').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::detect::Scanner;
    use handrail::redact::redact_knowing;

    fn learn(shelves: &mut Shelves, text: &str) -> String {
        let scanner = Scanner::default();
        let taken = |placeholder: &str| shelves.holds(placeholder);
        let redaction = redact_knowing(text, shelves.current(), &taken, |text| scanner.scan(text));
        shelves.learn(&redaction);
        redaction.text
    }

    #[test]
    fn each_conversation_has_its_own_values_and_finds_them_again() {
        let mut shelves = Shelves::default();
        shelves.look("https://a.example/new?x=/y/", 0.0);
        assert_eq!(learn(&mut shelves, "SSN 536-90-4399"), "SSN [SSN 1]");
        shelves.sent(1.0);
        shelves.look("https://a.example/c/1", 2.0);
        assert_eq!(
            shelves.current().restore("[SSN 1]").as_deref(),
            Some("536-90-4399"),
            "its address came later"
        );
        shelves.sent(2.5);
        shelves.look("https://a.example/c/2", 3.0);
        assert_eq!(shelves.current().restore("[SSN 1]"), None, "somebody else's of before");
        assert_eq!(learn(&mut shelves, "SSN 536-90-4398"), "SSN [SSN 2]", "never twice on one page");
        shelves.look("https://a.example/c/1", 4.0);
        assert_eq!(shelves.current().restore("[SSN 1] [SSN 2]").as_deref(), Some("536-90-4399 [SSN 2]"));
    }

    #[test]
    fn few_conversations_are_remembered() {
        let mut shelves = Shelves::default();
        for i in 0..100 {
            shelves.look(&format!("https://a.example/c/{i}"), 0.0);
            learn(&mut shelves, &format!("SSN 536-90-4{:03}", i + 100));
        }
        assert!(shelves.others.len() <= MOST);
    }
}
