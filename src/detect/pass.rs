//! The second pass: walks the marks in order, keeps the context, and asks the parts of the scanner.

mod hearing;

use super::context::Context;
use super::follow::second;
use super::hit::{Hit, Level};
use super::lead::Trail;
use super::lex::{Mark, Sign};
use super::placeholder::Placeholders;
use super::table::Table;
use super::tables::{Check, Entry, USES, Use, id, list};
use super::words::{Word, Words, words};
use super::{
    Confidence, address, age, answer, bic, cookie, date, login, marking, names, number, online, phrase,
    record, said, secret, seed, street, token,
};
use crate::text::Traces;

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
    words: &'static Words,
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
    /// What is said of somebody, whatever it is.
    pub said: Vec<Noted>,
    /// Words that count as evidence of a case note.
    pub evidence: Vec<Noted>,
    /// Where the last labelled value ends.
    pub value_end: usize,
    pub placeholders: Placeholders,
    /// Where a number may be read out in words.
    pub spoken: Traces,
    /// A buffer for detectors.
    pub spare: Vec<u16>,
    /// The detector whose shape was last ruled out by the words before it, and where it ended.
    pub ruled_out: (u16, usize),
    /// Where the value begins that is no key of the vendor it is named after.
    pub refused: usize,
    table: Table,
    /// The cell that was looked at last, and its column.
    cell: (usize, Option<usize>),
}

