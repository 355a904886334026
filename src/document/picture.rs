//! Pictures: what they show cannot be read; what is written about them can.

use super::budget::Budget;
use super::encoding;
use super::flow::Flow;
use super::format::Format;
use super::place::{Place, Step};
use super::reading::Reading;
use super::unread::{Unread, Weight};
use super::xml::{Node, Xml};
use exif::{Exif, In, Tag, Value};
use std::io::Cursor;

/// Fields about somebody: who made it, who owns the camera, what it shows.
const FIELDS: [(Tag, &str); 11] = [
    (Tag::Artist, "artist"),
    (Tag::Copyright, "copyright"),
    (Tag::ImageDescription, "description"),
    (Tag::UserComment, "comment"),
    (Tag::CameraOwnerName, "owner"),
    (Tag::BodySerialNumber, "camera serial number"),
    (Tag::LensSerialNumber, "lens serial number"),
    (Tag::DateTimeOriginal, "taken"),
    (Tag(exif::Context::Tiff, 0x9c9d), "author"),
    (Tag(exif::Context::Tiff, 0x9c9c), "comment"),
    (Tag(exif::Context::Tiff, 0x9c9b), "title"),
];

/// Reads what is written about a picture: EXIF, XMP and the text of PNG.
///
/// # Errors
/// [`Unread::Picture`] where nothing is written about it.
pub fn read(format: Format, bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    reading.budget.work(bytes.len())?;
    let mut flow = reading.flow();
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(bytes));
    if let Ok(exif) = read.or_else(|error| error.distill_partial_result(|_| {})) {
        fields(&exif, &mut flow)?;
    }
    packet(bytes, &mut flow, &mut reading.budget)?;
    if format == Format::Png {
        chunks(bytes, &mut flow)?;
    }
    if flow.is_blank() {
        return Err(Unread::Picture);
    }
    reading.keep(place.with(Step::Metadata), flow)?;
    reading.omit(place.clone(), Unread::Picture, Weight::Unchecked);
    Ok(())
}

fn fields(exif: &Exif, flow: &mut Flow) -> Result<(), Unread> {
    for (tag, name) in FIELDS {
        let text = exif.get_field(tag, In::PRIMARY).map(|field| match &field.value {
            Value::Ascii(lines) => {
                lines.iter().map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join(" ")
            }
            // Windows writes its own fields as bytes in UTF-16.
            Value::Byte(bytes) => encoding::decode(bytes).unwrap_or_default().into_owned(),
            // Eight bytes say which characters follow.
            Value::Undefined(bytes, _) => {
                encoding::decode(bytes.get(8..).unwrap_or_default()).unwrap_or_default().into_owned()
            }
            _ => String::new(),
        });
        flow.named(name, text.unwrap_or_default().trim_matches('\0'))?;
    }
    match (
        degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef),
        degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef),
    ) {
        (Some(north), Some(east)) => flow.named("GPS position", &format!("{north:.6}, {east:.6}")),
        _ => Ok(()),
    }
}

/// Degrees, negative in the south and the west.
fn degrees(exif: &Exif, tag: Tag, side: Tag) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let steps = [1.0, 60.0, 3600.0];
    let degrees: f64 = parts.iter().zip(steps).map(|(part, step)| part.to_f64() / step).sum();
    let side = exif.get_field(side, In::PRIMARY).map(|f| f.display_value().to_string()).unwrap_or_default();
    degrees.is_finite().then_some(if side.starts_with(['S', 'W']) { -degrees } else { degrees })
}

/// XMP: a packet of XML somewhere in the file.
fn packet(bytes: &[u8], flow: &mut Flow, budget: &mut Budget) -> Result<(), Unread> {
    const END: &[u8] = b"</x:xmpmeta>";
    let find = |from: usize, what: &[u8]| {
        bytes
            .get(from..)
            .and_then(|rest| rest.windows(what.len()).position(|w| w == what))
            .map(|at| from + at)
    };
    let Some(start) = find(0, b"<x:xmpmeta") else { return Ok(()) };
    let Some(end) = find(start, END) else { return Ok(()) };
    let text = String::from_utf8_lossy(bytes.get(start..end + END.len()).unwrap_or_default()).into_owned();
    let mut xml = Xml::new(&text);
    let mut name = String::new();
    loop {
        // A packet that is no XML after all says nothing.
        let node = match xml.next(budget) {
            Err(Unread::Cancelled) => return Err(Unread::Cancelled),
            Ok(Some(node)) => node,
            Ok(None) | Err(_) => return Ok(()),
        };
        match node {
            Node::Open(tag) => {
                if !matches!(tag.name(), "Seq" | "Bag" | "Alt" | "li") {
                    tag.name().clone_into(&mut name);
                }
                for (name, value) in tag.attributes().filter(|(name, v)| is_told(name) && !v.contains("://"))
                {
                    flow.named(&name, &value)?;
                }
            }
            Node::Text(text) if is_told(&name) => flow.named(&name, &text)?,
            _ => {}
        }
    }
}

/// Whether a property of XMP may say something of somebody.
fn is_told(name: &str) -> bool {
    const TOLD: [&str; 22] = [
        "creator",
        "title",
        "description",
        "subject",
        "rights",
        "Author",
        "AuthorsPosition",
        "CaptionWriter",
        "City",
        "State",
        "Country",
        "Location",
        "Credit",
        "Source",
        "Headline",
        "Instructions",
        "OwnerName",
        "SerialNumber",
        "PersonInImage",
        "GPSLatitude",
        "GPSLongitude",
        "CreatorContactInfo",
    ];
    TOLD.contains(&name) || name.starts_with("Ci")
}

/// The text chunks of a PNG that are not packed: a keyword, a zero, the text.
fn chunks(bytes: &[u8], flow: &mut Flow) -> Result<(), Unread> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((data, after)) = after.split_at_checked(length) else { return Ok(()) };
        let text = match &head[4..] {
            b"tEXt" => data.iter().position(|b| *b == 0).map(|zero| data.split_at(zero)),
            // A flag, a method, a language and a translated keyword stand before the text.
            b"iTXt" => data.iter().position(|b| *b == 0).map(|zero| data.split_at(zero)),
            _ => None,
        };
        if let Some((name, text)) = text {
            let text = encoding::decode(text)
                .map(|t| t.replace('\0', " "))
                .unwrap_or_else(|| String::from_utf8_lossy(text).replace('\0', " "));
            flow.named(&String::from_utf8_lossy(name), &text)?;
        }
        rest = after.get(4..).unwrap_or_default();
    }
    Ok(())
}
