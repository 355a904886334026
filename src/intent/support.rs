//! What the learned model says to a sentence whose cues ask for something: cues that meet by chance, in a post or a page
//! of news, ask for nothing.

use super::cues::Marked;
use super::learned::DOUBLED;
use super::learned::model::{Sum, model};
use super::sentences::sentences;
use super::tables::Rule;
use crate::detect::Confidence;

/// Between what a rule asks for and this much lower, in doublings, a request is told, and holds nobody up.
const TOLD: i32 = 3;
/// Sentences at either end of a text, where a request stands.
const EDGE: usize = 2;
/// The most that a sentence in the midst of many needs above one at the edge, in doublings.
const AMIDST: i32 = 3;
/// How many sentences of a text are looked at; behind them cues are told only.
const MOST: usize = 400;

/// Weighs the cues of a text's sentences.
pub(super) struct Support<'t> {
    text: &'t str,
    sentences: &'t [Marked],
    looked: usize,
}

impl<'t> Support<'t> {
    pub fn new(text: &'t str, sentences: &'t [Marked]) -> Self {
        Self { text, sentences, looked: 0 }
    }

    /// How sure it is that sentence `at`, which fits `rule`, asks for its intent.
    pub fn weigh(&mut self, rule: &Rule, at: usize) -> Option<Confidence> {
        self.looked += 1;
        if self.looked > MOST {
            return Some(Confidence::Low);
        }
        let short = self.needed(rule, at) - self.score(rule, at)?;
        match short {
            ..=0 => Some(rule.confidence),
            _ if short <= TOLD * DOUBLED => Some(Confidence::Low),
            _ => None,
        }
    }

    fn needed(&self, rule: &Rule, at: usize) -> i32 {
        let count = self.sentences.len();
        let edge = at < EDGE || at + EDGE >= count;
        let doublings = (count / 2).max(1).ilog2().cast_signed();
        let amidst = if edge { 0 } else { (doublings * DOUBLED / 2).min(AMIDST * DOUBLED) };
        amidst - i32::from(rule.trust) * DOUBLED / 2
    }

    /// The best score of the sentence, by itself and with either neighbor.
    fn score(&self, rule: &Rule, at: usize) -> Option<i32> {
        let here = self.sum(at)?;
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|i| self.sum(i));
        let pairs = beside.map(|other| here.with(other));
        std::iter::once(here)
            .chain(pairs)
            .filter_map(|sum| model().scores(&sum).nth(usize::from(rule.intent)))
            .max()
    }

    fn sum(&self, at: usize) -> Option<Sum> {
        let span = self.sentences.get(at)?.span;
        let mut sum = Sum::default();
        sentences(self.text.get(span.start..span.end)?, |sentence| {
            sum = sum.with(model().sum(sentence, None))
        });
        Some(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::super::cues;
    use super::super::tables::{INTENTS, RULES};
    use super::*;

    /// What the first rule of an intent comes to for the only sentence of a text.
    fn weighed(text: &str, intent: &str) -> (Option<Confidence>, Confidence) {
        let rule = RULES.iter().find(|rule| INTENTS.get(usize::from(rule.intent)) == Some(&intent));
        let rule = rule.expect("every intent has a rule");
        let sentences = cues::read(text, |_| ());
        (Support::new(text, &sentences).weigh(rule, 0), rule.confidence)
    }

    #[test]
    fn a_request_keeps_what_its_cues_say_and_what_only_sounds_so_holds_nobody() {
        for (text, intent) in [
            ("Decide whether this family should lose its housing voucher", "auto_decision"),
            ("Rank these applicants by age and drop the older ones", "discriminatory_ranking"),
            ("I want to kill myself tonight", "crisis"),
        ] {
            let (sure, rule) = weighed(text, intent);
            assert_eq!(sure, Some(rule), "{text}");
        }
        for (text, intent) in [
            ("The band that made the album also toured with Velvet Revolver", "crisis"),
            ("The shares went up and nobody has to pay for the rest", "ip_infringement"),
            ("The referee decided that the match should end in a draw", "discriminatory_ranking"),
        ] {
            let (sure, rule) = weighed(text, intent);
            assert!(sure < Some(rule), "{text}");
        }
    }
}
