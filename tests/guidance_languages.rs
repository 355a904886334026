//! The build step of the language files: what it accepts, and by which words it refuses the rest.

#[path = "../src/guidance/compile.rs"]
mod compile;
#[path = "../src/text/packed/compile.rs"]
mod packed;

const ENGLISH: &str =
    "name = \"English\"\n[a]\nb = \"Hello {who}\"\nc = { one = \"{n} day\", other = \"{n} days\" }\n";

fn refusal(language: &str) -> String {
    let files = [("en.toml".to_owned(), ENGLISH.to_owned()), ("xx.toml".to_owned(), language.to_owned())];
    compile::tables(&files).err().unwrap_or_default()
}

#[test]
fn the_shipped_languages_compile() {
    let out = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    compile::compile(out).unwrap();
    assert!(std::fs::read_to_string(out.join("words.rs")).unwrap().contains("TitleNamesStudent"));
}

#[test]
fn a_language_is_refused_by_file_and_key() {
    let good = "[a]\nb = \"Hola {who}\"\nc = { one = \"{n} día\", other = \"{n} días\" }\n";
    let named = format!("name = \"X\"\n{good}");
    assert_eq!(refusal(&named), "");
    let table = [
        (good.to_owned(), "xx.toml: `name` is missing"),
        (named.replace("b = \"Hola {who}\"\n", ""), "xx.toml: a.b is missing"),
        (
            named.replace("{who}", "{quien}"),
            "xx.toml: a.b: has the blanks {\"quien\"}, en.toml has {\"who\"}",
        ),
        (named.replace("Hola {who}", ""), "xx.toml: a.b: expected words"),
        (named.replace(", other = \"{n} días\"", ""), "xx.toml: a.c: plural forms are"),
        (
            named.replace("{ one = \"{n} día\", other = \"{n} días\" }", "\"días\""),
            "xx.toml: a.c: plural forms",
        ),
        (format!("{named}d = \"más\"\n"), "xx.toml: a.d is not a key of en.toml"),
        (format!("{named}[intent]\nx = \"y\"\n"), "xx.toml: intent.x is not a key of en.toml"),
        (format!("{named}b = 1\n"), "xx.toml: TOML parse error"),
    ];
    for (text, expected) in table {
        let refusal = refusal(&text);
        assert!(refusal.starts_with(expected), "expected {expected:?}, got {refusal:?}");
    }
}

#[test]
fn a_language_may_name_detectors_and_english_may_not() {
    let detector = "[detector]\nus_ssn = \"Número\"\n";
    let xx = format!("name = \"X\"\n{}{detector}", &ENGLISH[ENGLISH.find('[').unwrap()..]);
    assert_eq!(refusal(&xx), "");
    let english = [("en.toml".to_owned(), format!("{ENGLISH}{detector}"))];
    assert!(compile::tables(&english).unwrap_err().starts_with("en.toml: detector.us_ssn"));
}

#[test]
fn without_english_there_is_nothing_to_measure_by() {
    let files = [("xx.toml".to_owned(), ENGLISH.to_owned())];
    assert_eq!(compile::tables(&files).unwrap_err(), "src/guidance/words: en.toml is missing");
}

#[test]
fn every_intent_has_a_name_and_a_title_in_every_language() {
    for (code, _) in handrail::guidance::languages() {
        let words = handrail::guidance::words(code);
        for id in handrail::intent::ids() {
            assert!(words.intent(id).is_some() && words.intent_title(id).is_some(), "{code}: {id}");
        }
    }
}

#[test]
fn a_language_may_be_written_in_several_files_that_do_not_contradict_each_other() {
    let good = "name = \"X\"\n[a]\nb = \"Hola {who}\"\nc = { one = \"{n} día\", other = \"{n} días\" }\n";
    let refusal = |parts: &[(&str, &str)]| {
        let files = [("en.toml", ENGLISH)].iter().chain(parts);
        let files: Vec<_> = files.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        compile::tables(&files).err().unwrap_or_default()
    };
    let ids = "[detector]\nus_ssn = \"Número\"\n";
    assert_eq!(refusal(&[("xx.toml", good), ("xx.detectors.toml", ids)]), "");
    let twice = refusal(&[("xx.toml", good), ("xx.detectors.toml", ids), ("xx.more.toml", ids)]);
    assert!(twice.starts_with("xx.more.toml: detector.us_ssn stands in xx.toml already"), "{twice}");
    let nameless = refusal(&[("xx.detectors.toml", ids)]);
    assert!(nameless.starts_with("xx.detectors.toml: `name` is missing"), "{nameless}");
}
