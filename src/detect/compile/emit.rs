//! Writes the tables as Rust.

use super::follow::follow;
use super::mask::{Element, Mask};
use super::source::{Detector, Sureness};
use super::tables::{NONE, Tables, Use};

use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes everything.
pub fn rust(detectors: &[Detector], tables: &Tables) -> String {
    let mut out = String::new();
    definitions(&mut out, detectors);
    rules(&mut out, detectors, tables);
    forms(&mut out, detectors, tables);
    words(&mut out, tables);
    names(&mut out, detectors, tables);
    out
}

macro_rules! line {
    ($out:expr, $($arg:tt)*) => {{ let _ = writeln!($out, $($arg)*); }};
}

fn definitions(out: &mut String, detectors: &[Detector]) {
    line!(out, "pub static DEFINITIONS: [Definition; {}] = [", detectors.len());
    for d in detectors {
        let regulations: Vec<_> = d.regulations.iter().map(|r| format!("Cow::Borrowed({r:?})")).collect();
        let placeholder =
            d.placeholder.as_ref().map_or("None".into(), |p| format!("Some(Cow::Borrowed({p:?}))"));
        line!(
            out,
            "Definition {{ id: Cow::Borrowed({:?}), name: Cow::Borrowed({:?}), kind: Kind::{}, class: \
             Cow::Borrowed({:?}), severity: Action::{}, regulations: Cow::Borrowed(&[{}]), placeholder: {} }},",
            d.id,
            d.name,
            camel(&d.kind),
            d.class,
            camel(&d.severity),
            regulations.join(", "),
            placeholder
        );
    }
    line!(out, "];");
}

fn rules(out: &mut String, detectors: &[Detector], tables: &Tables) {
    let list = |groups: &[u16]| format!("&{groups:?}");
    line!(out, "pub static RULES: [Rule; {}] = [", detectors.len());
    for (d, context) in detectors.iter().zip(&tables.contexts) {
        let values: Vec<_> = d
            .values
            .iter()
            .map(|v| {
                format!(
                    "Value {{ inside: b{:?}, min: {}, max: {}, digits: {}, check: {}, label: {} }}",
                    v.inside,
                    v.min,
                    v.max,
                    v.digits,
                    check(v.check.as_deref()),
                    sureness(Some(v.label))
                )
            })
            .collect();
        line!(
            out,
            "Rule {{ priority: {}, label: {}, near: {}, reject: {}, values: &[{}] }},",
            d.priority,
            context.label.unwrap_or(NONE),
            list(&context.near),
            list(&context.reject),
            values.join(", ")
        );
    }
    line!(out, "];");
}

