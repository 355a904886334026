//! The browser's own interfaces, as far as the background uses them. `chrome` is their name in Chromium and in
//! Firefox alike. What a browser may lack or refuse answers with a `Result` or an `Option`.

pub mod button;
pub mod headers;
pub mod net;
pub mod runtime;
pub mod scripting;
pub mod storage;
pub mod tabs;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What a browser's interface answers in its own time. It may refuse at once, and it may answer at once.
pub async fn answered(call: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(js_sys::Promise::resolve(&call?)).await
}

/// A value as a plain object, the only shape that every browser passes between its parts unchanged.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

/// A value out of a plain object; none when it has another shape.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// The property of an object; undefined when there is none.
pub fn property(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}
