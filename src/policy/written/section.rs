use super::report::{Report, Spot, shown};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Date;

/// A table of the policy. It remembers which keys were asked for, so that the rest can be refused.
pub struct Section<'v> {
    /// Where the table stands.
    pub spot: Spot,
    entries: &'v DeTable<'v>,
    asked: Vec<&'static str>,
}

/// A value of the policy.
#[derive(Clone)]
pub struct Value<'v> {
    /// Where the value stands.
    pub spot: Spot,
    inner: &'v DeValue<'v>,
}

impl<'v> Section<'v> {
    /// The whole document.
    pub fn whole(entries: &'v DeTable<'v>) -> Self {
        Self { spot: Spot { key: String::new(), at: 0 }, entries, asked: Vec::new() }
    }

    /// The value of a key, if it is there.
    pub fn get(&mut self, key: &'static str) -> Option<Value<'v>> {
        self.asked.push(key);
        let (_, value) = self.entries.iter().find(|(k, _)| k.get_ref() == key)?;
        Some(Value::below(&self.spot, key, value))
    }

    /// The value of a key that must be there.
    pub fn need(&mut self, report: &mut Report, key: &'static str, mend: &str) -> Option<Value<'v>> {
        let value = self.get(key);
        if value.is_none() {
            report.error(&self.spot.below(key), format!("`{key}` is missing."), mend);
        }
        value
    }

    /// Every key with its value, for tables whose keys are the policy's own.
    pub fn entries(&mut self) -> Vec<(&'v str, Spot, Value<'v>)> {
        let of = |(key, value): (&'v Spanned<_>, _)| {
            let name: &'v std::borrow::Cow<'v, str> = key.get_ref();
            let value = Value::below(&self.spot, name, value);
            (&**name, Spot { key: value.spot.key.clone(), at: key.span().start }, value)
        };
        self.entries.iter().map(of).collect()
    }

    /// Refuses every key that nobody asked for.
    pub fn finish(self, report: &mut Report) {
        for key in self.entries.keys() {
            let name = key.get_ref();
            if !self.asked.iter().any(|asked| asked == name) {
                let spot = Spot { at: key.span().start, ..self.spot.below(name) };
                report.unknown(&spot, "key", name, self.asked.iter().copied());
            }
        }
    }
}

impl Spot {
    /// The spot of a key in the table at this spot.
    pub fn below(&self, key: &str) -> Spot {
        let dot = if self.key.is_empty() { "" } else { "." };
        Spot { key: format!("{}{dot}{}", self.key, shown(key)), at: self.at }
    }
}

impl<'v> Value<'v> {
    fn below(parent: &Spot, key: &str, value: &'v Spanned<DeValue<'v>>) -> Self {
        Self { spot: Spot { at: start(value.span()), ..parent.below(key) }, inner: value.get_ref() }
    }

    fn wrong(&self, report: &mut Report, wanted: &str) {
        let is = match self.inner {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        report.error(
            &self.spot,
            format!("This is {is}, where {wanted} is needed."),
            format!("Write {wanted}."),
        );
    }

    /// A number where a text is needed, such as a version.
    fn bare(&self, report: &mut Report, number: &str) {
        let mend = format!("Put it in quotes: \"{}\".", shown(number));
        report.error(&self.spot, "This is a number, where a text in quotes is needed.", mend);
    }

    /// A text that says something.
    pub fn text(&self, report: &mut Report) -> Option<String> {
        let Some(text) = self.inner.as_str() else {
            match self.inner {
                DeValue::Integer(number) => self.bare(report, number.as_str()),
                DeValue::Float(number) => self.bare(report, number.as_str()),
                _ => self.wrong(report, "a text in quotes"),
            }
            return None;
        };
        if text.trim().is_empty() {
            report.error(&self.spot, "The text is empty.", "Write the text, or leave the key out.");
            return None;
        }
        Some(text.trim().to_owned())
    }

    /// `true` or `false`.
    pub fn flag(&self, report: &mut Report) -> Option<bool> {
        let flag = self.inner.as_bool();
        if flag.is_none() {
            self.wrong(report, "`true` or `false`");
        }
        flag
    }

    /// A whole number.
    pub fn number(&self, report: &mut Report) -> Option<i64> {
        let number = self.inner.as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            self.wrong(report, "a whole number");
        }
        number
    }

    /// A calendar day.
    pub fn date(&self, report: &mut Report) -> Option<Date> {
        let date = self.inner.as_datetime().and_then(|d| d.date);
        if date.is_none() {
            self.wrong(report, "a date without quotes (2027-06-30)");
        }
        date
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, report: &mut Report, kind: &str, known: &[(&str, T)]) -> Option<T> {
        let word = self.text(report)?;
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            report.unknown(&self.spot, kind, &word, known.iter().map(|(name, _)| *name));
        }
        found
    }

    /// A list; a single value counts as a list of one where `or_one`.
    pub fn list(&self, report: &mut Report, or_one: bool) -> Vec<Value<'v>> {
        if let Some(items) = self.inner.as_array() {
            let item = |(i, item): (usize, &'v Spanned<DeValue<'v>>)| Value {
                spot: Spot { key: format!("{}[{}]", self.spot.key, i + 1), at: start(item.span()) },
                inner: item.get_ref(),
            };
            return items.iter().enumerate().map(item).collect();
        }
        if or_one {
            return vec![self.clone()];
        }
        self.wrong(report, "a list in square brackets");
        Vec::new()
    }

    /// A list of texts, each with its spot.
    pub fn texts(&self, report: &mut Report, or_one: bool) -> Vec<(String, Spot)> {
        let items = self.list(report, or_one);
        items.into_iter().filter_map(|item| Some((item.text(report)?, item.spot))).collect()
    }

    /// A table.
    pub fn section(&self, report: &mut Report) -> Option<Section<'v>> {
        let Some(entries) = self.inner.as_table() else {
            self.wrong(report, "a table");
            return None;
        };
        Some(Section { spot: self.spot.clone(), entries, asked: Vec::new() })
    }

    /// A list of tables, as `[[tool]]` writes it.
    pub fn sections(&self, report: &mut Report) -> Vec<Section<'v>> {
        if self.is_table() {
            let key = &self.spot.key;
            let mend = format!("Write `[[{key}]]` with two brackets on each side, once for each.");
            report.error(&self.spot, "There may be several of these, so it is a list.", mend);
            return Vec::new();
        }
        let items = self.list(report, false);
        items.iter().filter_map(|item| item.section(report)).collect()
    }

    /// Whether this is a table.
    pub fn is_table(&self) -> bool {
        self.inner.is_table()
    }

    /// Whether this is a text.
    pub fn is_text(&self) -> bool {
        self.inner.is_str()
    }
}

fn start(span: Range<usize>) -> usize {
    span.start
}
