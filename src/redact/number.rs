use std::collections::HashMap;

/// Gives out placeholders, the same for the same value, none that the text already holds.
pub struct Numbers<'t> {
    text: &'t str,
    next: HashMap<String, u32>,
    given: HashMap<(String, String), String>,
}

impl<'t> Numbers<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, next: HashMap::new(), given: HashMap::new() }
    }

    /// The placeholder for a value under a label. Case, spacing and punctuation make no difference.
    pub fn placeholder(&mut self, label: &str, value: &str) -> String {
        let key = (label.to_string(), crate::detect::fold(value));
        if let Some(given) = self.given.get(&key) {
            return given.clone();
        }
        let next = self.next.entry(label.to_string()).or_insert(0);
        let placeholder = loop {
            *next += 1;
            let candidate = format!("[{label} {next}]");
            if !self.text.contains(&candidate) {
                break candidate;
            }
        };
        self.given.insert(key, placeholder.clone());
        placeholder
    }
}
