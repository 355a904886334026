use super::{SendControl, judge_send, stop};
use crate::deep;
use crate::held::How;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent, PointerEvent};

/// The beginning of a press on the send control. Some pages send already then, so a press that will be held is
/// kept from the page from its first event; the question is asked at the click, when the press is over.
pub fn hear_down(page: &Rc<Page>, event: &Event) {
    if event.dyn_ref::<MouseEvent>().is_some_and(|press| press.button() != 0) {
        return;
    }
    if let Some(press) = event.dyn_ref::<PointerEvent>() {
        page.hands().finger.set(press.pointer_type() == "touch");
    }
    if let Some(press) = event.dyn_ref::<MouseEvent>() {
        page.hands().pressed_at.set((press.client_x(), press.client_y()));
    }
    let begins = event.type_() == "pointerdown" || !page.hands().pressing.get();
    if begins {
        let path = deep::path(event);
        let held = SendControl::in_path(page, &path).is_some_and(|control| {
            control.composers(page).iter().any(|c| page.judge_composer(c).interrupts())
        });
        page.hands().pressing.set(held);
    }
    if page.hands().pressing.get() {
        event.stop_immediate_propagation();
        // The focus stays in the composer: some pages take away a field that loses it.
        if event.type_() == "mousedown" {
            event.prevent_default();
        }
    }
}

/// The end of a press that is held.
pub fn hear_up(page: &Rc<Page>, event: &Event) {
    if page.hands().pressing.get() {
        event.stop_immediate_propagation();
    }
}

/// A click, by whatever device or assistive technology.
pub fn hear_click(page: &Rc<Page>, event: &Event) {
    page.hands().pressing.set(false);
    let path = deep::path(event);
    let Some(control) = SendControl::in_path(page, &path) else { return };
    if page.is_asking() {
        return stop(event);
    }
    let composers = control.composers(page);
    let element = control.into_element();
    judge_send(page, event, &composers, |_| How::Click(element));
}
