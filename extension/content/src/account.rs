//! Looks at the page for what the catalog says gives the account away. Nothing seen here leaves the page: only
//! the answer does.

use handrail::catalog::{Look, Tool};
use handrail::standing::AccountFacts;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDocument};

/// What the page shows for each of the tool's signals.
pub fn facts(document: &Document, tool: &Tool) -> AccountFacts {
    AccountFacts { seen: tool.signals.iter().map(|signal| seen(document, signal.look)).collect() }
}

fn seen(document: &Document, look: Look) -> Option<String> {
    match look {
        Look::Cookie(name) => {
            let cookies = document.dyn_ref::<HtmlDocument>()?.cookie().ok()?;
            cookie(&cookies, name)
        }
        Look::Element(selector) => document.query_selector(selector).ok()?.map(|_| String::new()),
        Look::Attribute(selector, name) => document.query_selector(selector).ok()??.get_attribute(name),
    }
}

fn cookie(cookies: &str, name: &str) -> Option<String> {
    cookies
        .split(';')
        .filter_map(|c| c.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let cookies = "x_account=no; _account=ws-1; _account2=no";
        assert_eq!(cookie(cookies, "_account").as_deref(), Some("ws-1"));
        assert_eq!(cookie(cookies, "account"), None);
        assert_eq!(cookie("", "_account"), None);
    }
}
