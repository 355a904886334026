use crate::text::Span;

/// Words in a sentence before it is cut: a table row or a page without a full stop is no sentence.
const LONGEST: usize = 60;

/// Words after which a request can begin: "can you", "please", "and then".
const OPENERS: [&str; 31] = [
    "also",
    "and",
    "automatically",
    "but",
    "can",
    "could",
    "got",
    "have",
    "help",
    "i",
    "if",
    "just",
    "let",
    "lets",
    "me",
    "must",
    "need",
    "now",
    "or",
    "please",
    "quickly",
    "should",
    "simply",
    "so",
    "then",
    "to",
    "us",
    "want",
    "we",
    "would",
    "you",
];

/// One sentence as words: lower case, without accents and apostrophes.
#[derive(Default)]
pub(super) struct Sentence {
    folded: String,
    /// End of each word in `folded`, and whether a request could begin with it.
    words: Vec<(usize, bool)>,
    span: Option<Span>,
}

impl Sentence {
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, i: usize) -> &str {
        let start = i.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |w| w.0);
        self.words.get(i).and_then(|w| self.folded.get(start..w.0)).unwrap_or_default()
    }

    /// Whether a request could begin with this word.
    pub(super) fn is_head(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.1)
    }

    /// From its first to its last word, in bytes of the text.
    pub(super) fn span(&self) -> Span {
        self.span.unwrap_or(Span::new(0, 0))
    }

    fn clear(&mut self) {
        self.folded.clear();
        self.words.clear();
        self.span = None;
    }
}

/// Reads a text sentence by sentence, calling `each` with every one that has words. One buffer serves them all.
pub(super) fn sentences(text: &str, mut each: impl FnMut(&Sentence)) {
    let mut sentence = Sentence::default();
    let (mut in_clause, mut word_start) = (0, None);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if fold(c, &mut sentence.folded) {
            word_start.get_or_insert(at);
            continue;
        }
        if matches!(c, '\'' | '’' | '\u{ad}') && word_start.is_some() {
            continue;
        }
        if let Some(start) = word_start.take() {
            in_clause = end_word(&mut sentence, in_clause, Span::new(start, at));
        }
        let at_end = chars.peek().is_none_or(|(_, next)| next.is_whitespace() || "\"”)’".contains(*next));
        match c {
            '\n' | '?' | '!' | '…' => in_clause = flush(&mut sentence, &mut each),
            '.' if at_end && !is_title(&sentence) => in_clause = flush(&mut sentence, &mut each),
            ',' | ';' | ':' | '(' | ')' | '—' | '–' | '"' | '“' | '*' | '•' => in_clause = 0,
            _ if sentence.len() >= LONGEST => in_clause = flush(&mut sentence, &mut each),
            _ => {}
        }
    }
    if let Some(start) = word_start {
        end_word(&mut sentence, in_clause, Span::new(start, text.len()));
    }
    flush(&mut sentence, &mut each);
}

/// Closes the word that stands at the end of the buffer. Answers how many words its clause has now.
fn end_word(sentence: &mut Sentence, in_clause: usize, span: Span) -> usize {
    sentence.words.push((sentence.folded.len(), in_clause < 2));
    sentence.span = Some(sentence.span.map_or(span, |s| s.join(span)));
    let opens = OPENERS.binary_search(&sentence.word(sentence.len() - 1)).is_ok();
    if opens { 0 } else { in_clause + 1 }
}

fn flush(sentence: &mut Sentence, each: &mut impl FnMut(&Sentence)) -> usize {
    if sentence.len() > 0 {
        each(sentence);
    }
    sentence.clear();
    0
}

/// Whether the sentence ends in a title, after which a full stop ends nothing.
fn is_title(sentence: &Sentence) -> bool {
    let last = sentence.len().checked_sub(1).map_or("", |i| sentence.word(i));
    matches!(last, "mr" | "mrs" | "ms" | "dr" | "st" | "prof" | "vs" | "eg" | "ie")
}

/// Appends a letter or digit in lower case without its accent. Answers whether the char belongs to a word.
fn fold(c: char, out: &mut String) -> bool {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            return true;
        }
        return false;
    }
    let plain = match c {
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
