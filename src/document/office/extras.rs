//! The parts that are the same in all three formats: properties, links, pictures, macros, what is embedded.

use super::package::Package;
use super::properties::properties;
use super::relations;
use crate::document::flow::Flow;
use crate::document::format::Format;
use crate::document::place::{Name, Place, Step};
use crate::document::reading::Reading;
use crate::document::recognise;
use crate::document::unread::{Unread, Weight};
use crate::document::xml::{Node, Xml};

/// Parts that hold no text of anybody, by the end of their name without number.
const DULL: [&str; 22] = [
    "[Content_Types].xml",
    "styles.xml",
    "stylesWithEffects.xml",
    "settings.xml",
    "webSettings.xml",
    "fontTable.xml",
    "numbering.xml",
    "calcChain.xml",
    "tableStyles.xml",
    "presProps.xml",
    "viewProps.xml",
    "metadata.xml",
    "theme.xml",
    "themeOverride.xml",
    "colors.xml",
    "style.xml",
    "printerSettings.bin",
    ".odttf",
    ".fntdata",
    "thumbnail.jpeg",
    "thumbnail.emf",
    "thumbnail.wmf",
];
/// Parts whose attributes hold text too, by a piece of their name.
const IN_ATTRIBUTES: [&str; 6] =
    ["customXml/", "connections", "pivotCache", "externalLink", "queryTable", "commentAuthors"];

/// Reads every part that was not read before.
///
/// # Errors
/// When the limits are used up or the caller breaks off.
pub fn read(package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut facts = reading.flow();
    let (mut links, mut boxes, mut code) = (reading.flow(), reading.flow(), reading.flow());
    let (mut pictures, mut macros) = (false, false);
    for name in package.left() {
        let kind = Kind::of(&name);
        match kind {
            Kind::Dull => {}
            Kind::Picture => pictures = true,
            Kind::Macros => macros = true,
            Kind::File => embedded(&name, package, place, reading)?,
            Kind::Properties | Kind::Relations | Kind::Attributes | Kind::Text => {
                let read = match package.text(&name, &mut reading.budget) {
                    Ok(text) => {
                        let text = text.unwrap_or_default();
                        match kind {
                            Kind::Properties => properties(&text, &mut facts, &mut reading.budget),
                            Kind::Relations => addresses(&text, &mut links, reading),
                            Kind::Attributes => every_word(&text, true, &mut code, reading),
                            _ => every_word(&text, false, &mut boxes, reading),
                        }
                    }
                    Err(why) => Err(why),
                };
                reading.noted(read, place.with(Step::Inside(Name::from(name.as_str()))))?;
            }
        }
    }
    for person in &package.people {
        facts.named("reviewer", person)?;
    }
    reading.keep(place.with(Step::Properties), facts)?;
    reading.keep(place.with(Step::Links), links)?;
    reading.keep(place.with(Step::Drawings), boxes)?;
    reading.keep(place.with(Step::Code), code)?;
    if pictures {
        let weight = if reading.parts() == 0 { Weight::Unchecked } else { Weight::Told };
        reading.omit(place.clone(), Unread::Picture, weight);
    }
    if macros {
        reading.omit(place.clone(), Unread::Macros, Weight::Told);
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Dull,
    Picture,
    Macros,
    Properties,
    Relations,
    /// XML whose attributes hold text too.
    Attributes,
    /// XML whose text counts.
    Text,
    /// A file of its own.
    File,
}

impl Kind {
    fn of(name: &str) -> Self {
        let plain: String = name.chars().filter(|c| !c.is_ascii_digit()).collect();
        match () {
            () if DULL.iter().any(|end| plain.ends_with(end)) => Self::Dull,
            () if name.starts_with("docProps/") => Self::Properties,
            () if name.ends_with(".rels") => Self::Relations,
            () if name.contains("/media/") => Self::Picture,
            () if plain.ends_with("vbaProject.bin") || plain.ends_with("vbaData.xml") => Self::Macros,
            () if IN_ATTRIBUTES.iter().any(|piece| name.contains(piece)) && name.ends_with(".xml") => {
                Self::Attributes
            }
            () if name.ends_with(".xml") || name.ends_with(".vml") => Self::Text,
            () => Self::File,
        }
    }
}

/// Where links lead, without the addresses of schemas.
fn addresses(text: &str, links: &mut Flow, reading: &mut Reading) -> Result<(), Unread> {
    for relation in relations::listed(text, "", &mut reading.budget)? {
        if relation.is_external {
            links.named("", &relation.target)?;
        }
    }
    Ok(())
}

/// All text of a part, element by element.
fn every_word(text: &str, attributes: bool, flow: &mut Flow, reading: &mut Reading) -> Result<(), Unread> {
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next(&mut reading.budget)? {
        match node {
            Node::Open(tag) if attributes => {
                for (name, value) in tag.attributes().filter(|(_, v)| !v.starts_with("http://schemas.")) {
                    flow.named(&name, &value)?;
                }
            }
            // What a drawing's own program keeps beside it: switches and anchors.
            Node::Open(tag) if tag.name() == "ClientData" => xml.skip(&mut reading.budget)?,
            // The shape of a master that only says where text goes: “Click to edit the title”.
            Node::Open(tag) if tag.name() == "ph" => xml.skip_out_of("sp", &mut reading.budget)?,
            Node::Text(text) if text.trim().is_empty() && text.contains('\n') => {}
            Node::Text(text) => flow.push(&text)?,
            // Runs of one paragraph belong together; everything else stands apart.
            Node::Close(end) if !matches!(end.name(), "t" | "r" | "rPr") => flow.line()?,
            _ => {}
        }
    }
    Ok(())
}

/// A document in the document, or an object of another program.
fn embedded(name: &str, package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let inside = place.with(Step::Inside(Name::from(name)));
    let bytes = match package.bytes(name, &mut reading.budget) {
        Ok(bytes) => bytes,
        Err(why) => return reading.noted(Err(why), inside),
    };
    match recognise::recognise(name, &bytes) {
        None | Some(Format::Ole) => {
            reading.omit(inside, Unread::Object, Weight::Told);
            Ok(())
        }
        Some(format) if format.is_picture() => {
            reading.omit(inside, Unread::Picture, Weight::Told);
            Ok(())
        }
        Some(_) => reading.inside(name, &bytes, place),
    }
}
