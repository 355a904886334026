//! Rich text (RTF 1.9.1).

mod destination;

use super::flow::Flow;
use super::place::Place;
use super::reading::Reading;
use super::unread::{Unread, Weight};
use destination::Destination;
use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups inside groups, at most.
const DEPTH: usize = 1000;

/// Reads a document.
///
/// # Errors
/// When it is no rich text, does not fit, or the caller breaks off.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let start = bytes.iter().position(|b| *b == b'{').ok_or(Unread::Damaged)?;
    let mut rich = Rich::new(reading);
    let read = rich.read(bytes.get(start..).unwrap_or_default(), reading);
    let (pictures, objects) = (rich.pictures, rich.objects);
    for (destination, flow) in rich.flows {
        reading.keep(place.with(destination.step()), flow)?;
    }
    if pictures {
        let weight = if reading.parts() == 0 { Weight::Unchecked } else { Weight::Told };
        reading.omit(place.clone(), Unread::Picture, weight);
    }
    if objects {
        reading.omit(place.clone(), Unread::Object, Weight::Told);
    }
    read
}

/// What holds in a group and ends with it.
#[derive(Clone, Copy)]
struct Group {
    destination: Destination,
    /// Characters that stand in for a Unicode one and are skipped.
    stand_ins: usize,
    in_table: bool,
}

struct Rich {
    flows: Vec<(Destination, Flow)>,
    groups: Vec<Group>,
    group: Group,
    encoding: &'static Encoding,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a Unicode character of two.
    half: Option<u16>,
    /// Stand-ins still to skip.
    skip: usize,
    pictures: bool,
    objects: bool,
}

impl Rich {
    fn new(reading: &Reading) -> Self {
        Self {
            flows: Destination::KEPT.iter().map(|d| (*d, reading.flow())).collect(),
            groups: Vec::new(),
            group: Group { destination: Destination::Body, stand_ins: 1, in_table: false },
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            half: None,
            skip: 0,
            pictures: false,
            objects: false,
        }
    }

    fn read(&mut self, mut rest: &[u8], reading: &mut Reading) -> Result<(), Unread> {
        while let Some((&byte, after)) = rest.split_first() {
            reading.budget.work(1)?;
            rest = after;
            match byte {
                b'{' => {
                    self.flush()?;
                    if self.groups.len() == DEPTH {
                        return Err(Unread::Damaged);
                    }
                    self.groups.push(self.group);
                }
                b'}' => {
                    self.flush()?;
                    let Some(group) = self.groups.pop() else { return Ok(()) };
                    if group.destination != self.group.destination {
                        self.line()?;
                    }
                    self.group = group;
                    self.skip = 0;
                }
                b'\\' => rest = self.control(rest)?,
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
        }
        self.flush()?;
        // A file that is cut off is read as far as it goes.
        if self.groups.is_empty() { Ok(()) } else { Err(Unread::Damaged) }
    }

    /// Reads what stands after a backslash, and gives what follows.
    fn control<'b>(&mut self, rest: &'b [u8]) -> Result<&'b [u8], Unread> {
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol(rest);
        }
        let (word, rest) = rest.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest.iter().skip(sign).take_while(|b| b.is_ascii_digit()).count();
        let length = if digits > 0 { sign + digits } else { 0 };
        let (number, rest) = rest.split_at(length);
        let number = std::str::from_utf8(number).ok().and_then(|n| n.parse::<i32>().ok());
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if word == b"bin" {
            let skipped = number.and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
            return Ok(rest.get(skipped..).unwrap_or_default());
        }
        self.word(std::str::from_utf8(word).unwrap_or_default(), number)?;
        Ok(rest)
    }

    fn symbol<'b>(&mut self, rest: &'b [u8]) -> Result<&'b [u8], Unread> {
        let Some((&symbol, after)) = rest.split_first() else { return Ok(rest) };
        match symbol {
            b'\'' => {
                let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.byte(byte);
                    return Ok(after.get(2..).unwrap_or_default());
                }
            }
            b'*' => self.group.destination = Destination::Optional,
            b'~' => self.text("\u{a0}")?,
            b'_' => self.text("-")?,
            b'\r' | b'\n' => self.line()?,
            b'\\' | b'{' | b'}' => self.byte(symbol),
            _ => {}
        }
        Ok(after)
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), Unread> {
        if word == "u" {
            return self.unicode(number.unwrap_or_default());
        }
        self.flush()?;
        match word {
            "ansicpg" => self.encoding = code_page(number.unwrap_or_default()),
            "uc" => self.group.stand_ins = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "par" | "line" | "sect" | "page" if self.group.in_table => self.text(" ")?,
            "par" | "line" | "sect" | "page" => self.line()?,
            "row" | "nestrow" => self.line()?,
            "cell" | "nestcell" => self.text("\t")?,
            "tab" => self.text(if self.group.in_table { " " } else { "\t" })?,
            "intbl" => self.group.in_table = true,
            "pard" => self.group.in_table = false,
            "emdash" => self.text("—")?,
            "endash" => self.text("–")?,
            "lquote" => self.text("‘")?,
            "rquote" => self.text("’")?,
            "ldblquote" => self.text("“")?,
            "rdblquote" => self.text("”")?,
            "bullet" => self.text("•")?,
            word => {
                self.pictures |= word == "pict";
                self.objects |= word == "objdata";
                if let Some(destination) = Destination::of(word) {
                    self.group.destination = destination;
                }
            }
        }
        Ok(())
    }

    /// A Unicode character, or half of one, and the stand-ins after it.
    fn unicode(&mut self, number: i32) -> Result<(), Unread> {
        self.flush()?;
        self.skip = self.group.stand_ins;
        // Numbers are signed and 16 bits wide.
        let unit = number as u16;
        let units = [self.half.take().unwrap_or(unit), unit];
        let units =
            if units[0] == unit && !(0xdc00..0xe000).contains(&unit) { &units[1..] } else { &units[..] };
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return Ok(());
        }
        self.text(&String::from_utf16_lossy(units))
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    /// Decodes the bytes that were collected.
    fn flush(&mut self) -> Result<(), Unread> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = self.encoding.decode_without_bom_handling(&bytes).0;
        self.text(&text)
    }

    fn text(&mut self, text: &str) -> Result<(), Unread> {
        match self.flow() {
            Some(flow) => flow.push(text),
            None => Ok(()),
        }
    }

    fn line(&mut self) -> Result<(), Unread> {
        match self.flow() {
            Some(flow) => {
                flow.trim_line();
                flow.line()
            }
            None => Ok(()),
        }
    }

    fn flow(&mut self) -> Option<&mut Flow> {
        let destination = self.group.destination;
        self.flows.iter_mut().find(|(known, _)| *known == destination).map(|(_, flow)| flow)
    }
}

fn code_page(number: i32) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65_001 => "utf-8".to_owned(),
        10_000 => "macintosh".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
