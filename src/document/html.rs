//! Web pages: what a reader sees, and apart from it what only a program reads.

use super::encoding;
use super::flow::Flow;
use super::place::{Place, Step};
use super::reading::Reading;
use super::unread::Unread;
use html5gum::{StartTag, Token, Tokenizer};

/// Attributes whose values people write or read.
const READ: [&str; 11] = [
    "title",
    "alt",
    "value",
    "placeholder",
    "content",
    "href",
    "action",
    "label",
    "summary",
    "aria-label",
    "aria-description",
];
/// Elements that stand in a line of text.
const IN_LINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
];
/// How much is looked at for the name of the encoding, in bytes.
const HEAD: usize = 2048;

/// Reads a page in the encoding it names.
///
/// # Errors
/// When it is no text, does not fit, or the caller breaks off.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let label = head.split("charset=").nth(1).map(|rest| rest.trim_start_matches(['"', '\'']));
    let label = label.and_then(|rest| rest.split(['"', '\'', ' ', ';', '>', '/']).next()).unwrap_or_default();
    let text = encoding::decode_as(bytes, label).ok_or(Unread::Unknown)?;
    let mut page = Page::new(reading);
    page.read(&text, reading)?;
    reading.keep(place.clone(), page.seen)?;
    reading.keep(place.with(Step::Code), page.code)
}

/// The visible text of a page as one string, to compare it.
pub fn visible(text: &str, reading: &mut Reading) -> Result<String, Unread> {
    let mut page = Page::new(reading);
    page.read(text, reading)?;
    Ok(page.seen.finish().0)
}

struct Page {
    seen: Flow,
    code: Flow,
    /// The element whose text no reader sees: a script or a style.
    unseen: Option<Vec<u8>>,
    cells: bool,
    plain: u32,
}

impl Page {
    fn new(reading: &Reading) -> Self {
        Self { seen: reading.flow(), code: reading.flow(), unseen: None, cells: false, plain: 0 }
    }

    fn read(&mut self, text: &str, reading: &mut Reading) -> Result<(), Unread> {
        let mut emitter = html5gum::emitters::default::DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.open(&tag)?,
                Token::EndTag(tag) => self.close(&tag.name)?,
                Token::String(text) => {
                    reading.budget.work(text.len())?;
                    self.text(&String::from_utf8_lossy(&text))?;
                }
                Token::Comment(text) => self.code.named("", &String::from_utf8_lossy(&text))?,
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, tag: &StartTag<()>) -> Result<(), Unread> {
        for (name, value) in &tag.attributes {
            let name = String::from_utf8_lossy(name);
            let value = String::from_utf8_lossy(&value.value);
            if (READ.contains(&name.as_ref()) || name.starts_with("data-")) && !value.starts_with("data:") {
                self.code.named(&name, &value)?;
            }
        }
        match tag.name.as_slice() {
            name @ (b"script" | b"style") => self.unseen = Some(name.to_vec()),
            b"td" | b"th" => {
                if self.cells {
                    self.seen.push("\t")?;
                }
                self.cells = true;
            }
            b"tr" => {
                self.cells = false;
                self.seen.line()?;
            }
            b"pre" | b"textarea" => {
                self.plain += 1;
                self.seen.line()?;
            }
            b"br" if !self.cells => self.seen.push("\n")?,
            name => self.block(name)?,
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Unread> {
        if self.unseen.as_deref() == Some(name) {
            self.unseen = None;
        }
        match name {
            b"td" | b"th" => Ok(()),
            b"tr" | b"table" => {
                self.cells = false;
                self.seen.trim_line();
                self.seen.line()
            }
            b"pre" | b"textarea" => {
                self.plain = self.plain.saturating_sub(1);
                self.seen.line()
            }
            name => self.block(name),
        }
    }

    /// The beginning or the end of an element that stands on lines of its own.
    fn block(&mut self, name: &[u8]) -> Result<(), Unread> {
        let in_line = IN_LINE.iter().any(|known| known.as_bytes() == name);
        match () {
            () if in_line => Ok(()),
            () if self.cells => self.seen.gap(),
            () => self.seen.line(),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Unread> {
        if self.unseen.is_some() {
            return self.code.named("", text);
        }
        if self.plain > 0 && !self.cells {
            return self.seen.push(text);
        }
        if text.starts_with(char::is_whitespace) {
            self.seen.gap()?;
        }
        let mut words = text.split_whitespace();
        if let Some(first) = words.next() {
            self.seen.push(first)?;
        }
        for word in words {
            self.seen.push(" ")?;
            self.seen.push(word)?;
        }
        if text.ends_with(char::is_whitespace) { self.seen.gap() } else { Ok(()) }
    }
}
