use crate::paint::Paint;
use handrail::policy::{Problem, Severity};
use std::fmt::Write;

/// A line is shown to this many characters.
const WIDEST: usize = 110;

/// A problem with the line it is in, and a caret under the place.
pub fn excerpt(file: &str, text: &str, problem: &Problem, paint: Paint) -> String {
    let word = match problem.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let key = if problem.key.is_empty() { String::new() } else { format!("{}: ", problem.key) };
    let number = problem.line.to_string();
    let margin = " ".repeat(number.len());
    let mut out = format!("{}: {}\n", paint.warm(word), paint.strong(&format!("{key}{}", problem.what)));
    let _ = writeln!(out, "{margin} ╭─ {file}:{}:{}", problem.line, problem.column);
    let line = text.lines().nth(problem.line.saturating_sub(1));
    if let Some(line) = line.filter(|line| !is_missing(problem, line)) {
        let before = problem.column.saturating_sub(1);
        // A caret far out on a long line is brought into view.
        let skipped = before.saturating_sub(WIDEST / 2);
        let shown: String = line.chars().skip(skipped).take(WIDEST).map(plain).collect();
        let carets = "^".repeat(length(line, before).min(WIDEST - (before - skipped)));
        let _ = writeln!(out, "{number} │ {shown}");
        let _ = writeln!(out, "{margin} │ {}{}", " ".repeat(before - skipped), paint.warm(&carets));
    }
    let _ = writeln!(out, "{margin} ╰─ {}", problem.mend);
    out
}

/// The line that a problem is in, cut where it is very long.
pub fn line(text: &str, problem: &Problem) -> Option<String> {
    let line = text.lines().nth(problem.line.saturating_sub(1)).filter(|line| !is_missing(problem, line))?;
    let skipped = problem.column.saturating_sub(1).saturating_sub(WIDEST / 2);
    Some(line.chars().skip(skipped).take(WIDEST).map(plain).collect())
}

/// What is missing altogether stands nowhere and is reported at the top of the text: no line shows it.
fn is_missing(problem: &Problem, line: &str) -> bool {
    let top = problem.key.split(['.', '[']).next().unwrap_or_default();
    (problem.line, problem.column) == (1, 1) && !line.starts_with(top)
}

/// Control characters, tabs among them, as one space each, so that the caret stands right.
fn plain(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// Length in characters of the word or quoted string that begins at a place.
fn length(line: &str, before: usize) -> usize {
    let mut chars = line.chars().skip(before);
    let Some(first) = chars.next() else { return 1 };
    let rest: usize = if matches!(first, '"' | '\'') {
        chars.by_ref().take_while(|c| *c != first).count() + 1
    } else {
        chars.take_while(|c| !c.is_whitespace() && !matches!(c, '=' | ',' | ']' | '}')).count()
    };
    1 + rest.min(line.chars().count().saturating_sub(before + 1))
}
