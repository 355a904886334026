//! The line to the guard in the page's own world: events on a node that stands in no document and that only the two
//! have. The guard asks; an answer is an event in the other direction, given while the question is still being asked.

use super::hear;
use crate::listen::Listener;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, MouseEvent, MouseEventInit};

/// Names by which the two find each other, before the page's first script and once only.
const HELLO: &str = "handrail-hello";
const READY: &str = "handrail-ready";
const ASK: &str = "ask";
const ANSWER: &str = "answer";
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
    /// The body as text; empty for [`Asks::Wants`].
    pub text: &'a str,
}

/// What a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Is what leaves here to be shown at all?
    Wants,
    /// May this text leave?
    Judge,
    /// Something leaves that could not be read.
    Unread,
    /// The page took every listener off its window.
    Again,
}

/// What the guard is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

impl Answer {
    fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
            Self::Pass => "pass",
            Self::Refuse => "refuse",
            Self::Wait => "wait",
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
            "unread" => Asks::Unread,
            "again" => Asks::Again,
            _ => return None,
        };
        let address = parts.next().unwrap_or_default();
        Some(Self { id, asks, address, text: parts.next().unwrap_or_default() })
    }
}

/// Finds the guard and listens to it. What is returned keeps the line open.
pub fn open(page: &Rc<Page>) -> Vec<Listener> {
    let Ok(node) = page.document().create_element("div") else { return vec![] };
    page.backstop().line.replace(Some(node.clone().into()));
    let asked = Rc::clone(page);
    let answers = Listener::capture(&node, ASK, move |event| {
        let Some(message) = detail(&event) else { return };
        match Question::parse(&message) {
            Some(question) => {
                let answer = hear(&asked, &question);
                say(&asked, question.id, answer);
            }
            None => asked.backstop().meet(),
        }
    });
    // Whichever of the two came first hears the other.
    let late = Rc::clone(page);
    let again = node.clone();
    let ready = Listener::capture(page.window(), READY, move |_| {
        if !late.backstop().has_guard() {
            greet(&late, &again);
        }
    });
    greet(page, &node);
    vec![answers, ready]
}

/// Tells the guard what became of a question.
pub fn say(page: &Page, id: &str, answer: Answer) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(&format!("{id}{BREAK}{}", answer.word())));
    let line = page.backstop().line.borrow().clone();
    if let Some((line, event)) = line.zip(CustomEvent::new_with_event_init_dict(ANSWER, &init).ok()) {
        let _ = line.dispatch_event(&event);
    }
}

/// Hands the line over. An event's related target crosses from one world to the other as it is.
fn greet(page: &Page, line: &Element) {
    let init = MouseEventInit::new();
    init.set_related_target(Some(line));
    if let Ok(event) = MouseEvent::new_with_mouse_event_init_dict(HELLO, &init) {
        let _ = page.window().dispatch_event(&event);
    }
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
