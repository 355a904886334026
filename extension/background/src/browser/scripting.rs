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

/// Runs a declared script in a page that is open already, in all its frames.
pub async fn inject(tab: i32, script: &Declared) -> Result<(), JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Target {
        tab_id: i32,
        all_frames: bool,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Injection<'a> {
        target: Target,
        files: &'a [String],
        world: &'a str,
        inject_immediately: bool,
    }
    let target = Target { tab_id: tab, all_frames: script.all_frames };
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
