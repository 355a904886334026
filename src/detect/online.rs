//! E-mail addresses and URLs.

use super::hit::Level;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, checks};

fn local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

/// An e-mail address around the `@` at `at` (RFC 5322 addr-spec without quoting, domain with a dot).
pub fn email(pass: &mut Pass, at: usize) {
    let bytes = pass.bytes;
    let head = bytes.get(..at).unwrap_or_default();
    let mut start = at - head.iter().rev().take(64).take_while(|b| local(**b)).count();
    while start < at && bytes.get(start).is_some_and(|b| !b.is_ascii_alphanumeric() && *b != b'_') {
        start += 1;
    }
    if let Some(cut) = bytes.get(start..at).and_then(|l| l.iter().rposition(|b| b"=/|'`{}".contains(b))) {
        start += cut + 1;
    }
    if start.checked_sub(1).and_then(|i| bytes.get(i)) == Some(&b':')
        && super::secret::before_host(pass, start, at)
    {
        return;
    }
    let Some(end) = domain_end(bytes, at + 1) else { return };
    let last_dot = bytes.get(at..end).and_then(|d| d.iter().rposition(|b| *b == b'.')).unwrap_or(0);
    let top = bytes.get(at + last_dot + 1..end).unwrap_or_default();
    let file = [&b"png"[..], b"jpg", b"svg", b"gif", b"webp"].iter().any(|t| top.eq_ignore_ascii_case(t));
    if start == at || file || !top.iter().all(u8::is_ascii_alphabetic) || top.len() < 2 {
        return;
    }
    pass.enter_cell(start);
    let level = pass.level_before(id::EMAIL, start);
    let student = student_domain(bytes.get(at + 1..end).unwrap_or_default());
    let detector = if student { id::STUDENT_EMAIL } else { id::EMAIL };
    pass.hit(start, end, detector, Confidence::High, level);
    super::secret::after_login(pass, end);
}

/// Hosts that schools give to pupils: `student.`, `students.`, `stu.`.
fn student_domain(domain: &[u8]) -> bool {
    let first = domain.split(|b| *b == b'.').next().unwrap_or_default();
    [&b"student"[..], b"students", b"stu"].iter().any(|s| first.eq_ignore_ascii_case(s))
}

/// Where a domain name with at least one dot ends.
fn domain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let length = rest.iter().take(253).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
    let mut end = start + length;
    while end > start && b".-".contains(bytes.get(end - 1)?) {
        end -= 1;
    }
    let name = bytes.get(start..end)?;
    let sound = !name.starts_with(b".") && !name.starts_with(b"-") && !name.windows(2).any(|w| w == b"..");
    (sound && name.contains(&b'.')).then_some(end)
}

/// A URL around the `://` at `at`; with a password or token in it, a secret.
pub fn url(pass: &mut Pass, at: usize) {
    let bytes = pass.bytes;
    let head = bytes.get(..at).unwrap_or_default();
    let scheme =
        head.iter().rev().take(20).take_while(|b| b.is_ascii_alphanumeric() || b"+".contains(b)).count();
    let start = at - scheme;
    let body = bytes.get(at + 3..).unwrap_or_default();
    let stop = |b: &u8| b.is_ascii_whitespace() || b"\"'<>`|\\^{}".contains(b);
    let mut end = at + 3 + body.iter().take(2048).take_while(|b| !stop(b)).count();
    while end > at + 3 && bytes.get(end - 1).is_some_and(|b| b".,;:!?)]*".contains(b)) {
        end -= 1;
    }
    if scheme < 2 || end < at + 6 {
        return;
    }
    let name = bytes.get(start..at).unwrap_or_default();
    let rest = bytes.get(at + 3..end).unwrap_or_default();
    let web = [&b"http"[..], b"https", b"ftp", b"ftps", b"ws", b"wss", b"sftp"];
    let web = web.iter().any(|s| name.eq_ignore_ascii_case(s));
    if name.eq_ignore_ascii_case(b"otpauth") {
        pass.hit(start, end, id::OTP_RECOVERY, Confidence::High, Level::Label);
    } else if let Some(sure) = userinfo(rest) {
        let detector = if web { id::URL_WITH_TOKEN } else { id::CONNECTION_STRING };
        pass.hit(start, end, detector, sure, Level::Label);
    } else if web && token_in_query(rest) {
        pass.hit(start, end, id::URL_WITH_TOKEN, Confidence::High, Level::Label);
    } else if web {
        pass.hit(start, end, page(rest), Confidence::Medium, Level::Alone);
    }
}

