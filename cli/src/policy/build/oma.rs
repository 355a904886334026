use super::Artefact;
use super::browser::Browser;
use super::registry::{Data, Entry, entries};
use super::settings::Settings;
use quick_xml::escape::escape;
use serde_json::json;
use std::fmt::Write;

/// Where Windows lets no template that comes by Intune write: "Win32 and Desktop Bridge app ADMX policy ingestion" of
/// Microsoft, whose exceptions do not name Edge's policies.
const FORBIDDEN: &str = r"SOFTWARE\Policies\Microsoft\";

/// A custom profile for Intune (`windows10CustomConfiguration` of Microsoft Graph): a template whose boxes are the
/// registry values of this browser, and what stands in them. Taking the profile away takes the values away. `None` for
/// Edge, which only the scripts reach.
pub fn profile(browser: &Browser, settings: &Settings) -> Option<Artefact> {
    if browser.registry.starts_with(FORBIDDEN) {
        return None;
    }
    let entries = entries(browser, settings);
    let id = browser.id;
    let text = |name: String, uri: String, value: String| {
        json!({
            "@odata.type": "#microsoft.graph.omaSettingString",
            "displayName": name,
            "omaUri": format!("./Device/Vendor/MSFT/Policy/{uri}"),
            "value": value,
        })
    };
    let profile = json!({
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": format!("Handrail for {}", browser.name),
        "description": "Written by handrail policy build.",
        "omaSettings": [
            text("Template".to_owned(), format!("ConfigOperations/ADMXInstall/Handrail/Policy/{id}"), template(browser, &entries)),
            text("Values".to_owned(), format!("Config/Handrail~Policy~{id}/{id}"), values(&entries)),
        ],
    });
    Some(Artefact {
        path: format!("windows/intune/{id}-profile.json"),
        bytes: format!("{profile:#}\n").into_bytes(),
        about: "Intune: custom profile, in place of the scripts",
    })
}

/// One policy with a box for each value. Boxes of texts hold as much as Chrome's own template lets them.
fn template(browser: &Browser, entries: &[Entry]) -> String {
    let id = browser.id;
    let mut out = format!(
        "<policyDefinitions revision=\"1.0\" schemaVersion=\"1.0\" \
         xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\">\
         <policyNamespaces><target prefix=\"{id}\" namespace=\"Handrail.Intune.{id}\"/></policyNamespaces>\
         <resources minRequiredRevision=\"1.0\"/>\
         <supportedOn><definitions><definition name=\"supported\" displayName=\"$(string.{id})\"/></definitions></supportedOn>\
         <categories><category name=\"{id}\" displayName=\"$(string.{id})\"/></categories>\
         <policies><policy name=\"{id}\" class=\"Machine\" displayName=\"$(string.{id})\" key=\"{}\">\
         <parentCategory ref=\"{id}\"/><supportedOn ref=\"supported\"/><elements>",
        escape(browser.registry),
    );
    for (number, Entry { key, name, data }) in entries.iter().enumerate() {
        let (element, bound) = match data {
            Data::Text(_) => ("text", "maxLength=\"1000000\""),
            Data::Lines(_) => ("multiText", "maxLength=\"1000000\""),
            Data::Number(_) => ("decimal", "maxValue=\"4294967295\""),
        };
        let (key, name) = (escape(key), escape(name));
        let _ = write!(out, "<{element} id=\"v{number}\" key=\"{key}\" valueName=\"{name}\" {bound}/>");
    }
    out + "</elements></policy></policies></policyDefinitions>"
}

/// What stands in the boxes, in the form of the Policy CSP ("Understanding ADMX policies", Microsoft).
fn values(entries: &[Entry]) -> String {
    let mut out = String::from("<enabled/>");
    for (number, Entry { data, .. }) in entries.iter().enumerate() {
        let value = match data {
            Data::Text(text) | Data::Lines(text) => text.clone(),
            Data::Number(number) => number.to_string(),
        };
        let value = escape(&value).replace('\r', "&#13;").replace('\n', "&#10;").replace('\t', "&#9;");
        let _ = write!(out, "<data id=\"v{number}\" value=\"{value}\"/>");
    }
    out
}
