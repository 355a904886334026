//! Storage: the administrator's (managed), this device's (local), this browser session's (session).

use super::{answered, from_js, property, runtime, to_js};
use crate::keeper::Answer;
use js_sys::{Array, Promise};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "managed"], js_name = get, catch)]
    fn managed_get(keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    fn local_get(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    fn local_set(items: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    fn local_remove(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = setAccessLevel, catch)]
    fn local_set_access_level(level: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    fn session_get(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    fn session_set(items: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn on_changed(listener: &Closure<dyn FnMut(JsValue, String)>);
}

/// The managed key that holds the whole policy as one text.
const POLICY: &str = "policy";
/// The managed key that says which of the policy's groups the people at this browser belong to.
const GROUP: &str = "group";
/// The managed keys that say where a signed policy lies, and which key it is signed with.
const POLICY_URL: &str = "policy_url";
const POLICY_KEY: &str = "policy_key";

/// What managed storage holds.
pub struct Managed {
    /// The policy as written.
    pub policy: Answer,
    /// The group of the people at this browser.
    pub group: Option<String>,
    /// Where a signed policy lies.
    pub url: Option<String>,
    /// The key it is signed with.
    pub key: Option<String>,
}

/// Managed storage that has not answered by then is asked again later, ms: Chromium that has just
/// started answers nobody while one page follows the other, and what is known from before protects meanwhile.
const ANSWERS_WITHIN_MS: f64 = 3_000.0;

/// Asks managed storage.
pub async fn ask_managed() -> Managed {
    let asked = managed_get(&JsValue::NULL)
        .map(|asked| Promise::race(&Array::of2(&asked, &runtime::refuse_after(ANSWERS_WITHIN_MS))).into());
    match answered(asked).await {
        Ok(items) => Managed {
            policy: answer(&property(&items, POLICY)),
            group: word(&items, GROUP),
            url: word(&items, POLICY_URL),
            key: word(&items, POLICY_KEY),
        },
        Err(refusal) => {
            let message = property(&refusal, "message").as_string().unwrap_or_default();
            Managed { policy: answer_to_refusal(&message), group: None, url: None, key: None }
        }
    }
}

/// A key that holds a word.
fn word(items: &JsValue, key: &str) -> Option<String> {
    property(items, key).as_string().filter(|word| !word.is_empty())
}

/// Firefox refuses when nobody manages the extension, with these very words; other refusals say nothing.
fn answer_to_refusal(message: &str) -> Answer {
    if message.contains("manifest not found") { Answer::Nothing } else { Answer::Failed }
}

fn answer(value: &JsValue) -> Answer {
    if value.is_undefined() || value.is_null() {
        return Answer::Nothing;
    }
    match value.as_string() {
        Some(text) => Answer::Text(text),
        None if js_sys::Array::is_array(value) => Answer::NoText("a list"),
        None if value.is_object() => Answer::NoText("an object"),
        None if value.as_bool().is_some() => Answer::NoText("true or false"),
        None => Answer::NoText("a number"),
    }
}

/// Calls `hear` each time that managed storage changes.
pub fn on_managed_changed(mut hear: impl FnMut() + 'static) {
    let listener = Closure::new(move |_: JsValue, area: String| {
        if area == "managed" {
            hear();
        }
    });
    on_changed(&listener);
    listener.forget();
}

/// Keeps content scripts out of this device's storage, where the browser can. Firefox cannot.
pub async fn keep_local_to_ourselves() {
    if let Ok(level) = to_js(&BTreeMap::from([("accessLevel", "TRUSTED_CONTEXTS")])) {
        let _ = answered(local_set_access_level(&level)).await;
    }
}

/// What a key of this device's storage holds.
pub enum Kept<T> {
    /// There is no such key.
    Nothing,
    /// A value.
    Held(T),
    /// Something else.
    Broken,
    /// The browser did not say.
    Refused,
}

/// Reads a key of this device's storage, telling what is not there from what cannot be read.
pub async fn kept<T: DeserializeOwned>(key: &str) -> Kept<T> {
    let Ok(items) = answered(local_get(key)).await else { return Kept::Refused };
    let value = property(&items, key);
    if value.is_undefined() {
        return Kept::Nothing;
    }
    from_js(value).map_or(Kept::Broken, Kept::Held)
}

/// Reads a key of this device's storage.
pub async fn local<T: DeserializeOwned>(key: &str) -> Option<T> {
    from_js(property(&answered(local_get(key)).await.ok()?, key))
}

/// Writes a key of this device's storage.
pub async fn set_local<T: Serialize>(key: &str, value: &T) -> Result<(), JsValue> {
    answered(local_set(&to_js(&BTreeMap::from([(key, value)]))?)).await.map(drop)
}

/// Removes a key of this device's storage.
pub async fn remove_local(key: &str) -> Result<(), JsValue> {
    answered(local_remove(key)).await.map(drop)
}

/// Reads a key of this browser session's storage.
pub async fn session<T: DeserializeOwned>(key: &str) -> Option<T> {
    from_js(property(&answered(session_get(key)).await.ok()?, key))
}

/// Writes a key of this browser session's storage.
pub async fn set_session<T: Serialize>(key: &str, value: &T) -> Result<(), JsValue> {
    answered(session_set(&to_js(&BTreeMap::from([(key, value)]))?)).await.map(drop)
}
