//! Content scripts: those that the manifest declares, those registered at run time, and late injection.

use super::{answered, from_js, property, to_js};
use crate::registration::{Declared, Registered, world};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest, catch)]
    fn get_manifest() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = getRegisteredContentScripts, catch)]
    fn get_registered() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = registerContentScripts, catch)]
    fn register_scripts(scripts: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = unregisterContentScripts, catch)]
    fn unregister_scripts() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    fn execute_script(injection: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = insertCSS, catch)]
    fn insert_css(injection: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    fn permissions_contain(permissions: &JsValue) -> Result<JsValue, JsValue>;
}

/// The content scripts that the manifest declares.
pub fn declared() -> Vec<Declared> {
    get_manifest().ok().and_then(|m| from_js(property(&m, "content_scripts"))).unwrap_or_default()
}

/// The content scripts registered at run time.
pub async fn registered() -> Vec<Registered> {
    answered(get_registered()).await.ok().and_then(from_js).unwrap_or_default()
}

/// Replaces all registrations.
pub async fn register(scripts: &[Registered]) -> Result<(), JsValue> {
    answered(unregister_scripts()).await?;
    if scripts.is_empty() {
        return Ok(());
    }
    answered(register_scripts(&to_js(scripts)?)).await.map(drop)
}

/// Frames of a tab.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Target {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    all_frames: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frame_ids: Option<[i32; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_ids: Option<[String; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Injection<'a> {
    target: Target,
    files: &'a [String],
    world: &'a str,
    inject_immediately: bool,
}

/// Runs a file of the extension in one frame of a page, beside the page side; in this very document, where it has a name.
pub async fn bring(tab: i32, frame: i32, document: Option<String>, file: &str) -> Result<(), JsValue> {
    let frame_ids = document.is_none().then_some([frame]);
    let target =
        Target { tab_id: tab, frame_ids, document_ids: document.map(|id| [id]), ..Target::default() };
    let files = &[file.to_owned()];
    let injection = Injection { target, files, world: "ISOLATED", inject_immediately: true };
    answered(execute_script(&to_js(&injection)?)).await.map(drop)
}

/// Runs a declared script in a page that is open already, in all its frames.
pub async fn inject(tab: i32, script: &Declared) -> Result<(), JsValue> {
    #[derive(Serialize)]
    struct Sheets<'a> {
        target: Target,
        files: &'a [String],
    }
    let target = Target { tab_id: tab, all_frames: Some(script.all_frames), ..Target::default() };
    if !script.css.is_empty() {
        let sheets = Sheets { target: target.clone(), files: &script.css };
        answered(insert_css(&to_js(&sheets)?)).await?;
    }
    let injection = Injection { target, files: &script.js, world: world(script), inject_immediately: true };
    answered(execute_script(&to_js(&injection)?)).await.map(drop)
}

/// Whether the browser lets Handrail into pages at this origin, `https://chatgpt.com`.
pub async fn let_in(origin: &str) -> bool {
    #[derive(Serialize)]
    struct Permissions {
        origins: [String; 1],
    }
    let Ok(permissions) = to_js(&Permissions { origins: [format!("{origin}/*")] }) else { return false };
    answered(permissions_contain(&permissions)).await.is_ok_and(|answer| answer.is_truthy())
}
