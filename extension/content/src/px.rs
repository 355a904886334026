//! Lengths and shares of style sheets. What the standard library has for them weighs 35 KB.

/// Hundredths, rounded; what is out of bounds is the bound.
pub fn hundredths(number: f64) -> i32 {
    (number * 100.0 + 0.5).floor() as i32
}

/// A length in pixels to two places.
pub fn written(px: f64) -> String {
    let hundredths = hundredths(px);
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}px", size / 100, size % 100)
}

/// A plain decimal number; `None` where anything else stands.
pub fn number(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && places.is_empty() {
        return None;
    }
    let (mut number, mut unit) = (0.0, 1.0);
    for digit in whole.chars() {
        number = number * 10.0 + f64::from(digit.to_digit(10)?);
    }
    for digit in places.chars() {
        unit /= 10.0;
        number += unit * f64::from(digit.to_digit(10)?);
    }
    Some(sign * number)
}

#[cfg(test)]
mod tests {
    use super::{number, written};
    use proptest::prelude::*;

    #[test]
    fn a_length_is_written_to_two_places() {
        for (px, text) in [(0.0, "0.00px"), (13.333, "13.33px"), (-0.25, "-0.25px"), (1200.5, "1200.50px")] {
            assert_eq!(written(px), text);
        }
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for (text, value) in
            [("16", Some(16.0)), ("-0.5", Some(-0.5)), (".25", Some(0.25)), ("3.", Some(3.0))]
        {
            assert_eq!(number(text), value, "{text}");
        }
        for text in ["", ".", "-", "1e3", "12%", "0x1", "1.2.3", "nan"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read_again(hundredths in -10_000_000i32..10_000_000) {
            let px = f64::from(hundredths) / 100.0;
            let text = written(px);
            prop_assert_eq!(&text, &format!("{px:.2}px"));
            prop_assert!((number(text.trim_end_matches("px")).unwrap() - px).abs() < 1e-6);
        }
    }
}
