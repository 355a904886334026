//! `handrail policy build`: what each administrator's tool will read.
#![allow(clippy::panic, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

mod run;

use quick_xml::events::Event;
use run::run;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

const POLICY: &str = r#"schema = 1
[organisation]
name = "Example & Sons"
[policy]
title = "AI <Use> Policy"
version = "1"
[contacts]
compliance_officer = { name = "Privacy office", email = "privacy@example.org" }
questions = "mailto:help@example.org"
report_incident = "https://example.org/incident"
[[tool]]
id = "deepseek"
status = "denied"
"#;

/// Builds into a folder of its own, and gives its path.
fn build(name: &str, more: &[&str]) -> PathBuf {
    let file = format!("{name}.toml");
    run::file(&file, POLICY);
    let arguments = ["policy", "build", &file, "--out", name];
    let ran = run(&[&arguments[..], more].concat(), "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

const INSTALL: [&str; 4] = [
    "--update-url",
    "https://intranet.example.org/updates.xml",
    "--firefox-url",
    "https://intranet.example.org/handrail.xpi",
];

fn read(path: PathBuf) -> Vec<u8> {
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn json(path: PathBuf) -> Value {
    serde_json::from_slice(&read(path)).expect("JSON")
}

/// Reads a `.reg` file as Chromium's policy loader reads the registry: keys become tables, a table whose values are all
/// numbered becomes a list, DWORD 0 and 1 are what a schema makes of them.
fn registry(bytes: &[u8]) -> Value {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    assert_eq!(units.first(), Some(&0xfeff), "the byte order mark");
    let text = String::from_utf16(&units[1..]).expect("UTF-16").replace(",\\\r\n  ", ",");
    let mut root = Value::Object(Map::new());
    let mut at = String::new();
    for line in text.split("\r\n").skip(1).filter(|line| !line.is_empty()) {
        if let Some(key) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            at = key.replace('\\', "/");
            continue;
        }
        let (name, value) = line.split_once("\"=").unwrap_or_else(|| panic!("{line}"));
        let mut table = &mut root;
        for part in at.split('/') {
            table = table.as_object_mut().expect("a table").entry(part).or_insert(json!({}));
        }
        table.as_object_mut().expect("a table").insert(name[1..].to_owned(), data(value));
    }
    lists(root)
}

/// The name of the first value of each key that ends so.
fn first_names(bytes: &[u8], key: &str) -> Vec<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    let text = String::from_utf16(&units).expect("UTF-16");
    let mut lines = text.split("\r\n");
    let mut names = Vec::new();
    while let Some(line) = lines.next() {
        if line.ends_with(&format!("{key}]")) {
            names.push(lines.next().and_then(|value| value.split('"').nth(1)).unwrap_or_default().to_owned());
        }
    }
    names
}

fn data(value: &str) -> Value {
    let text = |hex: &str, zeros: usize| {
        let bytes: Vec<u8> = hex.split(',').map(|b| u8::from_str_radix(b, 16).expect("hex")).collect();
        let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
        let (text, end) = units.split_at(units.len() - zeros);
        assert!(end.iter().all(|unit| *unit == 0), "closing zeros");
        Value::from(String::from_utf16(text).expect("UTF-16"))
    };
    if let Some(digits) = value.strip_prefix("dword:") {
        u32::from_str_radix(digits, 16).expect("hex").into()
    } else if let Some(hex) = value.strip_prefix("hex(1):") {
        text(hex, 1)
    } else if let Some(hex) = value.strip_prefix("hex(7):") {
        text(hex, 2)
    } else {
        value.trim_matches('"').replace("\\\"", "\"").replace("\\\\", "\\").into()
    }
}

fn lists(value: Value) -> Value {
    match value {
        Value::Object(table) if !table.is_empty() && table.keys().all(|k| k.parse::<u32>().is_ok()) => {
            Value::Array(table.into_iter().map(|(_, item)| lists(item)).collect())
        }
        Value::Object(table) => table.into_iter().map(|(key, item)| (key, lists(item))).collect(),
        other => other,
    }
}

#[test]
fn windows_and_macos_say_what_linux_says() {
    let folder = build("push-same", &INSTALL);
    let browsers = [
        ("chrome", "etc/opt/chrome/policies/managed", "SOFTWARE/Policies/Google/Chrome", "com.google.Chrome"),
        ("edge", "etc/opt/edge/policies/managed", "SOFTWARE/Policies/Microsoft/Edge", "com.microsoft.Edge"),
        ("brave", "etc/brave/policies/managed", "SOFTWARE/Policies/BraveSoftware/Brave", "com.brave.Browser"),
    ];
    for (browser, linux, key, domain) in browsers {
        let wanted = json(folder.join("linux").join(linux).join("handrail.json"));
        let id = wanted["3rdparty"]["extensions"].as_object().expect("a table").keys().next().expect("an id");
        let windows = registry(&read(folder.join(format!("windows/{browser}.reg"))));
        let mut below = windows.pointer(&format!("/HKEY_LOCAL_MACHINE/{key}")).expect(key).clone();
        assert_eq!(below["3rdparty"]["extensions"][id]["policy"]["policy"], POLICY, "{browser}");
        assert_eq!(below["BrowserGuestModeEnabled"], 0);
        below["BrowserGuestModeEnabled"] = json!(false);
        let mut on_linux = wanted.clone();
        for values in [&mut below, &mut on_linux] {
            values.as_object_mut().expect("a table").remove("3rdparty");
        }
        assert_eq!(below, on_linux, "{browser}");
        let profile: Value =
            plist::from_bytes(&read(folder.join(format!("macos/{browser}.mobileconfig")))).expect("a plist");
        let payloads = profile["PayloadContent"].as_array().expect("payloads");
        let of = |kind: &str| payloads.iter().find(|p| p["PayloadType"] == *kind).expect("a payload");
        assert_eq!(of(&format!("{domain}.extensions.{id}"))["policy"], POLICY);
        for (name, value) in on_linux.as_object().expect("a table") {
            assert_eq!(of(domain)[name], *value, "{browser}: {name}");
        }
        let ids: BTreeSet<&str> = std::iter::once(&profile)
            .chain(payloads)
            .map(|p| p["PayloadUUID"].as_str().expect("a UUID"))
            .collect();
        assert_eq!(ids.len(), payloads.len() + 1, "UUIDs are unique");
    }
}

#[test]
fn no_two_payloads_of_any_profile_share_an_id_and_each_keeps_its_own() {
    let [folder, again] = ["push-ids", "push-ids-again"].map(|name| build(name, &INSTALL));
    let ids = |folder: &PathBuf| -> Vec<(String, String)> {
        let of = |browser: &str| {
            let path = folder.join(format!("macos/{browser}.mobileconfig"));
            let profile: Value = plist::from_bytes(&read(path)).expect("a plist");
            let payloads = profile["PayloadContent"].as_array().expect("payloads").clone();
            let all = std::iter::once(profile).chain(payloads);
            let text = |p: &Value, key: &str| p[key].as_str().expect("text").to_owned();
            all.map(|p| (text(&p, "PayloadIdentifier"), text(&p, "PayloadUUID"))).collect::<Vec<_>>()
        };
        ["chrome", "chromium", "edge", "brave", "firefox"].into_iter().flat_map(of).collect()
    };
    let all = ids(&folder);
    let identifiers: BTreeSet<&String> = all.iter().map(|(identifier, _)| identifier).collect();
    let uuids: BTreeSet<&String> = all.iter().map(|(_, uuid)| uuid).collect();
    assert_eq!((identifiers.len(), uuids.len()), (all.len(), all.len()), "{all:?}");
    assert_eq!(all, ids(&again), "a new version takes the place of the old one");
}

#[test]
fn firefox_is_told_in_its_own_words() {
    let folder = build("push-firefox", &INSTALL);
    let policies = json(folder.join("linux/etc/firefox/policies/policies.json"));
    let id = "handrail@handrail.example";
    assert_eq!(policies["policies"]["3rdparty"]["Extensions"][id]["policy"], POLICY);
    let settings = &policies["policies"]["ExtensionSettings"];
    assert_eq!(settings[id]["installation_mode"], "force_installed");
    assert_eq!(settings[id]["private_browsing"], true);
    let block = policies["policies"]["WebsiteFilter"]["Block"].as_array().expect("a list");
    assert!(block.contains(&json!("*://*.chat.deepseek.com/*")), "{block:?}");
    let windows = read(folder.join("windows/firefox.reg"));
    assert_eq!(first_names(&windows, "WebsiteFilter\\Block"), ["1"], "Firefox takes no other key for a list");
    let windows = registry(&windows);
    let below = windows.pointer("/HKEY_LOCAL_MACHINE/SOFTWARE/Policies/Mozilla/Firefox").expect("a key");
    assert_eq!(below["3rdparty"]["Extensions"][id]["policy"], POLICY);
    let written: Value =
        serde_json::from_str(below["ExtensionSettings"].as_str().expect("text")).expect("JSON");
    assert_eq!(written, *settings);
    assert_eq!(below["WebsiteFilter"]["Block"], policies["policies"]["WebsiteFilter"]["Block"]);
    let profile: Value =
        plist::from_bytes(&read(folder.join("macos/firefox.mobileconfig"))).expect("a plist");
    assert_eq!(profile["PayloadContent"][0]["3rdparty"]["Extensions"][id]["policy"], POLICY);
}

#[test]
fn google_wants_each_key_with_its_value() {
    let folder = build("push-google", &[]);
    let whole = json(folder.join("google-admin/extension-policy.json"));
    assert_eq!(whole, json!({ "policy": { "Value": POLICY } }));
}

/// Every element with its attributes, in the order of the file.
fn elements(bytes: &[u8]) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return found,
            Event::Start(e) | Event::Empty(e) => {
                let attributes = e.attributes().map(|a| a.expect("an attribute"));
                let attributes =
                    attributes.map(|a| (a.key.as_ref().to_owned(), a.value.to_string())).collect();
                found.push((e.name().as_ref().to_owned(), attributes));
            }
            _ => {}
        }
    }
}

