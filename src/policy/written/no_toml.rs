//! Why a text is no TOML, said for somebody who writes it seldom.

use super::report::{Report, Spot, shown};
use toml::de::Error;

/// Curly quotes, as word processors and mail programs make them.
const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '«'];

/// Tells of each place where a text is no TOML.
pub fn tell(text: &str, errors: &[Error], report: &mut Report) {
    let mut twice = false;
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        let why = error.message().lines().next().unwrap_or_default();
        let spot = Spot { key: String::new(), at };
        if why.contains("duplicate key") {
            // What stands in a part that is there twice is all said to be there twice.
            if !std::mem::replace(&mut twice, true) {
                let name = text.get(error.span().unwrap_or_default()).unwrap_or_default();
                let what = format!("`{}` is here a second time.", shown(name));
                report.error(&spot, what, "Join the two, or leave one out.");
            }
            continue;
        }
        let what = format!("This is not TOML: {}.", shown(why));
        report.error(&spot, what, mend(why, line_at(text, at), text.get(at..).unwrap_or_default()));
    }
}

fn mend(why: &str, line: &str, rest: &str) -> &'static str {
    let ends = rest.lines().next().is_none_or(|rest| rest.trim().is_empty());
    if line.contains(CURLY) {
        "Write straight quotes, \"like this\"; word processors make curly ones."
    } else if why.contains("date") {
        "Write a day that there is, year first and without quotes: 2027-06-30."
    } else if why.contains("values must be quoted") && ends {
        "Write a value behind the equals sign, or leave the line out."
    } else if why.contains("values must be quoted") {
        "Put the text in straight quotes: name = \"like this\"."
    } else {
        "Check quotes, brackets and equals signs here and on the line above."
    }
}

fn line_at(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}
