//! What lies between a label and its value.

use super::lex::is_word_byte;

/// Words that may stand between a label and its value, in order.
const LINKS: [&[u8]; 30] = [
    b"and", b"are", b"as", b"called", b"card", b"code", b"ending", b"es", b"for", b"her", b"his", b"id",
    b"in", b"is", b"my", b"no", b"nr", b"num", b"number", b"numbers", b"numero", b"of", b"on", b"s", b"the",
    b"their", b"to", b"value", b"was", b"with",
];
/// Where those of each initial begin among them.
const INITIALS: [u8; 33] = {
    let mut starts = [0; 33];
    let mut i = 0;
    while i < LINKS.len() {
        let mut later = (LINKS[i][0] & 31) as usize + 1;
        while later < starts.len() {
            starts[later] += 1;
            later += 1;
        }
        i += 1;
    }
    starts
};
/// Most such words.
const MOST: usize = 3;

/// Whether a word links a label to its value.
fn links(word: &[u8]) -> bool {
    let initial = word.first().map_or(0, |b| usize::from(b & 31));
    let [from, to] = [initial, initial + 1].map(|i| INITIALS.get(i).copied().map_or(0, usize::from));
    let mut known = LINKS.get(from..to).unwrap_or_default().iter();
    known.any(|l| l.len() == word.len() && l.eq_ignore_ascii_case(word)) || !word.is_ascii()
}

/// A placeholder's end: what came before it was said of the value that it stands for.
fn is_placeholder_end(pair: &[u8]) -> bool {
    matches!(pair, [b'0'..=b'9', b']'])
}

/// Whether a byte ends what was said before it.
fn parts(byte: u8) -> bool {
    matches!(byte, b';' | b'!' | b'?' | b'{' | b'}' | b'<' | b'%')
}

/// Whether only punctuation, spaces and linking words lie between a label and a value.
pub fn leads(text: &[u8], from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to) else { return false };
    let (mut words, mut lines, mut at) = (0, 0, 0);
    while let Some(&byte) = gap.get(at) {
        if is_word_byte(byte) {
            let length = gap.iter().skip(at).take_while(|b| is_word_byte(**b)).count();
            words += 1;
            if words > MOST || !gap.get(at..at + length).is_some_and(links) {
                return false;
            }
            at += length;
            continue;
        }
        match byte {
            b'\n' => lines += 1,
            b']' if at > 0 && gap.get(at - 1..=at).is_some_and(is_placeholder_end) => return false,
            b'.' if gap.get(at + 1) == Some(&b' ') && words > 0 => return false,
            _ if parts(byte) => return false,
            _ => {}
        }
        at += 1;
    }
    lines <= 1
}

/// How far behind one value its words may begin, so that many detectors cost one look.
#[derive(Clone, Copy, Default)]
pub struct Trail {
    /// Where the value ends.
    from: usize,
    /// The last place up to which [`leads`] holds, unless it lies inside a word.
    until: usize,
}

impl Trail {
    /// Looks ahead from `from` over at most `most` bytes.
    pub fn new(text: &[u8], from: usize, most: usize) -> Self {
        let tail = text.get(from..text.len().min(from + most)).unwrap_or_default();
        Self { from, until: from + trail(tail) }
    }

    /// Whether it is about the value that ends at `from`.
    pub fn is_of(&self, from: usize) -> bool {
        self.from == from && self.until > 0
    }

    /// Whether only punctuation, spaces and linking words lie between the value and `to`, which is not too far.
    pub fn leads(&self, text: &[u8], to: usize) -> bool {
        let word = |at: usize| text.get(at).is_some_and(|b| is_word_byte(*b));
        if to > self.from && word(to) && word(to - 1) {
            return leads(text, self.from, to);
        }
        to <= self.until
    }
}

