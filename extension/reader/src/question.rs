use handrail::policy::Policy;
use handrail::standing::Account;
use handrail_wire::{InForce, ToPage, unpack};
use js_sys::{Array, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

/// What the page side asks: these files, on this page, under this policy.
pub struct Question {
    /// Names the question in its answer.
    pub id: u32,
    /// Host of the page, without port.
    pub host: String,
    /// Its port, where it is not the scheme's own.
    pub port: Option<u16>,
    /// Its path.
    pub path: String,
    /// The account in use.
    pub account: Account,
    /// BCP 47 tag of the reader's language.
    pub language: String,
    /// Reading these files broke a reader before: they are not read again.
    pub broke: bool,
    /// The policy in force.
    pub in_force: InForce,
    /// The files.
    pub files: Vec<File>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Plain {
    id: u32,
    host: String,
    port: Option<u16>,
    path: String,
    account: Account,
    language: String,
    broke: bool,
    /// Whether the policy came as a message of its own, else as an answer.
    pushed: bool,
}

impl Question {
    /// Reads a message; `None` when it is none of the page side's.
    pub fn read(message: &JsValue) -> Option<Self> {
        let plain: Plain = serde_wasm_bindgen::from_value(message.clone()).ok()?;
        let get = |name: &str| Reflect::get(message, &name.into()).ok();
        let in_force = match (get("inForce").and_then(|told| told.as_string()), plain.pushed) {
            (Some(told), false) => unpack(&told).ok()?,
            (Some(told), true) => match unpack(&told).ok()? {
                ToPage::Policy(in_force) => *in_force,
                _ => return None,
            },
            (None, _) => InForce { policy: Policy::built_in(), ..InForce::default() },
        };
        let files = get("files")?.dyn_into::<Array>().ok()?;
        let files: Option<Vec<File>> = files.iter().map(|file| file.dyn_into().ok()).collect();
        let Plain { id, host, port, path, account, language, broke, .. } = plain;
        Some(Self { id, host, port, path, account, language, broke, in_force, files: files? })
    }

    /// Bytes of all files.
    pub fn size(&self) -> f64 {
        self.files.iter().map(|file| AsRef::<Blob>::as_ref(file).size()).sum()
    }
}
