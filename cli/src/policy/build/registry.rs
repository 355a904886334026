use super::Artefact;
use super::browser::{Browser, Engine};
use super::settings::Settings;
use serde_json::{Map, Value};
use std::fmt::Write;

/// In Chromium's browsers, the list entries that we add begin at this number, so that an organisation's own keep theirs:
/// lists are read there without regard to numbers.
const FIRST_OF_MANY: usize = 9001;
/// Firefox takes a key for a list only if its first value is called `1` (its `WindowsGPOParser`).
const FIRST_OF_ALL: usize = 1;

/// A value of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key below `HKEY_LOCAL_MACHINE`.
    pub key: String,
    pub name: String,
    pub data: Data,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    Text(String),
    /// A text of several lines, as Firefox wants its JSON.
    Lines(String),
    Number(u32),
}

/// The settings as registry values. Tables become subkeys and lists numbered values, as Chromium's registry loader and
/// Firefox's group policy parser read them, so that nothing that stands there already is replaced.
pub fn entries(browser: &Browser, settings: &Settings) -> Vec<Entry> {
    let mut all = Vec::new();
    let extensions = match browser.engine {
        Engine::Chromium => {
            table(browser.registry, &settings.browser, FIRST_OF_MANY, &mut all);
            format!(r"{}\3rdparty\extensions\{}\policy", browser.registry, settings.extension)
        }
        Engine::Firefox => {
            for (name, value) in &settings.browser {
                // One value of JSON; Firefox has no subkeys for this policy.
                if name == "ExtensionSettings" {
                    let data = Data::Lines(value.to_string());
                    all.push(Entry { key: browser.registry.into(), name: name.clone(), data });
                } else {
                    one(browser.registry, name, value, FIRST_OF_ALL, &mut all);
                }
            }
            format!(r"{}\3rdparty\Extensions\{}", browser.registry, settings.extension)
        }
    };
    table(&extensions, &settings.managed, FIRST_OF_MANY, &mut all);
    all
}

fn table(key: &str, values: &Map<String, Value>, first: usize, all: &mut Vec<Entry>) {
    for (name, value) in values {
        one(key, name, value, first, all);
    }
}

fn one(key: &str, name: &str, value: &Value, first: usize, all: &mut Vec<Entry>) {
    let data = match value {
        Value::Object(values) => return table(&format!(r"{key}\{name}"), values, first, all),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                one(&format!(r"{key}\{name}"), &(first + number).to_string(), item, first, all);
            }
            return;
        }
        Value::Bool(flag) => Data::Number(u32::from(*flag)),
        Value::Number(number) => {
            Data::Number(number.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default())
        }
        Value::String(text) => Data::Text(text.clone()),
        Value::Null => return,
    };
    all.push(Entry { key: key.into(), name: name.into(), data });
}

/// A `.reg` file (UTF-16 little endian with its mark, as the registry editor writes it).
pub fn file(browser: &Browser, settings: &Settings) -> Artefact {
    let mut text = String::from("Windows Registry Editor Version 5.00\r\n");
    let mut key = String::new();
    for entry in entries(browser, settings) {
        if entry.key != key {
            let _ = write!(text, "\r\n[HKEY_LOCAL_MACHINE\\{}]\r\n", entry.key);
            key.clone_from(&entry.key);
        }
        let _ = write!(text, "\"{}\"={}\r\n", escaped(&entry.name), data(&entry.data));
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Artefact {
        path: format!("windows/{}.reg", browser.id),
        bytes: units.flat_map(u16::to_le_bytes).collect(),
        about: "Windows: registry preference items, or run as administrator",
    }
}

fn data(data: &Data) -> String {
    match data {
        Data::Number(number) => format!("dword:{number:08x}"),
        Data::Text(text) if !text.contains(|c: char| c.is_control()) => format!("\"{}\"", escaped(text)),
        Data::Text(text) => format!("hex(1):{}", hex(text, 1)),
        Data::Lines(text) => format!("hex(7):{}", hex(text, 2)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// A text as UTF-16 bytes with so many closing zeros.
fn hex(text: &str, zeros: usize) -> String {
    let units = text.encode_utf16().chain(std::iter::repeat_n(0, zeros));
    let mut out = String::with_capacity(text.len() * 6);
    for (i, byte) in units.flat_map(u16::to_le_bytes).enumerate() {
        let separator = match i {
            0 => "",
            _ if i % 25 == 0 => ",\\\r\n  ",
            _ => ",",
        };
        let _ = write!(out, "{separator}{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_as_the_registry_editor_quotes_it() {
        for (text, expected) in [
            ("plain", r#""plain""#),
            (r"C:\Policies\", r#""C:\\Policies\\""#),
            (r#"say "hello""#, r#""say \"hello\"""#),
            ("é", "\"é\""),
            ("a\nb", "hex(1):61,00,0a,00,62,00,00,00"),
        ] {
            assert_eq!(data(&Data::Text(text.into())), expected, "{text}");
        }
        assert_eq!(data(&Data::Lines("{}".into())), "hex(7):7b,00,7d,00,00,00,00,00");
        assert_eq!(data(&Data::Number(255)), "dword:000000ff");
    }
}
