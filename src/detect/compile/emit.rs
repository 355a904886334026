//! Writes the tables: what is small or asked for at every word as Rust, the rest as bytes to be packed.

use super::mask::{Element, Mask};
use super::parts::Parts;
use super::renowned;
use super::source::{Detector, Sureness};
use super::tables::{NONE, Tables, Use};
use super::vocabulary::ENTRY_SPEAKS;
use crate::front::fold;

use std::collections::BTreeMap;
use std::fmt::Write;

/// Everything, as Rust and as the tables that it finds the rest in.
///
/// # Errors
/// Says which table is too large.
pub fn tables(detectors: &[Detector], tables: &Tables) -> Result<(String, Parts), String> {
    let (mut out, mut parts) = (String::new(), Parts::default());
    definitions(&mut out, &mut parts, detectors);
    rules(&mut parts, detectors, tables)?;
    forms(&mut out, &mut parts, detectors, tables)?;
    words(&mut out, &mut parts, tables)?;
    renowned::add(&mut parts)?;
    names(&mut out, detectors, tables);
    Ok((parts.rust(out), parts))
}

macro_rules! line {
    ($out:expr, $($arg:tt)*) => {{ let _ = writeln!($out, $($arg)*); }};
}

/// Kinds and severities as tables, and what readers see as text: a line for each detector, its parts by tabs.
fn definitions(out: &mut String, parts: &mut Parts, detectors: &[Detector]) {
    let mut faces = String::new();
    line!(out, "pub static FAMILIES: [(Kind, Action); {}] = [", detectors.len());
    for d in detectors {
        line!(out, "(Kind::{}, Action::{}),", camel(&d.kind), camel(&d.severity));
        let placeholder = d.placeholder.as_deref().unwrap_or_default();
        line!(faces, "{}", [&d.id, &d.name, &d.class, placeholder, &d.regulations.join("\t")].join("\t"));
    }
    line!(out, "];");
    parts.add("FACES", faces);
}

/// How each detector uses context: numbers low byte first, lists and texts behind their lengths.
fn rules(parts: &mut Parts, detectors: &[Detector], tables: &Tables) -> Result<(), String> {
    let mut bytes = Vec::new();
    for (d, context) in detectors.iter().zip(&tables.contexts) {
        bytes.push(d.priority);
        bytes.extend(context.label.unwrap_or(NONE).to_le_bytes());
        for groups in [&context.near, &context.reject] {
            bytes.push(byte(groups.len(), &d.id)?);
            bytes.extend(groups.iter().flat_map(|group| group.to_le_bytes()));
        }
        bytes.push(byte(d.values.len(), &d.id)?);
        for v in &d.values {
            bytes.push(byte(v.inside.len(), &d.id)?);
            bytes.extend(v.inside.as_bytes());
            bytes.extend([v.min, v.max, v.digits, parts.check(v.check.as_deref()), sureness(Some(v.label))]);
        }
    }
    parts.add("RULES_PACKED", bytes);
    Ok(())
}

fn byte(number: usize, of: &str) -> Result<u8, String> {
    u8::try_from(number).map_err(|_| format!("{of}: more than 255 of a thing"))
}

