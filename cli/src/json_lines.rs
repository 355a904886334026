//! JSON lines in, JSON lines out: one line for one line, in order, and never an end before the input's.

use crate::outcome::Outcome;
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read, Write};

/// A line, as an object.
pub type Line = Map<String, Value>;

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<A> {
    Given {
        id: Value,
        #[serde(flatten)]
        answer: A,
    },
    Refused {
        id: Value,
        error: String,
    },
}

/// Answers every line of `input`: `{"id", ...answer}`, or `{"id", "error"}` for a line that cannot be answered.
/// No error repeats what the line says. The id is `null` where a line has none that can be read.
///
/// # Errors
/// When the input or the output fails.
pub fn each<A: Serialize>(
    input: impl Read,
    mut output: impl Write,
    mut answer: impl FnMut(&Line) -> Result<(A, Outcome), String>,
) -> anyhow::Result<Outcome> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut outcome = Outcome::Clean;
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        let (id, answered) = match serde_json::from_slice::<Line>(&line) {
            Ok(read) => (read.get("id").cloned(), answer(&read)),
            Err(error) => (id_of_broken(&line), Err(problem(&line, &error))),
        };
        let id = id.unwrap_or_default();
        let (written, result) = match answered {
            Ok((answer, result)) => (Answer::Given { id, answer }, result),
            Err(error) => (Answer::Refused { id, error }, Outcome::Found),
        };
        outcome = outcome.max(result);
        serde_json::to_writer(&mut output, &written)?;
        output.write_all(b"\n")?;
        line.clear();
        // Whoever sends a line and waits for its answer gets it.
        if !input.buffer().contains(&b'\n') {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(outcome)
}

/// A member that has to be a string.
///
/// # Errors
/// Says which member is missing or of another type.
pub fn text<'a>(line: &'a Line, member: &str) -> Result<&'a str, String> {
    match line.get(member) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("`{member}` is not a string")),
        None => Err(format!("`{member}` is missing")),
    }
}

/// The id of a line that is not JSON, where the line begins with it.
fn id_of_broken(line: &[u8]) -> Option<Value> {
    let text = String::from_utf8_lossy(line);
    let after = text.trim_start().strip_prefix('{')?.trim_start().strip_prefix("\"id\"")?;
    let value = after.trim_start().strip_prefix(':')?;
    let id = serde_json::Deserializer::from_str(value).into_iter::<Value>().next()?.ok()?;
    // A number may go on after the place where the line breaks off.
    (!id.is_number() || value.contains([',', '}'])).then_some(id)
}

/// What is wrong with a line, without a word of it: serde's own errors quote values.
fn problem(line: &[u8], error: &serde_json::Error) -> String {
    if line.trim_ascii().is_empty() {
        "the line is empty; expected a JSON object".to_owned()
    } else if let Err(utf8) = std::str::from_utf8(line) {
        format!("not UTF-8 from byte {} of the line on", utf8.valid_up_to())
    } else if error.is_data() {
        "expected a JSON object".to_owned()
    } else if error.is_eof() {
        "not JSON: the line breaks off".to_owned()
    } else {
        format!("not JSON from column {} on", error.column())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answers(input: &[u8]) -> Vec<Value> {
        let mut out = Vec::new();
        each(input, &mut out, |line| {
            text(line, "text").map(|t| (json!({ "bytes": t.len() }), Outcome::Clean))
        })
        .unwrap();
        String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }

    #[test]
    fn every_line_is_answered_in_order_and_bad_ones_keep_their_id() {
        let table: &[(&[u8], Value)] = &[
            (b"{\"id\":1,\"text\":\"abc\"}", json!({"id": 1, "bytes": 3})),
            (b"{\"text\":\"abc\"}\r", json!({"id": null, "bytes": 3})),
            (b"{\"id\":\"a\"}", json!({"id": "a", "error": "`text` is missing"})),
            (b"{\"id\":[2],\"text\":4111}", json!({"id": [2], "error": "`text` is not a string"})),
            (b"{\"id\":7,\"text\":\"4111", json!({"id": 7, "error": "not JSON: the line breaks off"})),
            (b"{\"id\":77", json!({"id": null, "error": "not JSON: the line breaks off"})),
            (b"", json!({"id": null, "error": "the line is empty; expected a JSON object"})),
            (b"[1,\"abc\"]", json!({"id": null, "error": "expected a JSON object"})),
            (
                b"{\"id\":8,\"text\":\"\xff\"}",
                json!({"id": 8, "error": "not UTF-8 from byte 16 of the line on"}),
            ),
            (b"{\"id\":null,\"text\":\"\"}", json!({"id": null, "bytes": 0})),
        ];
        let input = table.iter().map(|(line, _)| *line).collect::<Vec<_>>().join(&b'\n');
        let expected: Vec<_> = table.iter().map(|(_, answer)| answer.clone()).collect();
        assert_eq!(answers(&input), expected);
    }

    #[test]
    fn an_answer_is_flushed_before_the_next_line_is_waited_for() {
        struct Sender(Vec<&'static [u8]>, std::rc::Rc<std::cell::RefCell<Flushed>>);
        #[derive(Default)]
        struct Flushed(usize, Vec<usize>);
        struct Receiver(std::rc::Rc<std::cell::RefCell<Flushed>>);
        impl Read for Sender {
            fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
                let mut flushed = self.1.borrow_mut();
                let seen = flushed.0;
                flushed.1.push(seen);
                let Some(part) = (!self.0.is_empty()).then(|| self.0.remove(0)) else { return Ok(0) };
                into[..part.len()].copy_from_slice(part);
                Ok(part.len())
            }
        }
        impl Write for Receiver {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                Ok(bytes.len())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                self.0.borrow_mut().0 += 1;
                Ok(())
            }
        }
        let shared = std::rc::Rc::new(std::cell::RefCell::new(Flushed::default()));
        let sender = Sender(vec![b"{\"text\":\"a\"}\n", b"{\"text\":\"b\"}\n{\"te"], shared.clone());
        each(sender, Receiver(shared.clone()), |_| Ok((json!({}), Outcome::Clean))).unwrap();
        assert_eq!(shared.borrow().1[..3], [0, 1, 2]);
    }
}
