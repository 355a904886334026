//! The report: what arrived, cell by cell.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// One send.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// In which browser.
    pub browser: String,
    /// What was tried.
    pub part: Part,
    /// Under which content security policy.
    pub csp: String,
    /// Editor or channel.
    pub what: String,
    /// How it was sent.
    pub way: String,
    /// The person was asked or told; for clean text: the channel works at all.
    pub seen: bool,
    /// Nothing of the secret arrived; for clean text: something else arrived than without Handrail.
    pub stopped: bool,
}

/// A kind of case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A person sends from a composer.
    Composer,
    /// The same, with text that nothing is to be said about.
    CleanComposer,
    /// A page sends at an event of its choice.
    Trigger,
    /// A person sends from a real front end with its own server.
    FrontEnd,
    /// The same, with text that nothing is to be said about.
    CleanFrontEnd,
    /// A page sends what still stands in its composer.
    Draft,
    /// A page empties its composer and sends.
    Emptied,
    /// Text that nothing is to be said about.
    Clean,
    /// A person attaches a file that is to be held.
    File,
    /// A person attaches a file that nothing is to be said about.
    CleanFile,
}

impl Case {
    fn is_good(&self) -> bool {
        match self.part {
            Part::Clean | Part::CleanComposer | Part::CleanFrontEnd | Part::CleanFile => {
                self.seen && !self.stopped
            }
            _ => self.stopped,
        }
    }

    /// Whether a person is to be asked in it.
    fn asks(&self) -> bool {
        matches!(self.part, Part::Composer | Part::Trigger | Part::FrontEnd | Part::Emptied | Part::File)
    }

    fn line(&self, f: &mut fmt::Formatter<'_>, how: &str) -> fmt::Result {
        let Self { browser, csp, what, way, .. } = self;
        writeln!(f, "- {browser}, CSP {csp}: {what}, {way}{how}")
    }
}

/// Every case of one run.
pub struct Report {
    /// In the order they were tried.
    pub cases: Vec<Case>,
}

impl Report {
    /// Cases that did not end as they should.
    pub fn failures(&self) -> usize {
        self.cases.iter().filter(|case| !case.is_good()).count()
    }

    fn browsers(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.cases.iter().map(|case| case.browser.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn share<'a>(&'a self, wanted: impl Fn(&Case) -> bool + 'a) -> String {
        let cases: Vec<&Case> = self.cases.iter().filter(|case| wanted(case)).collect();
        let good = cases.iter().filter(|case| case.is_good()).count();
        match (good, cases.len()) {
            (_, 0) => "–".to_owned(),
            (good, all) if good == all => format!("{all} of {all}"),
            (good, all) => format!("**{good} of {all}**"),
        }
    }

    fn summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let browsers = self.browsers();
        writeln!(f, "| | {} |\n| --- |{}", browsers.join(" | "), " --- |".repeat(browsers.len()))?;
        let rows = [
            (Part::Composer, "a person sends from an editor: stopped"),
            (Part::Trigger, "a page sends at whatever event it likes: stopped"),
            (Part::FrontEnd, "a person sends from a real front end: stopped"),
            (Part::Draft, "a page sends what still stands in its composer: stopped"),
            (Part::Emptied, "a page empties its composer and sends: stopped"),
            (Part::Clean, "clean text arrives byte for byte as without Handrail"),
            (Part::CleanComposer, "clean text arrives from an editor as it was typed"),
            (Part::CleanFrontEnd, "clean text arrives from a real front end as it was typed"),
            (Part::File, "a person attaches a file: held before the page gets it"),
            (Part::CleanFile, "a clean file arrives byte for byte"),
        ];
        for (part, what) in rows {
            write!(f, "| {what} |")?;
            for browser in &browsers {
                write!(f, " {} |", self.share(|case| case.part == part && case.browser == *browser))?;
            }
            writeln!(f)?;
        }
        write!(f, "| the person was asked, not only protected |")?;
        for browser in &browsers {
            let mine: Vec<_> =
                self.cases.iter().filter(|case| case.asks() && case.browser == *browser).collect();
            write!(f, " {} of {} |", mine.iter().filter(|case| case.seen).count(), mine.len())?;
        }
        writeln!(f)
    }

