use super::Redaction;

/// Puts the values back into a text that holds placeholders.
///
/// Where a value was written in several ways, an answer that repeats its placeholder as often as the redacted
/// text gets each way in its turn; any other answer gets the first way throughout.
pub fn restore(redaction: &Redaction, answer: &str) -> String {
    let mut restored = String::with_capacity(answer.len());
    let mut rest = answer;
    let mut turns: Vec<(&str, Turns)> = Vec::new();
    for replacement in &redaction.replacements {
        let place = turns.iter().position(|(p, _)| *p == replacement.placeholder);
        match place.and_then(|i| turns.get_mut(i)) {
            Some((_, known)) => known.ways.push(replacement.value()),
            None => {
                turns.push((&replacement.placeholder, Turns { ways: vec![replacement.value()], used: 0 }))
            }
        }
    }
    for (placeholder, known) in &mut turns {
        if answer.matches(placeholder as &str).count() != known.ways.len() {
            known.ways.truncate(1);
        }
    }
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        restored.push_str(before);
        match turns.iter_mut().find(|(p, _)| from.starts_with(p)) {
            Some((placeholder, known)) => {
                restored.push_str(known.next());
                rest = from.get(placeholder.len()..).unwrap_or_default();
            }
            None => {
                restored.push('[');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    restored.push_str(rest);
    restored
}

/// The ways a value was written, and how many were put back.
struct Turns<'r> {
    ways: Vec<&'r str>,
    used: usize,
}

impl<'r> Turns<'r> {
    fn next(&mut self) -> &'r str {
        let way = self.ways.get(self.used).or(self.ways.first()).copied().unwrap_or_default();
        self.used += 1;
        way
    }
}
