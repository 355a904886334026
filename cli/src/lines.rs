use handrail::detect::Confidence;
use std::io::Write;
use terminal_size::{Width, terminal_size};

/// Where the text of a line begins, in columns.
const INDENT: usize = 18;
/// The narrowest and the widest that lines are folded to, in columns.
const WIDTHS: std::ops::RangeInclusive<usize> = 48..=120;

/// Writes named lines, folded to the terminal's width; unfolded where there is no terminal, so that programs find
/// each on a line of its own.
pub struct Lines<'o, W> {
    out: &'o mut W,
    width: Option<usize>,
}

impl<'o, W: Write> Lines<'o, W> {
    pub fn new(out: &'o mut W) -> Self {
        let width = terminal_size().map(|(Width(width), _)| usize::from(width));
        Self { out, width: width.map(|w| w.clamp(*WIDTHS.start(), *WIDTHS.end())) }
    }

    /// Writes `name  text`.
    ///
    /// # Errors
    /// When the output fails.
    pub fn line(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        let room = self.width.map_or(usize::MAX, |width| width - INDENT);
        let mut name = name;
        for row in folded(text, room) {
            writeln!(self.out, "  {name:width$}{row}", width = INDENT - 2)?;
            name = "";
        }
        Ok(())
    }

    /// Writes a line with a list; nothing for an empty one.
    ///
    /// # Errors
    /// When the output fails.
    pub fn list(&mut self, name: &str, items: &[String], between: &str) -> anyhow::Result<()> {
        if items.is_empty() { Ok(()) } else { self.line(name, &items.join(between)) }
    }
}

/// Cuts a text at spaces into rows of at most `room` characters; a longer word keeps a row to itself.
fn folded(text: &str, room: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut taken = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        match rows.last_mut() {
            Some(row) if taken + 1 + length <= room => {
                row.push(' ');
                row.push_str(word);
                taken += 1 + length;
            }
            _ => {
                rows.push(word.to_owned());
                taken = length;
            }
        }
    }
    rows
}

/// The word for a confidence.
pub fn sureness(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn rows_are_cut_at_spaces_and_lose_nothing() {
        let text = "a label and a-very-long-word that does not fit";
        for room in [1, 8, 14, 80, usize::MAX] {
            let rows = folded(text, room);
            assert_eq!(rows.join(" "), text);
            assert!(rows.iter().all(|r| r.chars().count() <= room || !r.contains(' ')), "{room}: {rows:?}");
        }
        assert_eq!(folded(text, 14), ["a label and", "a-very-long-word", "that does not", "fit"]);
    }
}
