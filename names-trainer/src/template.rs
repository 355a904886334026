//! Texts from templates: slots filled with invented people and with things that are no people.
//!
//! `<<L:…>>` marks a place, `<<O:…>>` an organisation, `<<P:…>>` a person, `<<N:…>>` what is no person but may be a place
//! or an organisation; slots may stand inside. A file that begins with `#strict` marks everything that way; in the
//! others capitalised words outside of slots may be places or organisations.

use crate::example::{Example, Label};
use crate::lists::Lists;
use crate::person::Person;
use crate::random::Random;
use crate::slot;
use anyhow::{Context, Result, bail};
use std::collections::HashMap;

/// Fills one template.
pub fn fill(template: &str, strict: bool, lists: &Lists, random: &mut Random) -> Result<Example> {
    let template = template.replace("\\n", "\n").replace("\\t", "\t");
    let mut filling =
        Filling { strict, example: Example::default(), open: None, people: HashMap::new(), lists };
    let mut rest = template.as_str();
    while let Some(at) = rest.find(['{', '<', '>']) {
        let (before, here) = rest.split_at(at);
        filling.literal(before);
        rest = match piece(here) {
            Piece::Slot(slot, after) => {
                filling.slot(slot, random).with_context(|| template.clone())?;
                after
            }
            Piece::Open(label, after) => {
                filling.open = Some((filling.example.text.len(), label));
                after
            }
            Piece::Close(after) => {
                filling.close();
                after
            }
            Piece::Plain(mark, after) => {
                filling.literal(mark);
                after
            }
        };
    }
    filling.literal(rest);
    Ok(filling.example)
}

enum Piece<'a> {
    Slot(&'a str, &'a str),
    Open(Label, &'a str),
    Close(&'a str),
    Plain(&'a str, &'a str),
}

fn piece(here: &str) -> Piece<'_> {
    let is_slot = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if let Some((slot, after)) =
        here.strip_prefix('{').and_then(|h| h.split_once('}')).filter(|s| is_slot(s.0))
    {
        return Piece::Slot(slot, after);
    }
    if let Some(open) = here.strip_prefix("<<") {
        let mut chars = open.chars();
        if let (Some(label), Some(':')) = (chars.next().and_then(Label::of), chars.next()) {
            return Piece::Open(label, chars.as_str());
        }
    }
    match here.strip_prefix(">>") {
        Some(after) => Piece::Close(after),
        None => {
            let (mark, after) = here.split_at(1);
            Piece::Plain(mark, after)
        }
    }
}

struct Filling<'a> {
    strict: bool,
    example: Example,
    open: Option<(usize, Label)>,
    people: HashMap<String, Person>,
    lists: &'a Lists,
}

impl Filling<'_> {
    /// Text of the template itself. Unless the file is strict, its capitalised words may be places and organisations.
    fn literal(&mut self, text: &str) {
        if self.strict || self.open.is_some() {
            return self.example.text.push_str(text);
        }
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_uppercase()) {
            let (before, word) = rest.split_at(at);
            self.example.text.push_str(before);
            let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            if before.ends_with(char::is_alphanumeric) {
                self.example.text.push_str(word);
            } else {
                self.example.push(word, Label::NoPerson);
            }
            rest = after;
        }
        self.example.text.push_str(rest);
    }

    fn close(&mut self) {
        if let Some((start, label)) = self.open.take() {
            let end = self.example.text.len();
            self.example.marks.push(crate::example::Mark { start, end, label });
        }
    }

    fn slot(&mut self, slot: &str, random: &mut Random) -> Result<()> {
        let lists = self.lists;
        let kind = slot.trim_end_matches(|c: char| c.is_ascii_digit());
        let index = slot.get(kind.len()..).unwrap_or("").to_owned();
        let person = self.people.entry(index).or_insert_with(|| Person::draw(lists, random)).clone();
        if let Some((title, name)) = name(kind, &person, lists, random) {
            if !title.is_empty() {
                self.example.text.push_str(title);
                self.example.text.push(' ');
            }
            self.put(&name, Some(Label::Person));
            return Ok(());
        }
        match slot::fill(kind, lists, random) {
            Some(value) => {
                let label = value.1.or((!self.strict && slot::may_be_named(kind)).then_some(Label::NoPerson));
                // A house number is no part of a street's name.
                let bare = value
                    .0
                    .trim_start_matches(|c: char| kind == "street" && (c.is_ascii_digit() || c == ' '));
                let number = value.0.len() - bare.len();
                self.put(&value.0[..number], None);
                self.put(bare, label);
                Ok(())
            }
            None => bail!("unknown slot {{{slot}}}"),
        }
    }

    fn put(&mut self, value: &str, label: Option<Label>) {
        match label.filter(|_| self.open.is_none() && !value.is_empty()) {
            Some(label) => self.example.push(value, label),
            None => self.example.text.push_str(value),
        }
    }
}

/// The slots that are people: title and name.
fn name(kind: &str, person: &Person, lists: &Lists, random: &mut Random) -> Option<(&'static str, String)> {
    const TITLES: &[&str] = &[
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Dr.",
        "Dr",
        "Prof.",
        "Officer",
        "Judge",
        "Rev.",
        "Miss",
        "Mr",
        "Ms",
        "Detective",
        "Pastor",
        "Nurse",
        "Sr.",
        "Sra.",
        "Principal",
        "Coach",
        "Attorney",
    ];
    let plain = |s: String| Some(("", s));
    match kind {
        "full" => plain(person.full(random)),
        "FULL" => plain(person.full(random).to_uppercase()),
        "given" => plain(person.given.clone()),
        "family" => plain(person.family.clone()),
        "last_first" => plain(person.last_first(random)),
        "LAST_FIRST" => plain(person.last_first(random).to_uppercase()),
        "given_family" => plain(format!("{} {}", person.given, person.family)),
        "initial_last" => plain(person.initial_last(random)),
        "given_initial" => plain(person.given_initial(random)),
        "lower" => plain(person.full(random).to_lowercase()),
        "lower_given" => plain(person.given.to_lowercase()),
        "GIVEN" => plain(person.given.to_uppercase()),
        "any" => plain(match random.below(10) {
            0..=4 => person.full(random),
            5..=7 => person.given.clone(),
            _ => person.family.clone(),
        }),
        "ambig" | "ambigfam" => plain(slot::ambiguous(lists, random)),
        "titled" => {
            let title = TITLES.get(random.below(TITLES.len())).copied().unwrap_or("Dr.");
            Some((title, if random.chance(65) { person.family.clone() } else { person.full(random) }))
        }
        _ => None,
    }
}
