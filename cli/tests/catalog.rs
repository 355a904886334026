//! `handrail catalog`, from outside.

mod run;

use run::{file, run};

#[test]
fn a_tool_is_known_by_its_address_alone() {
    for (address, id) in [
        ("https://chatgpt.com/c/1?model=x", "chatgpt"),
        ("claude.ai", "claude"),
        ("https://gemini.google.com/app", "gemini"),
    ] {
        let ran = run(&["catalog", address, "--format", "json"], "");
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((ran.code, answer["tool"]["id"].as_str()), (0, Some(id)), "{address}");
    }
}

#[test]
fn look_alikes_are_not_tools() {
    for address in
        ["https://chatgpt.com.evil.example/", "https://notchatgpt.com/", "https://example.org/chatgpt.com"]
    {
        let ran = run(&["catalog", address], "");
        assert_eq!((ran.code, ran.out), (1, format!("{address}: no AI tool that Handrail knows\n")));
    }
}

#[test]
fn what_is_no_address_is_wrong_usage() {
    let ran = run(&["catalog", "not an address"], "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "handrail: not an address: not a web address; expected https://host/path\n");
}

#[test]
fn with_a_policy_the_standing_and_the_organisations_own_tools_are_shown() {
    file(
        "catalog.toml",
        "schema = 1\n[policy]\ntitle = \"AI Use Policy\"\nversion = \"1\"\n[organisation]\nname = \"Example\"\n[[tool]]\nid = \"house-chat\"\nname = \"House chat\"\n\
         hosts = [\"chat.example.org\"]\nstatus = \"approved\"\n",
    );
    let ran = run(&["catalog", "https://chat.example.org/", "--policy", "catalog.toml"], "");
    assert_eq!((ran.code, ran.out.as_str()), (0, "House chat [house-chat]\n  standing: approved\n"));
    let ran = run(&["catalog", "claude.ai", "--policy", "catalog.toml"], "");
    assert!(ran.out.contains("standing: unapproved"), "{}", ran.out);
}
