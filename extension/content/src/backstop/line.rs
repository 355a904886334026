//! The line to the guard in the page's own world: events on a node that stands in no document and that only the two
//! have. The guard asks; an answer is an event in the other direction, given while the question is still being asked.

use super::hear;
use crate::account;
use crate::ears;
use crate::files::{Loot, fill};
use crate::listen::Listener;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, File, HtmlInputElement, MouseEvent, MouseEventInit,
};

const ASK: &str = "ask";
/// Not answers: what the guard is to watch for, and that it is to look now.
const WATCH: &str = "watch";
const LOOK: &str = "look";
/// An element that goes with the next message, in either direction.
const HAND: &str = "hand";
const HAND_BACK: &str = "take";
const GIVE: &str = "give";
/// Separates the parts of a message; the last part is text and may contain it.
const BREAK: char = '\u{1f}';

/// One question of the guard.
pub struct Question<'a> {
    /// Names the question in its answer.
    pub id: &'a str,
    /// What is asked.
    pub asks: Asks,
    /// Where to, absolute; empty when there is no address.
    pub address: &'a str,
    /// The body, or the answer, as text; empty for [`Asks::Wants`].
    pub text: &'a str,
}

/// What a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Is what leaves here to be shown at all?
    Wants,
    /// May this text leave?
    Judge,
    /// May this text leave, or once that is decided another in its place?
    Text,
    /// May this message leave, or another in its place?
    Message,
    /// Something leaves that could not be read.
    Unread,
    /// The page took every listener off its window.
    Again,
    /// No question: the page was answered this.
    Told,
    /// The page reaches for a file input: what stands in it, or what will be chosen in it.
    Input,
    /// The page asked the browser for files, which an input carries here.
    Files,
    /// This goes to the clipboard: as text, and as markup in the address's place.
    Copy,
}

/// What the guard is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing to see: do not even read it.
    No,
    /// Show me.
    Yes,
    /// It may leave.
    Pass,
    /// It may not.
    Refuse,
    /// A person is being asked.
    Wait,
    /// This may leave in its place.
    Instead(String),
}

impl Answer {
    fn words(&self) -> Vec<&str> {
        match self {
            Self::No => vec!["no"],
            Self::Yes => vec!["yes"],
            Self::Pass => vec!["pass"],
            Self::Refuse => vec!["refuse"],
            Self::Wait => vec!["wait"],
            Self::Instead(text) => vec!["instead", text],
        }
    }
}

impl<'a> Question<'a> {
    fn parse(message: &'a str) -> Option<Self> {
        let mut parts = message.splitn(4, BREAK);
        let id = parts.next()?;
        let asks = match parts.next()? {
            "want" => Asks::Wants,
            "judge" => Asks::Judge,
            "text" => Asks::Text,
            "message" => Asks::Message,
            "unread" => Asks::Unread,
            "again" => Asks::Again,
            "told" => Asks::Told,
            "input" => Asks::Input,
            "files" => Asks::Files,
            "copy" => Asks::Copy,
            _ => return None,
        };
        let address = parts.next().unwrap_or_default();
        Some(Self { id, asks, address, text: parts.next().unwrap_or_default() })
    }
}

/// Listens to the guard. What is returned keeps the line open.
pub fn open(page: &Rc<Page>) -> Vec<Listener> {
    let node = ears::line();
    page.backstop().line.replace(Some(node.clone().into()));
    let asked = Rc::clone(page);
    let answers = Listener::capture(&node, ASK, move |event| {
        let Some(message) = detail(&event) else { return };
        match Question::parse(&message) {
            Some(question) => {
                let answer = hear(&asked, &question);
                say(&asked, question.id, answer);
            }
            None => {
                asked.backstop().meet();
                tell(&asked, WATCH, &account::watched(&asked));
            }
        }
    });
    let taken = Rc::clone(page);
    let hands = Listener::capture(&node, HAND, move |event| {
        let handed = event.dyn_ref::<MouseEvent>().and_then(MouseEvent::related_target);
        taken.backstop().handed.replace(handed.and_then(|handed| handed.dyn_into().ok()));
    });
    vec![answers, hands]
}

/// Tells the guard what became of a question.
pub fn say(page: &Page, id: &str, answer: Answer) {
    tell(page, id, &answer.words().join("\u{1f}"));
}

/// Lets the guard look up what the page holds in its own world now.
pub fn look(page: &Page) {
    tell(page, LOOK, "");
}

fn tell(page: &Page, id: &str, word: &str) {
    if page.backstop().line.borrow().is_some() {
        ears::say(&[id, word].join("\u{1f}"));
    }
}

/// Has the guard repeat a drop or a paste with these files, as an event of the page's own world; whether the page took it.
pub fn give(page: &Page, loot: &Loot, target: &Element, files: &[File]) -> bool {
    let Some(line) = page.backstop().line.borrow().clone() else { return false };
    let carrier =
        page.document().create_element("input").ok().and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
    let Some(carrier) = carrier else { return false };
    carrier.set_type("file");
    carrier.set_multiple(true);
    if !fill(&carrier, files) {
        return false;
    }
    for (element, at) in [(carrier.as_ref(), (0, 0)), (target, loot.at)] {
        let init = MouseEventInit::new();
        init.set_related_target(Some(element));
        init.set_client_x(at.0);
        init.set_client_y(at.1);
        if let Ok(event) = MouseEvent::new_with_mouse_event_init_dict(HAND_BACK, &init) {
            let _ = line.dispatch_event(&event);
        }
    }
    let mut message = loot.kind.clone();
    for (kind, text) in &loot.texts {
        for part in [kind, text] {
            message.push(BREAK);
            message.extend(part.chars().filter(|c| *c != BREAK));
        }
    }
    let init = CustomEventInit::new();
    init.set_cancelable(true);
    init.set_detail(&JsValue::from_str(&message));
    let event = CustomEvent::new_with_event_init_dict(GIVE, &init);
    event.is_ok_and(|event| line.dispatch_event(&event).is_ok_and(|untouched| !untouched))
}

fn detail(event: &Event) -> Option<String> {
    event.dyn_ref::<CustomEvent>()?.detail().as_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_taken_apart_and_its_text_left_whole() {
        let message = "7\u{1f}judge\u{1f}https://a.example/\u{1f}one\u{1f}two";
        let question = Question::parse(message).unwrap();
        assert_eq!((question.id, question.asks), ("7", Asks::Judge));
        assert_eq!((question.address, question.text), ("https://a.example/", "one\u{1f}two"));
        assert!(Question::parse("there").is_none());
        assert_eq!(Question::parse("8\u{1f}want\u{1f}").map(|q| q.text), Some(""));
    }
}
