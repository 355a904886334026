//! The only request that Handrail makes: for the signed policy, to the address that the organisation pushed.

use super::{answered, to_js};
use handrail::policy::LONGEST_POLICY;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch_with(url: &str, how: &JsValue) -> Result<JsValue, JsValue>;
    type Response;
    #[wasm_bindgen(method, getter)]
    fn ok(this: &Response) -> bool;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = AbortSignal, js_name = timeout, catch)]
    fn abort_after(ms: f64) -> Result<JsValue, JsValue>;
}

/// How long an answer may take, in ms.
const PATIENCE_MS: f64 = 20_000.0;
/// The longest answer that is taken, in bytes: a policy of the greatest length and its head.
const LONGEST: usize = LONGEST_POLICY + 1_000;

/// The text at an address, asked for without cookies, referrer or cache. `None` when there is none in time.
pub async fn text_at(url: &str) -> Option<String> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct How {
        credentials: &'static str,
        cache: &'static str,
        referrer_policy: &'static str,
    }
    let how = How { credentials: "omit", cache: "no-store", referrer_policy: "no-referrer" };
    let how = to_js(&how).ok()?;
    js_sys::Reflect::set(&how, &"signal".into(), &abort_after(PATIENCE_MS).ok()?).ok()?;
    let response: Response = answered(fetch_with(url, &how)).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
    answered(response.text()).await.ok()?.as_string().filter(|text| text.len() <= LONGEST)
}

/// Whether an address is one that a policy may be fetched from: HTTPS, or this computer.
pub fn is_fit(url: &str) -> bool {
    let local = |rest: &str| rest.starts_with("127.0.0.1:") || rest.starts_with("127.0.0.1/");
    url.starts_with("https://") || url.strip_prefix("http://").is_some_and(local)
}
