//! Tokens that vendors mark by a prefix, and keys in armour.

use super::follow::joint;
use super::hit::Level;
use super::number::try_form;
use super::pass::Pass;
use super::tables::{BY_LITERAL, BY_WORD, FORMS, Form, TOKENS, id};
use super::words::words;
use super::{Confidence, checks, mask};

/// Tokens whose prefix is followed by the body without a separator: `AKIA…`.
pub fn glued(pass: &mut Pass, index: usize, start: usize) {
    let Some(head) = pass.bytes.get(start..).and_then(|b| b.first_chunk::<3>()) else { return };
    let from = BY_LITERAL.partition_point(|(known, _)| known < head);
    for &(_, form) in BY_LITERAL.iter().skip(from).take_while(|(known, _)| known == head) {
        if let Some(form) = FORMS.get(usize::from(form)) {
            try_form(pass, form, index, start);
        }
    }
}

/// Tokens whose prefix ends in a separator: `ghp_…`.
pub fn separated(pass: &mut Pass, index: usize, start: usize) {
    let rest = pass.bytes.get(start..).unwrap_or_default();
    let length = rest.iter().take(24).take_while(|b| b.is_ascii_alphanumeric()).count();
    let Some(word) = pass.text.get(start..start + length) else { return };
    let Some(from) = first(pass, index, start, word) else { return };
    for &(known, form) in BY_WORD.iter().skip(from).take_while(|(known, _)| known.eq_ignore_ascii_case(word))
    {
        if known == word
            && let Some(form) = FORMS.get(usize::from(form))
        {
            try_form(pass, form, index, start.saturating_sub(usize::from(form.ahead)));
        }
    }
}

/// The first shape whose prefix begins with `word`, which stands at `start`. `None`: none goes on with the character
/// behind it.
fn first(pass: &Pass, index: usize, start: usize, word: &str) -> Option<usize> {
    let number = pass.marks.get(index)?.number()?;
    if words().get(number).is_none_or(|known| usize::from(known.length) != word.len()) {
        return Some(BY_WORD.partition_point(|(known, _)| before(known, word)));
    }
    let &(.., next, first) =
        TOKENS.binary_search_by_key(&number, |t| t.0).ok().and_then(|at| TOKENS.get(at))?;
    let goes_on = pass.bytes.get(start + word.len()).is_none_or(|b| next & joint(*b) != 0);
    goes_on.then_some(usize::from(first))
}

/// Whether what begins at `start` has the prefix of some vendor's tokens: then it is such a token or nothing.
pub fn claims(bytes: &[u8], start: usize) -> bool {
    let rest = bytes.get(start..).unwrap_or_default();
    begun(rest).any(|form| prefix(form, rest) >= LONG_PREFIX)
}

/// Whether what begins at `start` has the whole shape of some vendor's tokens.
pub fn fits(bytes: &[u8], start: usize) -> bool {
    let ends = |end: usize| bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric() && !b"_-".contains(b));
    begun(bytes.get(start..).unwrap_or_default())
        .any(|form| mask::matches(form.elements(), bytes, start).is_some_and(ends))
}

/// The shapes that begin with the word at the beginning of `rest`.
fn begun(rest: &[u8]) -> impl Iterator<Item = &'static Form> {
    let length = rest.iter().take(24).take_while(|b| b.is_ascii_alphanumeric()).count();
    let word = rest.get(..length).and_then(|w| std::str::from_utf8(w).ok()).unwrap_or_default();
    let from = BY_WORD.partition_point(|(known, _)| before(known, word));
    let same = BY_WORD.iter().skip(from).take_while(move |(known, _)| known.eq_ignore_ascii_case(word));
    same.filter_map(|&(_, form)| FORMS.get(usize::from(form)))
}

/// A prefix of so many bytes is nobody else's.
const LONG_PREFIX: usize = 4;

/// How many bytes of a form's fixed beginning `bytes` begins with; none if any of them differs.
fn prefix(form: &Form, bytes: &[u8]) -> usize {
    let length = usize::from(form.fixed);
    let head = form.elements().get(..length).unwrap_or_default();
    if mask::matches(head, bytes, 0) == Some(length) { length } else { 0 }
}

