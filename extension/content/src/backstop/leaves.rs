//! The texts inside what a page sends: strings of JSON, values of forms, readable runs of binary messages.

use handrail::text::lower;
use std::ops::Range;

/// One text inside a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf {
    /// The text.
    pub text: String,
    /// The nearest name it stands under: a member, a field; empty without one.
    pub name: String,
    /// The body says that something else than a person wrote it: the model, the system, a tool.
    pub by_machine: bool,
    /// It stands in an entry of a list that others follow, as earlier turns of a conversation do.
    pub earlier: bool,
}

/// Members that say who wrote their neighbours.
const AUTHORS: [&str; 4] = ["role", "author", "sender", "from"];
const MACHINES: [&str; 7] = ["assistant", "system", "tool", "model", "bot", "ai", "function"];
/// Strings inside strings inside strings.
const DEEPEST: usize = 24;
/// Shortest run of readable characters in a binary message that is taken for text, in characters.
const SHORTEST_RUN: usize = 4;

/// Every text in a body.
pub fn leaves(body: &str) -> Vec<Leaf> {
    let mut out = Vec::new();
    if body.chars().any(is_binary) {
        for run in body.split(is_binary).filter(|run| run.chars().count() >= SHORTEST_RUN) {
            whole(run, "", 0, &mut out);
        }
    } else {
        whole(body, "", 0, &mut out);
    }
    out
}

fn is_binary(c: char) -> bool {
    c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

fn whole(text: &str, name: &str, depth: usize, out: &mut Vec<Leaf>) {
    let kept = out.len();
    if depth < DEEPEST && (documents(text, name, depth, out).is_some() || fields(text, depth, out).is_some())
    {
        return;
    }
    out.truncate(kept);
    if !text.trim().is_empty() {
        out.push(Leaf { text: text.to_owned(), name: name.to_owned(), ..Leaf::default() });
    }
}

/// JSON documents one after the other, behind what protocols put before them (socket.io's packet type, an XSSI
/// guard); `None` when it is anything else.
fn documents(text: &str, name: &str, depth: usize, out: &mut Vec<Leaf>) -> Option<()> {
    let begins = |c: char| matches!(c, '{' | '[' | '"');
    let start = text.find(begins).filter(|start| is_packet_type(text[..*start].trim()))?;
    let mut json = Json { text, at: start, out };
    loop {
        json.value(name, depth + 1)?;
        let rest = text[json.at..].trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        if rest.is_empty() {
            return Some(());
        }
        json.at = text.len() - rest.len();
        rest.starts_with(begins).then_some(())?;
    }
}

/// `42`, `42/chat,`, `)]}'`, or nothing.
fn is_packet_type(before: &str) -> bool {
    let begins = before.bytes().next().is_none_or(|b| b.is_ascii_digit() || b == b')');
    begins && before.bytes().all(|b| b.is_ascii_alphanumeric() || b")]}',:/-\n".contains(&b))
}

/// Whether a text is `name=value&name=value`, as forms and queries are written.
pub fn is_form(text: &str) -> bool {
    let written = |b: u8| b.is_ascii_alphanumeric() || b"%+=&.-_~*!'()[]$,;:@/?".contains(&b);
    text.contains('=') && text.bytes().all(written)
}

fn fields(text: &str, depth: usize, out: &mut Vec<Leaf>) -> Option<()> {
    is_form(text).then_some(())?;
    for field in text.split('&') {
        let (name, value) = field.split_once('=').unwrap_or(("", field));
        whole(&decoded(value), &decoded(name), depth + 1, out);
    }
    Some(())
}

/// Percent-encoding undone, `+` read as a space.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |b: Option<u8>| (b? as char).to_digit(16);
        let mut ahead = rest.clone();
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = ahead;
            }
            (b'+', ..) => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

struct Json<'a, 'b> {
    text: &'a str,
    at: usize,
    out: &'b mut Vec<Leaf>,
}

