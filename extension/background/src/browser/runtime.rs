//! The extension's own life: its identity, its start, its alarms and the messages to it.

use super::{answered, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = id, thread_local_v2)]
    static OWN_ID: JsValue;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL, catch)]
    fn get_url(path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getUILanguage, catch)]
    fn get_ui_language() -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    fn create_alarm(name: &str, alarm: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = addListener)]
    fn add_message(listener: &Closure<dyn FnMut(JsValue, JsValue, js_sys::Function) -> bool>);
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onInstalled"], js_name = addListener)]
    fn add_installed(listener: &Closure<dyn FnMut()>);
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onStartup"], js_name = addListener)]
    fn add_startup(listener: &Closure<dyn FnMut()>);
    #[wasm_bindgen(js_namespace = ["chrome", "alarms", "onAlarm"], js_name = addListener)]
    fn add_alarm(listener: &Closure<dyn FnMut()>);
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(listener: &JsValue, ms: f64);
    /// Writes to the extension's own console.
    #[wasm_bindgen(js_namespace = console)]
    pub fn warn(refusal: &JsValue);
}

/// This extension's id.
pub fn own_id() -> String {
    OWN_ID.with(|id| id.as_string().unwrap_or_default())
}

/// The address of this extension's pages, up to the first slash of the path, that slash included. Empty when
/// the browser does not tell.
pub fn own_origin() -> String {
    get_url("").unwrap_or_default()
}

/// The language of the browser, as a BCP 47 tag.
pub fn language() -> String {
    get_ui_language().unwrap_or_default()
}

/// The language that the person reads pages in, as a BCP 47 tag; the browser's own where it does not tell.
pub fn reading_language() -> String {
    let navigator = super::property(&js_sys::global(), "navigator");
    super::property(&navigator, "language").as_string().unwrap_or_else(language)
}

/// Has the worker woken at least every five minutes.
pub async fn wake_regularly() {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Alarm {
        period_in_minutes: f64,
    }
    if let Ok(alarm) = to_js(&Alarm { period_in_minutes: 5.0 }) {
        let _ = answered(create_alarm("ask", &alarm)).await;
    }
}

/// Calls `hear` after so many ms if the worker is still awake then, and has an alarm wake it if it is not.
pub async fn later(ms: f64, hear: impl FnOnce() + 'static) {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Alarm {
        delay_in_minutes: f64,
    }
    set_timeout(&Closure::once_into_js(hear), ms);
    // Chromium fires no alarm sooner than 30 s ahead.
    if let Ok(alarm) = to_js(&Alarm { delay_in_minutes: (ms / 60_000.0).max(0.5) }) {
        let _ = answered(create_alarm("ask-again", &alarm)).await;
    }
}

/// Waits so many ms.
pub async fn pause(ms: f64) {
    let wait = js_sys::Promise::new(&mut |resolve, _| set_timeout(&resolve, ms));
    let _ = wasm_bindgen_futures::JsFuture::from(wait).await;
}

/// A promise that is refused after so many ms.
pub fn refuse_after(ms: f64) -> js_sys::Promise {
    js_sys::Promise::new(&mut |_, refuse| set_timeout(&refuse, ms))
}

/// Calls `hear` with each message, its sender and the function that answers; `hear` says whether it will.
pub fn on_message(hear: impl FnMut(JsValue, JsValue, js_sys::Function) -> bool + 'static) {
    let listener = Closure::new(hear);
    add_message(&listener);
    listener.forget();
}

/// Calls `hear` when the extension was installed or updated, or the browser was.
pub fn on_installed(hear: impl FnMut() + 'static) {
    let listener = Closure::new(hear);
    add_installed(&listener);
    listener.forget();
}

/// Calls `hear` when the browser has started.
pub fn on_startup(hear: impl FnMut() + 'static) {
    let listener = Closure::new(hear);
    add_startup(&listener);
    listener.forget();
}

/// Calls `hear` on each alarm.
pub fn on_alarm(hear: impl FnMut() + 'static) {
    let listener = Closure::new(hear);
    add_alarm(&listener);
    listener.forget();
}
