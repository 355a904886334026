/// The known word nearest to a mistyped one, if one is near: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word: Vec<char> =
        word.chars().take(64).map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    let near = known.iter().map(|candidate| (distance(&word, candidate), *candidate)).min()?;
    (near.0 * 3 <= word.len()).then_some(near.1)
}

/// How many letters must be added, dropped, changed or swapped with their neighbour.
fn distance(word: &[char], candidate: &str) -> usize {
    let candidate: Vec<char> =
        candidate.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    let mut two_above = vec![0; candidate.len() + 1];
    let mut above: Vec<usize> = (0..=candidate.len()).collect();
    for (i, a) in word.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in candidate.iter().enumerate() {
            let mut best = (above[j] + usize::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && word[i - 1] == *b && candidate[j - 1] == *a {
                best = best.min(two_above[j - 1] + 1);
            }
            row.push(best);
        }
        two_above = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_its_word_and_a_stranger_none() {
        let known = ["organisation", "policy", "status", "use_instead"];
        for (word, expected) in [
            ("organization", Some("organisation")),
            ("statsu", Some("status")),
            ("use-instead", Some("use_instead")),
            ("Policy", Some("policy")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known), expected, "{word}");
        }
    }
}
