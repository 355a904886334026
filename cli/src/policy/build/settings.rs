use super::Artefact;
use super::browser::{Browser, Engine};
use super::deployment::Deployment;
use super::firefox;
use serde_json::{Map, Value, json};

/// What one browser is told: its own policies, and Handrail's managed storage.
pub struct Settings {
    /// The extension's id in this browser.
    pub extension: String,
    /// The browser's policies by name, as its JSON files write them.
    pub browser: Map<String, Value>,
    /// Handrail's managed storage.
    pub managed: Map<String, Value>,
}

/// The settings of a browser.
pub fn of(browser: &Browser, deployment: &Deployment) -> Settings {
    let managed = deployment
        .managed
        .iter()
        .map(|(key, text)| ((*key).to_owned(), Value::from(text.as_str())))
        .collect();
    match browser.engine {
        Engine::Firefox => firefox::settings(deployment, managed),
        Engine::Chromium => {
            let is_edge = browser.id == "edge";
            let extension = if is_edge { &deployment.edge_id } else { &deployment.chromium_id };
            Settings {
                extension: extension.clone(),
                browser: chromium(deployment, extension, is_edge),
                managed,
            }
        }
    }
}

/// Chromium's policies, by the names of Chrome Enterprise's policy list; Edge has a name of its own for private windows.
fn chromium(deployment: &Deployment, extension: &str, is_edge: bool) -> Map<String, Value> {
    let mut policies = Map::new();
    if let Some(install) = &deployment.install {
        let entry = json!({
            "installation_mode": "force_installed",
            "update_url": install.url,
            "minimum_version_required": env!("CARGO_PKG_VERSION"),
            "toolbar_pin": "force_pinned",
        });
        policies.insert("ExtensionSettings".into(), json!({ extension: entry }));
        // An extension cannot be allowed in private windows by policy, but private windows can be made to wait for it.
        let private = if is_edge {
            "MandatoryExtensionsForInPrivateNavigation"
        } else {
            "MandatoryExtensionsForIncognitoNavigation"
        };
        policies.insert(private.into(), json!([extension]));
        policies.insert("ExtensionDeveloperModeSettings".into(), json!(1));
    }
    // Extensions do not run in guest windows.
    policies.insert("BrowserGuestModeEnabled".into(), json!(false));
    if !deployment.blocked.is_empty() {
        policies.insert("URLBlocklist".into(), json!(deployment.blocked));
    }
    policies
}

/// The file for Linux.
pub fn linux(browser: &Browser, settings: &Settings) -> anyhow::Result<Artefact> {
    let mut policies = settings.browser.clone();
    let managed = json!({ settings.extension.as_str(): settings.managed });
    let (whole, name) = match browser.engine {
        Engine::Chromium => {
            policies.insert("3rdparty".into(), json!({ "extensions": managed }));
            (Value::Object(policies), "handrail.json")
        }
        Engine::Firefox => {
            policies.insert("3rdparty".into(), json!({ "Extensions": managed }));
            (json!({ "policies": policies }), "policies.json")
        }
    };
    Ok(Artefact {
        path: format!("linux{}/{name}", browser.linux),
        bytes: pretty(&whole)?,
        about: "Linux: copy to the same path on the computer",
    })
}

/// What goes into the extension's page in Google's Admin console: each key with its `Value`.
pub fn google_admin(deployment: &Deployment) -> anyhow::Result<Artefact> {
    let keys: Map<String, Value> =
        deployment.managed.iter().map(|(key, text)| ((*key).to_owned(), json!({ "Value": text }))).collect();
    Ok(Artefact {
        path: "google-admin/extension-policy.json".into(),
        bytes: pretty(&Value::Object(keys))?,
        about: "Google Admin console: Apps & extensions, the extension's policy",
    })
}

fn pretty(value: &Value) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
