//! Street addresses, by the kind of street.

use super::Confidence;
use super::hit::Level;
use super::lex::is_word_byte;
use super::pass::Pass;
use super::street::PARTICLES;
use super::tables::id;

/// Most words between house number and kind of street.
const NAME_WORDS: usize = 4;
/// How far back the words of a label are looked at, in bytes.
const MOST_WORDS: usize = 24;
/// Streets whose whole name is one of the words for a street.
const NAMELESS: [&[u8]; 2] = [b"Broadway", b"Bowery"];

/// An address whose kind of street (`Street`, `Ave`) stands at `start..end`: house number, up to four words of
/// name, kind, then direction and unit if there are any (USPS Publication 28).
pub fn by_suffix(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    if !bytes.get(start).is_some_and(u8::is_ascii_uppercase) {
        return;
    }
    let nameless = bytes.get(start..end).is_some_and(|kind| NAMELESS.contains(&kind));
    let Some(from) = house_number(bytes, start, usize::from(!nameless)) else { return };
    let until = tail(bytes, end);
    let level = pass.level_before(id::STREET_ADDRESS, from);
    let sure = if until > end || level > Level::Alone { Confidence::High } else { Confidence::Medium };
    pass.hit(from, until, id::STREET_ADDRESS, sure, level);
}

/// An address of any country behind its label, which ends at `end`: house number and name of the street in either order
/// (UPU S42), then unit and place. `lives at` needs no sign; `address` does.
pub fn by_label(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let label = bytes.get(..end).unwrap_or_default();
    let says = [&b" at"[..], b" en"].iter().any(|w| label.ends_with(w));
    let rest = bytes.get(end..).unwrap_or_default();
    let signs = rest.iter().take(5).take_while(|b| b" :=\"'*\n".contains(b)).count();
    let verb =
        [&b"is "[..], b"es "].into_iter().find(|w| rest.get(signs..).is_some_and(|r| r.starts_with(w)));
    let signed = verb.is_some() || rest.iter().take(signs).any(|b| b":=".contains(b));
    let from = end + signs + verb.map_or(0, |w| w.len());
    if signs == 0 || !(says || signed) || is_of_machine(label) {
        return;
    }
    if let Some(until) = street(bytes, from) {
        let until = unit_or_place(bytes, until);
        pass.hit(from, until, id::STREET_ADDRESS, Confidence::Medium, Level::Label);
    }
}

/// Whether a label that ends `head` is that of a machine's address: `IP address`.
fn is_of_machine(head: &[u8]) -> bool {
    const MACHINES: [&[u8]; 10] =
        [b"mac", b"ip", b"ipv4", b"ipv6", b"mail", b"web", b"memory", b"wallet", b"bitcoin", b"contract"];
    let words = head.get(head.len().saturating_sub(MOST_WORDS)..).unwrap_or_default();
    let mut words = words.rsplit(|b| !b.is_ascii_alphanumeric());
    let address = words.next().is_some_and(|w| w.eq_ignore_ascii_case(b"address"));
    address
        && words.next().is_some_and(|w| {
            w.len() > 4 && w.ends_with(b"mail") || MACHINES.iter().any(|m| m.eq_ignore_ascii_case(w))
        })
}

/// Where a street with its house number ends that begins at `from`: words with capitals, one of them of three letters or
/// more, and small words between them.
fn street(bytes: &[u8], from: usize) -> Option<usize> {
    let (mut at, mut numbers, mut named, mut end) = (from, 0, false, None);
    for words in 0..=NAME_WORDS + 2 {
        let rest = bytes.get(at..)?;
        let length = rest.iter().take(24).take_while(|b| is_word_byte(**b) || b"'-/".contains(b)).count();
        let word = rest.get(..length)?;
        let number = is_house_number(word) || words == 0 && is_grid_number(word);
        let capital = word.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80);
        if number {
            numbers += 1;
        } else if capital {
            named |= length > 2 && word.iter().any(|b| b.is_ascii_lowercase() || *b >= 0x80);
        } else if words == 0 || !PARTICLES.contains(&word) {
            break;
        }
        at += length;
        if number || capital {
            end = Some(at);
        }
        if numbers == 2 || number && words > 0 {
            break;
        }
        at += usize::from(bytes.get(at) == Some(&b'.'));
        if bytes.get(at) != Some(&b' ') {
            break;
        }
        at += 1;
    }
    end.filter(|_| named && numbers > 0)
}

/// A number of the grids that rural Wisconsin numbers its houses by: `N7124`, `W204N11912`.
fn is_grid_number(word: &[u8]) -> bool {
    let digits = word.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = word.iter().filter(|b| b"NSEW".contains(b)).count();
    word.first().is_some_and(u8::is_ascii_uppercase)
        && digits >= 3
        && (1..=2).contains(&letters)
        && digits + letters == word.len()
}

