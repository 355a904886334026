//! Number masks of spreadsheets (ECMA-376 part 1, 18.8.31): `000-00-0000`, `#,##0.00`, `(000) 000-0000`, `0%`.

/// A number without a mask: all digits of a whole number, at most what a sheet shows of any other.
pub fn general(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { format!("{number}") }
}

/// One piece of a mask.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    /// `0`, which is always shown, or `#` and `?`, which are not.
    Digit {
        always: bool,
    },
    Literal(char),
    Point,
    Group,
    Percent,
}

/// A number as its mask shows it.
pub fn shown(number: f64, mask: &str) -> String {
    let sections = sections(mask);
    let section = chosen(number, &sections);
    let pieces = pieces(section);
    if !number.is_finite() || !pieces.iter().any(|piece| matches!(piece, Piece::Digit { .. })) {
        return general(number);
    }
    let factor = if pieces.contains(&Piece::Percent) { 100.0 } else { 1.0 };
    let point = pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(pieces.len());
    let is_digit = |piece: &&Piece| matches!(piece, Piece::Digit { .. });
    let decimals = pieces.iter().skip(point).filter(is_digit).count().min(15);
    let written = format!("{:.*}", decimals, (number * factor).abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    if number < 0.0 && sections.len() < 2 {
        out.push('-');
    }
    out.push_str(&front(&pieces[..point], whole));
    out.push_str(&back(&pieces[point..], fraction));
    out.trim().to_owned()
}

/// The part before the point: digits are dealt out from the right, what is left over stands at the first place.
fn front(pieces: &[Piece], whole: &str) -> String {
    let grouped = pieces.contains(&Piece::Group);
    let places = pieces.iter().filter(|piece| matches!(piece, Piece::Digit { .. })).count();
    let digits: Vec<char> = whole.chars().skip_while(|c| *c == '0').collect();
    let mut left = digits.len();
    let mut out: Vec<char> = Vec::new();
    let (mut dealt, mut place) = (0, 0);
    for piece in pieces.iter().rev() {
        match piece {
            Piece::Digit { always } => {
                place += 1;
                let mut wanted = usize::from(left > 0 || *always);
                if place == places {
                    wanted = wanted.max(left);
                }
                for _ in 0..wanted {
                    if grouped && dealt > 0 && dealt % 3 == 0 {
                        out.push(',');
                    }
                    left = left.saturating_sub(1);
                    let digit = digits.len().checked_sub(dealt + 1).and_then(|at| digits.get(at));
                    out.push(digit.copied().unwrap_or('0'));
                    dealt += 1;
                }
            }
            Piece::Literal(c) => out.push(*c),
            Piece::Percent => out.push('%'),
            Piece::Group | Piece::Point => {}
        }
    }
    out.iter().rev().collect()
}

/// The point and what follows.
fn back(pieces: &[Piece], fraction: &str) -> String {
    let mut digits = fraction.chars();
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Digit { .. } => out.extend(digits.next()),
            Piece::Literal(c) => out.push(*c),
            Piece::Point => out.push('.'),
            Piece::Percent => out.push('%'),
            Piece::Group => {}
        }
    }
    out
}

/// The section for a number: by its own condition, else positive, negative, zero.
fn chosen<'m>(number: f64, sections: &[&'m str]) -> &'m str {
    let by_condition = sections.iter().find(|section| condition(section).is_some_and(|holds| holds(number)));
    let first = sections.first().copied().unwrap_or_default();
    match by_condition {
        Some(section) => section,
        None if sections.iter().any(|section| condition(section).is_some()) => {
            sections.iter().find(|section| condition(section).is_none()).copied().unwrap_or(first)
        }
        None if number < 0.0 => sections.get(1).copied().unwrap_or(first),
        None if number == 0.0 => sections.get(2).copied().unwrap_or(first),
        None => first,
    }
}

