//! Which pages the policy adds to those that the manifest covers, and how the browser is told.
//!
//! The page side is declared in the manifest for every tool of the catalogue. A policy may name more: an
//! organisation's own tool at its own address. Those are registered at run time with the very same files.

use handrail::catalog::{self, Place};
use handrail::policy::Policy;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;

/// One content script as the manifest declares it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Declared {
    /// Match patterns.
    pub matches: Vec<String>,
    /// Files, as paths inside the extension.
    #[serde(default, deserialize_with = "paths")]
    pub js: Vec<String>,
    /// Style sheets, likewise.
    #[serde(default, deserialize_with = "paths")]
    pub css: Vec<String>,
    /// In frames too.
    #[serde(default)]
    pub all_frames: bool,
    /// When.
    #[serde(default)]
    pub run_at: Option<String>,
    /// In which world.
    #[serde(default)]
    pub world: Option<String>,
}

/// Firefox gives the files of its manifest as whole addresses, takes them back as paths only, and gives `null` for none.
fn paths<'de, D: Deserializer<'de>>(files: D) -> Result<Vec<String>, D::Error> {
    let path = |file: String| match file.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or(rest, |(_, path)| path).to_owned(),
        None => file,
    };
    Ok(Option::<Vec<String>>::deserialize(files)?.unwrap_or_default().into_iter().map(path).collect())
}

/// One content script as `scripting.registerContentScripts` takes it and gives it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Registered {
    /// Id, `policy-0` for the first script that the manifest declares.
    pub id: String,
    /// Match patterns.
    pub matches: Vec<String>,
    /// Match patterns that the manifest covers already.
    pub exclude_matches: Vec<String>,
    /// Files.
    pub js: Vec<String>,
    /// Style sheets.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "paths")]
    pub css: Vec<String>,
    /// In frames too.
    pub all_frames: bool,
    /// In frames without an address of their own.
    pub match_origin_as_fallback: bool,
    /// When.
    pub run_at: String,
    /// In which world.
    pub world: String,
    /// Still there when the browser starts, before this worker does.
    pub persist_across_sessions: bool,
}

impl Default for Registered {
    fn default() -> Self {
        Self {
            id: String::new(),
            matches: vec![],
            exclude_matches: vec![],
            js: vec![],
            css: vec![],
            all_frames: false,
            match_origin_as_fallback: false,
            run_at: "document_idle".into(),
            world: "ISOLATED".into(),
            persist_across_sessions: true,
        }
    }
}

/// Id of the loader's registration.
pub const WATCH: &str = "watch";

/// The registrations that the policy asks for beside the manifest's own declarations, for its own tools and for
/// `learned` patterns of hosts; none when the manifest covers all of it. Where the policy asks for watching, also the
/// loader's, for every page that nothing else covers.
pub fn wanted(policy: &Policy, learned: &[String], manifest: &[Declared]) -> Vec<Registered> {
    let covered: BTreeSet<&str> =
        manifest.iter().flat_map(|script| &script.matches).map(String::as_str).collect();
    let listed = patterns(policy);
    let added = listed.iter().filter(|pattern| !covered.contains(pattern.as_str())).cloned();
    let (hosts, paths): (Vec<_>, Vec<_>) = added.partition(|pattern| reaches_whole_host(pattern));
    let learned: Vec<String> = learned.iter().filter(|pattern| !listed.contains(*pattern)).cloned().collect();
    let mut registered = Vec::new();
    for script in scripts(manifest) {
        for (matches, is_learned) in [(&hosts, false), (&paths, false), (&learned, true)] {
            if matches.is_empty() {
                continue;
            }
            let overlaps = |pattern: &&str| matches.iter().any(|m| meet(m, pattern));
            let others = listed.iter().map(String::as_str).filter(|_| is_learned);
            let exclude = covered.iter().copied().chain(others).filter(overlaps).map(str::to_owned).collect();
            registered.push(Registered {
                id: format!("policy-{}", registered.len()),
                matches: matches.clone(),
                exclude_matches: exclude,
                js: script.js.clone(),
                css: script.css.clone(),
                all_frames: script.all_frames,
                // Browsers refuse it for patterns with a path.
                match_origin_as_fallback: !std::ptr::eq(matches, &paths),
                run_at: script.run_at.clone().unwrap_or_else(|| "document_idle".into()),
                world: world(script).into(),
                persist_across_sessions: !is_learned,
            });
        }
    }
    if policy.watch {
        let known = covered.into_iter().map(str::to_owned).chain(listed).chain(learned);
        registered.push(Registered {
            id: WATCH.into(),
            matches: vec!["*://*/*".into()],
            exclude_matches: known.collect::<BTreeSet<_>>().into_iter().collect(),
            js: vec!["watch.js".into()],
            ..Registered::default()
        });
    }
    registered
}

