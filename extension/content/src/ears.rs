//! What stands before the page side runs (`extension/world/ears.js`): listeners on the window and on the line to the guard,
//! which hand every event on, so that the page side hears before the page does whenever it starts.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget};

#[wasm_bindgen]
extern "C" {
    /// Calls `hearer` for each event of this kind, before or after the descendants of `target` hear it. Calling it again
    /// changes nothing, except where a page has had its window's listeners taken away.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn add(target: &EventTarget, kind: &str, hearer: &Function, capture: bool);

    /// Calls it no longer.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn remove(target: &EventTarget, kind: &str, hearer: &Function, capture: bool);

    /// The node on which the guard and the page side speak; it stands in no document.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn line() -> Element;

    /// Tells the guard on that node.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn say(message: &str);

    /// Whether the page's own scripts may have run before anything of Handrail did.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn late() -> bool;

    /// Whether a start failed before this one: nobody remembers what was written since.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn missed() -> bool;

    /// The policy in force as the background told it, packed, if that has come already.
    #[wasm_bindgen(js_namespace = handrailEars)]
    pub fn told() -> Option<String>;
}
