use super::Artefact;
use super::browser::{Browser, Engine};
use super::deployment::Deployment;
use super::settings::Settings;
use anyhow::Context;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// A configuration profile (Apple, "Configuration Profile Reference"): a payload with the browser's own policies, and for
/// Chromium one with Handrail's keys under the domain that its macOS loader reads, `<browser>.extensions.<id>`.
pub fn profile(browser: &Browser, settings: &Settings, deployment: &Deployment) -> anyhow::Result<Artefact> {
    let mut payloads = Vec::new();
    let managed = settings.managed.clone();
    match browser.engine {
        Engine::Chromium => {
            payloads.push(payload(browser.domain, "policies", settings.browser.clone()));
            let domain = format!("{}.extensions.{}", browser.domain, settings.extension);
            payloads.push(payload(&domain, "handrail", managed));
        }
        Engine::Firefox => {
            let mut policies = settings.browser.clone();
            policies.insert("EnterprisePoliciesEnabled".into(), json!(true));
            let extensions = json!({ "Extensions": { settings.extension.as_str(): managed } });
            policies.insert("3rdparty".into(), extensions);
            payloads.push(payload(browser.domain, "policies", policies));
        }
    }
    let organisation = &deployment.policy.organisation;
    let id = format!("handrail.{}", browser.id);
    let mut whole = Map::new();
    whole.insert("PayloadType".into(), json!("Configuration"));
    whole.insert("PayloadVersion".into(), json!(1));
    whole.insert("PayloadIdentifier".into(), json!(id));
    whole.insert("PayloadUUID".into(), json!(uuid(&id)));
    whole.insert("PayloadScope".into(), json!("System"));
    whole.insert("PayloadDisplayName".into(), json!(format!("Handrail for {}", browser.name)));
    let about = format!("{} {}", deployment.policy.title, deployment.policy.version);
    whole.insert("PayloadDescription".into(), json!(about));
    if !organisation.is_empty() {
        whole.insert("PayloadOrganization".into(), json!(organisation));
    }
    whole.insert("PayloadContent".into(), Value::Array(payloads));
    let mut bytes = Vec::new();
    plist::to_writer_xml(&mut bytes, &whole).with_context(|| format!("{}: no profile", browser.name))?;
    bytes.push(b'\n');
    Ok(Artefact {
        path: format!("macos/{}.mobileconfig", browser.id),
        bytes,
        about: "macOS: upload to your MDM as a custom profile",
    })
}

fn payload(domain: &str, what: &str, mut values: Map<String, Value>) -> Value {
    let id = format!("handrail.{domain}.{what}");
    values.insert("PayloadType".into(), json!(domain));
    values.insert("PayloadVersion".into(), json!(1));
    values.insert("PayloadUUID".into(), json!(uuid(&id)));
    values.insert("PayloadIdentifier".into(), json!(id));
    values.insert("PayloadEnabled".into(), json!(true));
    Value::Object(values)
}

/// The same UUID for the same profile each time, so that a new version replaces the old one (RFC 9562, version 8).
fn uuid(of: &str) -> String {
    let digest = Sha256::digest(of.as_bytes());
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|b| format!("{b:02X}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}
