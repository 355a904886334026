//! Build step: `shared.toml` and `intents/*.toml` become static tables.
//!
//! An intent's file has a `summary`; `[cues]`, each a list of phrases; `[[rule]]`s; and `[proof]`, prompts that
//! must `match` and must not (`no_match`). In a phrase a final `*` stands for any ending and `..` for up to four
//! words. A rule names cues, its own, shared ones, or the facts `@person` (the prompt names somebody), `@record` (it
//! holds some finding) and `@question` (the sentence ends in a question mark): `sentence` and `near` are lists of which all are needed, `"a|b"` meaning
//! either; `unless` and `unless_near` are lists of which none may be there; `^cue` asks for it at the head of a
//! clause, where a request begins.

use crate::front::fold;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

const FACTS: [&str; 3] = ["@person", "@record", "@question"];
const PROOFS: usize = 8;
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    cues: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Intent {
    summary: String,
    /// How far below a hit of its own the learned model's score may lie where cues meet, in halves of what doubling the number of sentences asks.
    #[serde(default = "trust")]
    trust: u8,
    #[serde(default)]
    cues: BTreeMap<String, Vec<String>>,
    rule: Vec<Rule>,
    proof: Proof,
}

/// Of the requests in the counted voices all lie above, of cues that meet by chance in posts and news three in four below.
fn trust() -> u8 {
    5
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    #[serde(default)]
    sentence: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    unless_near: Vec<String>,
    confidence: Sure,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Sure {
    Low,
    Medium,
    High,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    #[serde(rename = "match")]
    matches: Vec<String>,
    no_match: Vec<String>,
}

/// Compiles the intents into `<out_dir>/intents.rs`. An error names the file and what to mend.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/intent");
    println!("cargo::rerun-if-changed={}", here.display());
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(here.join("intents")).map_err(|e| format!("src/intent/intents: {e}"))? {
        let path = entry.map_err(|e| format!("src/intent/intents: {e}"))?.path();
        files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), read(&path)?));
    }
    files.sort();
    let (code, phrases, cuts) = tables(&read(&here.join("shared.toml"))?, &files)?;
    let write = |name: &str, content: Vec<u8>| {
        std::fs::write(out_dir.join(name), content).map_err(|e| format!("{name}: {e}"))
    };
    write("intents.packed", crate::packed::pack(&phrases, &cuts))?;
    write("intents.rs", code.into_bytes())
}

