use crate::text::Span;

/// Words in a sentence before it is cut: a table row or a page without a full stop is no sentence.
const LONGEST: usize = 60;

/// Words after which a request can begin: "can you", "please", "and then".
const OPENERS: [&str; 47] = [
    "also",
    "and",
    "automatically",
    "but",
    "can",
    "could",
    "favor",
    "gonna",
    "got",
    "have",
    "help",
    "hey",
    "hi",
    "i",
    "if",
    "just",
    "kindly",
    "let",
    "lets",
    "me",
    "must",
    "necesito",
    "need",
    "now",
    "ok",
    "okay",
    "or",
    "please",
    "pls",
    "plz",
    "por",
    "puede",
    "puedes",
    "quick",
    "quickly",
    "quiero",
    "should",
    "simply",
    "so",
    "then",
    "to",
    "us",
    "want",
    "we",
    "would",
    "y",
    "you",
];

/// The first four bytes of each opener.
const OPENER_KEYS: [u32; OPENERS.len()] = {
    let mut keys = [0; OPENERS.len()];
    let mut i = 0;
    while i < OPENERS.len() {
        let word = OPENERS[i].as_bytes();
        let mut at = 0;
        while at < 4 {
            keys[i] = keys[i] << 8 | if at < word.len() { word[at] as u32 } else { 0 };
            at += 1;
        }
        i += 1;
    }
    keys
};

/// ASCII letters and digits in lower case; 0 for everything else.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            plain[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    plain
};

/// One sentence as words: lower case, without accents and apostrophes.
#[derive(Default)]
pub(super) struct Sentence {
    folded: String,
    words: Vec<Word>,
    /// Words in the clause so far.
    in_clause: usize,
    span: Option<Span>,
}

struct Word {
    /// End in `folded`.
    end: usize,
    /// The first four bytes, the first the highest; zeros after a shorter word.
    key: u32,
    /// Whether a request could begin with it.
    head: bool,
}

impl Sentence {
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, i: usize) -> &str {
        let start = i.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |w| w.end);
        self.words.get(i).and_then(|w| self.folded.get(start..w.end)).unwrap_or_default()
    }

    /// The word's first four bytes, as the compiled tables have them; 0 past the last word.
    pub(super) fn key(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.key)
    }

    /// Whether a request could begin with this word.
    pub(super) fn is_head(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.head)
    }

    /// From its first to its last word, in bytes of the text.
    pub(super) fn span(&self) -> Span {
        self.span.unwrap_or(Span::new(0, 0))
    }

    fn end_word(&mut self, span: Span) {
        let start = self.words.last().map_or(0, |w| w.end);
        let bytes = self.folded.as_bytes().get(start..).unwrap_or_default();
        let key = match bytes {
            [a, b, c, d, ..] => u32::from_be_bytes([*a, *b, *c, *d]),
            [a, b, c] => u32::from_be_bytes([*a, *b, *c, 0]),
            [a, b] => u32::from_be_bytes([*a, *b, 0, 0]),
            [a] => u32::from_be_bytes([*a, 0, 0, 0]),
            [] => 0,
        };
        self.words.push(Word { end: self.folded.len(), key, head: self.in_clause < 2 });
        self.span = Some(self.span.map_or(span, |s| s.join(span)));
        let opener = OPENER_KEYS.binary_search(&key).ok().and_then(|i| OPENERS.get(i));
        let opens = opener.is_some_and(|opener| *opener == self.word(self.len() - 1));
        self.in_clause = if opens { 0 } else { self.in_clause + 1 };
    }

    fn flush(&mut self, each: &mut impl FnMut(&Sentence)) {
        if self.len() > 0 {
            each(self);
        }
        self.folded.clear();
        self.words.clear();
        self.in_clause = 0;
        self.span = None;
    }

    /// Whether the sentence ends in a title, after which a full stop ends nothing.
    fn ends_in_title(&self) -> bool {
        let last = self.len().checked_sub(1).map_or("", |i| self.word(i));
        matches!(last, "mr" | "mrs" | "ms" | "dr" | "st" | "prof" | "vs" | "eg" | "ie")
    }
}

