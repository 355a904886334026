//! Whether the notice can be seen: by the page's geometry in every browser, and by the browser's own word where
//! it gives one (`IntersectionObserver` with `trackVisibility`, Chromium).

use super::seen::Seen;
use crate::deep::get;
use js_sys::{Array, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, IntersectionObserver, IntersectionObserverInit, VisibilityState};

/// Whether `host` is what a person would hit at the places that matter inside `dialog`.
pub fn in_sight(document: &Document, host: &Element, dialog: &Element) -> bool {
    if !host.is_connected() || document.visibility_state() != VisibilityState::Visible {
        return false;
    }
    let rect = dialog.get_bounding_client_rect();
    if rect.width() < 40.0 || rect.height() < 40.0 {
        return false;
    }
    const INSET: f64 = 12.0;
    let (left, right) = (rect.left() + INSET, rect.right() - INSET);
    let (top, bottom) = (rect.top() + INSET, rect.bottom() - INSET);
    let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
    [(left, top), (right, top), middle, (left, bottom), (right, bottom), (middle.0, bottom)]
        .iter()
        .all(|&(x, y)| document.element_from_point(x as f32, y as f32).as_ref() == Some(host))
}

/// Lets the browser say when something covers or fades `dialog`; `None` where it does not offer to.
pub fn observe(dialog: &Element, seen: &Rc<Seen>) -> Option<Observing> {
    let seen = Rc::clone(seen);
    let heard = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Some(last) = entries.iter().last() {
            let visible = get(&last, "isVisible").and_then(|v| v.as_bool());
            seen.set_covered(visible == Some(false));
        }
    });
    let options = IntersectionObserverInit::new();
    const DELAY_MS: f64 = 100.0;
    Reflect::set(&options, &"trackVisibility".into(), &JsValue::TRUE).ok()?;
    Reflect::set(&options, &"delay".into(), &JsValue::from_f64(DELAY_MS)).ok()?;
    let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
    let offered = get(&observer, "trackVisibility").and_then(|v| v.as_bool()) == Some(true);
    offered.then(|| {
        observer.observe(dialog);
        Observing { observer, _heard: heard }
    })
}

/// An observation that ends when dropped.
pub struct Observing {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Drop for Observing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
