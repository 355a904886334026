use anyhow::Context;
use handrail::catalog;
use handrail::policy::{Policy, Status};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The manifest source that every browser's manifest is made of.
const MANIFEST: &str = include_str!("../../../../manifest.json");

/// What is pushed.
pub struct Deployment {
    pub policy: Policy,
    /// Managed storage: key and text.
    pub managed: Vec<(&'static str, String)>,
    /// Addresses of denied tools, as `host` or `host/path`.
    pub blocked: Vec<String>,
    pub install: Option<ForceInstall>,
    pub firefox_install: Option<ForceInstall>,
    pub chromium_id: String,
    pub edge_id: String,
    pub firefox_id: String,
}

/// Where the browser is told to fetch the extension.
pub struct ForceInstall {
    pub url: String,
}

/// Every address at which a tool lives that the policy denies.
pub fn denied(policy: &Policy) -> Vec<String> {
    let rules = policy.tools.iter().filter(|rule| rule.status == Status::Denied);
    let places = rules.flat_map(|rule| {
        let known = catalog::tool(&rule.id).into_iter().flat_map(|tool| tool.places.iter());
        let known = known.map(|place| {
            let port = place.port.map_or(String::new(), |port| format!(":{port}"));
            format!("{}{port}{}", place.host, place.path)
        });
        known.chain(rule.hosts.iter().cloned()).collect::<Vec<_>>()
    });
    places.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A value of the manifest source.
fn manifest(pointer: &str) -> anyhow::Result<String> {
    let manifest: Value = serde_json::from_str(MANIFEST).context("manifest.json is no JSON")?;
    let value = manifest.pointer(pointer).and_then(Value::as_str);
    Ok(value.with_context(|| format!("manifest.json has no {pointer}"))?.to_owned())
}

/// The least version of Chromium that the extension runs on.
pub fn chromium_minimum() -> anyhow::Result<String> {
    manifest("/browsers/chromium/minimum_chrome_version")
}

/// The least version of Firefox that the extension runs on.
pub fn firefox_minimum() -> anyhow::Result<String> {
    manifest("/browsers/firefox/browser_specific_settings/gecko/strict_min_version")
}

/// The extension's id in Firefox.
pub fn firefox_id() -> anyhow::Result<String> {
    manifest("/browsers/firefox/browser_specific_settings/gecko/id")
}

/// The id that Chromium gives the extension for its own key: the first 16 bytes of the key's SHA-256, each half byte
/// as a letter from a to p.
pub fn own_id() -> anyhow::Result<String> {
    let key = manifest("/browsers/chromium/key")?;
    let der = base64(&key).context("manifest.json: the key is no base64")?;
    let digest = Sha256::digest(der);
    let letter = |half: u8| char::from(b'a' + half);
    Ok(digest.iter().take(16).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect())
}

fn base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::policy::ToolRule;

    #[test]
    fn the_id_is_that_of_the_manifests_key() {
        let id = own_id().expect("a key");
        assert_eq!(id.len(), 32);
        assert!(id.bytes().all(|b| matches!(b, b'a'..=b'p')));
    }

    #[test]
    fn denied_tools_are_blocked_where_the_catalog_and_the_policy_say_they_live() {
        let rule = |id: &str, hosts: &[&str], status| ToolRule {
            id: id.into(),
            hosts: hosts.iter().map(|h| (*h).to_owned()).collect(),
            status,
            ..ToolRule::default()
        };
        let tools = vec![
            rule("deepseek", &["deepseek.example.org"], Status::Denied),
            rule("own", &["127.0.0.1:8000"], Status::Denied),
            rule("chatgpt", &["chat.example.org"], Status::Approved),
        ];
        let blocked = denied(&Policy { tools, ..Policy::default() });
        for host in ["chat.deepseek.com", "deepseek.example.org", "127.0.0.1:8000"] {
            assert!(blocked.iter().any(|b| host.ends_with(b.as_str())), "{host} is not in {blocked:?}");
        }
        assert!(!blocked.iter().any(|b| b.contains("chatgpt") || b == "chat.example.org"));
    }
}