impl Json<'_, '_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn value(&mut self, name: &str, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match self.peek()? {
            b'{' => self.object(depth).map(drop),
            b'[' => self.list(name, depth),
            b'"' => {
                let text = self.string()?;
                whole(&text, name, depth, self.out);
                Some(())
            }
            _ => self.scalar(),
        }
    }

    /// Gives whoever the object says wrote it.
    fn object(&mut self, depth: usize) -> Option<Option<bool>> {
        if depth > DEEPEST {
            return None;
        }
        self.take(b'{')?;
        let begin = self.out.len();
        let mut machine = None;
        while self.peek()? != b'}' {
            let name = self.string()?;
            self.take(b':')?;
            let from = self.out.len();
            let said = match self.peek()? {
                b'{' => self.object(depth + 1)?,
                _ => {
                    self.value(&name, depth + 1)?;
                    self.out.get(from).map(|leaf| MACHINES.contains(&&*lower(&leaf.text)))
                }
            };
            if AUTHORS.contains(&&*lower(&name)) {
                machine = machine.or(said);
            }
            if self.peek()? == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        if machine == Some(true) {
            self.mark(begin..self.out.len(), |leaf| leaf.by_machine = true);
        }
        Some(machine)
    }

    fn list(&mut self, name: &str, depth: usize) -> Option<()> {
        self.take(b'[')?;
        let (begin, mut last) = (self.out.len(), self.out.len());
        while self.peek()? != b']' {
            last = self.out.len();
            self.value(name, depth + 1)?;
            if self.peek()? == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        self.mark(begin..last, |leaf| leaf.earlier = true);
        Some(())
    }

    fn mark(&mut self, range: Range<usize>, mark: impl Fn(&mut Leaf)) {
        self.out.get_mut(range).into_iter().flatten().for_each(mark);
    }

    /// A number or a word.
    fn scalar(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(rest.len());
        self.at += end;
        (end > 0).then_some(())
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let stop = rest.find(['"', '\\'])?;
            out.push_str(&rest[..stop]);
            self.at += stop + 1;
            if rest.as_bytes()[stop] == b'"' {
                return Some(out);
            }
            out.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(match c {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' | 'f' => ' ',
            'u' => {
                let high = self.unit()?;
                if !(0xd800..0xdc00).contains(&high) || !self.text[self.at..].starts_with("\\u") {
                    return Some(char::from_u32(high).unwrap_or('\u{fffd}'));
                }
                self.at += 2;
                let low = self.unit()?.wrapping_sub(0xdc00) & 0x3ff;
                char::from_u32(0x10000 + ((high - 0xd800) << 10) + low).unwrap_or('\u{fffd}')
            }
            other => other,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(body: &str) -> Vec<String> {
        leaves(body).into_iter().map(|leaf| leaf.text).collect()
    }

    #[test]
    fn texts_are_found_in_what_pages_send() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("plain, with [brackets] and \"quotes\"", &["plain, with [brackets] and \"quotes\""]),
            ("[note] her SSN", &["[note] her SSN"]),
            (r#"{"prompt":"hi there","n":1,"s":true,"x":null}"#, &["hi there"]),
            (r#"{"a":"line\none \"two\" \u00e9 \ud83c\udf31"}"#, &["line\none \"two\" é 🌱"]),
            (r#"42["message",{"text":"hi there"}]"#, &["message", "hi there"]),
            (r#"42/chat,["message","hi"]"#, &["message", "hi"]),
            ("{\"target\":\"Send\"}\u{1e}{\"b\":\"two\"}\u{1e}", &["Send", "two"]),
            ("{\"a\":\"one\"}\n{\"a\":\"two\"}\n", &["one", "two"]),
            ("f.req=%5B%22hi+there%22%5D&at=token", &["hi there", "token"]),
            (r#"{"body":"{\"inner\":\"{\\\"deep\\\":\\\"hi there\\\"}\"}"}"#, &["hi there"]),
            ("\u{0}\u{8}\u{12}Whi there, all\u{1a}\u{fffd}x", &["Whi there, all"]),
            (r#"{"broken": "hi there"#, &[r#"{"broken": "hi there"#]),
        ];
        for (body, expected) in table {
            assert_eq!(texts(body), *expected, "{body}");
        }
    }

    #[test]
    fn what_the_model_said_and_what_was_said_before_are_told_apart() {
        let body = r#"{"model":"m","messages":[{"role":"system","content":"be brief"},{"role":"user","content":"one"},
            {"content":"two","role":"assistant"},{"author":{"role":"user"},"content":{"parts":["three"]}}]}"#;
        let seen: Vec<_> =
            leaves(body).into_iter().map(|l| (l.name, l.text, l.by_machine, l.earlier)).collect();
        let leaf =
            |name: &str, text: &str, machine, earlier| (name.to_owned(), text.to_owned(), machine, earlier);
        assert!(seen.contains(&leaf("content", "be brief", true, true)));
        assert!(seen.contains(&leaf("content", "one", false, true)));
        assert!(seen.contains(&leaf("content", "two", true, true)));
        assert!(seen.contains(&leaf("parts", "three", false, false)), "{seen:?}");
    }

    proptest! {
        #[test]
        fn no_body_upsets_it(body in r#"([{}\[\]":,\\u=&%+0-9a-f]|\PC){0,80}"#) {
            let _ = leaves(&body);
        }

        #[test]
        fn every_string_of_a_document_is_found(text in "[^\\p{Cc}\u{fffd}{\\[\"=]{1,60}") {
            prop_assume!(!text.trim().is_empty());
            let written = text.replace('\\', "\\\\");
            prop_assert_eq!(texts(&format!(r#"{{"a":["{written}"]}}"#)), vec![text]);
        }
    }
}