    /// One row for each `what`, one column for each browser and each of `columns`.
    fn table(&self, f: &mut fmt::Formatter<'_>, first: &str, parts: &[Part], by_way: bool) -> fmt::Result {
        let mut columns: BTreeMap<(usize, &str, &str), ()> = BTreeMap::new();
        let mut rows: Vec<&str> = Vec::new();
        let chosen = || self.cases.iter().filter(|case| parts.contains(&case.part));
        for case in chosen() {
            let at = if by_way { self.way_index(&case.way) } else { case.part as usize };
            columns.insert((at, &case.way, &case.browser), ());
            if !rows.contains(&case.what.as_str()) {
                rows.push(&case.what);
            }
        }
        write!(f, "| {first} |")?;
        for (_, way, browser) in columns.keys() {
            write!(f, " {way}, {browser} |")?;
        }
        writeln!(f, "\n| --- |{}", " --- |".repeat(columns.len()))?;
        for what in rows {
            write!(f, "| {what} |")?;
            for (_, way, browser) in columns.keys() {
                let wanted = |case: &Case| {
                    parts.contains(&case.part)
                        && case.what == what
                        && case.way == *way
                        && case.browser == *browser
                };
                write!(f, " {} |", self.share(wanted))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn way_index(&self, way: &str) -> usize {
        self.cases.iter().position(|case| case.way == way).unwrap_or_default()
    }

    fn gaps(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gaps: Vec<_> = self.cases.iter().filter(|case| !case.is_good()).collect();
        if gaps.is_empty() {
            writeln!(f, "None in this run.")?;
        }
        gaps.into_iter().try_for_each(|case| case.line(f, ""))?;
        let mut unasked = self.cases.iter().filter(|case| case.is_good() && case.asks() && !case.seen);
        unasked.try_for_each(|case| case.line(f, ": nothing left, and nobody was asked"))
    }
}

const HEAD: &str = "\
# Interception: what was sent, and what arrived

Written by `cargo xtask reliability`. Each case sends a text with a Social Security number, or a clean one, in a real browser,
and asks the **server** what it received. Each cell counts every content security policy that was tried.

";

const LIMITS: &str = "
## What is not seen

- What a worker sends of what it did not hear from the page: through shared memory, a database, a cache. What it is told is judged.
- `WebTransport` and `WebSocketStream` bodies; text in the address of an image, a script or a style sheet.
- A folder that is dropped reaches the page as its files, without the folders; chosen by a button it keeps them.
- Bytes of a stored file that a worker takes out of a database itself, that a page kept as a nameless blob, or that it has at once by an address of
  its own for the file or a `Response` of it; the last two are counted, and the page is called partly protected.
- A file that the page's own service worker gets from the operating system's share menu, and what is inside a picture.
- A frame of another origin that no rule covers, another browser, a desktop program, a photograph of the screen.
- What stood of a number before it could be told as one, where a page sends each letter as it is typed.
- Text that a page changes beyond recognition (encrypts, compresses by its own means) before it sends it without any press.
";

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        self.summary(f)?;
        writeln!(f, "\n## A person sends from an editor\n")?;
        self.table(f, "editor", &[Part::Composer, Part::CleanComposer], true)?;
        writeln!(f, "\n## A person sends from a real front end\n")?;
        self.table(f, "front end", &[Part::FrontEnd, Part::CleanFrontEnd], true)?;
        writeln!(f, "\n## A page sends at an event of its choice\n")?;
        self.table(f, "event", &[Part::Trigger], true)?;
        writeln!(f, "\n## A page sends by itself\n")?;
        self.table(f, "channel", &[Part::Draft, Part::Emptied, Part::Clean], false)?;
        writeln!(f, "\n## A person attaches a file\n")?;
        self.table(f, "way in", &[Part::File, Part::CleanFile], false)?;
        writeln!(f, "\n## Cases that did not end as they should\n")?;
        self.gaps(f)?;
        f.write_str(LIMITS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(part: Part, browser: &str, seen: bool, stopped: bool) -> Case {
        let (csp, what, way) = ("strict".into(), "fetch, text".into(), "clean".into());
        Case { browser: browser.into(), part, csp, what, way, seen, stopped }
    }

    #[test]
    fn a_leak_and_a_changed_clean_send_are_failures() {
        let good = [case(Part::Draft, "a", false, true), case(Part::Clean, "a", true, false)];
        let bad = [
            case(Part::Draft, "a", true, false),
            case(Part::Clean, "a", true, true),
            case(Part::Clean, "a", false, false),
        ];
        assert_eq!(Report { cases: good.to_vec() }.failures(), 0);
        let report = Report { cases: bad.to_vec() };
        assert_eq!(report.failures(), 3);
        assert!(report.to_string().contains("- a, CSP strict: fetch, text, clean"));
        assert!(report.to_string().contains("| **0 of 2** |"));
    }
}
