//! Agreement with published check digits: `tests/vectors/make.py` draws numbers and has python-stdnum judge them.

use handrail::detect::Scanner;
use std::collections::BTreeMap;

/// One line of a table: what should find it, whether it should, and a text with the value marked «so».
struct Row<'t> {
    detector: &'t str,
    wanted: bool,
    marked: &'t str,
}

impl Row<'_> {
    fn all(table: &str) -> Vec<Row<'_>> {
        let row = |line| {
            let mut columns = str::splitn(line, 3, '\t');
            let (detector, wanted, marked) = (columns.next()?, columns.next()?, columns.next()?);
            Some(Row { detector, wanted: wanted == "yes", marked })
        };
        table.lines().filter_map(row).collect()
    }

    fn text(&self) -> String {
        self.marked.replace(['«', '»'], "")
    }

    fn value(&self) -> (usize, usize) {
        let start = self.marked.find('«').unwrap_or_default();
        (start, self.marked.find('»').map_or(start, |end| end - '«'.len_utf8()))
    }
}

#[test]
fn every_national_number_is_believed_exactly_when_its_check_digits_hold() {
    let scanner = Scanner::default().without_names();
    let mut wrong = Vec::new();
    let rows = Row::all(include_str!("vectors/ids.tsv"));
    assert!(rows.len() > 1500, "the table is there");
    for row in &rows {
        let text = row.text();
        let found = scanner
            .scan(&text)
            .iter()
            .any(|f| f.detector.id == row.detector && (f.span.start, f.span.end) == row.value());
        if found != row.wanted {
            wrong.push(format!(
                "{}: {} {}",
                row.detector,
                if found { "found" } else { "missed" },
                row.marked
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn most_of_the_world_s_telephone_numbers_are_found_as_they_are_written() {
    let scanner = Scanner::default().without_names();
    let mut missed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let rows = Row::all(include_str!("vectors/phones.tsv"));
    for row in &rows {
        let (text, value) = (row.text(), row.value());
        let found = scanner
            .scan(&text)
            .iter()
            .any(|f| f.detector.id.starts_with("phone_") && f.span.start <= value.0 && value.1 <= f.span.end);
        if !found {
            missed.entry(row.detector).or_default().push(row.marked.to_string());
        }
    }
    let count: usize = missed.values().map(Vec::len).sum();
    // Numbers of four and five digits, as small islands have, are left to the labels of other kinds.
    assert!(count * 75 <= rows.len(), "{count} of {} missed: {missed:#?}", rows.len());
}
