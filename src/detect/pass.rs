//! The second pass: walks the marks in order, keeps the context, and asks the parts of the scanner.

use super::context::{AFTER, Context};
use super::follow::{SPEAKS, second};
use super::hit::{Hit, Level};
use super::lead::Trail;
use super::lex::{Mark, Sign};
use super::placeholder::Placeholders;
use super::table::Table;
use super::tables::{Check, Entry, NONE, RULES, USES, Use, id, list};
use super::words::Word;
use super::{
    Confidence, address, age, answer, bic, cookie, date, login, names, number, online, phrase, record,
    secret, seed, street, token,
};
use crate::text::Traces;

/// How far behind the mark that a value begins at words are of no use to it, in bytes: the reach of the context, the
/// longest term, and the way back from a street's kind to its house number.
const EARSHOT: usize = 512;

/// A word or phrase with the detector or list it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Noted {
    pub start: usize,
    pub end: usize,
    /// A detector's number for matter, a list's number for listed words.
    pub of: u16,
}

/// Everything gathered from one text.
pub struct Pass<'t> {
    pub text: &'t str,
    pub bytes: &'t [u8],
    pub marks: &'t [Mark],
    context: Context,
    /// The mark that the pass is at, and how many terms of its word it has come to.
    here: (usize, usize),
    /// What lies behind the value that was looked at last.
    trail: Trail,
    /// Up to where words were taken into the context.
    heard: (usize, usize),
    pub hits: Vec<Hit>,
    /// Terms of sensitive matter.
    pub matters: Vec<Noted>,
    /// Words that count as evidence of a case note.
    pub evidence: Vec<Noted>,
    /// Where the last labelled value ends.
    pub value_end: usize,
    pub placeholders: Placeholders,
    /// Where a number may be read out in words.
    pub spoken: Traces,
    /// A buffer for detectors.
    pub spare: Vec<u16>,
    /// Where the value begins that is no key of the vendor it is named after.
    pub refused: usize,
    table: Table,
    /// The cell that was looked at last, and its column.
    cell: (usize, Option<usize>),
}