#[test]
fn the_group_policy_template_refers_to_nothing_that_is_not_there() {
    let folder = build("push-admx", &[]);
    let template = elements(&read(folder.join("windows/handrail.admx")));
    let words = elements(&read(folder.join("windows/en-US/handrail.adml")));
    let named =
        |all: &[(String, Vec<(String, String)>)], element: &str, attribute: &str| -> BTreeSet<String> {
            let of = all.iter().filter(|(name, _)| name == element);
            of.flat_map(|(_, a)| a.iter().filter(|(k, _)| k == attribute).map(|(_, v)| v.clone())).collect()
        };
    let strings = named(&words, "string", "id");
    let presentations = named(&words, "presentation", "id");
    let used = template.iter().flat_map(|(_, a)| a.iter().map(|(_, value)| value));
    let mut seen = 0;
    for value in used {
        if let Some(id) = value.strip_prefix("$(string.").and_then(|v| v.strip_suffix(')')) {
            assert!(strings.contains(id), "no string {id}");
            seen += 1;
        } else if let Some(id) = value.strip_prefix("$(presentation.").and_then(|v| v.strip_suffix(')')) {
            assert!(presentations.contains(id), "no presentation {id}");
            seen += 1;
        }
    }
    assert!(seen > 10);
    let categories = named(&template, "category", "name");
    for parent in named(&template, "parentCategory", "ref") {
        assert!(categories.contains(&parent), "no category {parent}");
    }
    assert_eq!(named(&template, "supportedOn", "ref"), named(&template, "definition", "name"));
    assert_eq!(named(&template, "text", "id"), named(&words, "textBox", "refId"));
}

