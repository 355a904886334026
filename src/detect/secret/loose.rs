//! Signs that stand in sentences and tables, too, and values that are wrapped in a call: only what is surely a secret
//! counts behind them.

use super::assignment::{self, Value};
use super::spoken::{REACH, is_strong};
use crate::detect::checks;

/// Longest name of a call around a value, in bytes.
const CALL: usize = 40;
/// A key behind nothing but a blank is at least so long, in bytes.
const BARE: usize = 20;
/// A key behind a name that says little is sure without capitals when it is so long, in bytes.
const LONG: usize = 32;
/// Longest credential in braces, in bytes.
const BRACED: usize = 600;
/// What also joins the parts of a sentence, with a blank before it: hyphen, dashes, an arrow, the line of a table, a verb.
const SIGNS: [&[u8]; 6] = [b"- ", b"> ", b"\xE2\x80\x93 ", b"\xE2\x80\x94 ", b"|", b"is "];

/// What stands between a key and its name in a call, and around it in a sentence.
const LISTED: &[u8] = b", ";

/// The value behind a name that ends at `end`, in `token - …`, `| token | …`, a tab, a line below, `is`, a blank, or a
/// call: `token = Secret("…")`. `key` says that a machine made what is looked for.
pub fn value(bytes: &[u8], end: usize, key: bool) -> Option<Value> {
    let rest = bytes.get(end..)?;
    let closing = rest.iter().take(8).take_while(|b| b"\"'`*])".contains(b)).count();
    let rest = rest.get(closing..)?;
    let blanks = rest.iter().take(24).take_while(|b| b" \t".contains(b)).count();
    let tab = rest.get(..blanks)?.contains(&b'\t');
    let after = rest.get(blanks..)?;
    let from = end + closing + blanks;
    let sign =
        SIGNS.iter().find(|s| after.starts_with(s)).or((key && after.starts_with(b", ")).then_some(&LISTED));
    let place = match sign {
        Some(&LISTED) => from + LISTED.len(),
        Some(sign) if blanks > 0 || after.starts_with(b"| ") || after.starts_with(b"> ") => from + sign.len(),
        _ if tab => from,
        _ if blanks == 1 && key => return bare(bytes, from).filter(|v| v.end - v.start >= BARE),
        _ => return below(bytes, from).or_else(|| called(bytes, from)).filter(|v| sure(bytes, *v, key)),
    };
    assignment::value(bytes, place).filter(|v| sure(bytes, *v, key))
}

/// A value on its own behind a blank, to the end of the word.
fn bare(bytes: &[u8], from: usize) -> Option<Value> {
    let value = assignment::value(bytes, from)?;
    let ends = bytes.get(value.end).is_none_or(|b| b.is_ascii_whitespace() || b"\"'`.,;)".contains(b));
    (ends && sure(bytes, value, true)).then_some(value)
}

/// A key on its own behind a blank and a name that says little (`key`, `token`): one that mixes capitals, small letters
/// and digits, or is long.
pub fn alone(bytes: &[u8], end: usize) -> Option<Value> {
    let from = end + usize::from(bytes.get(end) == Some(&b' '));
    let value = bare(bytes, from).filter(|_| from > end)?;
    is_drawn(bytes.get(value.start..value.end)?).then_some(value)
}

/// Whether a key is sure without a name that says so.
fn is_drawn(text: &[u8]) -> bool {
    let long = text.len() >= LONG && text.iter().all(u8::is_ascii_alphanumeric);
    text.len() >= BARE && (long || checks::three_kinds(text))
}

/// The key behind the verb of a sentence whose name of a key ends at `end`: `the key for the backup is …`. Behind a
/// `plain` name it must be sure by itself.
pub fn told(bytes: &[u8], end: usize, plain: bool) -> Option<Value> {
    let rest = bytes.get(end..)?;
    let between = |b: &&u8| b.is_ascii_alphanumeric() || b" '-#".contains(b) || !b.is_ascii();
    let length = rest.iter().take(REACH).take_while(between).count();
    let clause = rest.get(..length).filter(|c| c.starts_with(b" "))?;
    let colon = (rest.get(length) == Some(&b':')).then_some(length + 1);
    let verb = |verb: &&[u8]| clause.windows(verb.len()).position(|w| w == *verb).map(|at| at + verb.len());
    let behind = [&b" is "[..], b" es ", b" was ", b" era "].iter().find_map(verb).or(colon)?;
    let gap = rest.get(behind..)?.iter().take(2).take_while(|b| **b == b' ').count();
    let value = bare(bytes, end + behind + gap)?;
    (!plain || is_drawn(bytes.get(value.start..value.end)?)).then_some(value)
}

/// The last word between the braces that open at `from`, as Jenkins keeps credentials: `<secret>{… word}</secret>`
/// (Jenkins handbook, `hudson.util.Secret`).
pub fn braced(bytes: &[u8], from: usize) -> Option<Value> {
    let inside = bytes.get(from..)?.strip_prefix(b"{")?;
    let length = inside.iter().take(BRACED).position(|b| *b == b'}')?;
    let inside = inside.get(..length).filter(|_| bytes.get(from + length + 2) == Some(&b'<'))?;
    let blank = inside.iter().rposition(|b| *b == b' ').map_or(0, |at| at + 1);
    (blank < length).then_some(Value { start: from + 1 + blank, end: from + 1 + length, quoted: false })
}

