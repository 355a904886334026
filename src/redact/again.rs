//! Redaction until nothing is left: a placeholder changes what stands beside it, so that a row becomes a table's or a
//! number a labelled one, and what was unremarkable before is found now.

use super::{Placeholders, Redaction, Replacement, redact_once};
use crate::detect::Finding;
use crate::text::{Span, sort_by_place};

/// How often the redacted text is read again.
const ROUNDS: usize = 4;

/// Redacts a text, finds again in what came of it, and goes on until there is nothing more to replace.
pub fn redact_fully(text: &str, find: impl FnMut(&str) -> Vec<Finding>) -> Redaction {
    redact_knowing(text, &Placeholders::default(), &|_| false, find)
}

/// The same within a conversation: values keep the placeholders that `known` has for them; none is given out that
/// `known` holds already or of which `elsewhere` says that it stands somewhere in the conversation.
pub fn redact_knowing(
    text: &str,
    known: &Placeholders,
    elsewhere: &dyn Fn(&str) -> bool,
    mut find: impl FnMut(&str) -> Vec<Finding>,
) -> Redaction {
    let mut redaction = redact_once(text, &find(text), known, elsewhere);
    for _ in 0..ROUNDS {
        let more = redact_once(&redaction.text, &find(&redaction.text), known, elsewhere);
        if more.replacements.is_empty() {
            break;
        }
        redaction = joined(text, redaction, more);
    }
    redaction
}

/// Two redactions, the second of the first one's text, as one of `text`.
fn joined(text: &str, first: Redaction, second: Redaction) -> Redaction {
    let places = places(&first);
    let mut replacements: Vec<Replacement> = Vec::with_capacity(second.replacements.len());
    for later in second.replacements {
        let start = origin_of_start(&places, later.span.start);
        let span = Span::new(start, origin_of_end(&places, later.span.end));
        match replacements.last_mut().filter(|last| last.span.overlaps(span)) {
            // Two that each take a part of one placeholder stand for the same value.
            Some(last) => last.span = Span::new(last.span.start, last.span.end.max(span.end)),
            None => replacements.push(Replacement { span, ..later }),
        }
    }
    for later in &mut replacements {
        later.value = later.span.of(text).into();
    }
    let kept: Vec<Replacement> = first
        .replacements
        .into_iter()
        .filter(|r| !replacements.iter().any(|later| later.span.overlaps(r.span)))
        .collect();
    replacements.extend(kept);
    sort_by_place(&mut replacements, |r| (r.span.start, 0));
    Redaction { text: written(text, &replacements), replacements }
}

/// Where a placeholder stands in the redacted text, and what it stands for in the original.
struct Place {
    now: Span,
    origin: Span,
}

fn places(redaction: &Redaction) -> Vec<Place> {
    let (mut now, mut done) = (0, 0);
    let mut places = Vec::with_capacity(redaction.replacements.len());
    for replacement in &redaction.replacements {
        let start = now + (replacement.span.start - done);
        let end = start + replacement.placeholder.len();
        places.push(Place { now: Span::new(start, end), origin: replacement.span });
        (now, done) = (end, replacement.span.end);
    }
    places
}

/// The place in the original of a start in the redacted text; within a placeholder, the start of its value.
fn origin_of_start(places: &[Place], at: usize) -> usize {
    match places.partition_point(|p| p.now.start <= at).checked_sub(1).and_then(|i| places.get(i)) {
        Some(place) if at < place.now.end => place.origin.start,
        Some(place) => place.origin.end + (at - place.now.end),
        None => at,
    }
}

/// The place in the original of an end in the redacted text; within a placeholder, the end of its value.
fn origin_of_end(places: &[Place], at: usize) -> usize {
    match places.partition_point(|p| p.now.start < at).checked_sub(1).and_then(|i| places.get(i)) {
        Some(place) if at <= place.now.end => place.origin.end,
        Some(place) => place.origin.end + (at - place.now.end),
        None => at,
    }
}

fn written(text: &str, replacements: &[Replacement]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for replacement in replacements {
        out.push_str(text.get(done..replacement.span.start).unwrap_or_default());
        out.push_str(&replacement.placeholder);
        done = replacement.span.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::detect::Scanner;
    use crate::policy::{Finds, OwnDetector, Policy, compile_pattern};
    use crate::redact::{redact, restore};

    #[test]
    fn two_findings_that_share_a_placeholder_become_one() {
        let find = |text: &str| {
            let pattern = compile_pattern("SSN .").expect("valid");
            let own = OwnDetector {
                id: "own".into(),
                name: "own".into(),
                class: "restricted".into(),
                severity: Action::Block,
                placeholder: Some("Own".into()),
                finds: Finds::Pattern(pattern),
                context: Vec::new(),
            };
            let policy = Policy { detectors: vec![own], ..Policy::default() };
            policy.findings(text, Scanner::default().scan(text))
        };
        let text = "SSN 536-90-4399 ";
        let redaction = redact_fully(text, find);
        assert_eq!(redaction.text, "[Own 1] ");
        assert_eq!(restore(&redaction, &redaction.text), text);
    }

    #[test]
    fn a_date_that_a_placeholder_moves_under_a_heading_is_replaced_too() {
        let text = "name,dob,ssn\nHe was seen on March 3, 2021. Client Mara Quill a,1/2/2012,536-90-4398\n";
        let scanner = Scanner::default().without_names();
        let once = redact(text, &scanner.scan(text));
        let fully = redact_fully(text, |t| scanner.scan(t));
        assert!(scanner.scan(&fully.text).iter().all(|f| !f.severity().interrupts()), "{}", fully.text);
        assert!(fully.replacements.len() >= once.replacements.len());
        assert_eq!(restore(&fully, &fully.text), text);
    }
}
