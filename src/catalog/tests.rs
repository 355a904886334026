use super::{Place, match_patterns, plain_host, tool, tool_at, tools};
use proptest::prelude::*;

fn id_at(host: &str, port: Option<u16>, path: &str) -> Option<&'static str> {
    tool_at(host, port, path).map(|tool| tool.id)
}

#[test]
fn hosts_are_compared_label_by_label() {
    let table = [
        ("chatgpt.com", "/", Some("chatgpt")),
        ("ChatGPT.com.", "/c/1", Some("chatgpt")),
        ("www.chatgpt.com", "/", Some("chatgpt")),
        ("sora.chatgpt.com", "/", Some("sora")),
        ("chatgpt.com.evil.test", "/", None),
        ("notchatgpt.com", "/", None),
        ("chatgpt.co", "/", None),
        ("com", "/", None),
        ("", "/", None),
        ("gemini.google", "/", Some("gemini")),
        ("business.gemini.google", "/", Some("gemini-enterprise")),
        ("www.google.com", "/search", None),
        ("www.google.com", "/ai", Some("google-ai-mode")),
        ("www.google.com", "/aim", None),
        ("docs.google.com", "/ai", None),
        ("github.com", "/copilot/c/1", Some("github-copilot")),
        ("github.com", "/copilots", None),
    ];
    for (host, path, expected) in table {
        assert_eq!(id_at(host, None, path), expected, "{host}{path}");
    }
}

#[test]
fn a_known_host_is_the_tool_at_every_port() {
    assert_eq!(id_at("chatgpt.com", Some(8443), "/"), Some("chatgpt"));
}

#[test]
fn every_tool_is_found_by_its_id_and_at_each_of_its_places() {
    assert!(tools().len() >= 351);
    for entry in tools() {
        assert_eq!(tool(entry.id), Some(entry));
        for place in entry.places {
            let path = if place.path.is_empty() { "/" } else { place.path };
            assert_eq!(id_at(place.host, place.port, path), Some(entry.id));
        }
    }
    assert_eq!(tool("no-such-tool"), None);
}

#[test]
fn a_place_that_is_not_plain_is_refused() {
    for text in [
        "",
        "https://claude.ai",
        "*.claude.ai",
        "Claude.ai",
        "claude.ai/",
        "claude.ai:port",
        "claude.ai:70000",
        "claude..ai",
        "-claude.ai",
        "claude.ai/a?b",
        "user@claude.ai",
        "[zz]",
        "claude.ai:",
    ] {
        assert_eq!(Place::parse(text), None, "{text}");
    }
    let place = |host, port, path| Some(Place { host, port, path });
    assert_eq!(Place::parse("127.0.0.1:8000"), place("127.0.0.1", Some(8000), ""));
    assert_eq!(Place::parse("[::1]:8000/chat"), place("[::1]", Some(8000), "/chat"));
    assert_eq!(Place::parse("[::1]"), place("[::1]", None, ""));
    assert_eq!(Place::parse("localhost"), place("localhost", None, ""));
}

#[test]
fn patterns_reach_a_path_without_reaching_the_whole_site() {
    let patterns = match_patterns();
    for wanted in ["*://*.chatgpt.com/*", "*://github.com/copilot", "*://github.com/copilot/*"] {
        assert!(patterns.iter().any(|p| p == wanted), "{wanted}");
    }
    for unwanted in ["*://*.github.com/*", "*://*.google.com/*", "*://*.slack.com/*", "*://*.bing.com/*"] {
        assert!(patterns.iter().all(|p| p != unwanted), "{unwanted}");
    }
    let local = Place::parse("127.0.0.1:8000").map(|p| p.match_patterns());
    assert_eq!(local, Some(vec!["*://127.0.0.1/*".to_owned()]));
}

#[test]
fn adapters_and_signals_are_there_for_the_tools_most_used() {
    for id in
        ["chatgpt", "claude", "gemini", "copilot", "m365-copilot", "perplexity", "chainlit", "openwebui"]
    {
        assert!(tool(id).and_then(|t| t.adapter).is_some_and(|a| !a.composer.is_empty()), "{id}");
    }
    assert_eq!(tool("chatgpt").map(|t| t.signals.len()), Some(5));
}

#[cfg(feature = "tiers")]
#[test]
fn plans_carry_their_source() {
    let chatgpt: Vec<_> = super::tiers("chatgpt").collect();
    assert!(chatgpt.iter().any(|t| t.name == "Enterprise" && t.trains_by_default == Some(false)));
    assert!(chatgpt.iter().all(|t| t.source.starts_with("https://")));
    assert_eq!(tool("chatgpt").and_then(|t| t.free_tier_trains), Some(true));
    assert_eq!(tool("duck-ai").and_then(|t| t.free_tier_trains), Some(false));
}

proptest! {
    #[test]
    fn a_look_alike_is_never_a_tool(at in 0..tools().len(), label in "[a-z]{1,8}") {
        for place in tools()[at].places {
            let path = if place.path.is_empty() { "/" } else { place.path };
            let below = format!("{}.{label}.test", place.host);
            prop_assert_eq!(id_at(&below, None, path), None);
            let stuck = format!("{label}-{}", place.host);
            prop_assert_ne!(id_at(&stuck, None, path), Some(tools()[at].id));
        }
    }

    #[test]
    fn any_host_and_path_gives_an_answer(host in "\\PC{0,40}", port: Option<u16>, path in "\\PC{0,40}") {
        let found = tool_at(&host, port, &path);
        let plain = plain_host(&host);
        prop_assert!(found.is_none_or(|t| t.places.iter().any(|p| p.covers(&plain, port, &path))));
        let _ = Place::parse(&host).map(|p| p.match_patterns());
    }
}
