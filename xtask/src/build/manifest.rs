//! Each browser's manifest, derived from the one at the top of the project.

use crate::{Browser, project};
use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The manifest for one browser, as text.
pub fn derive(browser: Browser) -> Result<String> {
    let path = project::root()?.join("manifest.json");
    let mut manifest: Map<String, Value> = serde_json::from_str(&project::read(&path)?)
        .with_context(|| format!("{} is not a JSON object", path.display()))?;
    let mut own = manifest.remove("browsers").context("manifest.json has no `browsers`")?;
    let own = own[browser.name()].take();
    manifest.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    fill_matches(&mut manifest)?;
    let mut manifest = Value::Object(manifest);
    merge(&mut manifest, own);
    Ok(format!("{manifest:#}\n"))
}

/// Content scripts that name no page of their own run on the pages of every tool in the catalog.
fn fill_matches(manifest: &mut Map<String, Value>) -> Result<()> {
    let scripts = manifest.get_mut("content_scripts").and_then(Value::as_array_mut);
    let scripts = scripts.context("manifest.json has no list `content_scripts`")?;
    *scripts = scripts.drain(..).flat_map(on_every_tool).collect();
    Ok(())
}

/// Browsers refuse `match_origin_as_fallback` for tools that are a path of a host: those get an entry without it.
fn on_every_tool(script: Value) -> Vec<Value> {
    if script["matches"].as_array().is_some_and(|named| !named.is_empty()) {
        return vec![script];
    }
    let (hosts, paths): (Vec<_>, Vec<_>) =
        handrail::catalog::match_patterns().into_iter().partition(|pattern| is_whole_host(pattern));
    let (mut on_hosts, mut on_paths) = (script.clone(), script);
    on_hosts["matches"] = hosts.into();
    on_paths["matches"] = paths.into();
    on_paths["match_origin_as_fallback"] = false.into();
    vec![on_hosts, on_paths]
}

fn is_whole_host(pattern: &str) -> bool {
    pattern.split_once("://").is_some_and(|(_, rest)| rest.find('/') == rest.strip_suffix("/*").map(str::len))
}

/// Lays one value over another: objects are united, everything else is replaced.
fn merge(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_browser_adds_to_objects_and_replaces_the_rest() {
        let mut base = json!({"background": {}, "list": [1], "name": "a"});
        merge(&mut base, json!({"background": {"scripts": []}, "list": [2], "key": "k"}));
        assert_eq!(base, json!({"background": {"scripts": []}, "list": [2], "name": "a", "key": "k"}));
    }

    #[test]
    fn tools_on_a_path_are_told_from_tools_on_a_host() {
        assert!(is_whole_host("https://claude.ai/*"));
        assert!(is_whole_host("*://*.claude.ai/*"));
        assert!(!is_whole_host("https://www.example.com/chat/*"));
        assert!(!is_whole_host("https://www.example.com/chat*"));
    }

    #[test]
    fn every_catalog_tool_is_reached_once() {
        let scripts = on_every_tool(json!({"matches": [], "match_origin_as_fallback": true}));
        let reached: usize =
            scripts.iter().filter_map(|script| script["matches"].as_array()).map(Vec::len).sum();
        assert_eq!(reached, handrail::catalog::match_patterns().len());
        assert_eq!(scripts[1]["match_origin_as_fallback"], false);
    }
}