/// Whose page a web address is: somebody's record (`/students/482917`), somebody's account on a network, or nobody's.
fn page(rest: &[u8]) -> u16 {
    const RECORDS: [&[u8]; 12] = [
        b"client",
        b"clients",
        b"student",
        b"students",
        b"patient",
        b"patients",
        b"case",
        b"cases",
        b"participant",
        b"participants",
        b"resident",
        b"residents",
    ];
    const NETWORKS: [&[u8]; 10] = [
        b"instagram.com",
        b"facebook.com",
        b"tiktok.com",
        b"twitter.com",
        b"x.com",
        b"snapchat.com",
        b"linkedin.com",
        b"threads.net",
        b"reddit.com",
        b"bsky.app",
    ];
    let path = rest.split(|b| b"?#".contains(b)).next().unwrap_or_default();
    let mut parts = path.split(|b| *b == b'/');
    let host = parts.next().unwrap_or_default();
    let host = host.strip_prefix(b"www.").unwrap_or(host);
    let first = parts.clone().next().unwrap_or_default();
    if NETWORKS.contains(&host) && first.len() >= 3 {
        return id::SOCIAL_HANDLE;
    }
    let names_record = |pair: (&[u8], &[u8])| {
        RECORDS.iter().any(|r| r.eq_ignore_ascii_case(pair.0)) && pair.1.iter().any(u8::is_ascii_digit)
    };
    if parts.clone().zip(parts.skip(1)).any(names_record) { id::URL_PERSONAL } else { id::URL }
}

/// A key that stands before the host alone, as package hosts take it, is at least so long, in bytes.
const KEY_ALONE: usize = 20;

/// `user:password@` before the host, with a password that is no placeholder; or a key alone.
fn userinfo(rest: &[u8]) -> Option<Confidence> {
    let authority = rest.split(|b| *b == b'/').next()?;
    let at = authority.iter().rposition(|b| *b == b'@')?;
    let user = authority.get(..at)?;
    let name = user.strip_suffix(b":").unwrap_or(user);
    if name.len() >= KEY_ALONE && checks::three_kinds(name) && !super::secret::is_placeholder(name) {
        return Some(Confidence::High);
    }
    let colon = user.iter().position(|b| *b == b':')?;
    let password = user.get(colon + 1..)?;
    // Of several hosts with a comma between them each has its own user.
    let first = password.iter().position(|b| *b == b'@').filter(|_| password.contains(&b','));
    let password = first.and_then(|end| password.get(..end)).unwrap_or(password);
    // People leave `#` and `?` in passwords as they are; behind a host or a port they begin something else.
    let mark = |part: &[u8]| part.iter().position(|b| b"?#".contains(b));
    let port = mark(password).is_some_and(|at| password.iter().take(at).all(u8::is_ascii_digit));
    if port || user.get(..colon).is_some_and(|name| mark(name).is_some()) {
        return None;
    }
    let host = authority.get(at + 1..)?;
    let default = user.get(..colon) == Some(password)
        && [&b"localhost"[..], b"127.0.0.1"].iter().any(|h| host.starts_with(h));
    (password.len() >= 3 && !default && !super::secret::is_placeholder(password)).then_some(Confidence::High)
}

/// A query parameter that carries a key, with a value that is long and varied enough to be one.
fn token_in_query(rest: &[u8]) -> bool {
    const KEYS: [&[u8]; 16] = [
        b"token",
        b"access_token",
        b"refresh_token",
        b"id_token",
        b"auth",
        b"auth_token",
        b"sig",
        b"signature",
        b"key",
        b"api_key",
        b"apikey",
        b"password",
        b"passwd",
        b"secret",
        b"x-amz-signature",
        b"client_secret",
    ];
    let Some(query) = rest.iter().position(|b| *b == b'?' || *b == b'#') else { return false };
    // Badges of a public page carry a token that everybody may see.
    if rest.get(..query).is_some_and(|path| path.ends_with(b".svg")) {
        return false;
    }
    rest.get(query + 1..).unwrap_or_default().split(|b| *b == b'&').any(|pair| {
        let Some(equals) = pair.iter().position(|b| *b == b'=') else { return false };
        let (key, value) =
            (pair.get(..equals).unwrap_or_default(), pair.get(equals + 1..).unwrap_or_default());
        let long = key.eq_ignore_ascii_case(b"code") && value.len() >= 40;
        (long || KEYS.iter().any(|k| k.eq_ignore_ascii_case(key)))
            && value.len() >= 8
            && !super::secret::is_placeholder(value)
            && checks::entropy(value) >= 280
    })
}
