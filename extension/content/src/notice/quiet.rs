//! The focus goes to the notice and comes back without the page hearing of it. Pages close what loses the focus, an edit
//! box or a whole field, and nothing would be left to write the person's choice into.

use crate::deep::get;
use crate::listen::Listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Window};

const KINDS: [&str; 4] = ["blur", "focusout", "focus", "focusin"];

/// Keeps from the page that the focus enters or leaves `host`, for as long as what is returned lives.
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

fn concerns(event: &Event, host: &Element) -> bool {
    let is_host = |target: Option<&Element>| target == Some(host);
    let other = get(event, "relatedTarget");
    is_host(event.target().as_ref().and_then(|target| target.dyn_ref()))
        || is_host(other.as_ref().and_then(|other| other.dyn_ref()))
}
