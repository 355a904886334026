use crate::text::Span;
use std::ops::Range;

/// Most bytes that are looked at above a value for the heading of its table.
const TABLE: usize = 1 << 18;

/// A part of a text, small enough to be scanned many times: what stands around a finding, below the heading of the
/// table that it stands in.
pub struct Window {
    pub text: String,
    /// Bytes of heading in front, and where the heading stands in the whole text.
    head: Range<usize>,
    /// Where the rest begins in the whole text.
    from: usize,
}

impl Window {
    /// The lines within `reach` bytes of a span.
    pub fn around(text: &str, span: Span, reach: usize) -> Self {
        let from = line_start(text, span.start.saturating_sub(reach));
        let to = span.end.saturating_add(reach).min(text.len());
        let to = text.as_bytes().iter().skip(to).take(reach).position(|b| *b == b'\n').map_or(to, |n| to + n);
        let to = (to..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let head = heading(text, span.start).filter(|head| head.end <= from).unwrap_or(from..from);
        let part = |range: Range<usize>| text.get(range).unwrap_or_default();
        Self { text: [part(head.clone()), part(from..to)].concat(), head, from }
    }

    /// A place of the whole text as one of the window.
    pub fn inside(&self, at: usize) -> usize {
        at.saturating_sub(self.from) + self.head.len()
    }

    /// A place of the window as one of the whole text.
    pub fn outside(&self, at: usize) -> usize {
        if at < self.head.len() { self.head.start + at } else { self.from + at - self.head.len() }
    }

    /// A range of the window as a span of the whole text.
    pub fn original(&self, range: Range<usize>) -> Span {
        let start = self.outside(range.start);
        Span::new(start, start + range.len())
    }

    /// Where the heading of the table ends, in the window; 0 without one.
    pub fn heading_end(&self, target: Span) -> usize {
        if self.head.is_empty() {
            heading(&self.text, target.start)
                .filter(|head| head.end <= target.start)
                .map_or(0, |head| head.end)
        } else {
            self.head.len()
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    // A line longer than this is cut.
    let least = at.saturating_sub(2_000);
    let head = text.as_bytes().get(least..at).unwrap_or_default();
    let start = head.iter().rposition(|b| *b == b'\n').map_or(least, |n| least + n + 1);
    (start..=at).find(|at| text.is_char_boundary(*at)).unwrap_or(at)
}

/// The first line of the table that `at` stands in, with the rule below it if there is one: of the lines above that
/// hold the same delimiter, the uppermost.
fn heading(text: &str, at: usize) -> Option<Range<usize>> {
    let least = at.saturating_sub(TABLE);
    let above = (least..at).find(|n| text.is_char_boundary(*n)).and_then(|least| text.get(least..at))?;
    let least = at - above.len();
    let (rows, own) = above.rsplit_once('\n')?;
    let rest: String = text.get(at..)?.chars().take_while(|c| *c != '\n').take(400).collect();
    let delimiter = ['|', '\t', ',', ';'].into_iter().find(|d| own.contains(*d) || rest.contains(*d))?;
    let mut start = least + rows.len();
    let mut first = None;
    for line in rows.rsplit('\n') {
        if !line.contains(delimiter) {
            break;
        }
        start = least + (line.as_ptr() as usize - above.as_ptr() as usize);
        first = Some(line);
    }
    let mut end = start + first?.len() + 1;
    let next = text.get(end..)?.split('\n').next().unwrap_or_default();
    if next.contains('-') && next.bytes().all(|b| b" |-:+".contains(&b)) {
        end += next.len() + 1;
    }
    (end <= at).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_leads_back_to_the_text() {
        let text = format!("name,ssn\n{}Mara,536\n{}", "Oren,123\n".repeat(500), "x".repeat(5_000));
        let at = text.find("536").unwrap();
        let window = Window::around(&text, Span::new(at, at + 3), 100);
        assert!(window.text.starts_with("name,ssn\n") && window.text.len() < 400, "{}", window.text.len());
        let inside = window.inside(at);
        assert_eq!(&window.text[inside..inside + 3], "536");
        assert_eq!(window.outside(inside), at);
        assert_eq!(window.original(5..8).of(&text), "ssn");
    }

    #[test]
    fn a_window_is_cut_between_characters() {
        let text = "é👩‍👩‍👧".repeat(300);
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)).step_by(37) {
            let window = Window::around(&text, Span::new(at, at), 50);
            assert!(text.contains(&window.text) && window.inside(at) <= window.text.len());
        }
    }
}
