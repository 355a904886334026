use super::unchanged::Unchanged;
use handrail::text::lowered;
use handrail::text::sort_by_place;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// What a person wrote on this page, so that it is recognised in what the page sends: keyed hashes of short runs of
/// its letters and digits, never the text. It lives in memory and goes with the page.
///
/// Runs begin at every [`STRIDE`]th letter of what was written and are looked for at every letter of what is sent,
/// so that text is found inside a template, in another case, with other spaces or marks between.
pub struct Written {
    key: [u32; 2],
    runs: BTreeMap<Hash, State>,
    age: VecDeque<Hash>,
    /// One bit for each possible low half of a hash: most of what is sent was never written.
    seen: Vec<u32>,
    /// Texts shorter than a run, newest last.
    short: Vec<(usize, Hash, State)>,
    widest: usize,
    /// How many runs of `runs` nobody judged.
    open: usize,
    /// Of the text last written.
    last: Unchanged,
}

type Hash = [u32; 2];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nobody judged it yet.
    Open,
    /// It was judged as it stood, and let go.
    Passed,
}

/// Letters and digits in a run.
const RUN: usize = 12;
/// Letters between the beginnings of runs.
const STRIDE: usize = 8;
/// Texts shorter than this say nothing by themselves.
const SHORTEST: usize = 5;
/// Most runs of one text; longer texts are sampled more thinly.
const MOST_OF_ONE: usize = 8_192;
/// Most runs that are kept; the oldest go first.
const MOST: usize = 32_768;
const MOST_SHORT: usize = 8;

/// What of a text was written by the person.
#[derive(Debug, Default, PartialEq)]
pub struct Overlap {
    /// Where, in bytes of the text, in order.
    pub spans: Vec<Range<usize>>,
    /// Whether any of it was never judged.
    pub open: bool,
}

impl Written {
    /// Starts with nothing; `key` is random and never leaves the page's memory.
    pub fn new(key: [u32; 2]) -> Self {
        Self {
            key,
            runs: BTreeMap::new(),
            age: VecDeque::new(),
            seen: vec![0; 1 << 11],
            short: Vec::new(),
            widest: STRIDE,
            open: 0,
            last: Unchanged::default(),
        }
    }

    /// Whether anything was written that nobody judged.
    pub fn is_open(&self) -> bool {
        self.open > 0 || self.short.iter().any(|(.., state)| *state == State::Open)
    }

    fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.short.is_empty()
    }

    /// Notes a text that the person wrote, typed or pasted.
    pub fn write(&mut self, text: &str) {
        let changed = self.last.changed(text);
        self.note(changed, State::Open);
    }

    /// Notes a text that was judged and may go.
    pub fn pass(&mut self, text: &str) {
        self.note(text, State::Passed);
    }

    /// What the person wrote of this text was judged in it, and may go.
    pub fn pass_within(&mut self, text: &str) {
        let letters = Letters::of(text);
        for (_, hash) in letters.windows(self.key, RUN) {
            if let Some(state) = self.runs.get_mut(&hash).filter(|state| **state == State::Open) {
                *state = State::Passed;
                self.open -= 1;
            }
        }
        for (length, hash, state) in &mut self.short {
            if letters.windows(self.key, *length).any(|(_, h)| h == *hash) {
                *state = State::Passed;
            }
        }
    }

    /// What was judged counts no more: another policy is in force.
    pub fn reopen(&mut self) {
        self.runs.values_mut().for_each(|state| *state = State::Open);
        self.open = self.runs.len();
        self.short.iter_mut().for_each(|(.., state)| *state = State::Open);
    }

    fn note(&mut self, text: &str, state: State) {
        let letters = Letters::of(text);
        let length = letters.len();
        if length < RUN {
            return self.note_short(&letters, state);
        }
        let stride = STRIDE.max(length / MOST_OF_ONE);
        self.widest = self.widest.max(stride);
        let last = length - RUN;
        let mut at = 0;
        for (start, hash) in letters.windows(self.key, RUN) {
            if start == at || start == last {
                self.keep(hash, state);
                at = start + stride;
            }
        }
    }

    fn keep(&mut self, hash: Hash, state: State) {
        match self.runs.get_mut(&hash) {
            Some(known) if state == State::Passed && *known == State::Open => {
                *known = state;
                self.open -= 1;
            }
            Some(_) => {}
            None => {
                self.runs.insert(hash, state);
                self.open += usize::from(state == State::Open);
                self.age.push_back(hash);
                let (word, bit) = bit_of(hash);
                self.seen[word] |= bit;
                if self.age.len() > MOST
                    && let Some(oldest) = self.age.pop_front()
                {
                    self.open -= usize::from(self.runs.remove(&oldest) == Some(State::Open));
                    self.last.forget();
                }
            }
        }
    }

    /// While a text grows letter by letter, its beginnings are no texts of their own.
    fn note_short(&mut self, letters: &Letters, state: State) {
        if letters.len() < SHORTEST {
            return;
        }
        let Some((_, hash)) = letters.windows(self.key, letters.len()).next() else { return };
        if let Some((.., known)) = self.short.iter_mut().find(|(_, h, _)| *h == hash) {
            if state == State::Passed {
                *known = state;
            }
            return;
        }
        let shorter = |length: usize| letters.windows(self.key, length).next().map(|(_, hash)| hash);
        self.short.retain(|(length, hash, _)| *length >= letters.len() || shorter(*length) != Some(*hash));
        self.short.push((letters.len(), hash, state));
        if self.short.len() > MOST_SHORT {
            self.short.remove(0);
        }
    }

    /// What of `text` the person wrote.
    pub fn overlap(&self, text: &str) -> Overlap {
        let mut found = Overlap::default();
        if self.is_empty() {
            return found;
        }
        let letters = Letters::of(text);
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for (start, hash) in letters.windows(self.key, RUN) {
            let (word, bit) = bit_of(hash);
            if self.seen[word] & bit != 0
                && let Some(state) = self.runs.get(&hash)
            {
                found.open |= *state == State::Open;
                spans.push((start, start + RUN));
            }
        }
        for (length, hash, state) in &self.short {
            for (start, _) in letters.windows(self.key, *length).filter(|(_, h)| h == hash) {
                found.open |= *state == State::Open;
                spans.push((start, start + length));
            }
        }
        sort_by_place(&mut spans, |span| *span);
        let gap = self.widest * 2 + RUN;
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (start, end) in spans {
            match joined.last_mut() {
                Some(last) if start <= last.1 + gap => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        found.spans = joined.iter().map(|&(start, end)| letters.bytes(start, end)).collect();
        found
    }
}

fn bit_of(hash: Hash) -> (usize, u32) {
    let low = hash[0] & 0xffff;
    ((low >> 5) as usize, 1 << (low & 31))
}

/// The letters and digits of a text, in lower case, and where each stands.
struct Letters {
    letters: Vec<u32>,
    at: Vec<u32>,
    end: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let (mut letters, mut at) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (i, c) in text.char_indices() {
            let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { lowered(c).next().unwrap_or(c) };
            if lower.is_alphanumeric() {
                letters.push(u32::from(lower));
                at.push(i as u32);
            }
        }
        Self { letters, at, end: text.len() }
    }

    fn len(&self) -> usize {
        self.letters.len()
    }

    /// The bytes from one letter to before another, up to where the next letter stands.
    fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        let byte = |i: usize| self.at.get(i).map_or(self.end, |at| *at as usize);
        byte(start)..byte(end)
    }

    /// Every run of `length` letters: where it begins and its hash, two polynomials rolled along the text.
    fn windows(&self, key: [u32; 2], length: usize) -> impl Iterator<Item = (usize, Hash)> {
        let base = [key[0] | 1, key[1] | 1];
        let mut high = [1u32; 2];
        for _ in 1..length {
            high = [high[0].wrapping_mul(base[0]), high[1].wrapping_mul(base[1])];
        }
        let mut hash = [0u32; 2];
        self.letters.iter().enumerate().filter_map(move |(i, &letter)| {
            let gone = i.checked_sub(length).and_then(|before| self.letters.get(before)).copied();
            for (h, (b, high)) in hash.iter_mut().zip(base.iter().zip(high)) {
                if let Some(gone) = gone {
                    *h = h.wrapping_sub(mixed(gone).wrapping_mul(high));
                }
                *h = h.wrapping_mul(*b).wrapping_add(mixed(letter));
            }
            let start = (i + 1).checked_sub(length)?;
            Some((start, [finished(hash[0]), finished(hash[1])]))
        })
    }
}

