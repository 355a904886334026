use crate::policy::{Edge, LONGEST, Pattern, Step};
use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};
use regex_syntax::{Error, ParserBuilder};

/// The most instructions that one pattern may become.
const MOST_STEPS: usize = 2_000;

/// Why a pattern is refused.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    pub what: String,
    pub mend: &'static str,
}

const TOO_LARGE: &str = "Shorten it, or lower the numbers in {braces}.";

/// Turns a regular expression (the `regex` crate's syntax: no look-around, no back-references) into a program
/// that runs without that crate.
pub fn compile(pattern: &str) -> Result<Pattern, Fault> {
    let hir = ParserBuilder::new().nest_limit(30).build().parse(pattern).map_err(|error| {
        let why = match error {
            Error::Parse(e) => e.kind().to_string(),
            Error::Translate(e) => e.kind().to_string(),
            _ => "unknown syntax".into(),
        };
        let mend =
            "Write it in the syntax of RE2 and Rust, in 'single quotes'; look-around and \\1 do not exist.";
        Fault { what: format!("The pattern cannot be read: {why}."), mend }
    })?;
    match hir.properties().minimum_len() {
        None => return Err(fault("The pattern can never be found.", "Mend it.")),
        Some(0) => {
            return Err(fault("The pattern is found in an empty text.", "Ask for at least one character."));
        }
        Some(least) if least > LONGEST => {
            return Err(fault("The pattern asks for too long a text.", TOO_LARGE));
        }
        Some(_) => {}
    }
    let mut program = Pattern::default();
    emit(&mut program, &hir)?;
    push(&mut program, Step::Found)?;
    Ok(program)
}

fn fault(what: &str, mend: &'static str) -> Fault {
    Fault { what: what.into(), mend }
}

/// Adds an instruction and tells its place.
fn push(program: &mut Pattern, step: Step) -> Result<u16, Fault> {
    if program.steps.len() >= MOST_STEPS {
        return Err(fault("The pattern is too large.", TOO_LARGE));
    }
    program.steps.push(step);
    Ok(here(program) - 1)
}

fn here(program: &Pattern) -> u16 {
    u16::try_from(program.steps.len()).unwrap_or(u16::MAX)
}

fn emit(program: &mut Pattern, hir: &Hir) -> Result<(), Fault> {
    match hir.kind() {
        HirKind::Empty => Ok(()),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0)
                .map_err(|_| fault("The pattern asks for bytes that are no text.", "Ask for characters."))?;
            text.chars().try_for_each(|c| take(program, vec![(c, c)]))
        }
        HirKind::Class(Class::Unicode(class)) => {
            take(program, class.ranges().iter().map(|r| (r.start(), r.end())).collect())
        }
        HirKind::Class(Class::Bytes(class)) => take(
            program,
            class.ranges().iter().map(|r| (char::from(r.start()), char::from(r.end()))).collect(),
        ),
        HirKind::Look(look) => push(program, Step::Here(edge(*look)?)).map(|_| ()),
        HirKind::Capture(capture) => emit(program, &capture.sub),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| emit(program, part)),
        HirKind::Alternation(parts) => alternation(program, parts),
        HirKind::Repetition(repetition) => repeat(program, repetition),
    }
}

fn take(program: &mut Pattern, set: Vec<(char, char)>) -> Result<(), Fault> {
    let at = program.sets.iter().position(|other| *other == set).unwrap_or_else(|| {
        program.sets.push(set);
        program.sets.len() - 1
    });
    push(program, Step::Take(u16::try_from(at).unwrap_or(u16::MAX))).map(|_| ())
}

fn edge(look: Look) -> Result<Edge, Fault> {
    Ok(match look {
        Look::Start => Edge::Start,
        Look::End => Edge::End,
        Look::StartLF => Edge::LineStart,
        Look::EndLF => Edge::LineEnd,
        Look::WordAscii | Look::WordUnicode => Edge::Word,
        Look::WordAsciiNegate | Look::WordUnicodeNegate => Edge::NotWord,
        _ => return Err(fault("The pattern uses a rare kind of boundary.", "Use \\b, ^ or $.")),
    })
}

fn alternation(program: &mut Pattern, parts: &[Hir]) -> Result<(), Fault> {
    let mut ends = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        if i + 1 == parts.len() {
            emit(program, part)?;
            continue;
        }
        let fork = push(program, Step::Go(0))?;
        emit(program, part)?;
        ends.push(push(program, Step::Go(0))?);
        program.steps[usize::from(fork)] = Step::Either(fork + 1, here(program));
    }
    let end = here(program);
    for at in ends {
        program.steps[usize::from(at)] = Step::Go(end);
    }
    Ok(())
}