/// The scripts of the manifest, each once: it may declare one several times, for different pages.
pub fn scripts(manifest: &[Declared]) -> Vec<&Declared> {
    let mut scripts: Vec<&Declared> = Vec::new();
    for script in manifest {
        if !scripts.iter().any(|known| known.js == script.js && world(known) == world(script)) {
            scripts.push(script);
        }
    }
    scripts
}

/// The world that a script runs in.
pub fn world(script: &Declared) -> &str {
    script.world.as_deref().unwrap_or("ISOLATED")
}

fn reaches_whole_host(pattern: &str) -> bool {
    pattern.split_once("://").is_some_and(|(_, rest)| rest.find('/') == rest.strip_suffix("/*").map(str::len))
}

/// The match patterns of every tool that the policy names, by its own hosts and the catalogue's. Patterns know no ports: a listed port is left to the
/// page side, which compares the whole address.
pub fn patterns(policy: &Policy) -> BTreeSet<String> {
    let own = policy.tools.iter().flat_map(|rule| &rule.hosts).filter_map(|host| Place::parse(host));
    let known = policy.tools.iter().filter_map(|rule| catalog::tool(&rule.id)).flat_map(|tool| tool.places);
    own.chain(known.copied()).flat_map(|place| place.match_patterns()).collect()
}

/// Whether the browser holds what is wanted. Browsers give file names back with or without a leading slash, and
/// the lists in an order of their own.
pub fn same(held: &[Registered], wanted: &[Registered]) -> bool {
    fn plain(script: &Registered) -> Registered {
        let mut script = script.clone();
        script.matches.sort();
        script.exclude_matches.sort();
        for file in script.js.iter_mut().chain(&mut script.css) {
            *file = file.rsplit('/').next().unwrap_or_default().to_owned();
        }
        script
    }
    held.len() == wanted.len()
        && wanted.iter().all(|w| held.iter().any(|h| h.id == w.id && plain(h) == plain(w)))
}

/// Whether two patterns may reach the same page, judged by their hosts.
fn meet(one: &str, other: &str) -> bool {
    let (one, other) = (host_of(one), host_of(other));
    is_or_is_below(one, other) || is_or_is_below(other, one)
}

