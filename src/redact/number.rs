use super::Placeholders;
use std::collections::BTreeMap;

/// Gives out placeholders, the same for the same value, none that the text or the conversation already holds.
pub struct Numbers<'t> {
    text: &'t str,
    known: &'t Placeholders,
    elsewhere: &'t dyn Fn(&str) -> bool,
    next: BTreeMap<String, u32>,
    /// By label and value, with a line feed between them.
    given: BTreeMap<String, String>,
}

impl<'t> Numbers<'t> {
    pub fn new(text: &'t str, known: &'t Placeholders, elsewhere: &'t dyn Fn(&str) -> bool) -> Self {
        Self { text, known, elsewhere, next: BTreeMap::new(), given: BTreeMap::new() }
    }

    /// The placeholder for a value under a label. Case, spacing and punctuation make no difference.
    pub fn placeholder(&mut self, label: &str, value: &str) -> String {
        if let Some(known) = self.known.given(label, value) {
            return known.to_owned();
        }
        let key = [label, &crate::detect::fold(value)].join("\n");
        if let Some(given) = self.given.get(&key) {
            return given.clone();
        }
        let next = self.next.entry(label.to_string()).or_insert(0);
        let placeholder = loop {
            *next += 1;
            let candidate = format!("[{label} {next}]");
            let taken = self.text.contains(&candidate) || self.known.holds(&candidate);
            if !taken && !(self.elsewhere)(&candidate) {
                break candidate;
            }
        };
        self.given.insert(key, placeholder.clone());
        placeholder
    }
}
