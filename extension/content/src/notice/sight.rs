//! Whether the notice can be seen: by the page's geometry in every browser, and by the browser's own word where
//! it gives one (`IntersectionObserver` with `trackVisibility`, Chromium).

use super::seen::{Place, Seen};
use crate::deep::{self, get};
use js_sys::{Array, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, IntersectionObserver, IntersectionObserverInit, VisibilityState};

/// A notice smaller than this, CSS pixels, was made so by a page that scales itself; where the window is smaller still,
/// the notice fills it but for its margin.
const SMALLEST: (f64, f64) = (280.0, 120.0);
const MARGIN: f64 = 40.0;
/// What browsers show above everything else.
const ON_TOP: &str = ":popover-open, dialog:modal, :fullscreen";
/// On larger pages only what stands outside shadow roots is looked at.
const LOOKED_THROUGH: usize = 8_000;

/// Where `dialog` stands, when it is what a person sees and would hit there; `None` when it is not.
pub fn in_sight(document: &Document, host: &Element, dialog: &Element) -> Option<Place> {
    if !host.is_connected() || document.visibility_state() != VisibilityState::Visible {
        return None;
    }
    let rect = dialog.get_bounding_client_rect();
    let room = document.document_element()?;
    let (width, height) =
        (f64::from(room.client_width()) - MARGIN, f64::from(inner_height(document)) - MARGIN);
    if rect.width() < SMALLEST.0.min(width) || rect.height() < SMALLEST.1.min(height) {
        return None;
    }
    const INSET: f64 = 12.0;
    let (left, right) = (rect.left() + INSET, rect.right() - INSET);
    let (top, bottom) = (rect.top() + INSET, rect.bottom() - INSET);
    let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
    let hit = [(left, top), (right, top), middle, (left, bottom), (right, bottom), (middle.0, bottom)]
        .iter()
        .all(|&(x, y)| document.element_from_point(x as f32, y as f32).as_ref() == Some(host));
    let is_picture = room.matches(":active-view-transition").unwrap_or(false);
    (hit && !is_picture).then_some(Place([rect.left(), rect.top(), rect.width(), rect.height()]))
}

fn inner_height(document: &Document) -> i32 {
    let height = document.default_view().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64());
    height.unwrap_or_default() as i32
}

/// What else stands in the browser's top layer and shares room with `dialog`. It need not take clicks to deceive.
pub fn overlapping(document: &Document, host: &Element, dialog: &Element, in_shadows: bool) -> Vec<Element> {
    let Some(root) = document.document_element() else { return Vec::new() };
    let ours = dialog.get_bounding_client_rect();
    let mut others = deep::all(&root, ON_TOP);
    if in_shadows {
        others.extend(deep::all_in_shadows(&root, ON_TOP, LOOKED_THROUGH));
    }
    others.retain(|other| {
        let rect = other.get_bounding_client_rect();
        !dialog.contains(Some(other))
            && !other.contains(Some(host))
            && rect.left() < ours.right()
            && ours.left() < rect.right()
            && rect.top() < ours.bottom()
            && ours.top() < rect.bottom()
    });
    others
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
