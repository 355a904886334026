//! Looks at the page, and at what the page loads for itself, for what the catalog says gives the account away.
//! Nothing seen here leaves the page: only the answer does.

use crate::deep;
use crate::page::Page;
use handrail::catalog::{Look, Says, Tool};
use handrail::standing::{AccountFacts, Json, heard};
use js_sys::{Array, JSON, Object};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlDocument, Storage, Window};

/// What the page's own requests and their answers showed, by signal of the page's tool.
#[derive(Default)]
pub struct Told(RefCell<Vec<Option<String>>>);

impl Told {
    fn set(&self, signal: usize, seen: Option<String>) {
        let mut told = self.0.borrow_mut();
        if told.len() <= signal {
            told.resize(signal + 1, None);
        }
        told[signal] = seen;
    }

    fn get(&self, signal: usize) -> Option<String> {
        self.0.borrow().get(signal).cloned().flatten()
    }
}

/// What the guard is to show of the page's own world, for the tool of this page: parts of addresses whose answers
/// matter, and `=` before globals.
pub fn watched(page: &Page) -> String {
    let tool = page.bench().borrow().tool();
    let watch = |look: Look| match look {
        Look::Answer(address, _) => Some(address.to_owned()),
        Look::Global(path) => Some(format!("={path}")),
        _ => None,
    };
    let mut all: Vec<_> = tool.iter().flat_map(|t| t.signals).filter_map(|s| watch(s.look)).collect();
    all.dedup();
    all.join("\u{1f}")
}

/// The page asks for something at `address`.
pub fn hear_request(page: &Page, address: &str) {
    let tool = page.bench().borrow().tool();
    for (i, signal) in tool.iter().flat_map(|tool| tool.signals.iter().enumerate()) {
        if matches!(signal.look, Look::Request(part) if address.contains(part)) {
            page.told().set(i, Some(String::new()));
        }
    }
}

/// The page was answered from `address`; or holds `text` in the global that `address` names after a `=`.
pub fn hear_answer(page: &Page, address: &str, text: &str) {
    let Some(tool) = page.bench().borrow().tool() else { return };
    if let Some(path) = address.strip_prefix('=') {
        let asks = |look: &Look| matches!(look, Look::Global(global) if *global == path);
        for (i, _) in tool.signals.iter().enumerate().filter(|(_, signal)| asks(&signal.look)) {
            page.told().set(i, Some(text.to_owned()));
        }
    } else if let Ok(answer) = JSON::parse(text) {
        let workspace = workspace(page.document(), tool);
        for (i, seen) in heard(tool, address, &Parsed(answer), workspace.as_deref()) {
            page.told().set(i, seen);
        }
    }
}

/// What the page shows for each of the tool's signals.
pub fn facts(page: &Page, tool: &Tool) -> AccountFacts {
    let signals = tool.signals.iter().enumerate();
    AccountFacts { seen: signals.map(|(i, signal)| seen(page, i, signal.look)).collect() }
}

fn seen(page: &Page, signal: usize, look: Look) -> Option<String> {
    let document = page.document();
    match look {
        Look::Cookie(name) => cookie(document, name),
        Look::Element(selector) => document.query_selector(selector).ok()?.map(|_| String::new()),
        Look::Attribute(selector, name) => document.query_selector(selector).ok()??.get_attribute(name),
        Look::Answer(..) | Look::Request(_) | Look::Global(_) => page.told().get(signal),
        Look::Stored(key) => stored(page.window(), key),
        Look::Always => Some(String::new()),
    }
}

/// The workspace that a cookie names.
fn workspace(document: &Document, tool: &Tool) -> Option<String> {
    tool.signals.iter().find_map(|signal| match (signal.look, signal.says) {
        (Look::Cookie(name), Says::Workspace) => cookie(document, name),
        _ => None,
    })
}

fn cookie(document: &Document, name: &str) -> Option<String> {
    let cookies = document.dyn_ref::<HtmlDocument>()?.cookie().ok()?;
    named(&cookies, name)
}

fn named(cookies: &str, name: &str) -> Option<String> {
    cookies
        .split(';')
        .filter_map(|c| c.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v.to_owned())
}

/// More entries than this are not looked through.
const MOST_STORED: u32 = 500;

fn stored(window: &Window, key: &str) -> Option<String> {
    let storages = [window.local_storage(), window.session_storage()];
    let said = storages.into_iter().filter_map(|storage| said_in(&storage.ok()??, key)).collect::<String>();
    (!said.is_empty()).then_some(said)
}

fn said_in(storage: &Storage, key: &str) -> Option<String> {
    let count = storage.length().ok()?.min(MOST_STORED);
    let keys = (0..count).filter_map(|i| storage.key(i).ok().flatten());
    Some(keys.filter(|k| k.ends_with(key)).filter_map(|k| storage.get_item(&k).ok().flatten()).collect())
}

/// JSON as the browser parsed it.
struct Parsed(JsValue);

impl Json for Parsed {
    fn member(&self, name: &str) -> Option<Self> {
        let value = self.0.is_object().then(|| deep::get(&self.0, name)).flatten()?;
        (!value.is_undefined()).then_some(Self(value))
    }

    fn values(&self) -> Vec<Self> {
        let values = self.0.dyn_ref::<Object>().map(Object::values);
        values.iter().flat_map(Array::iter).map(Self).collect()
    }

    fn text(&self) -> Option<String> {
        let plain = !self.0.is_object() && !self.0.is_null();
        self.0.as_string().or_else(|| JSON::stringify(&self.0).ok().filter(|_| plain)?.as_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let cookies = "x_account=no; _account=ws-1; _account2=no";
        assert_eq!(named(cookies, "_account").as_deref(), Some("ws-1"));
        assert_eq!(named(cookies, "account"), None);
        assert_eq!(named("", "_account"), None);
    }
}