fn forms(out: &mut String, parts: &mut Parts, detectors: &[Detector], tables: &Tables) -> Result<(), String> {
    let (mut sets, mut elements) = (Sets::default(), Vec::new());
    let mut bytes = Vec::new();
    for &(d, f) in &tables.forms {
        let form = &detectors[usize::from(d)].forms[f];
        let id = &detectors[usize::from(d)].id;
        let ahead = form.behind.as_deref().and_then(|w| form.compiled.ahead(w)).unwrap_or(0);
        bytes.extend(d.to_le_bytes());
        bytes.extend([byte(form.compiled.elements.len(), id)?, byte(form.compiled.literal().len(), id)?]);
        bytes.extend(ahead.to_le_bytes());
        bytes.extend([parts.check(form.check.as_deref()), parts.check(form.proof.as_deref())]);
        let sure = [form.alone, form.near, form.label, form.lone].map(sureness);
        bytes.push(sure.iter().rev().fold(0, |all, sure| all << 2 | sure));
        elements.extend(form.compiled.elements.iter().map(|e| element(e, &mut sets)));
    }
    parts.add("FORMS_PACKED", bytes);
    vendors(out, detectors, tables, &mut |shape| {
        let first = elements.len();
        elements.extend(shape.elements.iter().map(|e| element(e, &mut sets)));
        format!("({first}, {})", shape.elements.len())
    });
    sets.write(out)?;
    parts.add("ELEMENTS_PACKED", elements.concat());
    let (mut starts, mut bytes) = (vec![0], Vec::new());
    for beginnings in &tables.by_beginning {
        for b in beginnings {
            bytes.extend(b.form.to_le_bytes());
            bytes.extend([b.next, b.spaced, b.joined]);
        }
        starts.push(starts[starts.len() - 1] + beginnings.len());
    }
    parts.add("BEGINNINGS_PACKED", bytes);
    line!(out, "pub static BEGINNING_AT: [u16; {}] = {starts:?};", starts.len());
    line!(
        out,
        "pub static BY_LITERAL: [([u8; 3], u16); {}] = {:?};",
        tables.by_literal.len(),
        tables.by_literal
    );
    let words: Vec<&str> = tables.by_word.iter().map(|(word, _)| word.as_ref()).collect();
    parts.add("TOKEN_WORDS", words.join("\n"));
    let numbers: Vec<u8> = tables.by_word.iter().flat_map(|(_, form)| form.to_le_bytes()).collect();
    parts.add("TOKEN_FORMS", numbers);
    Ok(())
}

fn vendors(
    out: &mut String,
    detectors: &[Detector],
    tables: &Tables,
    shape: &mut dyn FnMut(&Mask) -> String,
) {
    line!(out, "pub static VENDORS: [Vendor; {}] = [", tables.vendors.len());
    for &(d, k) in &tables.vendors {
        let keyed = &detectors[usize::from(d)].keyed[k];
        let shapes: Vec<_> = keyed.compiled.iter().map(&mut *shape).collect();
        line!(out, "Vendor {{ detector: {d}, open: {}, shapes: &[{}] }},", keyed.open, shapes.join(", "));
    }
    line!(out, "];");
}

/// The numbers of its set and of its size; [`Sets::write`] sees to it that they are below 256.
fn element(e: &Element, sets: &mut Sets) -> [u8; 2] {
    let set = number(&mut sets.sets, e.set);
    let size = number(&mut sets.sizes, (e.separator, e.min, e.max));
    [set as u8, size as u8]
}

