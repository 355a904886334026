use super::deployment::Deployment;
use super::settings::Settings;
use serde_json::{Map, Value, json};

/// Firefox's policies, by the names of Mozilla's policy templates.
pub fn settings(deployment: &Deployment, managed: Map<String, Value>) -> Settings {
    let extension = deployment.firefox_id.clone();
    let mut policies = Map::new();
    if let Some(install) = &deployment.firefox_install {
        let entry = json!({
            "installation_mode": "force_installed",
            "install_url": install.url,
            "private_browsing": true,
        });
        policies.insert("ExtensionSettings".into(), json!({ extension.as_str(): entry }));
    }
    if !deployment.blocked.is_empty() {
        let block: Vec<String> = deployment.blocked.iter().flat_map(|place| patterns(place)).collect();
        policies.insert("WebsiteFilter".into(), json!({ "Block": block }));
    }
    Settings { extension, browser: policies, managed }
}

/// Match patterns for a place. They know no ports.
fn patterns(place: &str) -> Vec<String> {
    let (authority, path) = match place.find('/') {
        Some(at) => place.split_at(at),
        None => (place, ""),
    };
    let host = authority.split(':').next().unwrap_or(authority);
    let host = if authority.starts_with('[') { authority } else { host };
    if path.is_empty() { vec![format!("*://*.{host}/*")] } else { vec![format!("*://*.{host}{path}*")] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_match_pattern() {
        assert_eq!(patterns("deepseek.com"), ["*://*.deepseek.com/*"]);
        assert_eq!(patterns("example.org/chat"), ["*://*.example.org/chat*"]);
    }
}