/// The condition that a section begins with: `[<=9999999]`.
fn condition(section: &str) -> Option<impl Fn(f64) -> bool> {
    let inside = section.trim_start().strip_prefix('[')?.split(']').next()?;
    let than = inside.trim_start_matches(['<', '>', '=']);
    let operator = &inside[..inside.len() - than.len()];
    let than: f64 = than.trim().parse().ok()?;
    let operator = operator.to_owned();
    Some(move |number: f64| match operator.as_str() {
        "<" => number < than,
        "<=" => number <= than,
        ">" => number > than,
        ">=" => number >= than,
        "=" => number == than,
        _ => number != than,
    })
}

/// The sections of a mask; a `;` in quotes divides nothing.
fn sections(mask: &str) -> Vec<&str> {
    let (mut quoted, mut escaped, mut start) = (false, false, 0);
    let mut sections = Vec::new();
    for (at, c) in mask.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                sections.push(&mask[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&mask[start..]);
    sections
}

fn pieces(section: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '0' => pieces.push(Piece::Digit { always: true }),
            '#' | '?' => pieces.push(Piece::Digit { always: false }),
            '.' => pieces.push(Piece::Point),
            ',' => pieces.push(Piece::Group),
            '%' => pieces.push(Piece::Percent),
            '\\' => pieces.extend(chars.next().map(Piece::Literal)),
            // A blank as wide as the next character, and one that is repeated to fill the cell.
            '_' | '*' => {
                chars.next();
            }
            '"' => pieces.extend(chars.by_ref().take_while(|c| *c != '"').map(Piece::Literal)),
            // `[$€-407]` is a currency, all else in brackets a color or a condition.
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let currency = inside.strip_prefix('$').and_then(|c| c.split('-').next());
                pieces.extend(currency.unwrap_or_default().chars().map(Piece::Literal));
            }
            '@' => {}
            c => pieces.push(Piece::Literal(c)),
        }
    }
    pieces
}

/// The letters of a mask that mean something, in small: none in quotes, brackets or after a backslash.
pub fn letters(mask: &str) -> String {
    let mut letters = String::new();
    let mut chars = mask.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().take_while(|c| *c != '"').count()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // `[h]:mm` counts hours past a day.
                if matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    letters.push_str(&inside.to_ascii_lowercase());
                }
            }
            '\\' | '_' | '*' => drop(chars.next()),
            c => letters.extend(c.to_lowercase()),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::{general, letters, shown};

    #[test]
    fn numbers_are_shown_as_their_masks_say() {
        let table = [
            (536_904_399.0, "000-00-0000", "536-90-4399"),
            (36_904_399.0, "000\\-00\\-0000", "036-90-4399"),
            (5_035_550_188.0, "[<=9999999]###-####;(###) ###-####", "(503) 555-0188"),
            (5_550_188.0, "[<=9999999]###-####;(###) ###-####", "555-0188"),
            (1407.0, "00000", "01407"),
            (1407.0, "00000-0000", "00000-1407"),
            (1234.5, "#,##0.00", "1,234.50"),
            (1_234_567.0, "\"$\"#,##0", "$1,234,567"),
            (-12.0, "[$€-407]#,##0.0;[Red]-[$€-407]#,##0.0", "-€12.0"),
            (-12.0, "0.0", "-12.0"),
            (0.125, "0.0%", "12.5%"),
            (0.0, "#,##0", "0"),
            (0.0, "#,###", ""),
            (7.0, "@", "7"),
            (7.0, "\"no digits\"", "7"),
            (f64::INFINITY, "000-00", "inf"),
        ];
        for (number, mask, text) in table {
            assert_eq!(shown(number, mask), text, "{mask}");
        }
    }

    #[test]
    fn a_whole_number_keeps_all_digits() {
        assert_eq!(general(536_904_399.0), "536904399");
        assert_eq!(general(4.111_111_111_111_111e15), "4111111111111111");
        assert_eq!(general(0.1), "0.1");
    }

    #[test]
    fn letters_in_quotes_and_colors_are_no_dates() {
        assert_eq!(letters("[Red]0\" days\";yyyy\\-mm"), "0;yyyymm");
        assert_eq!(letters("[h]:mm"), "h:mm");
    }
}