fn mixed(letter: u32) -> u32 {
    letter.wrapping_mul(0x9e37_79b1) ^ 0x85eb_ca6b
}

/// The finaliser of MurmurHash3 (public domain), so that the low bits depend on all letters.
fn finished(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: [u32; 2] = [0x1234_5678, 0x9abc_def0];
    const NOTE: &str = "Please write a kind letter. Tenant's SSN: 536-80-4398, thank you.";

    fn wrote(text: &str) -> Written {
        let mut written = Written::new(KEY);
        written.write(text);
        written
    }

    fn found(written: &Written, sent: &str) -> Vec<String> {
        written.overlap(sent).spans.into_iter().map(|span| sent[span].to_owned()).collect()
    }

    #[test]
    fn what_was_written_is_found_in_what_is_sent() {
        let written = wrote(NOTE);
        let sent = format!("System: be brief.\nUser said: {} -- end", NOTE.to_uppercase());
        let spans = found(&written, &sent);
        assert_eq!(spans.len(), 1);
        assert!(spans[0].starts_with("PLEASE WRITE") && spans[0].contains("THANK YOU"), "{spans:?}");
    }

    #[test]
    fn other_spaces_and_marks_do_not_hide_it() {
        let sent = NOTE.replace(' ', "\u{a0}\n").replace('-', "\u{2011}");
        assert_eq!(found(&wrote(NOTE), &sent).len(), 1);
    }

    #[test]
    fn what_nobody_wrote_is_not_found() {
        let written = wrote(NOTE);
        for sent in ["", "ok", "The garden opens on Saturday and closes on Sunday.", "Please write"] {
            assert_eq!(found(&written, sent), Vec::<String>::new(), "{sent}");
        }
    }

    #[test]
    fn a_short_text_counts_when_it_stands_whole() {
        let written = wrote("536-80-4398");
        assert_eq!(found(&written, "SSN 536804398 and more"), ["536804398 "]);
        assert!(found(&wrote("ok"), "ok").is_empty());
    }

    #[test]
    fn letters_typed_one_by_one_are_one_text() {
        let mut written = Written::new(KEY);
        for end in 1..=11 {
            written.write(&"536-80-4398"[..end]);
        }
        assert_eq!(written.short.len(), 1);
    }

    #[test]
    fn a_judged_text_is_open_again_only_where_something_was_added() {
        let mut written = wrote(NOTE);
        assert!(written.overlap(NOTE).open);
        written.pass(NOTE);
        assert!(!written.overlap(NOTE).open && !written.is_open());
        let more = format!("{NOTE} Her bank account is 123456789.");
        written.write(&more);
        assert!(written.overlap(&more).open);
        assert!(!written.overlap(NOTE).open);
        written.pass_within(&format!("<<{more}>>"));
        assert!(!written.is_open());
        written.reopen();
        assert!(written.overlap(NOTE).open);
    }

    #[test]
    fn memory_is_bounded_and_the_newest_is_kept() {
        let mut written = Written::new(KEY);
        for i in 0..40u32 {
            written.write(&(0..20_000u32).map(|j| format!("{} ", i * 7_919 + j * 31)).collect::<String>());
        }
        written.write(NOTE);
        assert!(written.runs.len() <= MOST && written.age.len() <= MOST);
        assert_eq!(found(&written, NOTE).len(), 1);
    }

    proptest! {
        #[test]
        fn every_text_finds_itself_wherever_it_is_put(
            text in "[a-z0-9 é字-]{0,200}", before in "[A-Z .,]{0,20}", after in "[A-Z .,]{0,20}",
        ) {
            let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
            prop_assume!(letters >= SHORTEST);
            let sent = format!("{before}{text}{after}");
            let spans = wrote(&text).overlap(&sent).spans;
            let first = before.len() + text.find(char::is_alphanumeric).unwrap();
            let last = before.len() + text.rfind(char::is_alphanumeric).unwrap();
            prop_assert!(spans.iter().any(|s| s.start <= first && s.end > last), "{spans:?}");
        }
    }
}