fn forms(out: &mut String, detectors: &[Detector], tables: &Tables) {
    let (mut sets, mut elements) = (Vec::new(), Vec::new());
    line!(out, "pub static FORMS: [Form; {}] = [", tables.forms.len());
    for &(d, f) in &tables.forms {
        let form = &detectors[usize::from(d)].forms[f];
        line!(
            out,
            "Form {{ detector: {d}, first: {}, elements: {}, fixed: {}, ahead: {}, check: {}, proof: {}, sure: [{}, {}, \
             {}, {}] }},",
            elements.len(),
            form.compiled.elements.len(),
            form.compiled.literal().len(),
            form.behind.as_deref().and_then(|w| form.compiled.ahead(w)).unwrap_or(0),
            check(form.check.as_deref()),
            check(form.proof.as_deref()),
            sureness(form.alone),
            sureness(form.near),
            sureness(form.label),
            sureness(form.lone)
        );
        elements.extend(form.compiled.elements.iter().map(|e| element(e, &mut sets)));
    }
    line!(out, "];");
    vendors(out, detectors, tables, &mut |shape| {
        let first = elements.len();
        elements.extend(shape.elements.iter().map(|e| element(e, &mut sets)));
        format!("({first}, {})", shape.elements.len())
    });
    line!(out, "pub static ELEMENTS: [Element; {}] = [{}];", elements.len(), elements.join(", "));
    line!(out, "pub static SETS: [[u32; 4]; {}] = {sets:?};", sets.len());
    let mut starts = vec![0];
    line!(out, "pub static BEGINNINGS: &[Beginning] = &[");
    for beginnings in &tables.by_beginning {
        for b in beginnings {
            line!(
                out,
                "Beginning {{ form: {}, next: {}, spaced: {}, joined: {} }},",
                b.form,
                b.next,
                b.spaced,
                b.joined
            );
        }
        starts.push(starts[starts.len() - 1] + beginnings.len());
    }
    line!(out, "];");
    line!(out, "pub static BEGINNING_AT: [u16; {}] = {starts:?};", starts.len());
    line!(
        out,
        "pub static BY_LITERAL: [([u8; 3], u16); {}] = {:?};",
        tables.by_literal.len(),
        tables.by_literal
    );
    line!(out, "pub static BY_WORD: [(&str, u16); {}] = {:?};", tables.by_word.len(), tables.by_word);
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

fn element(e: &Element, sets: &mut Vec<[u32; 4]>) -> String {
    let number = sets.iter().position(|s| *s == e.set).unwrap_or_else(|| {
        sets.push(e.set);
        sets.len() - 1
    });
    format!("Element {{ set: {number}, separator: {}, min: {}, max: {} }}", e.separator, e.min, e.max)
}

fn words(out: &mut String, tables: &Tables) {
    let (mut letters, mut rests, mut entries) = (String::new(), Rests::default(), Vec::new());
    let (mut shapes, mut tokens) = (Vec::new(), Vec::new());
    for (number, word) in tables.words.iter().enumerate() {
        letters.push_str(&word.text);
        shapes.push((word.text.len(), word.entries.len()));
        entries.extend(word.entries.iter().map(|(rest, group)| (rests.number(rest), *group)));
        tokens.extend(word.token.map(|(traits, joints)| (number, traits, joints)));
    }
    line!(out, "pub static SHAPES: &[(u8, u8)] = &{shapes:?};");
    line!(out, "pub static TOKENS: &[(u16, u32, u16)] = &{tokens:?};");
    line!(out, "pub static LETTERS: &[u8] = {};", bytes(&letters));
    line!(out, "pub static ENTRIES: [(u16, u16); {}] = {:?};", entries.len(), entries);
    line!(out, "pub static RESTS: &[u8] = {};", bytes(&rests.text));
    line!(out, "pub static REST_LEADS: [u8; {}] = {:?};", rests.leads.len() + 1, rests.leads());
    line!(out, "pub static REST_AT: [u16; {}] = {:?};", rests.starts().len(), rests.starts());
    line!(out, "pub static USES: [Use; {}] = [", tables.uses.len());
    for used in &tables.uses {
        match used {
            Use::Context => line!(out, "Use::Context,"),
            Use::Label(d) => line!(out, "Use::Label({d}),"),
            Use::Terms(d) => line!(out, "Use::Terms({d}),"),
            Use::Acronyms(d) => line!(out, "Use::Acronyms({d}),"),
            Use::List => line!(out, "Use::List,"),
            Use::Token => line!(out, "Use::Token,"),
            Use::Vendor(v) => line!(out, "Use::Vendor({v}),"),
        }
    }
    line!(out, "];");
}

/// The rests of terms, each once; number 0 is the empty one.
#[derive(Default)]
struct Rests {
    text: String,
    ends: Vec<usize>,
    /// The bit of the letter that each goes on with, or more than any.
    leads: Vec<u32>,
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
        let (letter, _) = follow(rest.as_bytes());
        self.leads.push(if letter.is_power_of_two() { letter.trailing_zeros() } else { 28 });
        self.numbers.insert(rest.into(), self.ends.len());
        self.ends.len()
    }

    /// The letter of each, after the empty one.
    fn leads(&self) -> Vec<u32> {
        [28].into_iter().chain(self.leads.iter().copied()).collect()
    }

    /// Where each begins, the empty one first, and where the last ends.
    fn starts(&self) -> Vec<usize> {
        [0, 0].into_iter().chain(self.ends.iter().copied()).collect()
    }
}

/// A byte string literal.
fn bytes(text: &str) -> String {
    format!("b\"{}\"", text.as_bytes().escape_ascii())
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

fn check(name: Option<&str>) -> String {
    name.map_or("None".into(), |n| format!("Some(checks::{n})"))
}

fn sureness(sure: Option<Sureness>) -> &'static str {
    match sure {
        None => "None",
        Some(Sureness::Low) => "Some(Confidence::Low)",
        Some(Sureness::Medium) => "Some(Confidence::Medium)",
        Some(Sureness::High) => "Some(Confidence::High)",
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
