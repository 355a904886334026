use super::Intent;
use super::code::is_in_code;
use super::cues::{Cues, Marked};
use super::support::Support;
use super::tables::{AnyOf, INTENTS, PERSON, QUESTION, RECORD, RULES, Rule};
use crate::detect::{Confidence, Finding, Kind};
use std::borrow::Cow;

/// The intents that the marked sentences of a prompt ask for.
pub(super) fn judge(text: &str, sentences: &[Marked], findings: &[Finding]) -> Vec<Intent> {
    let facts = facts(findings);
    let mut support = Support::new(text, sentences);
    let mut best: Vec<Option<(Confidence, usize)>> = vec![None; INTENTS.len()];
    for (i, sentence) in sentences.iter().enumerate().filter(|(_, s)| !s.all.is_empty()) {
        let mut here = facts.with(sentence.all);
        if text.get(sentence.span.end..).is_some_and(|rest| rest.starts_with('?')) {
            here.add(QUESTION);
        }
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| sentences.get(j));
        let near = beside.fold(here, |near, s| near.with(s.all));
        for rule in RULES {
            let Some(best) = best.get_mut(usize::from(rule.intent)) else { continue };
            if best.is_none_or(|(sure, _)| sure < rule.confidence)
                && fits(rule, here, near, sentence.heads)
                && !is_in_code(text, sentence.span.start)
                && let Some(sure) = support.weigh(rule, i)
                && best.is_none_or(|(known, _)| known < sure)
            {
                *best = Some((sure, i));
            }
        }
    }
    let hits = best.into_iter().zip(INTENTS).filter_map(|(hit, id)| {
        let (confidence, i) = hit?;
        let span = sentences.get(i)?.span;
        Some(Intent { intent: Cow::Borrowed(id), span, confidence })
    });
    hits.collect()
}

/// What the findings say of the whole prompt, as cues.
fn facts(findings: &[Finding]) -> Cues {
    let mut facts = Cues::default();
    for finding in findings.iter().filter(|f| f.confidence >= Confidence::Medium) {
        if matches!(finding.kind(), Kind::Person | Kind::Combination) {
            facts.add(PERSON);
        }
        if !matches!(finding.kind(), Kind::Secret | Kind::Crypto | Kind::Url | Kind::Ip | Kind::Marking) {
            facts.add(RECORD);
        }
    }
    facts
}

fn fits(rule: &Rule, here: Cues, near: Cues, heads: Cues) -> bool {
    let all = |needs: &[AnyOf], cues| needs.iter().all(|any| meets(any, cues, heads));
    all(rule.sentence, here)
        && all(rule.near, near)
        && !meets(rule.unless, here, heads)
        && !meets(rule.unless_near, near, heads)
}

fn meets(any: AnyOf, cues: Cues, heads: Cues) -> bool {
    any.iter().any(|need| if need.head { heads.has(need.cue) } else { cues.has(need.cue) })
}
