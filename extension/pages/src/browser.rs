//! The browser's own interfaces, as far as the pages use them.

use handrail_wire::ToBackground;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    fn tabs_query(query: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = reload, catch)]
    fn tabs_reload(tab: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    fn tabs_create(properties: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getUILanguage, catch)]
    fn get_ui_language() -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn on_storage_changed(listener: &JsValue);
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(listener: &JsValue, ms: f64);
}

/// What a browser's interface answers in its own time. It may refuse at once, and it may answer at once.
async fn answered(call: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(js_sys::Promise::resolve(&call?)).await
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

/// Asks the background; none when it does not answer as it should.
pub async fn ask<T: DeserializeOwned>(message: &ToBackground) -> Option<T> {
    let answer = answered(send_message(&to_js(message).ok()?)).await.ok()?;
    serde_wasm_bindgen::from_value(answer).ok()
}

/// The id of the tab in front of the person.
pub async fn active_tab() -> Option<i32> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Query {
        active: bool,
        last_focused_window: bool,
    }
    #[derive(Deserialize)]
    struct Tab {
        id: Option<i32>,
    }
    let tabs =
        answered(tabs_query(&to_js(&Query { active: true, last_focused_window: true }).ok()?)).await.ok()?;
    serde_wasm_bindgen::from_value::<Vec<Tab>>(tabs).ok()?.first()?.id
}

/// Loads a tab's page anew.
pub async fn reload(tab: i32) {
    let _ = answered(tabs_reload(tab)).await;
}

/// Opens an address in a new tab.
pub async fn open_tab(url: &str) {
    #[derive(Serialize)]
    struct Properties<'a> {
        url: &'a str,
    }
    if let Ok(properties) = to_js(&Properties { url }) {
        let _ = answered(tabs_create(&properties)).await;
    }
}

/// The language of the browser, as a BCP 47 tag.
pub fn language() -> String {
    get_ui_language().unwrap_or_default()
}

/// Calls `hear` whenever anything in the extension's storage changes: a policy, a report of a page.
pub fn on_change(hear: impl FnMut() + 'static) {
    on_storage_changed(&Closure::<dyn FnMut()>::new(hear).into_js_value());
}

/// Calls `hear` once after so many ms.
pub fn later(ms: f64, hear: impl FnOnce() + 'static) {
    set_timeout(&Closure::once_into_js(hear), ms);
}

/// A parameter of the page's own address.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}
