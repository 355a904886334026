//! Tokens with digits: shapes of known formats, runs of digits, and values after a label.

use super::beginnings::beginnings;
use super::hit::Level;
use super::pass::{Noted, Pass};
use super::tables::{FORMS, Form, RULES, Value, id};
use super::{Confidence, age, date, digits, ipv6, mask, record, secret, street, token};
use digits::Run;

/// Longest token that can be the beginning of any format that is not a vendor's token.
const LONGEST: usize = 56;

/// A token of this length may be the value of a name that the words do not hold.
const GLUED_NAME: usize = 12;

/// Looks at the token with digits at `start..end`.
pub fn at(pass: &mut Pass, index: usize, start: usize, end: usize) {
    pass.enter_cell(start);
    if let Some(from) = pass.id_cell(start) {
        record::note_id(pass, from);
    }
    if end - start <= 3 {
        age::after_initials(pass, start);
        age::by_sex(pass, start);
    }
    if (2..=5).contains(&(end - start)) {
        age::glued(pass, start, end);
    }
    if end - start <= 4 {
        street::by_ending(pass, start, end);
    }
    if end - start >= GLUED_NAME {
        secret::by_value(pass, start);
    }
    let labelled = pass.label_close(start) || pass.column_labels(start).next().is_some();
    if end - start > LONGEST && !labelled {
        token::annotated(pass, start, end);
        return;
    }
    let Some(token) = pass.bytes.get(start..end) else { return };
    let letters = token.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let figures = token.iter().skip(letters).take_while(|b| b.is_ascii_digit()).count();
    if secret::is_between_dollars(pass.bytes, start, end) {
        secret::by_method(pass, start, end);
    }
    if token.len() < 4 && !labelled && !continues(pass.bytes, end) {
        return;
    }
    lettered(pass, index, start);
    let free = !glued_before(pass.bytes, start);
    if free && letters < 8 {
        let rest = pass.bytes.get(start + letters + figures..).unwrap_or_default();
        for form in beginnings(letters, figures, rest) {
            if let Some(form) = FORMS.get(usize::from(form)) {
                try_form(pass, form, index, start);
            }
        }
    }
    ipv6::at(pass, start, end);
    if free && letters == 0 && digits::matter(pass.bytes, start, figures) {
        let grouped = digits::begin(pass, start, figures);
        let dated = figures <= 4 && pass.bytes.get(end).is_some_and(|b| matches!(b, b'/' | b'-' | b'.'));
        if (grouped || dated)
            && let Some(run) = Run::at(pass.bytes, start)
        {
            if grouped {
                digits::at(pass, &run, index, figures);
            }
            if dated {
                date::numeric(pass, &run, index);
            }
        }
    }
    if labelled {
        value(pass, start, end);
    }
}

/// Tries the shapes that begin with a few capitals before the token, set off by a hyphen or blank: `V-4829173`.
fn lettered(pass: &mut Pass, index: usize, start: usize) {
    let head = pass.bytes.get(..start).unwrap_or_default();
    let Some((b'-' | b' ', head)) = head.split_last() else { return };
    let letters = head.iter().rev().take(6).take_while(|b| b.is_ascii_uppercase()).count();
    if letters == 0 {
        return;
    }
    let rest = pass.bytes.get(start - 1..).unwrap_or_default();
    for form in beginnings(letters, 0, rest) {
        if let Some(form) = FORMS.get(usize::from(form)) {
            try_form(pass, form, index, start - letters - 1);
        }
    }
}

/// Whether a separator and another token that may belong to the same number follow.
fn continues(bytes: &[u8], end: usize) -> bool {
    match bytes.get(end..) {
        Some([b'-' | b'.' | b'/' | b' ' | b':' | b')' | b',', next, ..]) => {
            next.is_ascii_alphanumeric() || matches!(next, b' ' | b'-' | b'(')
        }
        _ => false,
    }
}

/// How far behind a number that is ruled out its like is ruled out too, in bytes.
const LIKE: usize = 40;

