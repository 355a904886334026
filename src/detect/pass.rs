//! The second pass: walks the marks in order, keeps the context, and asks the parts of the scanner.

use super::context::{AFTER, Context, leads};
use super::hit::{Hit, Level};
use super::lex::{Mark, Sign};
use super::placeholder::Placeholders;
use super::table::Table;
use super::tables::{Check, NONE, RULES, Term, USES, Use, WORDS, id, list};
use super::{
    Confidence, address, age, answer, bic, cookie, date, login, names, number, online, phrase, record,
    secret, seed, token,
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
    pub context: Context,
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
    table: Table,
    /// The cell that was looked at last, and the groups that head its column.
    cell: (usize, Vec<u16>),
}

impl<'t> Pass<'t> {
    pub fn new(text: &'t str, marks: &'t [Mark]) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            marks,
            context: Context::new(),
            hits: Vec::new(),
            matters: Vec::new(),
            evidence: Vec::new(),
            value_end: 0,
            placeholders: Placeholders::of(text),
            spoken: Traces::default(),
            table: Table::default(),
            cell: (usize::MAX, Vec::new()),
        }
    }

    /// Walks all marks.
    pub fn run(&mut self) {
        bic::lone(self);
        for (index, mark) in self.marks.iter().enumerate() {
            let (start, end) = (mark.start as usize, mark.end as usize);
            match mark.sign {
                Sign::Word(number) => self.word(index, number, start),
                Sign::Number => number::at(self, index, start, end),
                Sign::Glued => token::glued(self, index, start),
                Sign::At => online::email(self, start),
                Sign::Scheme => online::url(self, start),
                Sign::Armour => token::armour(self, start),
            }
        }
    }

    fn word(&mut self, index: usize, number: u16, start: usize) {
        let Some(word) = WORDS.get(usize::from(number)) else { return };
        if self.placeholders.hold(start) {
            return;
        }
        for term in word.terms {
            if let Some(end) = self.term_end(term, start + word.text.len()) {
                for &group in term.groups {
                    self.context.note(group, start, end);
                    self.act(index, group, start, end);
                }
            }
        }
    }

    fn term_end(&self, term: &Term, at: usize) -> Option<usize> {
        phrase::ends(term.rest, self.bytes, at)
    }

    fn act(&mut self, index: usize, group: u16, start: usize, end: usize) {
        match USES.get(usize::from(group)) {
            Some(Use::Terms(detector)) => self.matters.push(Noted { start, end, of: *detector }),
            Some(Use::Acronyms(detector)) if capitals(self.bytes, start, end) => {
                self.matters.push(Noted { start, end, of: *detector });
            }
            Some(Use::Token) => token::separated(self, index, start),
            Some(Use::Label(id::SWIFT_BIC)) => bic::by_label(self, end),
            Some(Use::Label(id::COOKIE_UA)) => cookie::by_label(self, end),
            Some(Use::Label(id::CRYPTO_SEED)) => seed::by_label(self, end),
            Some(Use::Label(id::SECURITY_QA)) => answer::by_label(self, end),
            Some(Use::List) => match group {
                list::MONTHS => date::by_month(self, start, end),
                list::STREET_SUFFIXES => address::by_suffix(self, start, end),
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
                list::TITLES => names::by_title(self, start, end),
                list::NAME_LABELS => names::by_label(self, start, end),
                list::RECORD_NOUNS => record::by_noun(self, start, end),
                list::LOGIN_WORDS => login::by_label(self, start, end),
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
        }
        self.cell = (start, self.table.heads_of(self.bytes, start).collect());
    }

    /// Detectors whose label heads the column of the value at `start`.
    pub fn column_labels(&self, start: usize) -> impl Iterator<Item = u16> + '_ {
        let groups = self.cell.1.iter().filter(move |_| self.cell.0 == start);
        groups.filter_map(|g| match USES.get(usize::from(*g)) {
            Some(Use::Label(detector)) => Some(*detector),
            _ => None,
        })
    }

    /// The table that the scan is in.
    pub fn table(&self) -> &Table {
        &self.table
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

    /// How the context around `start..end` speaks for a detector. `index` is the mark that the value begins at.
    pub fn level(&self, detector: u16, index: usize, start: usize, end: usize) -> Level {
        if self.column_labels(start).any(|d| d == detector) {
            return Level::Label;
        }
        match self.context.level(detector, self.bytes, start) {
            Level::Alone if self.follows(detector, index, end) => Level::Near,
            level => level,
        }
    }

    /// Whether one of a detector's words follows `end` with nothing but linking words between.
    pub fn follows(&self, detector: u16, index: usize, end: usize) -> bool {
        let Some(rule) = RULES.get(usize::from(detector)) else { return false };
        if rule.label == NONE && rule.near.is_empty() {
            return false;
        }
        let later = self.marks.get(index + 1..).unwrap_or_default();
        later.iter().take_while(|m| (m.start as usize) < end + AFTER).any(|mark| {
            let Sign::Word(number) = mark.sign else { return false };
            let start = mark.start as usize;
            if start < end || !leads(self.bytes, end, start) || self.placeholders.hold(start) {
                return false;
            }
            WORDS.get(usize::from(number)).is_some_and(|word| {
                word.terms.iter().any(|term| {
                    term.groups.iter().any(|g| *g == rule.label || rule.near.contains(g))
                        && self.term_end(term, start + word.text.len()).is_some()
                })
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
