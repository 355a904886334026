//! Headers that the browser itself adds to requests, by rules that stay until they are taken back.

use super::{answered, from_js, to_js};
use crate::sign_in::Rule;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "declarativeNetRequest"], js_name = getDynamicRules, catch)]
    fn get_dynamic_rules() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "declarativeNetRequest"], js_name = updateDynamicRules, catch)]
    fn update_dynamic_rules(change: &JsValue) -> Result<JsValue, JsValue>;
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    remove_rule_ids: Vec<u32>,
    add_rules: &'a [Rule],
}

/// Brings the browser's rules in line with those wanted.
///
/// # Errors
/// What the browser has against them.
pub async fn keep(wanted: &[Rule]) -> Result<(), JsValue> {
    let held: Vec<Rule> = answered(get_dynamic_rules()).await.ok().and_then(from_js).unwrap_or_default();
    if held == wanted {
        return Ok(());
    }
    let remove_rule_ids = held.iter().map(|rule| rule.id).collect();
    answered(update_dynamic_rules(&to_js(&Change { remove_rule_ids, add_rules: wanted })?)).await.map(drop)
}