/// Reads a text sentence by sentence, calling `each` with every one that has words. One buffer serves them all.
pub(super) fn sentences(text: &str, mut each: impl FnMut(&Sentence)) {
    let mut sentence = Sentence::default();
    let (mut at, mut word_start) = (0, None);
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let plain = PLAIN[usize::from(byte)];
        if plain != 0 {
            word_start.get_or_insert(at);
            sentence.folded.push(char::from(plain));
            at += 1;
            continue;
        }
        let c = if byte < 128 {
            char::from(byte)
        } else {
            text.get(at..).and_then(|t| t.chars().next()).unwrap_or(' ')
        };
        let next = at + c.len_utf8();
        if fold(c, &mut sentence.folded) {
            word_start.get_or_insert(at);
        } else if !(matches!(c, '\'' | '’' | '\u{ad}') && word_start.is_some()) {
            if let Some(start) = word_start.take() {
                sentence.end_word(Span::new(start, at));
            }
            end_at(c, text, next, &mut sentence, &mut each);
        }
        at = next;
    }
    if let Some(start) = word_start {
        sentence.end_word(Span::new(start, text.len()));
    }
    sentence.flush(&mut each);
}

/// Ends the clause or the sentence where `c`, which is no part of a word, ends it.
fn end_at(c: char, text: &str, next: usize, sentence: &mut Sentence, each: &mut impl FnMut(&Sentence)) {
    match c {
        ' ' if sentence.len() < LONGEST => {}
        '\n' | '?' | '!' | '…' => sentence.flush(each),
        '.' => {
            let after = text.get(next..).and_then(|t| t.chars().next());
            let at_end = after.is_none_or(|c| c.is_whitespace() || "\"”)’".contains(c));
            if at_end && !sentence.ends_in_title() {
                sentence.flush(each);
            }
        }
        ',' | ';' | ':' | '(' | ')' | '—' | '–' | '"' | '“' | '*' | '•' => sentence.in_clause = 0,
        _ if sentence.len() >= LONGEST => sentence.flush(each),
        _ => {}
    }
}

/// Appends a letter or digit beyond ASCII, without its accent where it has a plain form. Answers whether the
/// char belongs to a word.
fn fold(c: char, out: &mut String) -> bool {
    let plain = match c {
        _ if c.is_ascii() => return false,
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        _ if c.is_alphanumeric() => c,
        _ => return false,
    };
    out.push(plain);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        sentences(text, |s| {
            let mark = |i| if s.is_head(i) { "^" } else { "" };
            let words: Vec<_> = (0..s.len()).map(|i| format!("{}{}", mark(i), s.word(i))).collect();
            out.push(words.join(" "));
        });
        out
    }

    #[test]
    fn openers_are_sorted_for_the_search() {
        assert!(OPENERS.is_sorted());
    }

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        assert_eq!(read("Is it? Yes. Mrs. Lee left\nv2.1 is out").len(), 4);
        assert_eq!(read("Don’t ask José’s aunt."), ["^dont ^ask joses aunt"]);
    }

    #[test]
    fn heads_are_where_a_request_can_begin() {
        assert_eq!(
            read("Can you rank all of them, then hire one"),
            ["^can ^you ^rank ^all of them ^then ^hire ^one"]
        );
    }

    proptest! {
        #[test]
        fn any_text_reads_into_spans_within_it_in_order(text in "\\PC{0,80}") {
            let mut last = 0;
            let mut ok = true;
            sentences(&text, |s| {
                let span = s.span();
                ok &= last <= span.start && span.start < span.end && text.get(span.start..span.end).is_some();
                last = span.end;
            });
            prop_assert!(ok);
        }
    }
}