impl<'t> Pass<'t> {
    pub fn new(text: &'t str, marks: &'t [Mark], placeholders: Placeholders) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            marks,
            words: words(),
            context: Context::new(),
            here: (0, 0),
            heard: (0, 0),
            trail: Trail::default(),
            hits: Vec::with_capacity(text.len() / 128),
            matters: Vec::new(),
            said: Vec::new(),
            evidence: Vec::new(),
            value_end: 0,
            placeholders,
            spoken: Traces::default(),
            spare: Vec::new(),
            ruled_out: (u16::MAX, 0),
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
                Sign::Acts => self.word(index, mark),
                Sign::Speaks => {}
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
        let Some(word) = self.word_at(mark).filter(|_| !self.placeholders.hold(start)) else { return };
        let next = second(self.bytes, start + usize::from(word.length));
        for (place, entry) in self
            .words
            .entries_of(word)
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, e)| e.begins(next) && e.acts())
        {
            if let Some(end) = self.term_end(word, entry, mark) {
                self.here = (index, place + 1);
                self.act(index, entry.group(), start, end);
            }
        }
    }

    /// Where the term that begins with the word at a mark ends, if it stands there.
    #[inline]
    fn term_end(&self, word: &Word, entry: Entry, mark: &Mark) -> Option<usize> {
        let (end, marked) = (mark.start as usize + usize::from(word.length), mark.end as usize);
        if entry.is_alone() && marked == end {
            return Some(end);
        }
        phrase::ends(self.words.rest(entry), self.bytes, end)
    }

    /// The word that stands at a mark.
    #[inline]
    fn word_at(&self, mark: &Mark) -> Option<&'static Word> {
        self.words.get(mark.number()?)
    }

    fn act(&mut self, index: usize, group: u16, start: usize, end: usize) {
        match USES.get(usize::from(group)) {
            Some(Use::Terms(detector)) => self.matters.push(Noted { start, end, of: *detector }),
            Some(Use::Acronyms(detector)) if capitals(self.bytes, start, end) => {
                self.matters.push(Noted { start, end, of: *detector });
            }
            Some(Use::Owned(detector)) if said::owned(self.bytes, start) => {
                self.matters.push(Noted { start, end, of: *detector });
            }
            Some(Use::Token) => token::separated(self, index, start),
            Some(Use::Vendor(vendor)) => secret::by_vendor(self, *vendor, end),
            Some(Use::Label(id::SWIFT_BIC)) => bic::by_label(self, end),
            Some(Use::Label(id::COOKIE_UA)) => cookie::by_label(self, end),
            Some(Use::Label(id::CRYPTO_SEED)) => seed::by_label(self, end),
            Some(Use::Label(id::SECURITY_QA)) => answer::by_label(self, end),
            Some(Use::Label(detector)) if said::says(*detector) => said::by_field(self, *detector, end),
            Some(Use::Label(detector)) if marking::marks(*detector) => {
                marking::by_words(self, *detector, start, end);
            }
            Some(Use::List) => match group {
                list::MONTHS => date::by_month(self, start, end),
                list::ADDRESS_LABELS => address::by_label(self, end),
                list::STREET_SUFFIXES => address::by_suffix(self, start, end),
                list::STREET_BEGINNINGS => street::by_beginning(self, start, end),
                list::CORNERS => street::by_corner(self, end),
                list::WEEKDAYS => date::by_weekday(self, start, end),
                list::SECRET_WORDS => secret::by_word(self, start, end),
                list::AUTH_HEADERS => secret::by_header(self, end),
                list::SAYS_HEALTH => said::directly(self, id::DIAGNOSIS_TERM, start, end),
                list::SAYS_EDUCATION => said::directly(self, id::IDEA_CATEGORY, start, end),
                list::SAYS_JUSTICE => said::directly(self, id::CRIMINAL_HISTORY, start, end),
                list::SAYS_ORIGIN => said::directly(self, id::RACE_ETHNICITY, start, end),
                list::AGE_UNITS => age::by_unit(self, start, end),
                list::AGE_LABELS => age::by_label(self, end),
                list::COMMANDS => secret::by_command(self, start, end),
                list::AUTH_PAIRS => secret::by_auth(self, end),
                list::KEY_TYPES => secret::by_key_type(self, start, end),
                list::LOGIN_CALLS => secret::by_call(self, end),
                list::PASSWORD_VERBS => secret::directly(self, end),
                list::KEY_LINES => token::lines(self, end),
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
                list::FIELD_IDS => record::by_id(self, start, end),
                list::DIGIT_WORDS => self.spoken.spoken(start, end),
                list::SPELLED_SIGNS => self.spoken.note(start),
                list::TITLES => names::by_title(self, start, end),
                list::KIN_GROUPS => names::by_kin(self, start, end),
                list::SPANISH_ERRANDS => names::by_errand(self, end),
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
                list::AGED_PEOPLE
                | list::CASE_VERBS
                | list::CASE_SERVICES
                | list::CASE_HEADINGS
                | list::SEXES
                | list::FIRST_PERSON
                | list::AT_HAND
                | list::SPEECH
                | list::ERRANDS
                | list::PUBLISHED
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
        if head.last().is_some_and(|b| {
            b.is_ascii_digit() || b.is_ascii_lowercase() || matches!(b, b'.' | b'/' | b':' | b'=')
        }) {
            return;
        }
        // The letters that a number begins with: `HX-20419`.
        let lead = head.iter().rev().take(8).take_while(|b| b.is_ascii_uppercase() || **b == b'-').count();
        let head = head.get(..head.len() - lead).unwrap_or_default();
        let before = head.iter().rev().take(4).find(|b| !matches!(b, b' ' | b'"' | b'\'' | b'$' | b'('));
        if before.is_some_and(|b| !matches!(b, b',' | b'|' | b';' | b'\t' | b'\n')) {
            return;
        }
        if let Some(row) = self.table.enter(self.bytes, self.marks, start) {
            names::in_row(self, row);
            login::in_row(self, row);
            age::in_row(self, row);
            said::in_row(self, row);
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

    /// Whether the column of the value at `start` is headed as an ID, and where its cell begins.
    pub fn id_cell(&self, start: usize) -> Option<usize> {
        let column = self.cell.1.filter(|_| self.cell.0 == start);
        let headed = self.table.heads_of(column).any(|g| g == list::FIELD_IDS);
        let head = self.bytes.get(..start).unwrap_or_default();
        let lead = head.iter().rev().take(8).take_while(|b| b.is_ascii_uppercase() || **b == b'-').count();
        headed.then_some(start - lead)
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
