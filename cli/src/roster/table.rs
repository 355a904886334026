//! Comma-separated values (RFC 4180), with the other delimiters that spreadsheets write.

/// A row, with the line that it begins on, from 1.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// A quote that is opened and never closed, and the line it stands on.
#[derive(Debug, PartialEq, Eq)]
pub struct Unclosed(pub usize);

/// Every row of a table, but for empty lines.
///
/// # Errors
/// When a quote is not closed.
pub fn rows(text: &str) -> Result<Vec<Row>, Unclosed> {
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = delimiter(text.lines().next().unwrap_or_default());
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let (mut cell, mut line, mut opened) = (String::new(), 1, None);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if opened.is_some() => {
                if chars.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    opened = None;
                }
            }
            _ if opened.is_some() => cell.push(c),
            '"' if cell.trim().is_empty() => {
                cell.clear();
                opened = Some(line);
            }
            '\n' => {
                end(&mut rows, &mut row, &mut cell);
                row.line = line;
            }
            _ if c == delimiter => row.cells.push(std::mem::take(&mut cell).trim().to_owned()),
            _ => cell.push(c),
        }
    }
    end(&mut rows, &mut row, &mut cell);
    opened.map_or(Ok(rows), |line| Err(Unclosed(line)))
}

fn end(rows: &mut Vec<Row>, row: &mut Row, cell: &mut String) {
    row.cells.push(std::mem::take(cell).trim().to_owned());
    let cells = std::mem::take(&mut row.cells);
    if cells.iter().any(|cell| !cell.is_empty()) {
        rows.push(Row { line: row.line, cells });
    }
}

/// The delimiter that stands in the first line most often.
fn delimiter(first: &str) -> char {
    let count = |d: char| first.matches(d).count();
    [',', ';', '\t', '|'].into_iter().rev().max_by_key(|d| count(*d)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_at_delimiters_outside_quotes_and_rows_keep_their_lines() {
        type Expected<'t> = &'t [(usize, &'t [&'t str])];
        let table: [(&str, Expected); 5] = [
            ("a,b\nc,d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]),
            ("\u{feff}a;b\r\n\r\n\"c;\n\"\"x\"\"\";d", &[(1, &["a", "b"]), (3, &["c;\n\"x\"", "d"])]),
            ("a\tb\n1\t", &[(1, &["a", "b"]), (2, &["1", ""])]),
            ("name\nQuill, Mara\n", &[(1, &["name"]), (2, &["Quill", "Mara"])]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let rows = rows(text).unwrap();
            let found: Vec<(usize, Vec<&str>)> =
                rows.iter().map(|r| (r.line, r.cells.iter().map(String::as_str).collect())).collect();
            let expected: Vec<_> = expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        assert_eq!(rows("a,b\n1,\"2\n3,4\n"), Err(Unclosed(2)));
    }
}
