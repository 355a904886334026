use crate::deep;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Node, Range};

/// The name under which `page.css` styles the lines.
const NAME: &str = "handrail";

/// Ranges that the browser underlines, without anything in the page being changed for it.
#[derive(Default)]
pub struct Highlight {
    ranges: Vec<Range>,
    native: Option<Native>,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Highlight)]
    #[derive(Clone)]
    type Native;
    #[wasm_bindgen(constructor, js_class = "Highlight", catch)]
    fn new() -> Result<Native, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Native, range: &Range);
    #[wasm_bindgen(method)]
    fn delete(this: &Native, range: &Range) -> bool;
}

impl Highlight {
    /// Underlines nothing.
    pub fn clear(&mut self) {
        self.replace(|_| true, Vec::new());
    }

    /// Takes away the lines that begin in a node of which `old` says so, and draws these.
    pub fn replace(&mut self, old: impl Fn(&Node) -> bool, new: Vec<Range>) {
        if self.native.is_none() {
            if new.is_empty() {
                return;
            }
            self.native = register();
        }
        let Some(native) = self.native.clone() else { return };
        self.ranges.retain(|range| {
            let goes = range.collapsed()
                || range.start_container().map_or(true, |node| !node.is_connected() || old(&node));
            if goes {
                native.delete(range);
            }
            !goes
        });
        for range in new {
            native.add(&range);
            self.ranges.push(range);
        }
    }
}

/// Makes the highlight and has the document show it; `None` where the browser has none.
fn register() -> Option<Native> {
    let native = Native::new().ok()?;
    let window = web_sys::window()?;
    let css = deep::get(&window, "CSS")?;
    let highlights = deep::get(&css, "highlights").filter(JsValue::is_object)?;
    let set: Function = deep::get(&highlights, "set")?.dyn_into().ok()?;
    set.call2(&highlights, &NAME.into(), &native).ok()?;
    Some(native)
}
