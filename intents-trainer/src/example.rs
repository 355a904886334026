//! Training examples: filled templates, roughened as people type, with what else a prompt holds around them.

use crate::grammar::{Lists, Template};
use anyhow::Result;
use handrail::intent::training::words;
use names_trainer::random::Random;

/// Texts drawn from a template of many wordings.
const DRAWS: usize = 40;
/// Texts drawn from one that has a single wording.
const PLAIN_DRAWS: usize = 10;

/// One prompt.
pub struct Example {
    /// The intent that it asks for, by number.
    pub intent: Option<usize>,
    pub text: String,
    pub words: Vec<Vec<String>>,
}

impl Example {
    pub fn of(intent: Option<usize>, text: String) -> Self {
        Self { intent, words: words(&text), text }
    }

    /// The sentences of a text that asks for nothing.
    pub fn background(text: &str) -> impl Iterator<Item = Self> {
        let sentences = words(text).into_iter().filter(|sentence| sentence.len() > 2);
        sentences.map(|sentence| Self::of(None, sentence.join(" ")))
    }
}

/// Everything to learn from: templates by the intent that their file is for, `None` for what is always clean.
pub fn draw(
    files: &[(Option<usize>, Vec<Template>)],
    lists: &Lists,
    random: &mut Random,
) -> Result<Vec<Example>> {
    let clean: Vec<&Template> = files.iter().flat_map(|(_, t)| t).filter(|t| !t.asks).collect();
    let mut out = Vec::new();
    for (intent, templates) in files {
        for template in templates {
            let draws = (PLAIN_DRAWS * Lists::variety(&template.text)).clamp(PLAIN_DRAWS, DRAWS);
            for _ in 0..draws {
                let mut text = lists.fill(&template.text, random)?;
                if random.chance(12) {
                    text = format!("{}, {text}", lists.fill("<greet>", random)?);
                }
                if random.chance(15) {
                    let beside = lists.fill(&clean[random.below(clean.len())].text, random)?;
                    text = if random.chance(50) {
                        format!("{text}. {beside}")
                    } else {
                        format!("{beside}. {text}")
                    };
                }
                if random.chance(20) {
                    text = mistyped(&text, random);
                }
                out.push(Example::of(intent.filter(|_| template.asks), text));
            }
        }
    }
    Ok(out)
}

/// The text with some letters lost, doubled or swapped.
fn mistyped(text: &str, random: &mut Random) -> String {
    let mut out: Vec<char> = Vec::new();
    for c in text.chars() {
        match random.below(60) {
            0 if c.is_alphabetic() => {}
            1 if c.is_alphabetic() => out.extend([c, c]),
            2 if c.is_alphabetic() && out.last().is_some_and(|l| l.is_alphabetic()) => {
                let last = out.pop().unwrap_or(c);
                out.extend([c, last]);
            }
            _ => out.push(c),
        }
    }
    out.into_iter().collect()
}
