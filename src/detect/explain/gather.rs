use super::Speaker;
use super::experiment::Experiment;
use crate::detect::described::{LEXICONS, described};
use crate::detect::{Finding, Kind};
use crate::policy::{OwnDetector, find_words, plain_words};
use crate::text::Span;
use std::ops::Range;

/// How far before and behind a value its words are looked for, in bytes.
const NEAR: (usize, usize) = (160, 90);
/// How far around a combination or a matter its words and parts are looked for, in bytes.
const AROUND: usize = 640;
/// What a term begins with that counts only where it is somebody's.
const OWNED: &str = "'s ";
/// Most candidates that are tried.
const MOST: usize = 28;

/// Something that may speak for a finding or against it.
pub struct Candidate {
    pub speaker: Speaker,
    /// The word as listed.
    pub words: String,
    /// Whether the detector's own lists name it, rather than a shared one.
    pub own: bool,
    /// Where it stands in the window.
    pub range: Range<usize>,
}

/// Everything near a finding that lists know of, and the other findings that it may be made of; the nearest first.
pub fn candidates(experiment: &Experiment, own: Option<&OwnDetector>) -> Vec<Candidate> {
    let text = &experiment.window.text;
    let target = experiment.target;
    let described = described(&experiment.detector.id);
    let made_of_parts =
        experiment.detector.kind == Kind::Combination || described.is_some_and(|d| !d.terms.is_empty());
    let mut found = Vec::new();
    let mut terms = Vec::new();
    for zone in zones(experiment, made_of_parts) {
        let mut take = |speaker: Speaker, own: bool, words: &[&str]| {
            found.extend(listed(text, &zone, words).map(|(words, range)| Candidate {
                speaker: speaker.clone(),
                words,
                own,
                range,
            }));
        };
        if let Some(described) = described {
            let heading = zone.end <= experiment.window.heading_end(target);
            take(if heading { Speaker::Heading } else { Speaker::Label }, true, described.labels);
            if zone.start <= target.start && target.end <= zone.end {
                let itself = target.start..target.end;
                let terms_of: Vec<&str> =
                    described.terms.iter().map(|t| t.strip_prefix(OWNED).unwrap_or(t)).collect();
                let inside = listed(text, &itself, &terms_of);
                terms.extend(inside.max_by_key(|(_, range)| range.len()));
            }
            take(Speaker::Word, true, described.near);
            take(Speaker::Word, false, described.reject);
        }
        if let Some(own) = own {
            take(Speaker::Word, true, &own.context.iter().map(String::as_str).collect::<Vec<_>>());
        } else {
            let (kind, heading) =
                (experiment.detector.kind, zone.end <= experiment.window.heading_end(target));
            let lists = LEXICONS.iter().filter(|(id, _)| matters(id, kind));
            lists.for_each(|(id, words)| {
                take(if heading { Speaker::Heading } else { speaker(id) }, false, words)
            });
        }
    }
    if made_of_parts {
        found.extend(experiment.findings.iter().filter_map(|f| part(experiment, f)));
    } else {
        found.retain(|c| c.range.end <= target.start || c.range.start >= target.end);
    }
    found.retain(|c| c.range.start != target.start || c.range.end != target.end);
    let mut found = distinct(found, target);
    let itself =
        terms.into_iter().map(|(words, range)| Candidate { speaker: Speaker::Term, words, own: true, range });
    for term in itself.take(1) {
        found.retain(|c| c.range.end <= term.range.start || term.range.end <= c.range.start);
        found.insert(0, term);
    }
    found
}

/// The stretches of the window in which words count.
fn zones(experiment: &Experiment, made_of_parts: bool) -> Vec<Range<usize>> {
    let text = &experiment.window.text;
    let target = experiment.target;
    let (before, behind) = if made_of_parts { (AROUND, AROUND) } else { NEAR };
    let floor =
        |at: usize| (0..=at.min(text.len())).rev().find(|n| text.is_char_boundary(*n)).unwrap_or_default();
    let heading = experiment.window.heading_end(target);
    let from = floor(target.start.saturating_sub(before)).max(heading.min(target.start));
    let to = floor(target.end.saturating_add(behind));
    let above = 0..heading.min(target.start);
    if made_of_parts { vec![above, from..to] } else { vec![above, from..target.start, target.end..to] }
}

