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

/// `user:password@` before the host, with a password that is no placeholder.
fn userinfo(rest: &[u8]) -> Option<Confidence> {
    let authority = rest.split(|b| b"/?#".contains(b)).next()?;
    let at = authority.iter().rposition(|b| *b == b'@')?;
    let user = authority.get(..at)?;
    let colon = user.iter().position(|b| *b == b':')?;
    let password = user.get(colon + 1..)?;
    (password.len() >= 3 && !super::secret::is_placeholder(password)).then_some(Confidence::High)
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
    rest.get(query + 1..).unwrap_or_default().split(|b| *b == b'&').any(|pair| {
        let Some(equals) = pair.iter().position(|b| *b == b'=') else { return false };
        let (key, value) =
            (pair.get(..equals).unwrap_or_default(), pair.get(equals + 1..).unwrap_or_default());
        KEYS.iter().any(|k| k.eq_ignore_ascii_case(key))
            && value.len() >= 8
            && !super::secret::is_placeholder(value)
            && checks::entropy(value) >= 280
    })
}
