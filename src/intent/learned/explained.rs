use super::model::model;
use crate::intent::sentences::sentences;
use crate::intent::{Intent, tables::INTENTS};

/// Words told, at most.
const TOLD: usize = 6;

/// The words of the intent's sentence that speak for it most, as the model sees them, the heaviest first: how much lower
/// the score would be without each.
pub fn weighed(text: &str, intent: &Intent) -> Vec<String> {
    let Some(output) = INTENTS.iter().position(|id| *id == intent.intent) else { return Vec::new() };
    let mut words: Vec<(i32, String)> = Vec::new();
    sentences(text, |sentence| {
        if sentence.span() != intent.span {
            return;
        }
        let score = |without| model().scores(&model().sum(sentence, without)).nth(output).unwrap_or(0);
        let all = score(None);
        words = (0..sentence.len()).map(|i| (all - score(Some(i)), sentence.word(i).to_owned())).collect();
    });
    words.retain(|(weight, _)| *weight > 0);
    words.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    words.into_iter().take(TOLD).map(|(_, word)| word).collect()
}