impl<'t> Pass<'t> {
    pub fn new(text: &'t str, marks: &'t [Mark]) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            marks,
            context: Context::new(),
            here: (0, 0),
            heard: (0, 0),
            trail: Trail::default(),
            hits: Vec::new(),
            matters: Vec::new(),
            evidence: Vec::new(),
            value_end: 0,
            placeholders: Placeholders::of(text),
            spoken: Traces::default(),
            spare: Vec::new(),
            refused: usize::MAX,
            table: Table::default(),
            cell: (usize::MAX, None),
        }
    }

    /// Walks all marks.
    pub fn run(&mut self) {
        bic::lone(self);
        for (index, mark) in self.marks.iter().enumerate() {
            let (start, end) = (mark.start as usize, mark.end as usize);
            self.here = (index, 0);
            match mark.sign {
                Sign::Acts(_) => self.word(index, mark),
                Sign::Speaks(_) => {}
                Sign::Number => number::at(self, index, start, end),
                Sign::Glued => token::glued(self, index, start),
                Sign::At => online::email(self, start),
                Sign::Scheme => online::url(self, start),
                Sign::Armour => token::armour(self, start),
            }
        }
    }

    /// Acts on the terms that begin with the word at `start`.
    fn word(&mut self, index: usize, mark: &Mark) {
        let start = mark.start as usize;
        let Some(word) = mark.word().filter(|_| !self.placeholders.hold(start)) else { return };
        let next = second(self.bytes, start + usize::from(word.length));
        for (place, entry) in word.entries().enumerate().filter(|(_, e)| e.acts() && e.begins(next)) {
            if let Some(end) = self.term_end(word, entry, start) {
                self.here = (index, place + 1);
                self.act(index, entry.group(), start, end);
            }
        }
    }

    /// Where the term that begins with the word at `start` ends, if it stands there.
    fn term_end(&self, word: &Word, entry: Entry, start: usize) -> Option<usize> {
        phrase::ends(entry.rest(), self.bytes, start + usize::from(word.length))
    }

    /// Takes in the words that speak for values up to the mark, and the term of its word, that the pass is at.
    #[inline]
    fn listen(&mut self) {
        if self.heard < self.here {
            self.catch_up();
        }
    }

    fn catch_up(&mut self) {
        let (index, place) = self.here;
        let (mut from, mut begun) = self.heard;
        let now = self.marks.get(index).map_or(0, |m| m.start as usize);
        let missed = self.marks.get(from..index).unwrap_or_default();
        if missed.first().is_some_and(|m| m.start as usize + EARSHOT < now) {
            from += missed.partition_point(|m| m.start as usize + EARSHOT < now);
            begun = 0;
        }
        while from < index {
            self.hear(from, begun, usize::MAX);
            (from, begun) = (from + 1, 0);
        }
        if begun < place {
            self.hear(from, begun, place);
        }
        self.heard = self.here;
    }

    fn hear(&mut self, index: usize, from: usize, until: usize) {
        let Some(mark) = self.marks.get(index) else { return };
        let Some(word) = mark.word().filter(|w| w.traits & SPEAKS != 0) else { return };
        let start = mark.start as usize;
        if self.placeholders.hold(start) {
            return;
        }
        let next = second(self.bytes, start + usize::from(word.length));
        let mut last = (None, None);
        for entry in word.entries().take(until).skip(from).filter(|e| e.speaks() && e.begins(next)) {
            if last.0 != Some(entry.rest) {
                last = (Some(entry.rest), self.term_end(word, entry, start));
            }
            if let Some(end) = last.1 {
                self.context.note(entry.group(), start, end);
            }
        }
    }

    fn act(&mut self, index: usize, group: u16, start: usize, end: usize) {
        match USES.get(usize::from(group)) {
            Some(Use::Terms(detector)) => self.matters.push(Noted { start, end, of: *detector }),
            Some(Use::Acronyms(detector)) if capitals(self.bytes, start, end) => {
                self.matters.push(Noted { start, end, of: *detector });
            }
            Some(Use::Token) => token::separated(self, index, start),
            Some(Use::Vendor(vendor)) => secret::by_vendor(self, *vendor, end),
            Some(Use::Label(id::SWIFT_BIC)) => bic::by_label(self, end),
            Some(Use::Label(id::COOKIE_UA)) => cookie::by_label(self, end),
            Some(Use::Label(id::CRYPTO_SEED)) => seed::by_label(self, end),
            Some(Use::Label(id::SECURITY_QA)) => answer::by_label(self, end),
            Some(Use::List) => match group {
                list::MONTHS => date::by_month(self, start, end),
                list::STREET_SUFFIXES => address::by_suffix(self, start, end),
                list::STREET_BEGINNINGS => street::by_beginning(self, start, end),
                list::CORNERS => street::by_corner(self, end),
                list::WEEKDAYS => date::by_weekday(self, start, end),
                list::SECRET_WORDS => secret::by_word(self, start, end),
                list::AUTH_HEADERS => secret::by_header(self, end),
                list::AGE_UNITS => age::by_unit(self, start, end),
                list::AGE_LABELS => age::by_label(self, end),
                list::CURL => secret::by_curl(self, end),
                list::CLIENT_WORDS
                | list::STUDENT_WORDS
                | list::GUARDIAN_WORDS
                | list::RELATIVE_WORDS
                | list::STAFF_WORDS => {
                    names::by_role(self, group, start, end);
                    if matches!(group, list::GUARDIAN_WORDS | list::RELATIVE_WORDS) {
                        self.evidence.push(Noted { start, end, of: group });
                    }
                }
                list::DIGIT_WORDS => self.spoken.spoken(start, end),
                list::SPELLED_SIGNS => self.spoken.note(start),
                list::TITLES => names::by_title(self, start, end),
                list::NAME_LABELS => names::by_label(self, start, end),
                list::RECORD_NOUNS => record::by_noun(self, start, end),
                list::LOGIN_WORDS => {
                    login::by_label(self, start, end);
                    secret::by_login(self, end);
                }
                list::PIN_WORDS => secret::by_pin(self, end),
                list::BACKUP_CODES => secret::by_backup(self, end),
                list::THIRD_PERSON => {
                    age::by_pronoun(self, end);
                    self.evidence.push(Noted { start, end, of: group });
                }
                list::CASE_VERBS
                | list::CASE_SERVICES
                | list::CASE_HEADINGS
                | list::SEXES
                | list::FIRST_PERSON
                | list::AT_HAND
                | list::FICTIONAL
                | list::RENOWNED
                | list::PUZZLE_WORDS
                | list::ROSTER_WORDS => {
                    self.evidence.push(Noted { start, end, of: group });
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Looks at the heading of the column that a value at `start` stands in, if it stands in a table.
    pub fn enter_cell(&mut self, start: usize) {
        let head = self.bytes.get(..start).unwrap_or_default();
        let before = head.iter().rev().take(4).find(|b| !b" \"'$(".contains(b));
        if before.is_some_and(|b| !b",|;\t\n".contains(b)) {
            return;
        }
        if let Some(row) = self.table.enter(self.bytes, self.marks, start) {
            names::in_row(self, row);
            login::in_row(self, row);
            age::in_row(self, row);
            secret::in_row(self, row);
        }
        self.cell = (start, self.table.column(self.bytes, start));
    }

    /// Detectors whose label heads the column of the value at `start`.
    pub fn column_labels(&self, start: usize) -> impl Iterator<Item = u16> + '_ {
        let column = self.cell.1.filter(|_| self.cell.0 == start);
        self.table.heads_of(column).filter_map(|g| match USES.get(usize::from(g)) {
            Some(Use::Label(detector)) => Some(*detector),
            _ => None,
        })
    }

    /// The table that the scan is in.
    pub fn table(&mut self) -> &mut Table {
        &mut self.table
    }

    /// Adds a hit.
    pub fn hit(&mut self, start: usize, end: usize, detector: u16, confidence: Confidence, level: Level) {
        self.hits.push(Hit { start, end, detector, confidence, level, role: None });
    }

    /// Whether the text is nothing but `start..end` and a few signs: somebody sends a number alone.
    pub fn is_all(&self, start: usize, end: usize) -> bool {
        const SIGNS: usize = 8;
        let sign = |b: &u8| !b.is_ascii_alphanumeric() && b.is_ascii();
        self.bytes.len() <= end - start + SIGNS
            && self.bytes.get(..start).is_some_and(|head| head.iter().all(sign))
            && self.bytes.get(end..).is_some_and(|tail| tail.iter().all(sign))
    }

    /// Whether a label ends shortly before `start`.
    pub fn label_close(&mut self, start: usize) -> bool {
        self.listen();
        self.context.label_close(start)
    }

    /// Detectors whose label heads the column of `token` or stands directly before `start`, in a buffer to give back
    /// as `spare`.
    pub fn labels_of(&mut self, token: usize, start: usize) -> Vec<u16> {
        self.listen();
        let mut detectors = std::mem::take(&mut self.spare);
        detectors.clear();
        detectors.extend(self.column_labels(token));
        detectors.extend(self.context.labels_before(self.bytes, start));
        detectors
    }

    /// How the context before `start` speaks for a detector.
    pub fn level_before(&mut self, detector: u16, start: usize) -> Level {
        self.listen();
        self.context.level(detector, self.bytes, start)
    }

    /// Whether something directly before `start` speaks against a detector.
    pub fn rejects(&mut self, detector: u16, start: usize) -> bool {
        self.listen();
        self.context.rejects(detector, self.bytes, start)
    }

    /// How the context around `start..end` speaks for a detector. `index` is the mark that the value begins at.
    pub fn level(&mut self, detector: u16, index: usize, start: usize, end: usize) -> Level {
        if self.column_labels(start).any(|d| d == detector) {
            return Level::Label;
        }
        match self.level_before(detector, start) {
            Level::Alone if self.follows(detector, index, end) => Level::Near,
            level => level,
        }
    }

    /// Whether one of a detector's words follows `end` with nothing but linking words between.
    pub fn follows(&mut self, detector: u16, index: usize, end: usize) -> bool {
        let Some(rule) = RULES.get(usize::from(detector)) else { return false };
        if rule.label == NONE && rule.near.is_empty() {
            return false;
        }
        if !self.trail.is_of(end) {
            self.trail = Trail::new(self.bytes, end, AFTER);
        }
        let later = self.marks.get(index + 1..).unwrap_or_default();
        let near = later.iter().take_while(|m| (m.start as usize) < end + AFTER);
        near.skip_while(|m| (m.start as usize) < end)
            .take_while(|m| self.trail.leads(self.bytes, m.start as usize))
            .any(|mark| {
                let start = mark.start as usize;
                let Some(word) = mark.word().filter(|_| !self.placeholders.hold(start)) else { return false };
                word.entries().any(|entry| {
                    let group = entry.group();
                    (group == rule.label || rule.near.contains(&group))
                        && self.term_end(word, entry, start).is_some()
                })
            })
    }

    /// Whether a check holds for the letters and digits of `start..end`.
    pub fn holds(&self, check: Option<Check>, start: usize, end: usize) -> bool {
        let Some(check) = check else { return true };
        let mut compact = [0u8; 512];
        let mut length = 0;
        let value = self.bytes.get(start..end).unwrap_or_default();
        for &byte in value.iter().filter(|b| b.is_ascii_alphanumeric()) {
            if let Some(place) = compact.get_mut(length) {
                *place = byte;
                length += 1;
            }
        }
        compact.get(..length).is_some_and(check)
    }
}

/// Whether the word at `start..end` is in capitals, but for the `s` of a plural.
fn capitals(bytes: &[u8], start: usize, end: usize) -> bool {
    let word = bytes.get(start..end).unwrap_or_default();
    !word.strip_suffix(b"s").unwrap_or(word).iter().any(u8::is_ascii_lowercase)
}
