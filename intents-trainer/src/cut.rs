//! Where an intent begins: the lowest score that keeps to the precision asked for on texts that nothing was learned from.

/// The largest share of hits that may be wrong, on the tune half of `tests/corpus/intents`.
const WRONG: f32 = 0.08;
/// Hits allowed among the held-out background texts, of a thousand.
pub const ALARMS: f32 = 1.2;
/// So many where a hit shows help and reprimands nobody.
pub const ALARMS_FOR_HELP: f32 = 3.0;
/// No lower than odds of about ten to three (a logarithm): background texts are no requests, so they say little of harmless
/// ones, and voices that nobody thought of score more wildly than those of the tune half.
const LOWEST: f32 = 1.2;
/// The threshold of one intent: `asks`, `clean` and `background` are the best scores of prompts that ask for it, of
/// those that do not, and of background texts, of which so many in a thousand may be `alarms`.
pub fn cut(asks: &[f32], clean: &[f32], background: &[f32], alarms: f32) -> f32 {
    let above = |scores: &[f32], cut: f32| scores.iter().filter(|s| **s > cut).count() as f32;
    let fits = |cut: &f32| {
        let (right, wrong) = (above(asks, *cut), above(clean, *cut));
        wrong <= WRONG * (right + wrong)
            && above(background, *cut) * 1000.0 <= alarms * background.len() as f32
    };
    let steps = (0_u8..120).map(|step| LOWEST + f32::from(step) / 10.0);
    steps.into_iter().find(fits).unwrap_or(LOWEST + 12.0)
}
