//! The toolbar button.

use super::{answered, to_js};
use crate::badge::Badge;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    fn set_badge_background_color(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeTextColor, catch)]
    fn set_badge_text_color(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    fn set_title(details: &JsValue) -> Result<JsValue, JsValue>;
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Title<'a> {
    tab_id: i32,
    title: &'a str,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<&'a str>,
}

/// Names the button of one tab.
pub async fn name(tab: i32, title: &str) {
    if let Ok(details) = to_js(&Title { tab_id: tab, title }) {
        let _ = answered(set_title(&details)).await;
    }
}

/// Shows a mark on the button of one tab. A tab that is gone meanwhile is no error.
pub async fn show(tab: i32, badge: Badge) {
    let of = |text, color| to_js(&Details { tab_id: tab, text, color });
    if let (Ok(text), Ok(ground), Ok(ink)) =
        (of(Some(badge.text), None), of(None, Some(badge.colour)), of(None, Some("#ffffff")))
    {
        let _ = answered(set_badge_background_color(&ground)).await;
        let _ = answered(set_badge_text_color(&ink)).await;
        let _ = answered(set_badge_text(&text)).await;
    }
}