/// Walks back over the street's name of at least so many words to a house number.
fn house_number(bytes: &[u8], start: usize, least: usize) -> Option<usize> {
    let mut at = start;
    for words in 0..=NAME_WORDS {
        let gap = bytes.get(..at)?.iter().rev().take(3).take_while(|b| b" .".contains(b)).count();
        if gap == 0 {
            return None;
        }
        let end = at - gap;
        let inside = |b: &u8| is_word_byte(*b) || b"'-".contains(b);
        let length = bytes.get(..end)?.iter().rev().take(24).take_while(|b| inside(b)).count();
        let word = bytes.get(end - length..end)?;
        if words >= least && is_house_number(word) {
            let before = (end - length).checked_sub(1).and_then(|i| bytes.get(i));
            return (!before.is_some_and(|b| b"$#.".contains(b))).then_some(end - length);
        }
        let named = word.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80)
            || word.first().is_some_and(u8::is_ascii_digit)
                && word.last().is_some_and(u8::is_ascii_alphabetic);
        if !named || word.is_empty() {
            return None;
        }
        at = end - length;
    }
    None
}

fn is_house_number(word: &[u8]) -> bool {
    let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = word.get(digits..).unwrap_or_default();
    (1..=6).contains(&digits) && (rest.is_empty() || matches!(rest, [b] if b.is_ascii_uppercase()))
}

/// Takes unit, city, state and ZIP along.
pub fn unit_or_place(bytes: &[u8], end: usize) -> usize {
    let end = unit(bytes, end).unwrap_or(end);
    place(bytes, end).unwrap_or(end)
}

/// Takes direction, unit, city, state and ZIP along.
fn tail(bytes: &[u8], end: usize) -> usize {
    let mut end = end + usize::from(bytes.get(end) == Some(&b'.'));
    if bytes.get(end..end + 2) == Some(b". ") {
        end += 1;
    }
    const DIRECTIONS: [&[u8]; 16] = [
        b" NW",
        b" NE",
        b" SW",
        b" SE",
        b" N",
        b" S",
        b" E",
        b" W",
        b" Northwest",
        b" Northeast",
        b" Southwest",
        b" Southeast",
        b" North",
        b" South",
        b" East",
        b" West",
    ];
    for direction in DIRECTIONS {
        let rest = bytes.get(end..).unwrap_or_default();
        if rest.starts_with(direction) && !rest.get(direction.len()).is_some_and(u8::is_ascii_alphanumeric) {
            end += direction.len();
            break;
        }
    }
    unit_or_place(bytes, end)
}

/// `, Apt 4B`, ` #12`, ` Unit 3`.
fn unit(bytes: &[u8], end: usize) -> Option<usize> {
    let rest = bytes.get(end..)?;
    let gap = rest.iter().take(3).take_while(|b| b", ".contains(b)).count();
    let rest = rest.get(gap..)?;
    let words = [
        &b"apartment"[..],
        b"apto",
        b"depto",
        b"apt.",
        b"apt",
        b"unit",
        b"suite",
        b"ste.",
        b"ste",
        b"room",
        b"lot",
        b"#",
    ];
    let word = words.into_iter().find(|w| rest.get(..w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w)))?;
    let rest = rest.get(word.len()..)?;
    let space = rest.iter().take(2).take_while(|b| b" #".contains(b)).count();
    let number =
        rest.get(space..)?.iter().take(8).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    (number > 0 && (space > 0 || word == b"#")).then_some(end + gap + word.len() + space + number)
}

/// `, Seattle, WA 98101`: up to three capitalised words, a state's two letters, and a ZIP code.
fn place(bytes: &[u8], end: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..4 {
        let rest = bytes.get(at..)?;
        let gap = rest.iter().take(3).take_while(|b| b", \n".contains(b)).count();
        let word = rest.get(gap..)?.iter().take(20).take_while(|b| is_word_byte(**b)).count();
        let text = rest.get(gap..gap + word)?;
        if gap == 0 || !text.first()?.is_ascii_uppercase() {
            return None;
        }
        at += gap + word;
        if matches!(text, [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase()) {
            return Some(zip(bytes, at).unwrap_or(at));
        }
    }
    None
}

fn zip(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let gap = rest.iter().take(3).take_while(|b| b", ".contains(b)).count();
    let digits = |from: usize| {
        rest.get(from..).unwrap_or_default().iter().take(6).take_while(|b| b.is_ascii_digit()).count()
    };
    if gap == 0 || digits(gap) != 5 {
        return None;
    }
    let five = gap + 5;
    let plus = rest.get(five) == Some(&b'-') && digits(five + 1) == 4;
    Some(at + five + if plus { 5 } else { 0 })
}
