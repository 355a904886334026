//! What a PDF file holds beside its pages: properties, the values of forms, comments, links, attached files.

use super::strings::{get, text};
use crate::document::flow::Flow;
use crate::document::place::{Place, Step};
use crate::document::reading::Reading;
use crate::document::unread::{Unread, Weight};
use crate::document::xml::{Node, Xml};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// Fields inside fields, at most.
const DEPTH: u32 = 16;

/// Reads all of it.
///
/// # Errors
/// When it does not fit or the caller breaks off.
pub fn read(pdf: &Pdf, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut flow = reading.flow();
    let facts = pdf.metadata();
    let known = [
        ("title", &facts.title),
        ("author", &facts.author),
        ("subject", &facts.subject),
        ("keywords", &facts.keywords),
    ];
    for (name, value) in known {
        flow.named(name, &text(value.as_deref().unwrap_or_default()))?;
    }
    reading.keep(place.with(Step::Properties), flow)?;
    let catalog: Dict = pdf.xref().get(pdf.xref().root_id()).unwrap_or_default();
    let layers = catalog.get::<Dict>("OCProperties").and_then(|layers| layers.get::<Dict>("D"));
    if layers.and_then(|shown| shown.get::<Array>("OFF")).is_some_and(|off| off.raw_iter().next().is_some()) {
        reading.omit(place.clone(), Unread::Layers, Weight::Unchecked);
    }
    form(&catalog, place, reading)?;
    comments(pdf, place, reading)?;
    attached(pdf, place, reading)
}

fn form(catalog: &Dict, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let Some(form) = catalog.get::<Dict>("AcroForm") else { return Ok(()) };
    let mut flow = reading.flow();
    if let Some(all) = form.get::<Array>("Fields") {
        fields(&all, "", DEPTH, &mut flow, reading)?;
    }
    // A form of XML: an array of names and streams, or one stream.
    let parts = form.get::<Array>("XFA").map(|parts| parts.iter::<Object>().collect::<Vec<_>>());
    let streams = parts.unwrap_or_default().into_iter().filter_map(Object::into_stream);
    for stream in streams.chain(form.get::<Stream>("XFA")) {
        let data = stream.decoded().map_err(|_| Unread::Damaged)?;
        values(&String::from_utf8_lossy(&data), &mut flow, reading)?;
    }
    reading.keep(place.with(Step::Form), flow)
}

/// Fields one a line, `name: value`; a field's name is that of its parents and its own.
fn fields(
    all: &Array,
    above: &str,
    depth: u32,
    flow: &mut Flow,
    reading: &mut Reading,
) -> Result<(), Unread> {
    if depth == 0 {
        return Ok(());
    }
    for field in all.iter::<Dict>() {
        reading.budget.work(64)?;
        let own = [get(&field, "TU"), get(&field, "T")]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        let name = if own.is_empty() { above.to_owned() } else { own };
        let value = match field.get::<Object>("V") {
            Some(Object::String(value)) => text(value.as_bytes()),
            Some(Object::Name(value)) => text(value.as_ref()),
            Some(Object::Stream(value)) => text(&value.decoded().unwrap_or_default()),
            _ => String::new(),
        };
        if value != "Off" {
            flow.named(&name, &value)?;
        }
        if let Some(kids) = field.get::<Array>("Kids") {
            fields(&kids, &name, depth - 1, flow, reading)?;
        }
    }
    Ok(())
}

/// The values of an XML form: the text of its data, element by element.
fn values(data: &str, flow: &mut Flow, reading: &mut Reading) -> Result<(), Unread> {
    let mut xml = Xml::new(data);
    let (mut name, mut is_data) = (String::new(), false);
    loop {
        let node = match xml.next(&mut reading.budget) {
            Err(Unread::Cancelled) => return Err(Unread::Cancelled),
            Ok(Some(node)) => node,
            // The parts of the array are one document in pieces, so none of them is whole.
            Ok(None) | Err(_) => return Ok(()),
        };
        match node {
            Node::Open(tag) => {
                is_data |= tag.name() == "datasets";
                tag.name().clone_into(&mut name);
            }
            Node::Text(text) if is_data => flow.named(&name, &text)?,
            Node::Close(end) if end.name() == "datasets" => is_data = false,
            _ => {}
        }
    }
}

/// Comments and links of all pages.
fn comments(pdf: &Pdf, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let (mut comments, mut links) = (reading.flow(), reading.flow());
    for (page, number) in pdf.pages().iter().zip(1..) {
        let Some(all) = page.raw().get::<Array>("Annots") else { continue };
        comments.mark(Step::Page(number));
        for note in all.iter::<Dict>() {
            reading.budget.work(64)?;
            comments.named(&get(&note, "T"), &get(&note, "Contents"))?;
            if let Some(action) = note.get::<Dict>("A") {
                links.named("", &get(&action, "URI"))?;
            }
        }
    }
    reading.keep(place.with(Step::Comments), comments)?;
    reading.keep(place.with(Step::Links), links)
}

/// Files that are attached, wherever the document hangs them.
fn attached(pdf: &Pdf, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    for object in pdf.objects() {
        reading.budget.work(64)?;
        let Some(file) = object.into_dict().filter(|dict| dict.contains_key("EF")) else { continue };
        let is_file = file.get::<Name>("Type").is_none_or(|kind| matches!(kind.as_ref(), b"Filespec" | b"F"));
        let streams = file.get::<Dict>("EF").filter(|_| is_file);
        let stream = streams.and_then(|s| s.get::<Stream>("UF").or_else(|| s.get::<Stream>("F")));
        let Some(stream) = stream else { continue };
        let name =
            [get(&file, "UF"), get(&file, "F")].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let content = stream.decoded().map_err(|_| Unread::Damaged)?;
        reading.inside(&name, &content, place)?;
    }
    Ok(())
}
