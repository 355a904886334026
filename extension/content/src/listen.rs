use crate::ears;
use crate::page::failed;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// A listener that is taken off its target when dropped.
pub struct Listener {
    target: EventTarget,
    kind: String,
    capture: bool,
    function: Function,
    _closures: [Closure<dyn FnMut(Event)>; 2],
}

impl Listener {
    /// Hears `kind` on `target` before anything that the page registered later, and may prevent it.
    ///
    /// When `hear` itself breaks (a trap or an exception), the event is handed to [`failed`], so that an
    /// internal error stops what it could not judge.
    pub fn capture(target: &EventTarget, kind: &str, hear: impl FnMut(Event) + 'static) -> Self {
        Self::add(target, kind, true, hear)
    }

    /// Hears `kind` on `target` after its descendants.
    pub fn bubble(target: &EventTarget, kind: &str, hear: impl FnMut(Event) + 'static) -> Self {
        Self::add(target, kind, false, hear)
    }

    fn add(target: &EventTarget, kind: &str, capture: bool, hear: impl FnMut(Event) + 'static) -> Self {
        let inner = Closure::<dyn FnMut(Event)>::new(hear);
        let guarded: Function = inner.as_ref().unchecked_ref::<Function>().clone();
        let outer = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if guarded.call1(&JsValue::UNDEFINED, &event).is_err() {
                failed(&event);
            }
        });
        let function: Function = outer.as_ref().unchecked_ref::<Function>().clone();
        let listener = Self {
            target: target.clone(),
            kind: kind.to_owned(),
            capture,
            function,
            _closures: [inner, outer],
        };
        listener.attach();
        listener
    }

    /// Listens; again where a page has had all listeners taken away, and to no effect where it has not.
    pub fn attach(&self) {
        ears::add(&self.target, &self.kind, &self.function, self.capture);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        ears::remove(&self.target, &self.kind, &self.function, self.capture);
    }
}
