//! Writes the tables as Rust.

use super::mask::Element;
use super::source::{Detector, Sureness};
use super::tables::{NONE, Tables, Use};
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
    line!(out, "pub static FORMS: [Form; {}] = [", tables.forms.len());
    for &(d, f) in &tables.forms {
        let form = &detectors[usize::from(d)].forms[f];
        let elements: Vec<_> = form.compiled.elements.iter().map(element).collect();
        line!(
            out,
            "Form {{ detector: {d}, check: {}, sure: [{}, {}, {}, {}], elements: &[{}] }},",
            check(form.check.as_deref()),
            sureness(form.alone),
            sureness(form.near),
            sureness(form.label),
            sureness(form.lone),
            elements.join(", ")
        );
    }
    line!(out, "];");
    line!(out, "pub static BY_BEGINNING: [&[u16]; {}] = [", tables.by_beginning.len());
    for forms in &tables.by_beginning {
        line!(out, "&{forms:?},");
    }
    line!(out, "];");
    line!(
        out,
        "pub static BY_LITERAL: [([u8; 3], u16); {}] = {:?};",
        tables.by_literal.len(),
        tables.by_literal
    );
    line!(out, "pub static BY_WORD: [(&str, u16); {}] = {:?};", tables.by_word.len(), tables.by_word);
}

fn element(e: &Element) -> String {
    format!("Element {{ set: {:?}, min: {}, max: {}, separator: {} }}", e.set, e.min, e.max, e.separator)
}

fn words(out: &mut String, tables: &Tables) {
    line!(out, "pub static WORDS: [Word; {}] = [", tables.words.len());
    for word in &tables.words {
        let terms: Vec<_> = word
            .terms
            .iter()
            .map(|t| format!("Term {{ rest: {:?}, groups: &{:?} }}", t.rest, t.groups))
            .collect();
        line!(out, "Word {{ text: {:?}, terms: &[{}] }},", word.text, terms.join(", "));
    }
    line!(out, "];");
    line!(out, "pub static SLOTS: [u16; {}] = {:?};", tables.slots.len(), tables.slots);
    line!(out, "pub static FILTER: [u32; {}] = {:?};", tables.filter.len(), tables.filter);
    line!(out, "pub static USES: [Use; {}] = [", tables.uses.len());
    for used in &tables.uses {
        match used {
            Use::Context => line!(out, "Use::Context,"),
            Use::Label(d) => line!(out, "Use::Label({d}),"),
            Use::Terms(d) => line!(out, "Use::Terms({d}),"),
            Use::Acronyms(d) => line!(out, "Use::Acronyms({d}),"),
            Use::List => line!(out, "Use::List,"),
            Use::Token => line!(out, "Use::Token,"),
        }
    }
    line!(out, "];");
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
