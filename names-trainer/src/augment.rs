//! The same text as people type it: lower case, capitals, names alone in lower case.

use crate::random::Random;
use crate::template::Example;

/// Changes the case of `example` in some of its uses.
pub fn retype(example: Example, random: &mut Random) -> Example {
    match random.below(100) {
        0..=10 => whole(&example, str::to_lowercase),
        11..=15 => whole(&example, str::to_uppercase),
        16..=19 => names(&example, str::to_lowercase),
        20..=23 => names(&example, str::to_uppercase),
        24..=25 => whole(&example, title_case),
        26..=28 => whole(&example, bare),
        _ => example,
    }
}

fn whole(example: &Example, change: impl Fn(&str) -> String) -> Example {
    pieces(example, &change, &change)
}

fn names(example: &Example, change: impl Fn(&str) -> String) -> Example {
    pieces(example, &str::to_owned, &change)
}

fn pieces(example: &Example, other: &dyn Fn(&str) -> String, name: &dyn Fn(&str) -> String) -> Example {
    let mut out = Example::default();
    let mut at = 0;
    for &(start, end) in &example.names {
        out.text.push_str(&other(example.text.get(at..start).unwrap_or("")));
        let from = out.text.len();
        out.text.push_str(&name(example.text.get(start..end).unwrap_or("")));
        out.names.push((from, out.text.len()));
        at = end;
    }
    out.text.push_str(&other(example.text.get(at..).unwrap_or("")));
    out
}

fn title_case(s: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in s.chars() {
        if before.is_alphabetic() || before == '\'' {
            out.push(c)
        } else {
            out.extend(c.to_uppercase())
        }
        before = c;
    }
    out
}

/// Without accents on the commonest letters.
fn bare(s: &str) -> String {
    s.chars()
        .map(|c| match c {
            'á' | 'à' | 'ã' | 'â' => 'a',
            'é' | 'ê' | 'è' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        })
        .collect()
}
