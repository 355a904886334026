//! `handrail policy build`: a custom profile for Intune writes what the scripts for Intune write.
#![allow(clippy::panic, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

mod run;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::Event;
use run::run;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Key, name, kind and value as the registry would hold them.
type Written = BTreeSet<[String; 4]>;
type Attributes = BTreeMap<String, String>;

const POLICY: &str = "schema = 1\n[organisation]\nname = \"Example & Sons\"\n\n[policy]\ntitle = \"AI <Use> \\\"Policy\\\"\"\n\
                      version = \"1\"\n\t# a tab before\n[contacts]\n\
                      compliance_officer = { name = \"Privacy office\", email = \"privacy@example.org\" }\n\
                      questions = \"mailto:help@example.org\"\nreport_incident = \"https://example.org/incident\"\n\
                      [[tool]]\nid = \"deepseek\"\nstatus = \"denied\"\n";

/// Every element with its attributes, read by the rules of XML: a bare line break in one would become a space.
fn elements(xml: &str) -> Vec<(String, Attributes)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return found,
            Event::Start(e) | Event::Empty(e) => {
                let attributes = e.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let raw = attribute.value.replace(['\n', '\r', '\t'], " ");
                    let value = quick_xml::escape::unescape(&raw).expect("escaped").into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                });
                found.push((e.name().as_ref().to_owned(), attributes.collect()));
            }
            _ => {}
        }
    }
}

/// What Windows writes once it has taken the template in and the values have come.
fn by_profile(profile: &Value, browser: &str) -> Written {
    assert_eq!(profile["@odata.type"], "#microsoft.graph.windows10CustomConfiguration");
    let below = "./Device/Vendor/MSFT/Policy";
    let uris = [
        format!("{below}/ConfigOperations/ADMXInstall/Handrail/Policy/{browser}"),
        format!("{below}/Config/Handrail~Policy~{browser}/{browser}"),
    ];
    let settings = profile["omaSettings"].as_array().expect("a list");
    assert_eq!(settings.iter().map(|s| s["omaUri"].as_str().expect("an address")).collect::<Vec<_>>(), uris);
    let [template, values] = [0, 1].map(|i| elements(settings[i]["value"].as_str().expect("a text")));
    let named =
        |element: &str| template.iter().find(|(name, _)| name == element).map(|(_, a)| a["name"].clone());
    assert_eq!(named("category").as_deref(), Some(browser), "the address names it");
    assert_eq!(named("policy").as_deref(), Some(browser), "the address names it");
    assert_eq!(values[0].0, "enabled");
    let filled: BTreeMap<&str, &str> = values
        .iter()
        .filter(|(name, _)| name == "data")
        .map(|(_, a)| (a["id"].as_str(), a["value"].as_str()))
        .collect();
    let kinds = BTreeMap::from([("text", "String"), ("multiText", "MultiString"), ("decimal", "DWord")]);
    let boxes = template.iter().filter_map(|(name, a)| Some((kinds.get(name.as_str())?, a)));
    let written: Written = boxes
        .map(|(kind, a)| {
            [
                a["key"].clone(),
                a["valueName"].clone(),
                (*kind).to_owned(),
                filled[a["id"].as_str()].to_owned(),
            ]
        })
        .collect();
    assert_eq!(written.len(), filled.len(), "every value has a box");
    written
}

/// The table of a script, as PowerShell would read it.
fn by_script(script: &str) -> Written {
    let line = |line: &str| {
        let parts: Vec<&str> = line.split('\'').collect();
        let value = match parts.get(7) {
            Some(text) => String::from_utf8(STANDARD.decode(text).expect("base64")).expect("UTF-8"),
            None => parts[6].trim_start_matches("; Value = ").trim_end_matches(" }").to_owned(),
        };
        [parts[1].to_owned(), parts[3].to_owned(), parts[5].to_owned(), value]
    };
    script.lines().filter(|l| l.trim_start().starts_with("@{ Key = ")).map(line).collect()
}

#[test]
fn a_profile_writes_what_the_scripts_write() {
    let file = "push-intune.toml";
    run::file(file, POLICY);
    let arguments = [
        "policy",
        "build",
        file,
        "--out",
        "push-intune",
        "--update-url",
        "https://intranet.example.org/updates.xml",
        "--firefox-url",
        "https://intranet.example.org/handrail.xpi",
    ];
    let ran = run(&arguments, "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("push-intune/windows/intune");
    let read = |name: String| std::fs::read_to_string(folder.join(name)).expect("a file");
    for browser in ["chrome", "chromium", "brave", "firefox"] {
        let profile = serde_json::from_str(&read(format!("{browser}-profile.json"))).expect("JSON");
        let written = by_profile(&profile, browser);
        assert!(written.iter().any(|[_, name, _, value]| name == "policy" && value == POLICY), "{written:?}");
        assert_eq!(written, by_script(&read(format!("{browser}-deploy.ps1"))), "{browser}");
    }
    assert!(
        !folder.join("edge-profile.json").exists(),
        "Windows lets no profile write below Microsoft's key"
    );
}
