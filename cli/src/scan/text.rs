use super::check::Checker;
use super::mask::mask;
use super::why;
use crate::lines::sureness;
use crate::outcome::Outcome;
use crate::paint::Paint;
use handrail::action::Action;
use handrail::guidance::words;
use std::io::Write;

/// Prints one line for each finding and intent: `place: what, detector, severity, shape`. `place` says where a byte
/// stands.
pub fn print(
    out: &mut impl Write,
    mut place: impl FnMut(usize) -> String,
    text: &str,
    checker: &Checker,
) -> anyhow::Result<Outcome> {
    let (findings, intents) = checker.check(text);
    let (paint, english) = (Paint::stdout(), words("en"));
    for finding in &findings {
        let severity = match finding.severity() {
            severity if severity >= Action::Warn => paint.warm(severity.word()),
            severity => severity.word().to_owned(),
        };
        let what = paint.strong(&english.detector(&finding.detector));
        let id = paint.faint(&format!("[{}]", finding.detector.id));
        let at = place(finding.span.start);
        let value = finding.span.of(text);
        let shape = if checker.shows_values() { one_line(value) } else { mask(value) };
        let sure = sureness(finding.confidence);
        writeln!(out, "{at}: {what} {id} {severity}, {sure} confidence: {shape}")?;
        if let Some(why) = checker.why(text, finding) {
            why::print(out, text, finding, &why, checker.shows_values())?;
        }
    }
    for intent in &intents {
        let what = paint.strong(english.intent(&intent.intent).unwrap_or(&intent.intent));
        let id = paint.faint(&format!("[{}]", intent.intent));
        let at = place(intent.span.start);
        writeln!(out, "{at}: {what} {id} request, {} confidence", sureness(intent.confidence))?;
        if let Some(words) = checker.weighed(text, intent, &findings).filter(|words| !words.is_empty()) {
            writeln!(out, "    words that weighed: {}", words.join(", "))?;
        }
    }
    Ok(if findings.is_empty() && intents.is_empty() { Outcome::Clean } else { Outcome::Found })
}

/// A value on one line.
fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Walks a text to say on which line and in which column places are. Places that come in order cost one walk in all.
pub struct Places<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Places<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// `line:column` of a byte, both from 1, columns in characters.
    pub fn place(&mut self, byte: usize) -> String {
        if byte < self.at {
            *self = Self::of(self.text);
        }
        for c in self.text.get(self.at..byte).unwrap_or_default().chars() {
            (self.line, self.column) =
                if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.at = byte;
        format!("{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn places_count_lines_and_characters_in_any_order() {
        let text = "é👩\nab\r\n\nc";
        let mut places = Places::of(text);
        for (byte, place) in
            [(0, "1:1"), (2, "1:2"), (7, "2:1"), (8, "2:2"), (2, "1:2"), (12, "4:1"), (99, "4:1")]
        {
            assert_eq!(places.place(byte), place, "{byte}");
        }
    }
}
