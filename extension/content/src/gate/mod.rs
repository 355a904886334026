//! Everything by which a prompt leaves a composer, heard before the page hears it. A gate judges at once and
//! either leaves the event exactly as it is or stops it and holds what it carried.

mod drawn;
mod drop;
mod files;
mod form;
mod keys;
mod labels;
mod markup;
mod paste;
mod press;
mod send_control;

pub use files::{attend, empty, hold_chosen};
pub use send_control::SendControl;

use crate::backstop;
use crate::composer::Composer;
use crate::copied;
use crate::generated;
use crate::held::{Held, How};
use crate::listen::Listener;
use crate::page::Page;
use crate::restored;
use crate::underline;
use std::rc::Rc;
use web_sys::Event;

type Hear = fn(&Rc<Page>, &Event);

const GATES: &[(&str, Hear)] = &[
    ("input", files::hear_chosen),
    ("change", files::hear_chosen),
    ("paste", files::hear_paste),
    ("drop", files::hear_drop),
    ("dragenter", files::hear_coming),
    ("click", files::hear_coming),
    ("paste", paste::hear),
    ("dragstart", drop::hear_start),
    ("drop", drop::hear),
    ("keydown", keys::hear),
    ("keypress", keys::hear),
    ("keyup", keys::hear_up),
    ("touchstart", press::hear_down),
    ("pointerdown", press::hear_down),
    ("mousedown", press::hear_down),
    ("touchend", press::hear_up),
    ("pointerup", press::hear_up),
    ("mouseup", press::hear_up),
    ("click", press::hear_click),
    ("submit", form::hear),
    ("beforeinput", notice_writing),
    ("beforeinput", keys::hear_line_break),
    ("pagehide", notice_leave),
    ("focusin", notice_focus),
    ("input", notice_input),
    ("copy", copied::hear),
    ("click", copied::hear_press),
];

/// Opens every gate's ears on the page's window. What is returned keeps them open.
pub fn listen(page: &Rc<Page>) -> Vec<Listener> {
    let gates: Vec<Listener> = GATES
        .iter()
        .map(|&(kind, hear)| {
            let page = Rc::clone(page);
            Listener::capture(page.window().clone().as_ref(), kind, move |event| {
                // What is dragged over the strip still reaches the page under it.
                let is_carried = matches!(kind, "paste" | "drop" | "dragenter");
                if page.owns(&event) && !is_carried {
                    page.shield_notice(&event);
                } else if !page.is_ours() {
                    page.backstop().note(&event);
                    hear(&page, &event);
                }
            })
        })
        .collect();
    let page = Rc::clone(page);
    let copies = Listener::bubble(page.window().clone().as_ref(), "copy", move |event| {
        if !page.owns(&event) {
            restored::hear_copy(&page, &event);
        }
    });
    gates.into_iter().chain([copies]).collect()
}

/// Keeps an event from the page and from the browser's own doing.
pub fn stop(event: &Event) {
    event.prevent_default();
    event.stop_immediate_propagation();
}

/// Judges what these composers hold; when it may not leave, stops the event and asks the person.
pub fn judge_send(page: &Rc<Page>, event: &Event, composers: &[Composer], how: impl FnOnce(Composer) -> How) {
    if page.is_asking() {
        return stop(event);
    }
    for composer in composers {
        let judged = page.judge_composer(composer);
        if judged.interrupts() {
            stop(event);
            return page.hold(Held::Send { composer: composer.clone(), how: how(composer.clone()) }, judged);
        }
        generated::hear_sent(page, &judged.text);
    }
    page.passed();
}

fn notice_leave(page: &Rc<Page>, _: &Event) {
    page.leave();
}

fn notice_focus(page: &Rc<Page>, event: &Event) {
    if let Some(composer) = Composer::of_event(event) {
        page.uses(composer);
    }
}

fn notice_writing(page: &Rc<Page>, event: &Event) {
    if event.is_trusted() {
        backstop::expect(page);
    }
}

fn notice_input(page: &Rc<Page>, event: &Event) {
    if event.is_trusted() {
        page.hear_input(event);
        underline::hear_input(page);
    } else if let Some(composer) = Composer::of_event(event) {
        page.uses(composer);
    }
    backstop::hear_input(page);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_gates_hear_is_heard_before_the_page_side_runs() {
        let ears = include_str!("../../../world/ears.js");
        let (_, list) = ears.split_once("const DOWN =").expect("the list of kinds");
        let (list, _) = list.split_once(';').expect("its end");
        let heard: Vec<&str> = list.split(|c: char| !c.is_ascii_lowercase()).collect();
        for (kind, _) in GATES {
            assert!(heard.contains(kind), "{kind} is not among DOWN in extension/world/ears.js");
        }
    }
}