fn host_of(pattern: &str) -> &str {
    let rest = pattern.split_once("://").map_or(pattern, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    host.strip_prefix("*.").unwrap_or(host)
}

fn is_or_is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::policy::ToolRule;

    fn policy(hosts: &[&str]) -> Policy {
        let hosts = hosts.iter().map(|h| (*h).to_owned()).collect();
        let rule = ToolRule { id: "own".into(), hosts, ..ToolRule::default() };
        Policy { tools: vec![rule], ..Policy::default() }
    }

    fn manifest() -> Vec<Declared> {
        let script = |js: &str, world: Option<&str>| Declared {
            matches: vec!["*://*.chatgpt.com/*".into(), "*://*.openai.com/*".into()],
            js: vec![js.into()],
            css: vec![],
            all_frames: true,
            run_at: Some("document_start".into()),
            world: world.map(str::to_owned),
        };
        let elsewhere =
            Declared { matches: vec!["*://example.com/ai*".into()], ..script("content.js", None) };
        vec![script("guard.js", Some("MAIN")), script("content.js", None), elsewhere]
    }

    #[test]
    fn a_tool_of_the_catalogue_needs_no_registration() {
        assert_eq!(wanted(&policy(&["chatgpt.com"]), &[], &manifest()), vec![]);
    }

    #[test]
    fn a_local_tool_is_registered_with_every_script_of_the_manifest() {
        let scripts = wanted(&policy(&["127.0.0.1:8000", "chatgpt.com"]), &[], &manifest());
        let files: Vec<_> =
            scripts.iter().map(|s| (s.id.as_str(), s.js[0].as_str(), s.world.as_str())).collect();
        assert_eq!(files, [("policy-0", "guard.js", "MAIN"), ("policy-1", "content.js", "ISOLATED")]);
        for script in &scripts {
            assert_eq!(script.matches, ["*://127.0.0.1/*"]);
            assert_eq!(script.run_at, "document_start");
            assert!(script.all_frames && script.match_origin_as_fallback && script.persist_across_sessions);
        }
    }

    #[test]
    fn a_host_beside_a_covered_one_is_registered_without_injecting_twice() {
        let scripts = wanted(&policy(&["labs.openai.com", "ai.example.org"]), &[], &manifest());
        assert_eq!(scripts[0].exclude_matches, ["*://*.openai.com/*"]);
    }

    #[test]
    fn a_tool_inside_another_product_is_covered_once_the_policy_names_it() {
        let embedded = catalog::tools().iter().find(|tool| tool.embedded && !tool.places.is_empty()).unwrap();
        let rule = ToolRule { id: embedded.id.into(), ..ToolRule::default() };
        let policy = Policy { tools: vec![rule], ..Policy::default() };
        assert!(!wanted(&policy, &[], &manifest()).is_empty(), "{}", embedded.id);
    }

    #[test]
    fn a_tool_at_a_path_is_registered_apart_without_the_frames_that_browsers_refuse_there() {
        let scripts = wanted(&policy(&["ai.example.org", "intranet.example.org/chat"]), &[], &manifest());
        let shape: Vec<_> = scripts.iter().map(|s| (s.js[0].as_str(), s.match_origin_as_fallback)).collect();
        let expected = [("guard.js", true), ("guard.js", false), ("content.js", true), ("content.js", false)];
        assert_eq!(shape, expected);
        assert!(scripts[1].matches.contains(&"*://intranet.example.org/chat/*".to_owned()));
    }

    #[test]
    fn a_learned_host_is_registered_for_this_session_and_left_to_the_lists_where_they_reach() {
        let learned = ["*://ai.example.net/*".to_owned(), "*://labs.openai.com/*".to_owned()];
        let scripts = wanted(&policy(&[]), &learned, &manifest());
        assert_eq!(scripts.len(), 2);
        for script in &scripts {
            assert_eq!(script.matches, learned);
            assert_eq!(script.exclude_matches, ["*://*.openai.com/*"]);
            assert!(!script.persist_across_sessions && script.match_origin_as_fallback);
        }
        let listed_meanwhile = wanted(&policy(&["ai.example.net"]), &learned[..1], &manifest());
        let of_learned = listed_meanwhile.iter().filter(|script| script.matches == learned[..1]);
        assert!(of_learned.into_iter().all(|script| script.exclude_matches == ["*://*.ai.example.net/*"]));
    }

    #[test]
    fn the_loader_is_registered_only_where_the_policy_asks_and_nothing_else_reaches() {
        let plain = policy(&["ai.example.org"]);
        assert!(wanted(&plain, &[], &manifest()).iter().all(|script| script.id != WATCH));
        let watching = Policy { watch: true, ..plain };
        let scripts = wanted(&watching, &["*://ai.example.net/*".to_owned()], &manifest());
        let loader = scripts.iter().find(|script| script.id == WATCH).expect("registered");
        assert_eq!((loader.js.as_slice(), loader.all_frames), (&["watch.js".to_owned()][..], false));
        for pattern in ["*://*.chatgpt.com/*", "*://*.ai.example.org/*", "*://ai.example.net/*"] {
            assert!(loader.exclude_matches.iter().any(|p| p == pattern), "{pattern}");
        }
    }

    #[test]
    fn a_malformed_host_is_passed_over() {
        assert_eq!(wanted(&policy(&["https://x.example/", "*", ""]), &[], &manifest()), vec![]);
    }

    #[test]
    fn files_are_read_as_paths_from_each_browsers_manifest() {
        for js in [r#"["page.js"]"#, r#"["moz-extension://5a1f8a6e/page.js"]"#] {
            let script: Declared =
                serde_json::from_str(&format!(r#"{{"matches": [], "js": {js}, "css": null}}"#)).unwrap();
            assert_eq!((script.js.as_slice(), script.css.as_slice()), (&["page.js".to_owned()][..], &[][..]));
        }
    }

    #[test]
    fn what_the_browser_gives_back_is_recognised() {
        let wanted = wanted(&policy(&["127.0.0.1:8000", "ai.example.org"]), &[], &manifest());
        let mut held = wanted.clone();
        held.reverse();
        held[0].js = vec!["/content.js".into()];
        held[0].matches.reverse();
        assert!(same(&held, &wanted));
        held[0].matches.pop();
        assert!(!same(&held, &wanted));
        assert!(!same(&[], &wanted));
    }
}
