//! XML as office documents use it: names without prefixes, text with its references resolved. Entities that a
//! document defines itself are not expanded.

use super::budget::Budget;
use super::encoding;
use super::unread::Unread;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use std::borrow::Cow;

/// What is met next.
pub enum Node<'x> {
    Open(Tag<'x>),
    Close(End<'x>),
    Text(Cow<'x, str>),
}

/// The beginning of an element.
pub struct Tag<'x>(BytesStart<'x>);

/// The end of an element.
pub struct End<'x>(BytesEnd<'x>);

impl Tag<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of an attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        self.attributes().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The value of an attribute as a number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name).and_then(|value| value.trim().parse().ok())
    }

    /// All attributes: names without prefixes, and values.
    pub fn attributes(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let mut all = self.0.attributes();
        all.with_checks(false);
        all.flatten().map(|a| (local(a.key.into_inner()).to_owned(), unescaped(&a.value)))
    }
}

impl End<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }
}

/// A document that is read from beginning to end.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    read: u64,
}

/// The text of an XML document, in whatever encoding it is in.
///
/// # Errors
/// [`Unread::Damaged`] for what is no text.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unread> {
    encoding::decode(bytes).ok_or(Unread::Damaged)
}

impl<'x> Xml<'x> {
    pub fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, read: 0 }
    }

    /// The next node; `None` at the end.
    ///
    /// # Errors
    /// [`Unread::Damaged`] where it is no XML, [`Unread::Cancelled`] when the caller breaks off.
    pub fn next(&mut self, budget: &mut Budget) -> Result<Option<Node<'x>>, Unread> {
        loop {
            let event = self.reader.read_event().map_err(|_| Unread::Damaged)?;
            let at = self.reader.buffer_position();
            budget.work(usize::try_from(at.saturating_sub(self.read)).unwrap_or_default())?;
            self.read = at;
            return Ok(Some(match event {
                Event::Start(tag) | Event::Empty(tag) => Node::Open(Tag(tag)),
                Event::End(end) => Node::Close(End(end)),
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => Node::Text(c.to_string().into()),
                    _ => Node::Text(match resolve_xml_entity(&reference) {
                        Some(known) => known.into(),
                        None => format!("&{};", &*reference).into(),
                    }),
                },
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Skips past the end of the element of that name that is open.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip_out_of(&mut self, name: &str, budget: &mut Budget) -> Result<(), Unread> {
        while let Some(node) = self.next(budget)? {
            if matches!(&node, Node::Close(end) if end.name() == name) {
                break;
            }
        }
        Ok(())
    }

    /// Skips to the end of the element that has just begun.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self, budget: &mut Budget) -> Result<(), Unread> {
        let mut depth = 1;
        while depth > 0 {
            match self.next(budget)? {
                Some(Node::Open(_)) => depth += 1,
                Some(Node::Close(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// An attribute's value with its references resolved; as it stands where they make no sense.
fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}
