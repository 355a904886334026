//! The focus goes to the notice without the page hearing of it. Pages close what loses the focus, an edit box or a whole
//! field, and nothing would be left to write the person's choice into.

use crate::deep::get;
use crate::listen::Listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Window};

const KINDS: [&str; 4] = ["blur", "focusout", "focus", "focusin"];

/// Keeps from the page that the focus goes to `host`, for as long as what is returned lives.
pub fn quiet(window: &Window, host: &Element) -> Vec<Listener> {
    let hear = |kind: &&str| {
        let host = host.clone();
        Listener::capture(window, kind, move |event| {
            if concerns(&event, &host) {
                event.stop_immediate_propagation();
            }
        })
    };
    KINDS.iter().map(hear).collect()
}

/// That the focus came back is told: an editor that has lost it all the same would not know otherwise.
fn concerns(event: &Event, host: &Element) -> bool {
    let is_host = |target: Option<&Element>| target == Some(host);
    let leaves = event.type_() == "blur" || event.type_() == "focusout";
    let other = get(event, "relatedTarget").filter(|_| leaves);
    is_host(event.target().as_ref().and_then(|target| target.dyn_ref()))
        || is_host(other.as_ref().and_then(|other| other.dyn_ref()))
}
