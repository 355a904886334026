//! AI tools that no list knows: recognised by how their pages look and behave, and by addresses that pose as a known
//! tool's. Only where a policy asks for it.
//!
//! A loader of at most 2 KB (`extension/world/watch.js`) counts on other pages; what it counts holds no text.
//! [`Looks::is_ai_tool`] decides. [`look_alike`] needs the host alone.

mod brand;
mod look_alike;

pub use look_alike::{LookAlike, look_alike};

mod compiled {
    use super::brand::Brand;
    include!(concat!(env!("OUT_DIR"), "/watch.rs"));
}

/// A chat front end that people run at addresses of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrontEnd {
    /// Its file's name.
    pub id: &'static str,
    /// A CSS selector that matches in its page and in few others.
    pub selector: &'static str,
    /// Markup in which the selector matches, as the front end writes it.
    pub sample: &'static str,
}

/// The known front ends, by id.
pub fn front_ends() -> &'static [FrontEnd] {
    compiled::FRONT_ENDS
}

/// What the loader counted on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Marks of a known front end.
    pub front_end: bool,
    /// Boxes wide enough to write in.
    pub boxes: u32,
    /// A control beside the widest box.
    pub send: bool,
    /// That box stands low and takes less than a third of the window's height, as a conversation's does.
    pub low: bool,
    /// Its label: 2 for words of an assistant, 1 for words of any messenger, 0 for neither.
    pub asks: u32,
    /// Entries say that a person or an assistant wrote them.
    pub authors: bool,
    /// A region that grows as a conversation does.
    pub log: bool,
    /// A control names a language model.
    pub model: bool,
    /// A control stops or repeats an answer, or begins another conversation.
    pub stops: bool,
    /// The title speaks of an assistant.
    pub titled: bool,
    /// Controls that format text: a document, a mail, a post.
    pub formats: bool,
    /// What was sent from the box was answered by a stream: 2 for one that says so, 1 for a long answer.
    pub streamed: u32,
}

/// Points from which a page is taken for an AI tool.
const ENOUGH: i32 = 6;

impl Looks {
    /// Reads the loader's counts, which come in the order of the fields.
    pub fn read(counts: &[u32]) -> Option<Self> {
        let &[front_end, boxes, send, low, asks, authors, log, model, stops, titled, formats, streamed] =
            counts
        else {
            return None;
        };
        let [front_end, send, low, authors, log] =
            [front_end, send, low, authors, log].map(|count| count > 0);
        let [model, stops, titled, formats] = [model, stops, titled, formats].map(|count| count > 0);
        Some(Self {
            front_end,
            boxes,
            send,
            low,
            asks,
            authors,
            log,
            model,
            stops,
            titled,
            formats,
            streamed,
        })
    }

    /// Whether a page is taken for an AI tool. Nothing else than a box to write in and a control beside it can begin to
    /// be one.
    pub fn is_ai_tool(&self) -> bool {
        if self.boxes == 0 || !self.send {
            return false;
        }
        self.front_end || self.points() >= ENOUGH
    }

    fn points(&self) -> i32 {
        let grounds = [
            (self.low, 1),
            (self.asks == 1, 1),
            (self.asks >= 2, 2),
            (self.authors, 3),
            (self.log, 1),
            (self.model, 2),
            (self.stops, 2),
            (self.titled, 2),
            (self.streamed == 1, 1),
            (self.streamed >= 2, 3),
            (self.formats, -2),
            (self.boxes > 3, -2),
        ];
        grounds.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Looks = Looks {
        front_end: false,
        boxes: 1,
        send: true,
        low: false,
        asks: 0,
        authors: false,
        log: false,
        model: false,
        stops: false,
        titled: false,
        formats: false,
        streamed: 0,
    };

    #[test]
    fn a_page_is_told_by_several_things_together() {
        let table = [
            ("a search page", BOX, false),
            ("a messenger", Looks { low: true, asks: 1, log: true, ..BOX }, false),
            ("a support chat with a person", Looks { low: true, asks: 2, log: true, ..BOX }, false),
            ("a comment below an article about AI", Looks { titled: true, low: true, asks: 1, ..BOX }, false),
            ("a document", Looks { formats: true, asks: 2, titled: true, boxes: 2, ..BOX }, false),
            (
                "a mail with an assistant beside it",
                Looks { formats: true, boxes: 4, stops: true, asks: 2, ..BOX },
                false,
            ),
            ("a known front end", Looks { front_end: true, ..BOX }, true),
            ("a front end's marks without a box", Looks { front_end: true, boxes: 0, ..BOX }, false),
            (
                "an assistant before its first answer",
                Looks { low: true, asks: 2, model: true, stops: true, ..BOX },
                true,
            ),
            ("a bare assistant", Looks { low: true, asks: 1, authors: true, log: true, ..BOX }, true),
            ("a bare assistant that answered", Looks { asks: 2, low: true, streamed: 2, ..BOX }, true),
            ("a streamed search", Looks { streamed: 2, ..BOX }, false),
        ];
        for (what, looks, expected) in table {
            assert_eq!(looks.is_ai_tool(), expected, "{what}: {} points", looks.points());
        }
    }

    #[test]
    fn the_loaders_counts_are_read_in_their_order() {
        let looks = Looks::read(&[0, 1, 1, 1, 2, 0, 0, 0, 0, 0, 0, 2]);
        assert_eq!(looks, Some(Looks { low: true, asks: 2, streamed: 2, ..BOX }));
        assert_eq!(Looks::read(&[1, 1, 1]), None);
    }

    #[test]
    fn each_front_end_has_a_selector_of_its_own() {
        for front_end in front_ends() {
            assert!(!front_end.selector.is_empty() && !front_end.sample.is_empty(), "{}", front_end.id);
        }
        let mut selectors: Vec<_> = front_ends().iter().map(|f| f.selector).collect();
        selectors.sort_unstable();
        selectors.dedup();
        assert_eq!(selectors.len(), front_ends().len());
    }
}