/// Whether a shared list can have a say in a kind of finding.
fn matters(lexicon: &str, kind: Kind) -> bool {
    match lexicon {
        "age_labels" | "age_units" => kind == Kind::Age,
        "auth_headers" | "curl" | "key_vendors" | "secret_words" => kind == Kind::Secret,
        "puzzle_words" | "at_hand" | "speech" | "errands" | "published" | "first_person" | "third_person"
        | "renowned" | "roster_words" => kind != Kind::Person,
        "record_nouns" | "field_ids" => kind == Kind::Id,
        "login_words" | "not_logins" => kind == Kind::Username,
        "aged_things" | "aged_people" => kind == Kind::Age,
        // These speak of the value's own words.
        "months" | "not_names" | "street_suffixes" => false,
        // And these of where it begins, ends or belongs.
        "articles" | "said_stops" | "topic_nouns" | "offices" | "organisation_words" | "partakes"
        | "marked_things" => false,
        // And these of the cells and headings of tables.
        "lunch_words" => false,
        "says_health" => kind == Kind::Health,
        "says_education" => kind == Kind::Education,
        "says_justice" => kind == Kind::Justice,
        "says_origin" => kind == Kind::Demographic,
        _ => true,
    }
}

fn speaker(lexicon: &str) -> Speaker {
    match lexicon {
        "client_words" | "student_words" | "guardian_words" | "relative_words" | "staff_words" => {
            Speaker::Role
        }
        "titles" => Speaker::Title,
        "says_health" | "says_education" | "says_justice" | "says_origin" => Speaker::Saying,
        "name_labels" | "age_labels" => Speaker::Label,
        _ => Speaker::Word,
    }
}

/// Where words and phrases of a list stand in a zone of the text, in the singular or the plural.
fn listed(text: &str, zone: &Range<usize>, words: &[&str]) -> impl Iterator<Item = (String, Range<usize>)> {
    let mut plain: Vec<String> = words.iter().map(|w| plain_words(w)).filter(|w| !w.is_empty()).collect();
    let plural: Vec<String> = plain.iter().filter(|w| w.len() > 2).map(|w| format!("{w}s")).collect();
    plain.extend(plural);
    plain.sort();
    plain.dedup();
    find_words(&plain, text.get(zone.clone()).unwrap_or_default()).into_iter().map(|range| {
        let range = zone.start + range.start..zone.start + range.end;
        (text.get(range.clone()).map(plain_words).unwrap_or_default(), range)
    })
}

fn part(experiment: &Experiment, finding: &Finding) -> Option<Candidate> {
    let (target, span) = (experiment.target, finding.span);
    let gap = target.start.saturating_sub(span.end).max(span.start.saturating_sub(target.end));
    let itself = span == target || finding.kind() == Kind::Combination;
    (!itself && gap <= AROUND).then(|| Candidate {
        speaker: Speaker::Part(finding.detector.id.to_string()),
        words: String::new(),
        own: false,
        range: span.start..span.end,
    })
}

/// Of candidates that overlap the first and longest, a part before a word; of the rest the nearest.
fn distinct(mut found: Vec<Candidate>, target: Span) -> Vec<Candidate> {
    let is_part = |c: &Candidate| matches!(c.speaker, Speaker::Part(_));
    // Stable: a label comes before the same word in another list.
    found.sort_by_key(|c| (!is_part(c), c.range.start, std::cmp::Reverse(c.range.end)));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found {
        if kept.iter().all(|k| k.range.end <= candidate.range.start || candidate.range.end <= k.range.start) {
            kept.push(candidate);
        }
    }
    let gap = |c: &Candidate| {
        target.start.saturating_sub(c.range.end).max(c.range.start.saturating_sub(target.end))
    };
    kept.sort_by_key(gap);
    kept.truncate(MOST);
    kept
}
