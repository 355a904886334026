use super::check::Checker;
use super::mask::mask;
use super::why;
use crate::lines::sureness;
use crate::outcome::Outcome;
use crate::paint::Paint;
use handrail::action::Action;
use handrail::guidance::words;
use handrail::text::Span;
use std::io::Write;

/// Prints one line for each finding and intent: `file:line:column: what, detector, severity, shape`.
pub fn print(out: &mut impl Write, file: &str, text: &str, checker: &Checker) -> anyhow::Result<Outcome> {
    let (findings, intents) = checker.check(text);
    let (paint, lines, english) = (Paint::stdout(), Lines::of(text), words("en"));
    for finding in &findings {
        let severity = match finding.severity() {
            severity if severity >= Action::Warn => paint.warm(severity.word()),
            severity => severity.word().to_owned(),
        };
        let what = paint.strong(&english.detector(&finding.detector));
        let id = paint.faint(&format!("[{}]", finding.detector.id));
        let at = lines.place(text, finding.span);
        let shape = mask(finding.span.of(text));
        let sure = sureness(finding.confidence);
        writeln!(out, "{file}:{at}: {what} {id} {severity}, {sure} confidence: {shape}")?;
        if let Some(why) = checker.why(text, finding) {
            why::print(out, text, finding, &why)?;
        }
    }
    for intent in &intents {
        let what = paint.strong(english.intent(&intent.intent).unwrap_or(&intent.intent));
        let id = paint.faint(&format!("[{}]", intent.intent));
        let at = lines.place(text, intent.span);
        writeln!(out, "{file}:{at}: {what} {id} request, {} confidence", sureness(intent.confidence))?;
    }
    Ok(if findings.is_empty() && intents.is_empty() { Outcome::Clean } else { Outcome::Found })
}

/// Where the lines of a text begin, in bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// `line:column`, both from 1, columns in characters.
    fn place(&self, text: &str, span: Span) -> String {
        let line = self.0.partition_point(|&begin| begin <= span.start);
        let begin = line.checked_sub(1).and_then(|i| self.0.get(i)).copied().unwrap_or_default();
        let column = text.get(begin..span.start).map_or(0, |before| before.chars().count()) + 1;
        format!("{line}:{column}")
    }
}
