//! Invented tokens: the proofs in detector files hold `<<mask>>` where a token stands, and its body is drawn here, so
//! that no file holds a string which a scanner of a code host would take for a live key.

use super::mask::{self, Element};
use super::{Scanner, proofs_below};
use serde::Deserialize;

/// Marsaglia's xorshift32.
struct Random(u32);

impl Random {
    fn of(seed: &str) -> Self {
        Self(
            seed.bytes().fold(0x811C_9DC5, |hash: u32, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
                | 1,
        )
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as usize % bound
    }
}

fn draw(mask: &str, random: &mut Random) -> String {
    let shape = mask::parse(mask).unwrap_or_else(|why| panic!("{mask}: {why}"));
    shape.elements.iter().map(|element| part(element, random)).collect()
}

fn part(element: &Element, random: &mut Random) -> String {
    let members: Vec<char> = (0u8..128)
        .filter(|b| element.set[usize::from(b >> 5)] >> (b & 31) & 1 == 1)
        .map(char::from)
        .collect();
    let most = element.max.min(element.min + 20);
    let count = usize::from(element.min) + random.below(usize::from(most - element.min) + 1);
    (0..count).map(|_| members[random.below(members.len())]).collect()
}

/// Replaces every `<<mask>>` by a token of this shape, the same each time.
pub fn fill(text: &str, seed: &str) -> String {
    let mut random = Random::of(seed);
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, recipe, after)) =
        rest.split_once("<<").and_then(|(b, t)| t.split_once(">>").map(|(r, a)| (b, r, a)))
    {
        out += before;
        if mask::parse(recipe).is_err() {
            out += "<<";
            rest = &rest[before.len() + 2..];
            continue;
        }
        out += &draw(recipe, &mut random);
        rest = after;
    }
    out + rest
}

#[derive(Deserialize)]
struct Shapes {
    kind: String,
    #[serde(default, rename = "form")]
    forms: Vec<Form>,
    #[serde(default)]
    keyed: Vec<Keyed>,
}

#[derive(Deserialize)]
struct Form {
    mask: String,
    check: Option<String>,
    proof: Option<String>,
    alone: Option<String>,
}

impl Form {
    /// Whether a drawn body passes its check: check digits and headers are no chance, and their files prove them.
    /// A GitLab token without its checksum gives way to a shorter form.
    fn passes_by_chance(&self) -> bool {
        self.proof.as_deref() != Some("crc32_base36")
            && matches!(
                self.check.as_deref(),
                None | Some("varied" | "lively" | "three_kinds" | "random_case")
            )
    }
}

#[derive(Deserialize)]
struct Keyed {
    words: Vec<String>,
    masks: Vec<String>,
    #[serde(default)]
    open: bool,
}

fn secrets(text: &str) -> Vec<(usize, usize)> {
    let found = Scanner::default().without_names().scan(text);
    let secret = found.iter().filter(|f| f.detector.class == "secret");
    secret.map(|f| (f.span.start, f.span.end)).collect()
}

fn covered(text: &str, token: &str) -> bool {
    let start = text.find(token).unwrap();
    secrets(text).iter().any(|(s, e)| *s <= start && start + token.len() <= *e + 4)
}

#[test]
fn every_form_of_every_secret_is_found_in_a_sentence_and_in_a_setting() {
    let mut wrong = Vec::new();
    for (id, shapes) in proofs_below::<Shapes>("src/detect/detectors") {
        if shapes.kind != "secret" {
            continue;
        }
        for form in shapes.forms.iter().filter(|f| f.alone.is_some() && f.passes_by_chance()) {
            let token = draw(&form.mask, &mut Random::of(&form.mask));
            for text in [
                format!("Our key {token} leaked"),
                format!("A_KEY={token}\n"),
                format!("{{\"a\":\"{token}\"}}"),
            ] {
                if !covered(&text, &token) {
                    wrong.push(format!("{id} `{}`: {text}", form.mask));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_key_is_found_under_its_vendors_name_and_nothing_of_another_length() {
    let mut wrong = Vec::new();
    for (id, shapes) in proofs_below::<Shapes>("src/detect/detectors") {
        for keyed in &shapes.keyed {
            let name = keyed.words[0].replace([' ', '.'], "_");
            let name = if keyed.words[0].contains('.') { keyed.words[0].clone() } else { name };
            for mask in &keyed.masks {
                let token = draw(mask, &mut Random::of(mask));
                for text in
                    [format!("{name}_api_key = \"{token}\""), format!("{}: {token}\n", name.to_uppercase())]
                {
                    if !covered(&text, &token) {
                        wrong.push(format!("{id} `{mask}`: {text}"));
                    }
                }
            }
            let long = draw("[a-z0-9]{13}[A-Z0-9]{6}[a-z0-9]{9}", &mut Random::of(&name));
            let text = format!("{name}_api_key = \"{long}\"");
            let fits = keyed.masks.iter().any(|m| mask_fits(m, long.len()));
            if !keyed.open && !fits && !secrets(&text).is_empty() {
                wrong.push(format!("{id} takes what is no key: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn mask_fits(mask: &str, length: usize) -> bool {
    let shape = mask::parse(mask).unwrap();
    let sum = |of: fn(&Element) -> u16| shape.elements.iter().map(|e| usize::from(of(e))).sum::<usize>();
    (sum(|e| e.min)..=sum(|e| e.max)).contains(&length)
}
