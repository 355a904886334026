/// Tells one conversation from the next by the page's address, of which something to compare, such as a keyed hash, is
/// all it needs.
///
/// Chat pages give a new conversation its address only once the first prompt is sent, so the first change soon
/// after a send continues the conversation; any other change begins a new one.
pub struct Conversation<P> {
    place: Option<P>,
    sent_ms: Option<f64>,
}

impl<P> Default for Conversation<P> {
    fn default() -> Self {
        Self { place: None, sent_ms: None }
    }
}

/// How long after a send a page may take to give the conversation its own address.
const NAMED_WITHIN_MS: f64 = 60_000.0;

impl<P: PartialEq> Conversation<P> {
    /// Notes where the page is now; true when that is another conversation than before.
    pub fn moved_on(&mut self, place: P, now_ms: f64) -> bool {
        let before = self.place.replace(place);
        if before.is_none() || before == self.place {
            return false;
        }
        self.sent_ms.take().is_none_or(|sent| now_ms - sent > NAMED_WITHIN_MS)
    }

    /// Notes that something was sent from the current place.
    pub fn sent(&mut self, now_ms: f64) {
        self.sent_ms = Some(now_ms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: [u32; 2] = [0, 1];
    const FIRST: [u32; 2] = [0, 2];
    const OTHER: [u32; 2] = [0, 3];

    #[test]
    fn the_address_that_follows_a_send_is_still_the_same_conversation() {
        let mut conversation = Conversation::default();
        assert!(!conversation.moved_on(NEW, 0.0));
        conversation.sent(10.0);
        assert!(!conversation.moved_on(FIRST, 900.0));
        assert!(conversation.moved_on(OTHER, 1_000.0), "only the first change is a christening");
    }

    #[test]
    fn opening_another_conversation_begins_afresh() {
        let mut conversation = Conversation::default();
        conversation.moved_on(FIRST, 0.0);
        assert!(!conversation.moved_on(FIRST, 5.0));
        assert!(conversation.moved_on(OTHER, 10.0));
        conversation.sent(20.0);
        assert!(conversation.moved_on(NEW, 20.0 + NAMED_WITHIN_MS + 1.0));
    }
}
