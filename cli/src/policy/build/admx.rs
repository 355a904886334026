use super::Artefact;
use super::browser::{BROWSERS, Engine};
use super::deployment::{self, Deployment};
use super::{browser::Browser, settings};
use handrail::policy::{MANAGED_KEYS, ManagedKey};
use quick_xml::escape::escape;
use std::fmt::Write;

/// A group policy template and its words (Microsoft, "ADMX syntax"): every managed key, for each browser.
///
/// Group Policy's text boxes hold 1,023 characters, so a policy of any length is typed in nowhere: it comes by `.reg`,
/// a preference item or Intune. The template serves short values, and shows an administrator what is set.
pub fn templates(deployment: &Deployment) -> anyhow::Result<[Artefact; 2]> {
    Ok([
        Artefact {
            path: "windows/handrail.admx".into(),
            bytes: template(deployment).into_bytes(),
            about: "Group Policy: into PolicyDefinitions",
        },
        Artefact {
            path: "windows/en-US/handrail.adml".into(),
            bytes: words()?.into_bytes(),
            about: "Group Policy: into PolicyDefinitions\\en-US",
        },
    ])
}

/// What the editor would cut off without a word.
const TOO_LONG: &str = " A policy of more than 1,023 characters cannot be typed in here: bring it in by the .reg file, or push the \
                        address and the key of a signed policy.";

fn name(browser: &Browser, key: &ManagedKey) -> String {
    format!("{}_{}", browser.id, key.name)
}

fn template(deployment: &Deployment) -> String {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
        "<policyDefinitions revision=\"1.0\" schemaVersion=\"1.0\" ",
        "xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\">\n",
        "  <policyNamespaces>\n",
        "    <target prefix=\"handrail\" namespace=\"Handrail.Policies\"/>\n",
        "    <using prefix=\"windows\" namespace=\"Microsoft.Policies.Windows\"/>\n",
        "  </policyNamespaces>\n",
        "  <resources minRequiredRevision=\"1.0\"/>\n",
        "  <supportedOn>\n    <definitions>\n",
        "      <definition name=\"supported\" displayName=\"$(string.supported)\"/>\n",
        "    </definitions>\n  </supportedOn>\n",
        "  <categories>\n    <category name=\"handrail\" displayName=\"$(string.handrail)\"/>\n",
    ));
    for browser in &BROWSERS {
        let id = browser.id;
        let _ = writeln!(
            out,
            "    <category name=\"{id}\" displayName=\"$(string.{id})\"><parentCategory ref=\"handrail\"/></category>"
        );
    }
    out += "  </categories>\n  <policies>\n";
    for browser in &BROWSERS {
        let extension = settings::of(browser, deployment).extension;
        let storage = match browser.engine {
            Engine::Chromium => format!(r"{}\3rdparty\extensions\{extension}\policy", browser.registry),
            Engine::Firefox => format!(r"{}\3rdparty\Extensions\{extension}", browser.registry),
        };
        for key in &MANAGED_KEYS {
            let id = name(browser, key);
            let _ = write!(
                out,
                "    <policy name=\"{id}\" class=\"Both\" displayName=\"$(string.{key})\" \
                 explainText=\"$(string.{key}_help)\" presentation=\"$(presentation.{id})\" key=\"{storage}\">\n\
                 \x20     <parentCategory ref=\"{browser}\"/>\n      <supportedOn ref=\"supported\"/>\n\
                 \x20     <elements><text id=\"{key}\" valueName=\"{key}\" required=\"true\"/></elements>\n    </policy>\n",
                key = key.name,
                storage = escape(&storage),
                browser = browser.id,
            );
        }
    }
    out + "  </policies>\n</policyDefinitions>\n"
}

fn words() -> anyhow::Result<String> {
    let chromium = deployment::chromium_minimum()?;
    let firefox = deployment::firefox_minimum()?;
    let supported = format!("Chrome, Edge and Brave {chromium}, Firefox {firefox}, or later");
    let mut strings =
        vec![("handrail".to_owned(), "Handrail".to_owned()), ("supported".to_owned(), supported)];
    strings.extend(BROWSERS.iter().map(|browser| (browser.id.to_owned(), browser.name.to_owned())));
    for key in &MANAGED_KEYS {
        strings.push((key.name.to_owned(), key.title.to_owned()));
        let short = if key.name == "policy" { TOO_LONG } else { "" };
        strings.push((format!("{}_help", key.name), format!("{}{short}", key.description)));
    }
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
        "<policyDefinitionResources revision=\"1.0\" schemaVersion=\"1.0\" ",
        "xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\">\n",
        "  <displayName>Handrail</displayName>\n  <description>Safe AI use at work</description>\n",
        "  <resources>\n    <stringTable>\n",
    ));
    for (id, text) in strings {
        let _ = writeln!(out, "      <string id=\"{id}\">{}</string>", escape(&text));
    }
    out += "    </stringTable>\n    <presentationTable>\n";
    for browser in &BROWSERS {
        for key in &MANAGED_KEYS {
            let _ = writeln!(
                out,
                "      <presentation id=\"{}\"><textBox refId=\"{}\"><label>{}</label></textBox></presentation>",
                name(browser, key),
                key.name,
                escape(key.title),
            );
        }
    }
    Ok(out + "    </presentationTable>\n  </resources>\n</policyDefinitionResources>\n")
}
