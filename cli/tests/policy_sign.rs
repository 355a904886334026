//! `handrail policy key` and `sign`, from outside.

mod run;

use handrail::policy::signed::open;
use run::run;
use std::path::{Path, PathBuf};

const POLICY: &str = "schema = 1\n[policy]\ntitle = \"AI Use Policy\"\nversion = \"1\"\n";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn key(name: &str) -> String {
    let _ = std::fs::remove_file(path(name));
    let ran = run(&["policy", "key", "new", "--out", name], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.trim().to_owned()
}

#[test]
fn a_policy_that_was_signed_is_opened_with_the_key_that_was_printed() {
    let public = key("sign.key");
    run::file("sign.toml", POLICY);
    let ran = run(
        &[
            "policy",
            "sign",
            "sign.toml",
            "--key",
            "sign.key",
            "--expires",
            "2099-12-31",
            "--out",
            "sign.signed",
        ],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let signed = std::fs::read_to_string(path("sign.signed")).unwrap_or_default();
    let opened = open(&signed, &public, None, None).map(|opened| opened.text);
    assert_eq!(opened, Ok(POLICY));
    assert_eq!(run(&["policy", "key", "show", "sign.key"], "").out.trim(), public);
}

#[cfg(unix)]
#[test]
fn a_key_is_its_owners_alone_and_never_replaced() {
    use std::os::unix::fs::PermissionsExt;
    key("own.key");
    let mode = std::fs::metadata(path("own.key")).map(|m| m.permissions().mode() & 0o777);
    assert_eq!(mode.ok(), Some(0o600));
    let again = run(&["policy", "key", "new", "--out", "own.key"], "");
    assert_eq!(again.code, 2);
    assert!(again.err.contains("own.key: is there already"), "{}", again.err);
}

#[test]
fn what_cannot_be_signed_says_why() {
    key("why.key");
    run::file("why.toml", POLICY);
    run::file("why-bad.toml", "schema = 2\n");
    run::file("why-no.key", "secret\n");
    for (file, key, expires, word) in [
        ("why-bad.toml", "why.key", "2099-12-31", "handrail policy check"),
        ("why.toml", "why-no.key", "2099-12-31", "is no key"),
        ("why.toml", "why.key", "2020-12-31", "the day is past"),
        ("why.toml", "why.key", "soon", "2027-06-30"),
    ] {
        let ran = run(&["policy", "sign", file, "--key", key, "--expires", expires], "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{file} {key} {expires}");
        assert!(ran.err.contains(word), "{}", ran.err);
    }
}
