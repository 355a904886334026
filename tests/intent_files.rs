//! The build step of the intents: what it accepts, and by which words it refuses the rest.

#[path = "../src/intent/compile.rs"]
mod compile;
#[path = "../src/text/front/compile.rs"]
mod front;
#[path = "../src/text/packed/compile.rs"]
mod packed;

const SHARED: &str = "[cues]\npeople = [\"client\", \"foster parent*\"]\n";
const RULE: &str = "[[rule]]\nsentence = [\"^watch\", \"people|@person\"]\nconfidence = \"high\"\n";

fn intent(cues: &str, rule: &str, proofs: usize) -> String {
    let proofs = vec!["\"x\""; proofs].join(", ");
    format!(
        "summary = \"Watches.\"\n[cues]\n{cues}\n{rule}[proof]\nmatch = [{proofs}]\nno_match = [{proofs}]\n"
    )
}

fn refusal(file: &str, text: &str) -> String {
    compile::tables(SHARED, &[(file.to_owned(), text.to_owned())]).err().unwrap_or_default()
}

#[test]
fn the_shipped_intents_compile() {
    let out = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    compile::compile(out).unwrap();
    assert!(std::fs::read_to_string(out.join("intents.rs")).unwrap().contains("\"auto_decision\""));
}

#[test]
fn a_malformed_intent_is_refused_by_name() {
    let watch = "watch = [\"spy .. on\", \"watch\"]";
    assert_eq!(refusal("a.toml", &intent(watch, RULE, 8)), "");
    let table = [
        ("A.toml", intent(watch, RULE, 8), "A.toml: an intent's file is named by its id"),
        ("a.toml", intent(watch, RULE, 7), "a.toml: proof: at least 8"),
        ("a.toml", intent("watch = []", RULE, 8), "a.toml: cues.watch has no phrases"),
        ("a.toml", intent("watch = [\"Spy\"]", RULE, 8), "a.toml: cues.watch: `Spy`: words are lower case"),
        (
            "a.toml",
            intent("watch = [\"spy..\"]", RULE, 8),
            "a.toml: cues.watch: `spy..`: a phrase begins and ends",
        ),
        (
            "a.toml",
            intent("watch = [\"spy*\"]", RULE, 8),
            "a.toml: cues.watch: `spy*`: a first word with `*`",
        ),
        ("a.toml", intent("people = [\"x\"]", RULE, 8), "a.toml: cues.people: shared.toml has a cue"),
        ("a.toml", intent("look = [\"x\"]", RULE, 8), "a.toml: rule: `watch` is no cue"),
        ("a.toml", intent(watch, &RULE.replace("high", "sure"), 8), "a.toml: TOML parse error"),
        ("a.toml", intent(watch, &RULE.replace("sentence", "near"), 8), "a.toml: rule: every rule asks"),
        ("a.toml", intent(watch, RULE, 8).replace("Watches.", " "), "a.toml: summary: say in one sentence"),
    ];
    for (file, text, expected) in table {
        let refusal = refusal(file, &text);
        assert!(refusal.starts_with(expected), "expected {expected:?}, got {refusal:?}");
    }
}