/// Whether `a` sorts before `b` without regard to case.
fn before(a: &str, b: &str) -> bool {
    a.bytes().map(|c| c.to_ascii_lowercase()).lt(b.bytes().map(|c| c.to_ascii_lowercase()))
}

/// Azure's identifiable keys: 52 letters and digits, then a signature (Microsoft, Common Annotated Security Keys).
pub fn annotated(pass: &mut Pass, start: usize, end: usize) {
    let token = pass.bytes.get(start..end).unwrap_or_default();
    let signed = token.get(ANNOTATED..).is_some_and(|rest| rest.starts_with(b"JQQJ99"))
        || token.get(PROVIDER..).is_some_and(|rest| rest.starts_with(b"AZDO"));
    if signed && (76..=84).contains(&token.len()) && checks::varied(token) {
        pass.hit(start, end, id::AZURE_TOKEN, Confidence::High, Level::Label);
    }
}

/// Where the signature of an annotated key begins.
const ANNOTATED: usize = 52;
/// Where its provider is named; `AZDO` for Azure DevOps (Microsoft Purview, Azure DevOps personal access token).
const PROVIDER: usize = 76;

/// How the body of an OpenSSH key begins (OpenSSH, PROTOCOL.key): `openssh-key-v1` in base64.
const OPENSSH: &str = "b3BlbnNzaC1rZXktdjE";

/// A private key in PEM or OpenPGP armour (RFC 7468, RFC 9580), whole or cut off.
pub fn armour(pass: &mut Pass, start: usize) {
    let Some(rest) = pass.text.get(start..) else { return };
    let Some(title_end) = rest.get(5..).and_then(|r| r.find("-----")).filter(|n| *n < 64).map(|n| n + 5)
    else {
        return;
    };
    let Some(title) = rest.get(5..title_end).filter(|t| t.contains("PRIVATE KEY")) else { return };
    let closing = format!("-----END {}-----", title.strip_prefix("BEGIN ").unwrap_or(title));
    let body = rest.get(title_end + 5..).unwrap_or_default();
    let (end, body) = match body.find(closing.as_str()) {
        Some(n) => (title_end + 5 + n + closing.len(), body.get(..n).unwrap_or_default()),
        None => (rest.len().min(title_end + 5 + body_length(body)), body),
    };
    let material = body.bytes().filter(|b| b.is_ascii_alphanumeric()).take(64).count();
    let sample: Vec<u8> = body.bytes().filter(|b| b.is_ascii_alphanumeric()).skip(4).take(60).collect();
    // An OpenSSH key begins with names and lengths, which vary little.
    let begins_as_openssh = body.trim_start().starts_with(OPENSSH);
    if material >= 40 && (checks::varied(&sample) || begins_as_openssh) {
        pass.hit(start, start + end, id::PRIVATE_KEY_PEM, Confidence::High, Level::Label);
    }
}

/// The base64 and header lines at the beginning of a body that is not closed.
fn body_length(body: &str) -> usize {
    let inside = |b: &u8| b.is_ascii_alphanumeric() || b"+/=\n\r\\: ,-".contains(b);
    body.bytes().take(8192).take_while(inside).count()
}

/// The private lines of a PuTTY key, whose heading ends at `end` and says how many they are (PuTTY documentation,
/// appendix C).
pub fn lines(pass: &mut Pass, end: usize) {
    const MOST: usize = 100;
    let Some(rest) = pass.text.get(end..).and_then(|r| r.strip_prefix(": ")) else { return };
    let Some((count, body)) = rest.split_once('\n') else { return };
    let Ok(count) = count.trim_end().parse::<usize>() else { return };
    let start = pass.text.len() - body.len();
    let length: usize = body.split_inclusive('\n').take(count.min(MOST)).map(str::len).sum();
    let key = body.get(..length).unwrap_or_default().trim_end();
    if key.len() >= 40 && checks::varied(key.as_bytes()) {
        pass.hit(start, start + key.len(), id::PRIVATE_KEY_PEM, Confidence::High, Level::Label);
    }
}