#[test]
fn without_addresses_nobody_is_told_to_install() {
    let folder = build("push-plain", &["--no-blocklist"]);
    let chrome = json(folder.join("linux/etc/opt/chrome/policies/managed/handrail.json"));
    let keys: Vec<&String> = chrome.as_object().expect("a table").keys().collect();
    assert_eq!(keys, ["3rdparty", "BrowserGuestModeEnabled"]);
    let page = String::from_utf8(read(folder.join("instructions.html"))).expect("UTF-8");
    assert!(page.contains("not told to install Handrail"));
    assert!(page.contains("AI &lt;Use&gt; Policy") && page.contains("Example &amp; Sons"), "escaped");
}

#[test]
fn an_own_server_is_told_what_to_offer_and_a_store_is_not() {
    let folder = build("push-server", &INSTALL);
    let chrome = json(folder.join("linux/etc/opt/chrome/policies/managed/handrail.json"));
    let (id, settings) =
        chrome["ExtensionSettings"].as_object().expect("a table").iter().next().expect("an id");
    let elements = elements(&read(folder.join("server/updates.xml")));
    let of = |name: &str| elements.iter().find(|(element, _)| element == name).expect("an element").1.clone();
    assert_eq!(of("app"), [("appid".to_owned(), id.clone())]);
    let version = settings["minimum_version_required"].as_str().expect("a version").to_owned();
    let codebase = "https://intranet.example.org/handrail.crx".to_owned();
    assert_eq!(of("updatecheck"), [("codebase".to_owned(), codebase), ("version".to_owned(), version)]);
    let page = String::from_utf8(read(folder.join("instructions.html"))).expect("UTF-8");
    assert!(page.contains("Your own server"));
    let store = build("push-store", &["--update-url", "https://clients2.google.com/service/update2/crx"]);
    assert!(!store.join("server").exists());
    let page = String::from_utf8(read(store.join("instructions.html"))).expect("UTF-8");
    assert!(!page.contains("Your own server"));
}

