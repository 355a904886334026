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

/// A value as the text of a JSON file.
pub fn json<T: Serialize>(value: &T) -> Option<String> {
    let text = js_sys::JSON::stringify_with_replacer_and_space(
        &to_js(value).ok()?,
        &JsValue::NULL,
        &JsValue::from_f64(2.0),
    );
    text.ok().map(String::from)
}

/// Saves a text as a file among the person's downloads. Returns whether the browser was asked to.
pub fn save(name: &str, content: &str) -> bool {
    save_file(name, content).is_some()
}

fn save_file(name: &str, content: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&content.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let file = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&file).ok()?;
    let document = web_sys::window()?.document()?;
    let link: web_sys::HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &url).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    // The browser reads the file in its own time.
    later(10_000.0, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    Some(())
}

/// Copies a text; `done` is called when the clipboard holds it.
pub fn copy(text: String, done: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    wasm_bindgen_futures::spawn_local(async move {
        let clipboard = window.navigator().clipboard();
        if JsFuture::from(clipboard.write_text(&text)).await.is_ok() {
            done();
        }
    });
}

/// What stands in a field.
pub fn value(field: &web_sys::Element) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    let element = crate::dom::by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// The place in the page that its address names, decoded; empty for none.
pub fn place_in_page() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let raw = hash.trim_start_matches('#');
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

/// Calls `hear` each time that the address names another place in the page.
pub fn on_place(hear: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(hear).into_js_value();
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("hashchange", listener.unchecked_ref());
    }
}

/// A parameter of the page's own address.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}