fn repeat(program: &mut Pattern, repetition: &Repetition) -> Result<(), Fault> {
    let Repetition { min, max, greedy, sub, .. } = repetition;
    let either = |on, out| if *greedy { Step::Either(on, out) } else { Step::Either(out, on) };
    let Some(max) = max else { return repeat_without_end(program, *min, sub, &either) };
    for _ in 0..*min {
        emit(program, sub)?;
    }
    let mut forks = Vec::new();
    for _ in *min..*max {
        forks.push(push(program, Step::Go(0))?);
        emit(program, sub)?;
    }
    let end = here(program);
    for fork in forks {
        program.steps[usize::from(fork)] = either(fork + 1, end);
    }
    Ok(())
}

/// `x*` and `x{2,}`: the last `x` leads back to itself. Where none is needed, it can be passed over; deciding that at
/// the loop's own fork would, for an `x` that can be empty, prefer otherwise than the `regex` crate does.
fn repeat_without_end(
    program: &mut Pattern,
    min: u32,
    sub: &Hir,
    either: &impl Fn(u16, u16) -> Step,
) -> Result<(), Fault> {
    for _ in 1..min {
        emit(program, sub)?;
    }
    let pass = if min == 0 { Some(push(program, Step::Go(0))?) } else { None };
    let start = here(program);
    emit(program, sub)?;
    let back = push(program, Step::Go(0))?;
    let end = here(program);
    program.steps[usize::from(back)] = either(start, end);
    if let Some(pass) = pass {
        program.steps[usize::from(pass)] = either(start, end);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PATTERNS: [&str; 22] = [
        r"(a??b??)*c|a",
        r"(?:a??b??)*a|ab",
        r"(?:a?b??){2,}b?á",
        r"\Bé|\b1",
        r"EFS-\d{6}",
        r"\bEFS-?\d{4,6}\b",
        r"(?i)case\s*(no|number|#)?\s*[:.]?\s*[A-Z]{2}\d{3}",
        r"a|ab|abc",
        r"abc|ab|a",
        r"(a|b)*c",
        r"(a*)*b",
        r"a+?b?",
        r"[^a\s]+",
        r"^a.b$",
        r"(?m)^a+$",
        r"\Ba\B",
        r"[á-ú]+",
        r"x{2,}y{0,3}",
        r"(?:ab){2,3}|ba",
        r"\w+@\w+",
        r"(ab|a)(c|bcd)(d*)",
        r"1{3}|1{2}",
    ];

    #[test]
    fn a_pattern_that_cannot_run_says_why() {
        for (pattern, word) in [
            (r"(?=a)", "cannot be read"),
            (r"(a)\1", "cannot be read"),
            ("[", "cannot be read"),
            ("a*", "empty"),
            ("", "empty"),
            ("[a&&b]", "never"),
            (r"\d{300}", "too long"),
            (r"(\w{1,90}){1,90}", "too large"),
            (r"(?-u:\xff)", "cannot be read"),
            (r"\b{start}a", "boundary"),
        ] {
            let fault = compile(pattern).expect_err(pattern);
            assert!(fault.what.contains(word), "{pattern}: {}", fault.what);
        }
    }

    #[test]
    fn time_is_linear_in_hostile_text() {
        let pattern = compile("(a*)*b|a+c").expect("valid");
        let text = "a".repeat(200_000);
        assert!(pattern.find_all(&text).is_empty());
    }

    #[cfg(feature = "reference")]
    proptest! {
        #[test]
        fn the_program_finds_what_the_regex_crate_finds(
            which in 0..PATTERNS.len(),
            text in "([abcdxyEFSáñ1 \n@:#-]|e\u{301}|EFS-|case no|12)*",
        ) {
            let text: String = text.chars().take(100).collect();
            let ours = compile(PATTERNS[which]).expect("valid").find_all(&text);
            let theirs = regex::Regex::new(PATTERNS[which]).expect("valid");
            let theirs: Vec<_> = theirs.find_iter(&text).map(|m| m.range()).collect();
            prop_assert_eq!(ours, theirs);
        }
    }

    #[cfg(feature = "reference")]
    #[test]
    fn patterns_that_fuzzing_found_to_differ_agree_with_the_regex_crate() {
        for (pattern, text) in [
            (r"k+b|é????*x??é=?|é??0??0????-", "éééé\u{10}?"),
            (r"\Bé", "E\u{301}éé, \u{591}é"),
            (r"(?:a??)*b??a|a??c", "aaaac"),
            (r"(?:|a)+b|a", "aab"),
        ] {
            let ours = compile(pattern).expect("valid").find_all(text);
            let theirs = regex::Regex::new(pattern).expect("valid");
            assert_eq!(ours, theirs.find_iter(text).map(|m| m.range()).collect::<Vec<_>>(), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn no_pattern_panics(pattern in "\\PC{0,30}", text in "\\PC{0,60}") {
            if let Ok(program) = compile(&pattern) {
                for hit in program.find_all(&text) {
                    prop_assert!(text.get(hit.clone()).is_some_and(|t| !t.is_empty()));
                }
            }
        }
    }
}
