//! What is done when Handrail itself breaks.

use super::PAGE;
use crate::gate;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// An event could not be judged because Handrail itself broke. What may carry a prompt is stopped; the rest goes on.
pub fn failed(event: &Event) {
    let carries = match event.type_().as_str() {
        "paste" | "drop" | "submit" => true,
        "keydown" | "keypress" => event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter"),
        "click" | "pointerdown" | "mousedown" | "touchstart" => event.composed_path().iter().any(|target| {
            target.dyn_ref::<Element>().is_some_and(|e| e.matches("button, [role=button]").unwrap_or(false))
        }),
        _ => false,
    };
    gate::empty(event);
    if carries {
        gate::stop(event);
        let _ = PAGE.try_with(|slot| {
            if let Some(page) = slot.try_borrow().ok().and_then(|slot| slot.clone()) {
                page.count(|c| c.unseen += 1);
            }
        });
    }
}
