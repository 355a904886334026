use super::known::{ID_MEND, actions, detector_ids, is_id};
use super::report::{Report, Spot, shown};
use super::section::Section;
use super::shape;
use crate::action::Action;
use crate::policy::{Finds, OwnDetector, plain_words};

/// `[[detector]]`: the organisation's own detectors, each with samples that prove it, and where it names its
/// class.
pub fn read(whole: &mut Section, report: &mut Report) -> Vec<(OwnDetector, Spot)> {
    let mut detectors: Vec<(OwnDetector, Spot)> = Vec::new();
    let Some(value) = whole.get("detector") else { return detectors };
    for section in value.sections(report) {
        let spot = section.spot.below("id");
        let Some((detector, class)) = detector(section, report) else { continue };
        if detectors.iter().any(|(other, _)| other.id == detector.id) {
            let what = format!("There are two detectors `{}`.", detector.id);
            report.error(&spot, what, "Name them differently.");
        }
        detectors.push((detector, class));
    }
    detectors
}

fn detector(mut section: Section, report: &mut Report) -> Option<(OwnDetector, Spot)> {
    let whole = section.spot.clone();
    let id = section.need(report, "id", "Name it, such as `client_number`.");
    let id = id.and_then(|v| Some((v.text(report)?, v.spot)));
    let name = section.get("name").and_then(|v| v.text(report));
    let class = section.need(report, "class", "Write the data class it belongs to.");
    let class = class.and_then(|v| Some((v.text(report)?, v.spot)));
    let severity = section.get("severity").and_then(|v| v.word(report, "action", &actions()));
    let placeholder = section.get("placeholder").and_then(|v| Some((v.text(report)?, v.spot)));
    let context = section.get("context").map(|v| v.texts(report, true)).unwrap_or_default();
    let pattern = section.get("pattern").and_then(|v| Some((v.text(report)?, v.spot)));
    #[cfg(feature = "reference")]
    let source = pattern.as_ref().map(|(source, _)| source.clone());
    let words = section.get("words").map(|v| (v.texts(report, false), v.spot));
    let must = section.get("match").map(|v| v.texts(report, true));
    let must_not = section.get("no_match").map(|v| v.texts(report, true));
    section.finish(report);

    if let Some((placeholder, spot)) = &placeholder
        && placeholder.contains(['[', ']', '\n'])
    {
        report.error(
            spot,
            "Handrail adds the brackets itself.",
            "Write the bare words, such as `CLIENT ID`.",
        );
    }
    let (id, id_spot) = id?;
    if !is_id(&id) {
        report.error(&id_spot, "This is no id for a detector.", ID_MEND);
    } else if detector_ids().any(|known| known == id) {
        report.error(&id_spot, "A built-in detector has this id.", "Name yours differently.");
    }
    let finds = match (pattern, words) {
        (Some((pattern, spot)), None) => match shape::compile(&pattern) {
            Ok(pattern) => Finds::Pattern(pattern),
            Err(fault) => {
                report.error(&spot, fault.what, fault.mend);
                return None;
            }
        },
        (None, Some((words, spot))) => Finds::Words(word_list(words, &spot, report)),
        _ => {
            let what = "A detector looks for one thing: a `pattern` or a list of `words`.";
            report.error(&whole, what, "Write one of the two.");
            return None;
        }
    };
    let (class, class_spot) = class?;
    let mut detector = OwnDetector {
        name: name.unwrap_or_else(|| id.clone()),
        id,
        class,
        severity: severity.unwrap_or(Action::Redact),
        placeholder: None,
        context: context.iter().map(|(word, _)| plain_words(word)).filter(|w| !w.is_empty()).collect(),
        finds,
    };
    detector.placeholder = Some(replacement(&detector, placeholder, report));
    #[cfg(feature = "reference")]
    if let (Some(source), Finds::Pattern(program)) = (&source, &detector.finds) {
        compare(source, program, [&must, &must_not], report);
    }
    prove(&detector, &whole, must, must_not, report);
    Some((detector, class_spot))
}

/// What values are replaced by: the words given, or else the detector's name. It must not be a finding itself.
fn replacement(detector: &OwnDetector, given: Option<(String, Spot)>, report: &mut Report) -> String {
    let is_found = |words: &str| !detector.find_all(&format!("[{words} 1]")).is_empty();
    let Some((words, spot)) = given else {
        let name = detector.name.to_uppercase().replace(['[', ']'], "");
        return if is_found(&name) { "VALUE".into() } else { name };
    };
    if is_found(&words) {
        let what = "The detector finds its own placeholder.";
        report.error(&spot, what, "Name the placeholder differently.");
    }
    words
}

fn word_list(words: Vec<(String, Spot)>, spot: &Spot, report: &mut Report) -> Vec<String> {
    let mut plain = Vec::new();
    for (word, spot) in &words {
        let word = plain_words(word);
        if word.chars().count() < 3 {
            report.error(spot, "So short a word would be found everywhere.", "Write at least three letters.");
        }
        plain.push(word);
    }
    if words.is_empty() {
        report.error(spot, "The list is empty.", "List at least one word.");
    }
    plain.sort();
    plain.dedup();
    plain
}

type Samples = Option<Vec<(String, Spot)>>;

#[cfg(feature = "reference")]
fn compare(source: &str, program: &crate::policy::Pattern, samples: [&Samples; 2], report: &mut Report) {
    for (sample, spot) in samples.into_iter().flatten().flatten() {
        if !super::reference::agrees(source, program, sample) {
            let what =
                format!("Handrail reads this pattern otherwise than the regex crate in `{}`.", shown(sample));
            report.error(spot, what, "Write the pattern more simply, and tell us.");
        }
    }
}

fn prove(detector: &OwnDetector, whole: &Spot, must: Samples, must_not: Samples, report: &mut Report) {
    let is_pattern = matches!(detector.finds, Finds::Pattern(_));
    for (key, samples, should) in [("match", must, true), ("no_match", must_not, false)] {
        let samples = samples.unwrap_or_default();
        if samples.is_empty() && is_pattern {
            let mend = "Add samples (invented ones): they prove that the pattern does what you mean.";
            report.error(&whole.below(key), format!("A pattern needs `{key}`."), mend);
        }
        for (sample, spot) in samples {
            let found = !detector.find_all(&sample).is_empty();
            if found != should {
                let word = if should { "is not found" } else { "is found, and must not be" };
                let what = format!("The sample `{}` {word}.", shown(&sample));
                report.error(&spot, what, "Mend the pattern or the sample.");
            }
        }
    }
}
