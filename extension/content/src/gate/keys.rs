use super::{SendControl, judge_send, stop};
use crate::composer::Composer;
use crate::deep;
use crate::held::How;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, KeyboardEvent};

/// The key code that browsers give for a key that an input method is handling.
const COMPOSING: u32 = 229;

/// A key that sends: Enter in a composer with or without Ctrl or Meta, Enter or Space on a send control. Shift
/// with Enter is a new line, and Enter during composition picks a candidate.
pub fn hear(page: &Rc<Page>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let enter = key.key() == "Enter";
    page.hands().enter.set(enter);
    if !(enter || key.key() == " ") || key.is_composing() || key.key_code() == COMPOSING {
        return;
    }
    let path = deep::path(event);
    if let Some(control) = SendControl::in_path(page, &path) {
        let composers = control.composers(page);
        let element = control.into_element();
        return judge_send(page, event, &composers, |_| How::Click(element));
    }
    if enter
        && !key.shift_key()
        && let Some(composer) = Composer::of_event(event)
    {
        page.uses(composer.clone());
        judge_send(page, event, &[composer], |_| How::Enter { ctrl: key.ctrl_key(), meta: key.meta_key() });
    }
}

/// A line break that no Enter announced: from a keyboard on the screen, or from dictation. Pages that send at Enter
/// send at this. After an Enter that was heard there is nothing left to judge.
pub fn hear_line_break(page: &Rc<Page>, event: &Event) {
    let breaks = event.dyn_ref::<InputEvent>().is_some_and(|input| {
        matches!(&*input.input_type(), "insertParagraph" | "insertLineBreak") && !input.is_composing()
    });
    if !breaks || page.hands().enter.get() {
        return;
    }
    if let Some(composer) = Composer::of_event(event) {
        page.uses(composer.clone());
        judge_send(page, event, &[composer], |_| How::Enter { ctrl: false, meta: false });
    }
}

/// The key's release after its press was held: pages that send on release must not see it.
pub fn hear_up(page: &Rc<Page>, event: &Event) {
    let sends = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter" || key.key() == " ");
    if sends && page.is_asking() {
        stop(event);
    }
}
