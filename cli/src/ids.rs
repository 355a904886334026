use handrail::detect::definitions;
use handrail::intent;

/// The known ids that share a word with what was written, as a question to end a sentence with; empty when there
/// is none.
pub fn hint(written: &str) -> String {
    let ids = definitions().iter().map(|d| &*d.id).chain(intent::ids());
    let words: Vec<&str> = written.split(['_', '-']).filter(|word| word.len() > 2).collect();
    let near: Vec<&str> = ids.filter(|id| words.iter().any(|word| id.contains(word))).take(8).collect();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn a_hint_names_ids_that_share_a_word() {
        assert!(hint("ssn").contains("us_ssn") && hint("social_ssn").contains("us_ssn"));
        assert_eq!(hint("zz"), "");
    }
}
