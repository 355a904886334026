use wasm_bindgen::prelude::*;

/// Runs `task` once after `ms` milliseconds. Timers run in hidden tabs too, animation frames do not.
pub fn later(ms: i32, task: impl FnOnce() + 'static) {
    let function = Closure::once_into_js(task);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(function.unchecked_ref(), ms);
    }
}

/// Asks `done` now and then every `step_ms` until it answers true or `limit_ms` have passed; then tells `end` which.
pub fn until(
    step_ms: i32,
    limit_ms: i32,
    mut done: impl FnMut() -> bool + 'static,
    end: impl FnOnce(bool) + 'static,
) {
    if done() {
        end(true);
    } else if limit_ms <= 0 {
        end(false);
    } else {
        later(step_ms, move || until(step_ms, limit_ms - step_ms, done, end));
    }
}

/// Milliseconds since the page began to load, or 0 where there is no clock.
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
