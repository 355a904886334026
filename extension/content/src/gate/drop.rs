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
    page.hands().drags_own_text.set(Composer::of_event(event).is_some());
}

fn first(page: &Page) -> Option<Composer> {
    Composer::on_page(page.document()).into_iter().next()
}

/// Text dropped into a composer, or onto a page that will put it into one.
pub fn hear(page: &Rc<Page>, event: &Event) {
    let Some(drop) = event.dyn_ref::<DragEvent>().filter(|e| e.is_trusted()) else { return };
    let Some(composer) = Composer::of_event(event).or_else(|| page.used()).or_else(|| first(page)) else {
        return;
    };
    if page.hands().drags_own_text.get() {
        return page.hands().drags_own_text.set(false);
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
