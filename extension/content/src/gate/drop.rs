use super::paste::Carried;
use super::stop;
use crate::composer::Composer;
use crate::held::Held;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};

/// A drag that begins in a composer moves text that is there already.
pub fn hear_start(page: &Rc<Page>, event: &Event) {
    page.set_drags_own_text(Composer::of_event(event).is_some());
}

/// Text dropped into a composer.
pub fn hear(page: &Rc<Page>, event: &Event) {
    let Some(drop) = event.dyn_ref::<DragEvent>().filter(|e| e.is_trusted()) else { return };
    let Some(composer) = Composer::of_event(event).or_else(|| page.used()) else { return };
    if page.drags_own_text() {
        return page.set_drags_own_text(false);
    }
    let Some(carried) = drop.data_transfer().as_ref().and_then(Carried::of) else { return };
    if page.is_asking() {
        return stop(event);
    }
    let judged = page.judge(carried.all());
    if judged.interrupts() {
        stop(event);
        let caret = composer.caret_at_drop(drop);
        page.hold(Held::Insert { composer, caret, text: carried.plain }, judged);
    }
}
