//! Tabs, and messages to the page side in them.

use super::{answered, from_js, property, to_js};
use crate::tabs::Echo;
use handrail_wire::ToPage;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    fn tabs_query(query: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = get, catch)]
    fn tabs_get(tab: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    fn tabs_create(properties: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    fn tabs_send(tab: i32, message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onRemoved"], js_name = addListener)]
    fn add_removed(listener: &Closure<dyn FnMut(i32)>);
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onUpdated"], js_name = addListener)]
    fn add_updated(listener: &Closure<dyn FnMut(i32, JsValue)>);
}

/// A tab, as far as it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Tab {
    /// Its id; none once it is gone.
    pub id: Option<i32>,
    /// Its address, where the browser tells.
    pub url: Option<String>,
    /// `loading` or `complete`.
    pub status: Option<String>,
}

/// Every open tab, or those whose address matches one of the patterns.
pub async fn open(patterns: Option<&[String]>) -> Vec<Tab> {
    #[derive(Serialize)]
    struct Query<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<&'a [String]>,
    }
    let Ok(query) = to_js(&Query { url: patterns }) else { return vec![] };
    answered(tabs_query(&query)).await.ok().and_then(from_js).unwrap_or_default()
}

/// The tab with this id.
pub async fn get(tab: i32) -> Option<Tab> {
    from_js(answered(tabs_get(tab)).await.ok()?)
}

/// Opens a page of the extension in a new tab: its file name, with a place in it.
pub async fn open_own(page: &str) {
    #[derive(Serialize)]
    struct Properties {
        url: String,
    }
    let url = format!("{}{page}", super::runtime::own_origin());
    if let Ok(properties) = to_js(&Properties { url }) {
        let _ = answered(tabs_create(&properties)).await;
    }
}

/// Tells the page side in every frame of a tab, and whether anybody was there to hear it.
pub async fn tell(tab: i32, message: &ToPage) -> Echo {
    let Some(message) = handrail_wire::pack(message) else { return Echo::Silent };
    match answered(tabs_send(tab, &message.into())).await {
        Ok(_) => Echo::Heard,
        Err(refusal) => {
            let words = property(&refusal, "message").as_string().unwrap_or_default();
            // Somebody listened and had nothing to say. Every other refusal means that nobody was there.
            if words.contains("message port closed") { Echo::Heard } else { Echo::Silent }
        }
    }
}

/// Calls `hear` with the id of each tab that is closed.
pub fn on_removed(hear: impl FnMut(i32) + 'static) {
    let listener = Closure::new(hear);
    add_removed(&listener);
    listener.forget();
}

/// What happened to a tab's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It has loaded.
    Loaded,
    /// It is at another address now, with or without being loaded anew.
    Moved,
}

/// Calls `hear` with the id of each tab whose page has loaded or is somewhere else.
pub fn on_updated(mut hear: impl FnMut(i32, Change) + 'static) {
    let listener = Closure::new(move |tab: i32, change: JsValue| {
        if property(&change, "url").is_string() {
            hear(tab, Change::Moved);
        }
        if property(&change, "status").as_string().as_deref() == Some("complete") {
            hear(tab, Change::Loaded);
        }
    });
    add_updated(&listener);
    listener.forget();
}