/// The longest beginning of a text that is only punctuation, spaces and linking words.
fn trail(tail: &[u8]) -> usize {
    let (mut words, mut lines, mut at) = (0, 0, 0);
    while let Some(&byte) = tail.get(at) {
        if is_word_byte(byte) {
            let rest = tail.get(at..).unwrap_or_default();
            let length = rest.iter().take_while(|b| is_word_byte(**b)).count();
            words += 1;
            if words > MOST || !rest.get(..length).is_some_and(links) {
                return at;
            }
            at += length;
            continue;
        }
        match byte {
            b'\n' if lines == 1 => return at,
            b'\n' => lines += 1,
            b']' if at > 0 && tail.get(at - 1..=at).is_some_and(is_placeholder_end) => return at,
            b'.' if tail.get(at + 1) == Some(&b' ') && words > 0 => return at + 1,
            _ if parts(byte) => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// How far back from one value its labels and the words of its paragraph may end, so that many labels cost one look.
#[derive(Clone, Copy)]
pub struct Reach {
    /// Where the value starts.
    to: usize,
    /// The first place from which [`leads`] holds, unless it lies inside a word.
    lead: usize,
    /// A place from which the text to the value is known to be one paragraph.
    whole: usize,
    /// Whether none before it is another.
    parted: bool,
}

impl Reach {
    /// Looks back from `to` over at most `most` bytes.
    pub fn new(text: &[u8], to: usize, most: usize) -> Self {
        Self { to, lead: lead(text, to, to.saturating_sub(most)), whole: to, parted: false }
    }

    /// Whether it is about the value that starts at `to`.
    pub fn is_of(&self, to: usize) -> bool {
        self.to == to
    }

    /// Whether only punctuation, spaces and linking words lie between `from` and the value.
    pub fn leads(&self, text: &[u8], from: usize) -> bool {
        let word = |at: usize| text.get(at).is_some_and(|b| is_word_byte(*b));
        if from > 0 && from < self.to && word(from) && word(from - 1) {
            return leads(text, from, self.to);
        }
        from >= self.lead && from <= self.to
    }

    /// Whether no empty line and no placeholder's end lies between `from` and the value.
    pub fn same_paragraph(&mut self, text: &[u8], from: usize) -> bool {
        if !self.parted && from < self.whole {
            let until = (self.whole + 1).min(self.to);
            let pairs = text.get(from..until).unwrap_or_default().windows(2);
            let part = pairs.rev().position(|pair| match pair {
                [before, b'\n'] => *before == b'\n',
                _ => is_placeholder_end(pair),
            });
            self.parted = part.is_some();
            self.whole = part.map_or(from, |part| until - 1 - part);
        }
        from >= self.whole
    }
}

/// The first place, not before `limit`, from which only punctuation, spaces and linking words lie before `to`.
fn lead(text: &[u8], to: usize, limit: usize) -> usize {
    let byte = |at: usize| text.get(at).copied().unwrap_or_default();
    let (mut words, mut lines, mut at, mut stopped) = (0, 0, to, false);
    while at > limit {
        let last = byte(at - 1);
        if is_word_byte(last) {
            let head = text.get(limit..at).unwrap_or_default();
            let length = head.iter().rev().take_while(|b| is_word_byte(**b)).count();
            words += 1;
            let word = text.get(at - length..at).unwrap_or_default();
            let digit = at < to && byte(at) == b']' && last.is_ascii_digit();
            let cut = at - length == limit && limit > 0 && is_word_byte(byte(limit - 1));
            if words > MOST || stopped || digit || (!cut && !links(word)) {
                return at;
            }
            at -= length;
            continue;
        }
        match last {
            b'\n' if lines == 1 => return at,
            b'\n' => lines += 1,
            b'.' if at < to && byte(at) == b' ' => stopped = true,
            _ if parts(last) => return at,
            _ => {}
        }
        at -= 1;
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_look_back_says_of_every_place_what_a_look_at_each_says(
            text in "(is|no|number|é|word|The|[ :.,;\n?1\\[\\]]){0,14}",
        ) {
            let bytes = text.as_bytes();
            for to in 0..=bytes.len() {
                let mut reach = Reach::new(bytes, to, 48);
                for from in to.saturating_sub(48)..=to {
                    prop_assert_eq!(reach.leads(bytes, from), leads(bytes, from, to), "{} to {}", from, to);
                    let trail = Trail::new(bytes, from, 48);
                    prop_assert_eq!(trail.leads(bytes, to), leads(bytes, from, to), "{} to {}", from, to);
                    let gap = &bytes[from..to];
                    let parted = gap.windows(2).any(|w| w == b"\n\n" || is_placeholder_end(w));
                    prop_assert_eq!(reach.same_paragraph(bytes, from), !parted);
                }
            }
        }
    }
}
