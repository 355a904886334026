/// How fast this machine scans, learnt from what it scanned, so that a huge paste is refused instead of freezing
/// the tab. Wasm and its twin differ twentyfold, and so do machines; a fixed limit would be wrong on most.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    bytes_per_ms: Option<f64>,
}

/// The longest that a person may be kept waiting for a verdict.
const PATIENCE_MS: f64 = 1_200.0;
/// Texts up to this size are scanned without asking, and longer ones are begun with this much.
pub const SAMPLE_BYTES: usize = 128 * 1024;
/// Too short a run says nothing, clocks in pages are coarse.
const TELLING_MS: f64 = 0.5;

impl Pace {
    /// Notes that `bytes` took `ms`.
    pub fn took(&mut self, bytes: usize, ms: f64) {
        if bytes >= SAMPLE_BYTES / 2 {
            self.bytes_per_ms = Some(bytes as f64 / ms.max(TELLING_MS));
        }
    }

    /// Whether `bytes` can be scanned while a person waits; `None` when nothing is known of this machine yet.
    pub fn allows(&self, bytes: usize) -> Option<bool> {
        if bytes <= SAMPLE_BYTES {
            return Some(true);
        }
        self.bytes_per_ms.map(|pace| bytes as f64 / pace <= PATIENCE_MS)
    }
}

/// The beginning of `text` that is long enough to learn the pace from.
pub fn sample(text: &str) -> &str {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_machine_refuses_what_a_fast_one_scans() {
        let (mut fast, mut slow) = (Pace::default(), Pace::default());
        fast.took(SAMPLE_BYTES, 1.0);
        slow.took(SAMPLE_BYTES, 100.0);
        assert_eq!(fast.allows(5_000_000), Some(true));
        assert_eq!(slow.allows(5_000_000), Some(false));
        assert_eq!(slow.allows(1_000_000), Some(true));
    }

    #[test]
    fn nothing_is_known_of_big_texts_before_one_was_seen() {
        let mut pace = Pace::default();
        assert_eq!(pace.allows(SAMPLE_BYTES), Some(true));
        assert_eq!(pace.allows(SAMPLE_BYTES + 1), None);
        pace.took(2_000, 0.0);
        assert_eq!(pace.allows(SAMPLE_BYTES + 1), None, "short runs say nothing");
    }

    #[test]
    fn a_sample_ends_between_characters() {
        let text = "é".repeat(SAMPLE_BYTES);
        assert!(sample(&format!("x{text}")).len() <= SAMPLE_BYTES);
        assert_eq!(sample("short"), "short");
    }
}
