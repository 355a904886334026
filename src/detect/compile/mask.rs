//! The little language of shapes.
//!
//! `9` digit, `A` capital, `L` letter, `X` capital or digit, `N` letter or digit, `H` hex digit, `h` lower-case
//! hex digit, `~` one separator (space, hyphen, dot), the same wherever it stands, `[AC-H_]` a set, `'ghp_'`
//! literal text, anything else but letters and digits itself. `{n}` or `{m,n}` repeats the element before it.

/// A parsed shape.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    pub elements: Vec<Element>,
}

/// One element: bytes of a set, between `min` and `max` of them.
#[derive(Clone, Debug)]
pub struct Element {
    /// Bitmap over ASCII.
    pub set: [u32; 4],
    pub min: u16,
    pub max: u16,
    /// Whether this is `~`, whose choice binds the other separators.
    pub separator: bool,
}

fn set_of(bytes: impl IntoIterator<Item = u8>) -> [u32; 4] {
    let mut set = [0; 4];
    for byte in bytes.into_iter().filter(u8::is_ascii) {
        set[usize::from(byte >> 5)] |= 1 << (byte & 31);
    }
    set
}

fn has(set: &[u32; 4], byte: u8) -> bool {
    set[usize::from(byte >> 5)] >> (byte & 31) & 1 == 1
}

fn class(symbol: char) -> Option<[u32; 4]> {
    let digits = || b'0'..=b'9';
    let capitals = || b'A'..=b'Z';
    Some(match symbol {
        '9' => set_of(digits()),
        'A' => set_of(capitals()),
        'L' => set_of(capitals().chain(b'a'..=b'z')),
        'X' => set_of(digits().chain(capitals())),
        'N' => set_of(digits().chain(capitals()).chain(b'a'..=b'z')),
        'H' => set_of(digits().chain(b'A'..=b'F').chain(b'a'..=b'f')),
        'h' => set_of(digits().chain(b'a'..=b'f')),
        '~' => set_of(*b" -."),
        c if c.is_ascii_alphanumeric() => return None,
        c if c.is_ascii() => set_of([c as u8]),
        _ => return None,
    })
}

/// Parses a shape.
pub fn parse(text: &str) -> Result<Mask, String> {
    let mut elements: Vec<Element> = Vec::new();
    let mut rest = text;
    while let Some(symbol) = rest.chars().next() {
        rest = &rest[symbol.len_utf8()..];
        match symbol {
            '\'' => {
                let (literal, after) = rest.split_once('\'').ok_or("a literal is not closed")?;
                elements.extend(literal.bytes().map(|b| one(set_of([b]), false)));
                rest = after;
            }
            '[' => {
                let (inner, after) = rest.split_once(']').ok_or("a set is not closed")?;
                elements.push(one(parse_set(inner)?, false));
                rest = after;
            }
            '{' => {
                let (inner, after) = rest.split_once('}').ok_or("a repetition is not closed")?;
                let (min, max) = inner.split_once(',').unwrap_or((inner, inner));
                let last = elements.last_mut().ok_or("a repetition of nothing")?;
                last.min = min.parse().map_err(|_| format!("`{min}` is no number"))?;
                last.max = max.parse().map_err(|_| format!("`{max}` is no number"))?;
                if last.min > last.max || last.max == 0 {
                    return Err(format!("`{{{inner}}}` repeats nothing"));
                }
                rest = after;
            }
            other => {
                let set = class(other).ok_or_else(|| format!("`{other}` means nothing in a mask"))?;
                elements.push(one(set, other == '~'));
            }
        }
    }
    if elements.first().is_none_or(|e| e.min == 0) {
        return Err("the first element must be there".into());
    }
    Ok(Mask { elements })
}

fn one(set: [u32; 4], separator: bool) -> Element {
    Element { set, min: 1, max: 1, separator }
}

fn parse_set(inner: &str) -> Result<[u32; 4], String> {
    let bytes = inner.as_bytes();
    let mut members = Vec::new();
    let mut i = 0;
    while let Some(&low) = bytes.get(i) {
        match (bytes.get(i + 1), bytes.get(i + 2)) {
            (Some(b'-'), Some(&high)) => {
                if low > high {
                    return Err(format!("set `{inner}` runs backwards"));
                }
                members.extend(low..=high);
                i += 3;
            }
            _ => {
                members.push(low);
                i += 1;
            }
        }
    }
    Ok(set_of(members))
}

impl Mask {
    /// How many bytes stand before a fixed word in it, if their number is fixed too.
    pub fn ahead(&self, word: &str) -> Option<u16> {
        let mut ahead = 0;
        for (at, element) in self.elements.iter().enumerate() {
            let rest = Mask { elements: self.elements[at..].to_vec() };
            if rest.literal().starts_with(word) {
                return Some(ahead);
            }
            if element.min != element.max {
                return None;
            }
            ahead += element.min;
        }
        None
    }

    /// The literal text it begins with, as far as it is fixed.
    pub fn literal(&self) -> String {
        let fixed = |e: &Element| {
            let mut members = (0..128u8).filter(|&b| has(&e.set, b));
            match (members.next(), members.next()) {
                (Some(byte), None) if e.min == 1 && e.max == 1 => Some(char::from(byte)),
                _ => None,
            }
        };
        self.elements.iter().map_while(fixed).collect()
    }
}

impl Element {
    /// Whether a byte is in the set.
    pub fn holds(&self, byte: u8) -> bool {
        has(&self.set, byte)
    }
}
