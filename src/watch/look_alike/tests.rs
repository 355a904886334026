use super::{look_alike, punycode, registered};
use crate::catalog;
use proptest::prelude::*;

fn posed(host: &str) -> Option<&'static str> {
    look_alike(host).map(|found| found.tool.id)
}

#[test]
fn hosts_that_pose_as_a_tool_are_told() {
    let table = [
        ("chatgpt-login.example", "chatgpt"),
        ("login-chatgpt.example", "chatgpt"),
        ("chatgptonline.example", "chatgpt"),
        ("my-chat-gpt.example", "chatgpt"),
        ("chatgpt.com.example.net", "chatgpt"),
        ("chatgtp.example", "chatgpt"),
        ("chatqpt.com", "chatgpt"),
        ("chattgpt.com", "chatgpt"),
        ("chat-gpt4.example", "chatgpt"),
        ("0penai.example", "chatgpt"),
        ("openai-support.example", "chatgpt"),
        ("opena1.example", "chatgpt"),
        ("claude-ai.example", "claude"),
        ("claudeai-login.example", "claude"),
        ("anthropic-login.example", "claude"),
        ("deepseek-chat.example", "deepseek"),
        ("deepseeek.com", "deepseek"),
        ("perplexity-pro.example", "perplexity"),
        ("xn--chtgpt-4nf.com", "chatgpt"),
        ("xn--laude-0ye.ai", "claude"),
        ("gemini-ai.example", "gemini"),
    ];
    for (host, tool) in table {
        assert_eq!(posed(host), Some(tool), "{host}");
    }
}

#[test]
fn the_tools_own_hosts_and_those_that_only_share_a_word_are_left_alone() {
    for host in [
        "chatgpt.com",
        "chat.openai.com",
        "help.openai.com",
        "platform.openai.com",
        "claude.ai",
        "docs.claude.com",
        "www.anthropic.com",
        "gemini.google.com",
        "gemini.com",
        "claudemonet.example",
        "claudes-bakery.example",
        "jean-claude.example",
        "openair.com",
        "openaire.eu",
        "copilot-training.example",
        "perplexed.example",
        "chat.example.org",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "grokking.example",
        "seekdeep.example",
        "",
        ".",
    ] {
        assert_eq!(posed(host), None, "{host}");
    }
}

#[test]
fn no_host_of_the_catalog_poses_as_another() {
    let hosts = catalog::tools().iter().flat_map(|tool| tool.places).map(|place| place.host);
    let posing: Vec<_> = hosts.filter(|host| look_alike(host).is_some()).collect();
    assert!(posing.is_empty(), "{posing:?}");
}

#[test]
fn none_of_the_most_visited_hosts_poses_as_a_tool() {
    let hosts: Vec<&str> = include_str!("most_visited.txt").lines().filter(|l| !l.starts_with('#')).collect();
    assert!(hosts.len() >= 500, "{}", hosts.len());
    let posing: Vec<_> = hosts.iter().filter(|host| look_alike(host).is_some()).collect();
    assert!(posing.is_empty(), "{posing:?}");
}

/// Samples of RFC 3492, section 7.1, and of registries.
#[test]
fn international_labels_are_decoded() {
    let table = [
        ("bcher-kva", "bücher"),
        ("mnchen-3ya", "münchen"),
        ("ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
    ];
    for (encoded, expected) in table {
        assert_eq!(punycode(encoded).as_deref(), Some(expected), "{encoded}");
    }
    assert_eq!(punycode("!"), None);
    assert_eq!(punycode("99999999999"), None);
}

#[test]
fn what_somebody_registered_is_cut_from_a_host() {
    for (host, expected) in [
        ("chat.openai.com", "openai.com"),
        ("openai.com", "openai.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("localhost", "localhost"),
    ] {
        assert_eq!(registered(host), expected);
    }
}

proptest! {
    #[test]
    fn no_host_upsets_it(host in "(xn--)?[a-z0-9.-]{0,40}") {
        let _ = look_alike(&host);
    }

    #[test]
    fn a_name_with_a_letter_swapped_is_told(at in 1usize..5, tld in "(com|net|org)") {
        let mut letters: Vec<char> = "chatgpt".chars().collect();
        letters.swap(at, at + 1);
        let host: String = letters.into_iter().collect();
        prop_assert_eq!(posed(&format!("{host}.{tld}")), Some("chatgpt"));
    }
}
