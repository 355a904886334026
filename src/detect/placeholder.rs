//! The placeholders that redaction puts in: never findings themselves.

/// Where the placeholders of a text stand: `[Words 1]`, in bytes.
#[derive(Default)]
pub struct Placeholders(Vec<(usize, usize)>);

/// Longest placeholder, in bytes.
const LONGEST: usize = 48;

impl Placeholders {
    /// Adds the one that ends with the bracket at `end`, if one does.
    pub fn note(&mut self, bytes: &[u8], end: usize) {
        if let Some(start) = start(bytes, end) {
            self.0.push((start, end + 1));
        }
    }

    /// Whether `start..end` shares a byte with one.
    pub fn touch(&self, start: usize, end: usize) -> bool {
        let before_end = self.0.partition_point(|(open, _)| *open < end);
        before_end.checked_sub(1).and_then(|i| self.0.get(i)).is_some_and(|(_, close)| start < *close)
    }

    /// Whether the byte at `at` lies in one.
    pub fn hold(&self, at: usize) -> bool {
        !self.0.is_empty() && self.touch(at, at + 1)
    }
}

/// Where the placeholder starts that ends with the bracket at `end`.
fn start(bytes: &[u8], end: usize) -> Option<usize> {
    let head = bytes.get(..end)?;
    let digits = head.iter().rev().take(6).take_while(|b| b.is_ascii_digit()).count();
    let words = head.get(..head.len() - digits)?;
    let inner = |b: &u8| b.is_ascii_alphanumeric() || b" -'".contains(b);
    let length = words.iter().rev().take(LONGEST).take_while(|b| inner(b)).count();
    let open = words.len().checked_sub(length + 1)?;
    (digits > 0 && words.last() == Some(&b' ') && length > 1 && bytes.get(open) == Some(&b'['))
        .then_some(open)
}