/// Tries a shape at `start`; adds a hit if it is worth one.
pub fn try_form(pass: &mut Pass, form: &Form, index: usize, start: usize) -> bool {
    let [alone, near, label, lone] = form.sure;
    let only_labelled = alone.is_none() && near.is_none();
    if only_labelled && lone.is_none() && label.is_some() && !pass.may_be_labelled(start) {
        return false;
    }
    let Some(end) = mask::matches(form.elements(), pass.bytes, start) else { return false };
    let goes_on = pass.bytes.get(end).is_some_and(|b| {
        matches!(b, b'-' | b'_') && form.elements().last().is_some_and(|last| last.set().holds(*b))
    });
    if goes_on || !bounded(pass.bytes, start, end) || !pass.holds(form.check, start, end) {
        return false;
    }
    let level = if near.is_none() && label.is_none() {
        // A vendor's prefix is a label in itself.
        Level::Label
    } else if only_labelled {
        // What stands behind it could be no label.
        pass.level_at(form.detector, start)
    } else {
        pass.level(form.detector, index, start, end)
    };
    let sure = match level {
        Level::Alone if lone > alone && pass.is_all(start, end) => lone,
        Level::Alone => alone,
        Level::Near => near.or(alone),
        Level::Label => label.or(near).or(alone),
    };
    let Some(mut confidence) = sure else { return false };
    if form.proof.is_some_and(|proof| !pass.bytes.get(start..end).is_some_and(proof)) {
        confidence = confidence.min(Confidence::Medium);
    }
    // `Model 104-22-9981 replaces 104-22-9975`: what is ruled out rules out its like behind it.
    let like = pass.ruled_out.0 == form.detector && start.saturating_sub(pass.ruled_out.1) < LIKE;
    if level < Level::Label && (pass.rejects(form.detector, start) || level == Level::Alone && like) {
        pass.ruled_out = (form.detector, end);
        return false;
    }
    if form.detector == id::ICD10CM {
        // A code is nobody's diagnosis until it stands beside a person.
        pass.matters.push(Noted { start, end, of: form.detector });
    } else {
        pass.hit(start, end, form.detector, confidence, level);
    }
    true
}

/// Whether `start..end` is not part of a longer number, word or path, nor glued to a placeholder.
pub fn bounded(bytes: &[u8], start: usize, end: usize) -> bool {
    !glued_before(bytes, start) && !glued_after(bytes, end)
}

fn glued_before(bytes: &[u8], start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    match before(1) {
        b'-' | b'.' | b'/' | b']' => before(2).is_ascii_digit(),
        b'$' | b'\\' => true,
        b => b.is_ascii_alphanumeric(),
    }
}

fn glued_after(bytes: &[u8], end: usize) -> bool {
    let after = |n: usize| bytes.get(end + n).copied().unwrap_or(b' ');
    match after(0) {
        b'-' | b'.' | b'/' | b'_' => after(1).is_ascii_digit(),
        b'%' => true,
        b'[' => after(1).is_ascii_uppercase(),
        b => b.is_ascii_alphanumeric(),
    }
}

/// A value after its label: `MRN: AB-12345`.
fn value(pass: &mut Pass, start: usize, end: usize) {
    if start < pass.value_end {
        return;
    }
    let token = start;
    let start = extent_before(pass.bytes, start);
    let detectors = pass.labels_of(token, start);
    if detectors.is_empty() {
        pass.spare = detectors;
        return;
    }
    let end = extent_behind(pass.bytes, start, end);
    for &detector in &detectors {
        let Some(rule) = RULES.get(usize::from(detector)) else { continue };
        for value in rule.values {
            if let Some(end) = fits(pass, value, start, end)
                && let Some(confidence) = value.label
            {
                pass.hit(start, end, detector, confidence, Level::Label);
                pass.value_end = end;
                break;
            }
        }
    }
    pass.spare = detectors;
}

/// Whether a byte may stand inside a value that consists of several tokens.
fn inside(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b'_')
}

/// Where the value begins that a token at `start` belongs to: hyphens, dots, slashes and further letters and digits
/// before it.
fn extent_before(bytes: &[u8], start: usize) -> usize {
    let head = bytes.get(..start).unwrap_or_default();
    let mut start = start - head.iter().rev().take(24).take_while(|b| inside(b)).count();
    while bytes.get(start).is_some_and(|b| !b.is_ascii_alphanumeric()) {
        start += 1;
    }
    start
}

/// Where the value ends that begins at `start` and that a token up to `end` belongs to.
fn extent_behind(bytes: &[u8], start: usize, end: usize) -> usize {
    let tail = bytes.get(end..).unwrap_or_default();
    let mut end = end + tail.iter().take(40).take_while(|b| inside(b)).count();
    while end > start && bytes.get(end - 1).is_some_and(|b| !b.is_ascii_alphanumeric()) {
        end -= 1;
    }
    end
}

fn fits(pass: &Pass, value: &Value, start: usize, end: usize) -> Option<usize> {
    let text = pass.bytes.get(start..end)?;
    let allowed = |b: &u8| b.is_ascii_alphanumeric() || value.inside.contains(b);
    let length = text.iter().take_while(|b| allowed(b)).count();
    let text = text.get(..length)?;
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let size = (usize::from(value.min)..=usize::from(value.max)).contains(&length);
    let end = start + length;
    let cut = pass.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
    (size && !cut && digits >= usize::from(value.digits) && pass.holds(value.check, start, end))
        .then_some(end)
}