/// The number of a thing among others of which each is there once.
fn number<T: PartialEq>(all: &mut Vec<T>, one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

/// What the elements of shapes are made of, each once.
#[derive(Default)]
struct Sets {
    sets: Vec<[u32; 4]>,
    /// Whether it is the separator, the fewest bytes and the most.
    sizes: Vec<(bool, u16, u16)>,
}

impl Sets {
    fn write(&self, out: &mut String) -> Result<(), String> {
        if self.sets.len().max(self.sizes.len()) > 1 << 8 {
            return Err("the shapes have more than 256 different sets or sizes".into());
        }
        line!(out, "pub static SETS: [[u32; 4]; {}] = {:?};", self.sets.len(), self.sets);
        let size = |(separator, min, max): &(bool, u16, u16)| {
            format!("Size {{ separator: {separator}, min: {min}, max: {max} }}")
        };
        let sizes: Vec<_> = self.sizes.iter().map(size).collect();
        line!(out, "pub static SIZES: [Size; {}] = [{}];", sizes.len(), sizes.join(", "));
        Ok(())
    }
}

fn words(out: &mut String, parts: &mut Parts, tables: &Tables) -> Result<(), String> {
    let (mut rests, mut entries, mut last) = (Rests::default(), Vec::new(), 0);
    let (mut counts, mut tokens) = (Vec::new(), Vec::new());
    let mut traits = vec![0; tables.uses.len()];
    for (number, word) in tables.words.iter().enumerate() {
        counts.push(byte(word.entries.len(), &word.text)?);
        let first = tables.by_word.partition_point(|(known, _)| known.to_lowercase() < word.text);
        tokens.extend(word.token.map(|(traits, joints, next)| (number, traits, joints, next, first)));
        for (rest, group) in &word.entries {
            let known = rests.ends.len();
            let rest = rests.number(rest);
            let (how, old) = match rest {
                0 => (0, None),
                new if new > known => (1, None),
                same if same == last => (2, None),
                old => (3, Some(old as u16)),
            };
            last = rest;
            let number = group & (ENTRY_SPEAKS - 1);
            traits[usize::from(number)] = (group >> 14) as u8;
            entries.extend([number as u8, ((number >> 8) as u8) << 2 | how]);
            entries.extend(old.into_iter().flat_map(u16::to_le_bytes));
        }
    }
    let (shapes, letters) = fold(tables.words.iter().map(|word| word.text.as_str()))?;
    parts.add("SHAPES", shapes);
    parts.add("LETTERS", letters);
    parts.add("COUNTS", counts);
    line!(out, "pub static TOKENS: &[(u16, u32, u16, u16, u16)] = &{tokens:?};");
    parts.add("ENTRIES", entries);
    parts.add("TRAITS", traits);
    parts.add("RESTS", &*rests.text);
    parts.add("REST_LENGTHS", rests.lengths()?);
    line!(out, "pub static USES: [Use; {}] = [", tables.uses.len());
    for used in &tables.uses {
        match used {
            Use::Context => line!(out, "Use::Context,"),
            Use::Label(d) => line!(out, "Use::Label({d}),"),
            Use::Terms(d) => line!(out, "Use::Terms({d}),"),
            Use::Acronyms(d) => line!(out, "Use::Acronyms({d}),"),
            Use::Owned(d) => line!(out, "Use::Owned({d}),"),
            Use::List => line!(out, "Use::List,"),
            Use::Token => line!(out, "Use::Token,"),
            Use::Vendor(v) => line!(out, "Use::Vendor({v}),"),
        }
    }
    line!(out, "];");
    Ok(())
}

/// The rests of terms, each once; number 0 is the empty one.
#[derive(Default)]
struct Rests {
    text: String,
    ends: Vec<usize>,
    numbers: BTreeMap<String, usize>,
}

impl Rests {
    fn number(&mut self, rest: &str) -> usize {
        if rest.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(rest) {
            return *number;
        }
        self.text.push_str(rest);
        self.ends.push(self.text.len());
        self.numbers.insert(rest.into(), self.ends.len());
        self.ends.len()
    }

    /// The length of each but the empty one.
    fn lengths(&self) -> Result<Vec<u8>, String> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let lengths = starts.zip(&self.ends).map(|(from, to)| u8::try_from(to - from));
        lengths.collect::<Result<_, _>>().map_err(|_| "a term is longer than 255 bytes".into())
    }
}

fn names(out: &mut String, detectors: &[Detector], tables: &Tables) {
    line!(out, "/// Numbers of the detectors that code finds.\npub mod id {{");
    for (index, d) in detectors.iter().enumerate().filter(|(_, d)| d.by.is_some()) {
        line!(out, "pub const {}: u16 = {index};", d.id.to_uppercase());
    }
    line!(
        out,
        "}}\n/// Numbers of the shared lists.\n#[allow(dead_code, reason = \"some lists are context only\")]\npub mod list {{"
    );
    for (id, group) in &tables.lists {
        line!(out, "pub const {}: u16 = {group};", id.to_uppercase());
    }
    line!(out, "}}");
}

/// As [`super::super::tables`] reads it: 0 is none.
fn sureness(sure: Option<Sureness>) -> u8 {
    match sure {
        None => 0,
        Some(Sureness::Low) => 1,
        Some(Sureness::Medium) => 2,
        Some(Sureness::High) => 3,
    }
}

fn camel(snake: &str) -> String {
    snake
        .split('_')
        .map(|part| {
            let mut chars = part.chars();
            chars.next().map(|c| c.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
        })
        .collect()
}