#[test]
fn every_file_that_is_written_stands_on_the_page_and_every_path_of_the_page_is_written() {
    let folder = build("push-page", &INSTALL);
    let page = String::from_utf8(read(folder.join("instructions.html"))).expect("UTF-8");
    let mut open = vec![folder.clone()];
    while let Some(place) = open.pop() {
        for entry in std::fs::read_dir(place).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with("instructions.html") {
                let shown = path.strip_prefix(&folder).expect("below").display().to_string();
                assert!(page.contains(&format!("<td><code>{shown}</code></td>")), "{shown}");
            }
        }
    }
    for said in page.split("<code>").skip(1).filter_map(|part| part.split("</code>").next()) {
        let is_path =
            ["windows/", "macos/", "google-admin/", "server/"].iter().any(|start| said.starts_with(start));
        if is_path {
            assert!(folder.join(said.replace("BROWSER", "edge")).exists(), "{said}");
        }
    }
}

#[test]
fn a_signed_policy_is_pushed_by_its_address() {
    let url = "https://intranet.example.org/ai-policy.signed";
    let folder = build("push-signed", &["--policy-url", url, "--policy-key", "ed25519:key"]);
    let whole = json(folder.join("google-admin/extension-policy.json"));
    assert_eq!(whole, json!({ "policy_url": { "Value": url }, "policy_key": { "Value": "ed25519:key" } }));
}

#[test]
fn a_group_that_the_policy_does_not_know_is_refused() {
    run::file("push-group.toml", POLICY);
    let ran = run(&["policy", "build", "push-group.toml", "--out", "push-group", "--group", "interns"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no group `interns`"), "{}", ran.err);
}

#[test]
fn a_refused_policy_writes_nothing() {
    run::file("refused.toml", "schema = 2\n");
    let ran = run(&["policy", "build", "refused.toml", "--out", "push-refused"], "");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("refused, nothing was written"));
    assert!(!PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("push-refused").exists());
}

#[test]
fn what_is_no_id_or_address_is_refused() {
    run::file("odd-arguments.toml", POLICY);
    for (flag, value) in
        [("--extension-id", "handrail"), ("--update-url", "ftp://x"), ("--firefox-url", "https://x/\"y")]
    {
        let ran = run(&["policy", "build", "odd-arguments.toml", "--out", "push-odd", flag, value], "");
        assert_eq!(ran.code, 2, "{flag}");
        assert!(ran.err.contains(value), "{}", ran.err);
    }
}