/// A value on the line below `name:` or `name=`.
fn below(bytes: &[u8], from: usize) -> Option<Value> {
    let rest = bytes.get(from..)?.strip_prefix(b":").or(bytes.get(from..)?.strip_prefix(b"="))?;
    let gap = rest.iter().take(40).take_while(|b| b.is_ascii_whitespace()).count();
    let value = assignment::value(bytes, from + 1 + gap)
        .filter(|_| rest.get(..gap).is_some_and(|g| g.contains(&b'\n')))?;
    bytes.get(value.end).is_none_or(|b| b.is_ascii_whitespace() || b"\"'".contains(b)).then_some(value)
}

/// The only argument of a call that is assigned: `= Secret("…")`, `:= String::from("…")`.
fn called(bytes: &[u8], from: usize) -> Option<Value> {
    let start = assignment::sign(bytes, from)?;
    let rest = bytes.get(start..)?;
    let gap = rest.iter().take(3).take_while(|b| **b == b' ').count();
    let rest = rest.get(gap..)?;
    let new = if rest.starts_with(b"new ") { 4 } else { 0 };
    let name = |b: &&u8| b.is_ascii_alphanumeric() || b"_.:[]<>&".contains(b);
    let length = rest.get(new..)?.iter().take(CALL).take_while(name).count();
    let open = new + length;
    let argument = start + gap + open + 1;
    let quoted = rest.get(open) == Some(&b'(') && bytes.get(argument).is_some_and(|b| b"\"'`".contains(b));
    let value = assignment::value(bytes, argument).filter(|_| length > 0 && quoted)?;
    (bytes.get(value.end + 1) == Some(&b')')).then_some(value)
}

/// Whether a value cannot be a word of the sentence around it.
fn sure(bytes: &[u8], value: Value, key: bool) -> bool {
    let text = bytes.get(value.start..value.end).unwrap_or_default();
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    if key {
        digits > 1 && checks::made_key(text) || checks::uuid(text)
    } else {
        is_strong(text) && !checks::camel(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(text: &'t str, name: &str, key: bool) -> Option<&'t str> {
        let end = text.find(name)? + name.len();
        value(text.as_bytes(), end, key).and_then(|v| text.get(v.start..v.end))
    }

    #[test]
    fn what_is_surely_a_secret_counts_behind_loose_signs() {
        for text in [
            "pass - Tiger-Pond-4471",
            "| pass | Tiger-Pond-4471 |",
            "pass\tTiger-Pond-4471",
            "pass:\n  Tiger-Pond-4471\n",
            "pass=\nTiger-Pond-4471",
            "pass = Secret(\"Tiger-Pond-4471\")",
            "pass = new Pass(\"Tiger-Pond-4471\");",
        ] {
            assert_eq!(found(text, "pass", false), Some("Tiger-Pond-4471"), "{text}");
        }
        for text in [
            "token b7f3Qz81LkWm2Xy90PvRtJhG",
            "token is b7f3Qz81LkWm2Xy90PvRtJhG",
            "token - 'b7f3Qz81LkWm2Xy90PvRtJhG'",
            "'token' , '\"b7f3Qz81LkWm2Xy90PvRtJhG\"'",
        ] {
            assert_eq!(found(text, "token", true), Some("b7f3Qz81LkWm2Xy90PvRtJhG"), "{text}");
        }
        for text in [
            "token is b7f3Qz81LkWm2Xy90PvRtJhG",
            "token for the export job is `b7f3Qz81LkWm2Xy90PvRtJhG`.",
            "token for Tuesday: b7f3Qz81LkWm2Xy90PvRtJhG",
            "token es b7f3Qz81LkWm2Xy90PvRtJhG, gracias",
        ] {
            let said = told(text.as_bytes(), 5, true).and_then(|v| text.get(v.start..v.end));
            assert_eq!(said, Some("b7f3Qz81LkWm2Xy90PvRtJhG"), "{text}");
        }
    }

    #[test]
    fn sentences_and_tables_are_no_values() {
        for text in [
            "pass - fail",
            "| pass | fail |",
            "pass is required",
            "pass:\n  Enter it here\n",
            "pass = getpass(\"Password 2\")",
            "pass - 90 percent",
            "pass = input('Your new pass')",
        ] {
            assert_eq!(found(text, "pass", false), None, "{text}");
        }
        for text in
            ["token bucket", "token is required", "token counting-2024-web-prod-eu-west", "token - see below"]
        {
            assert_eq!(found(text, "token", true), None, "{text}");
        }
        for text in [
            "token is required",
            "token is spring_budget_2026_final_v2",
            "token for the bus: two dollars",
            "token is counted, b7f3Qz81LkWm2Xy90PvRtJhG",
        ] {
            assert_eq!(told(text.as_bytes(), 5, true), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_value_lies_within_the_text(text in "\\PC{0,60}", end in 0usize..70, key: bool) {
            if let Some(found) = value(text.as_bytes(), end, key) {
                prop_assert!(found.start < found.end && found.end <= text.len());
            }
        }
    }
}
