//! E-mail (RFC 5322, MIME) and mailboxes of it.

use super::html;
use super::place::{Place, Step};
use super::reading::Reading;
use super::unread::{Unread, Weight};
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Addr, Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Reads a mail: who, whom, when and about what; its bodies; its attachments as files of their own.
///
/// # Errors
/// When it is no mail, does not fit, or the caller breaks off.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    reading.budget.unpacked(bytes.len())?;
    let message = MessageParser::default().parse(bytes).ok_or(Unread::Damaged)?;
    reading.budget.members(message.parts.len())?;
    let mut text = String::new();
    head(&message, &mut text);
    let mut flow = reading.flow();
    flow.push(&text)?;
    flow.line()?;
    for part in message.parts.iter().filter(|part| !is_attachment(part)) {
        if let PartType::Text(body) = &part.body {
            flow.line()?;
            flow.push(body)?;
            text.push_str(body);
        }
    }
    reading.keep(place.clone(), flow)?;
    let known = letters(&text);
    for part in &message.parts {
        other(part, &known, place, reading)?;
    }
    Ok(())
}

/// Reads every message of a mailbox.
///
/// # Errors
/// When the limits are used up or the caller breaks off.
pub fn read_mailbox(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let outermost = reading.is_outermost();
    let mut at = 0;
    for (message, number) in MessageIterator::new(bytes).zip(1..) {
        let message = message.map_err(|_| Unread::Damaged)?;
        reading.budget.members(1)?;
        let here = place.with(Step::Message(number));
        let read = self::read(message.contents(), &here, reading);
        reading.noted(read, here)?;
        at += message.contents().len();
        if outermost {
            reading.budget.reached(at);
        }
    }
    Ok(())
}

/// The fields that a reader sees.
fn head(message: &Message, out: &mut String) {
    let people = [
        ("From", message.from()),
        ("To", message.to()),
        ("Cc", message.cc()),
        ("Bcc", message.bcc()),
        ("Reply-To", message.reply_to()),
    ];
    for (name, address) in people {
        let all = address.into_iter().flat_map(Address::iter).map(shown).collect::<Vec<_>>().join(", ");
        if !all.is_empty() {
            out.push_str(&format!("{name}: {all}\n"));
        }
    }
    if let Some(date) = message.date() {
        out.push_str(&format!("Date: {:04}-{:02}-{:02}\n", date.year, date.month, date.day));
    }
    if let Some(subject) = message.subject() {
        out.push_str(&format!("Subject: {subject}\n"));
    }
}

fn shown(address: &Addr) -> String {
    match (address.name(), address.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    }
}

fn is_attachment(part: &MessagePart) -> bool {
    part.attachment_name().is_some() || part.content_disposition().is_some_and(|d| d.is_attachment())
}

/// A part that is not the plain body.
fn other(part: &MessagePart, known: &str, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let kind = part.content_type();
    let subtype = kind.and_then(|kind| kind.subtype()).unwrap_or_default();
    let name = part.attachment_name().unwrap_or_default();
    match &part.body {
        PartType::Html(body) if !is_attachment(part) => {
            // Most mails say the same twice.
            if known.contains(&letters(&html::visible(body, reading)?)) {
                return Ok(());
            }
            html::read(body.as_bytes(), place, reading)
        }
        PartType::Text(body) if is_attachment(part) => reading.inside(name, body.as_bytes(), place),
        PartType::Html(body) => reading.inside(name, body.as_bytes(), place),
        PartType::Binary(_) | PartType::InlineBinary(_)
            if subtype.contains("pkcs7-mime") || subtype == "pgp-encrypted" =>
        {
            reading.omit(place.clone(), Unread::Encrypted, Weight::Unchecked);
            Ok(())
        }
        PartType::Binary(body) | PartType::InlineBinary(body) => {
            let fallback = format!("{}.{subtype}", kind.map(|kind| kind.ctype()).unwrap_or("attachment"));
            reading.inside(if name.is_empty() { &fallback } else { name }, body, place)
        }
        PartType::Message(inner) => {
            reading.inside(if name.is_empty() { "message.eml" } else { name }, inner.raw_message(), place)
        }
        PartType::Text(_) | PartType::Multipart(_) => Ok(()),
    }
}

/// Letters and digits alone.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