/// The generated code for the shared cues and the intents' files, given as `(file name, text)`, and the phrases to be packed, with
/// where their parts end.
pub fn tables(shared: &str, files: &[(String, String)]) -> Result<(String, Vec<u8>, [usize; 2]), String> {
    let shared: Shared = toml::from_str(shared).map_err(|e| format!("shared.toml: {e}"))?;
    let mut cues = Numbered::default();
    for fact in FACTS {
        cues.number(fact)?;
    }
    for (cue, phrases) in &shared.cues {
        cues.add("shared.toml", cue, cue, phrases)?;
    }
    let (mut ids, mut rules) = (Vec::new(), String::new());
    for (file, text) in files {
        let id = file
            .strip_suffix(".toml")
            .filter(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            .ok_or(format!("{file}: an intent's file is named by its id in snake_case and ends in .toml"))?;
        let intent: Intent = toml::from_str(text).map_err(|e| format!("{file}: {e}"))?;
        check(file, &intent)?;
        for (cue, phrases) in &intent.cues {
            if shared.cues.contains_key(cue) {
                return Err(format!("{file}: cues.{cue}: shared.toml has a cue of that name"));
            }
            cues.add(file, cue, &format!("{id}.{cue}"), phrases)?;
        }
        for rule in &intent.rule {
            rules.push_str(&rule_code(file, (id, ids.len(), intent.trust), rule, &cues)?);
        }
        ids.push(id.to_owned());
    }
    let (code, phrases, cuts) = cues.code()?;
    let code = format!(
        "{code}const INTENTS_LEN: usize = {};\n/// Ids by index.\npub(super) static INTENTS: [&str; INTENTS_LEN] = {ids:?};\n/// Every rule.\npub(super) static RULES: &[Rule] = &[\n{rules}];\n",
        ids.len()
    );
    Ok((code, phrases, cuts))
}

fn check(file: &str, intent: &Intent) -> Result<(), String> {
    if intent.summary.trim().is_empty() {
        return Err(format!("{file}: summary: say in one sentence what the prompt asks for"));
    }
    if intent.proof.matches.len() < PROOFS || intent.proof.no_match.len() < PROOFS {
        return Err(format!("{file}: proof: at least {PROOFS} prompts that match and {PROOFS} that do not"));
    }
    if intent.rule.is_empty() || intent.rule.iter().any(|r| r.sentence.is_empty()) {
        return Err(format!("{file}: rule: every rule asks for at least one cue in the `sentence`"));
    }
    Ok(())
}

fn rule_code(
    file: &str,
    (id, intent, trust): (&str, usize, u8),
    rule: &Rule,
    cues: &Numbered,
) -> Result<String, String> {
    let any = |names: &mut dyn Iterator<Item = &str>| -> Result<String, String> {
        let mut out = String::from("&[");
        for name in names {
            let (head, name) = name.strip_prefix('^').map_or((false, name), |name| (true, name));
            let known = cues.numbers.get(&format!("{id}.{name}")).or_else(|| cues.numbers.get(name));
            let cue = known.ok_or(format!("{file}: rule: `{name}` is no cue of this file or shared.toml"))?;
            let _ = write!(out, "Need {{ cue: {cue}, head: {head} }}, ");
        }
        Ok(out + "]")
    };
    let all = |names: &[String]| -> Result<String, String> {
        let each: Result<Vec<_>, _> = names.iter().map(|name| any(&mut name.split('|'))).collect();
        Ok(format!("&[{}]", each?.join(", ")))
    };
    let none = |names: &[String]| any(&mut names.iter().map(String::as_str));
    Ok(format!(
        "Rule {{ intent: {intent}, sentence: {}, near: {}, unless: {}, unless_near: {}, confidence: Confidence::{:?}, trust: {trust} }},\n",
        all(&rule.sentence)?,
        all(&rule.near)?,
        none(&rule.unless)?,
        none(&rule.unless_near)?,
        rule.confidence
    ))
}

/// Cues by number, and the phrases of each.
#[derive(Default)]
struct Numbered {
    numbers: BTreeMap<String, u8>,
    /// Key of the first word, phrase, cue.
    phrases: Vec<(u32, String, u8)>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> Result<u8, String> {
        let number = u8::try_from(self.numbers.len()).map_err(|_| format!("{name}: more than 256 cues"))?;
        self.numbers.insert(name.to_owned(), number);
        Ok(number)
    }

    fn add(&mut self, file: &str, cue: &str, name: &str, phrases: &[String]) -> Result<(), String> {
        if phrases.is_empty() {
            return Err(format!("{file}: cues.{cue} has no phrases"));
        }
        let number = self.number(name)?;
        for phrase in phrases {
            let problem = problem(phrase);
            if let Some(problem) = problem {
                return Err(format!("{file}: cues.{cue}: `{phrase}`: {problem}"));
            }
            self.phrases.push((key(phrase), phrase.clone(), number));
        }
        Ok(())
    }

    fn code(mut self) -> Result<(String, Vec<u8>, [usize; 2]), String> {
        self.phrases.sort();
        self.phrases.dedup();
        let (shapes, words) = fold(self.phrases.iter().map(|(_, phrase, _)| phrase.as_str()))?;
        let cues: Vec<u8> = self.phrases.iter().map(|(_, _, cue)| *cue).collect();
        let cuts = [shapes.len(), shapes.len() + cues.len()];
        let code = format!(
            "/// Blocks of 32 in a set of cues.\npub(super) const BLOCKS: usize = {};\n\
             /// The prompt names somebody.\npub(super) const PERSON: u8 = {};\n\
             /// The prompt holds some finding.\npub(super) const RECORD: u8 = {};\n\
             /// The sentence ends in a question mark.\npub(super) const QUESTION: u8 = {};\n\
             /// The words of every phrase, by their first four bytes, front-coded; their shapes.\n\
             const SHAPES: Range<usize> = 0..{};\n/// The cue of each phrase.\n\
             const CUES: Range<usize> = {}..{};\n/// The rests of their words, to the end.\nconst WORDS: usize = {};\n",
            self.numbers.len().div_ceil(32),
            self.numbers[FACTS[0]],
            self.numbers[FACTS[1]],
            self.numbers[FACTS[2]],
            cuts[0],
            cuts[0],
            cuts[1],
            cuts[1],
        );
        let phrases = [shapes, cues, words.into_bytes()].concat();
        Ok((code, phrases, cuts))
    }
}

/// The first four bytes of the first word, as the engine computes them.
fn key(phrase: &str) -> u32 {
    let first = phrase.split([' ', '*']).next().unwrap_or_default();
    first.bytes().chain([0; 4]).take(4).fold(0, |key, byte| key << 8 | u32::from(byte))
}

fn problem(phrase: &str) -> Option<&'static str> {
    let mut parts = phrase.split(' ').peekable();
    let first = parts.peek().copied().unwrap_or_default();
    if first == ".." || phrase.ends_with("..") {
        return Some("a phrase begins and ends with a word");
    }
    if first.ends_with('*') && first.len() < 5 {
        return Some("a first word with `*` has at least four letters before it");
    }
    let plain = |part: &str| {
        let word = part.strip_suffix('*').unwrap_or(part);
        part == ".."
            || (!word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
    };
    (!parts.all(plain)).then_some("words are lower case without accents, apostrophes and hyphens")
}
