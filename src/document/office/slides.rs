//! PowerPoint presentations.

use super::package::Package;
use super::relations;
use super::runs::Runs;
use crate::document::flow::Flow;
use crate::document::place::{Place, Step};
use crate::document::reading::Reading;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Xml};

/// Reads slides in the order they are shown, hidden ones too, and what the speaker sees beside them.
///
/// # Errors
/// When the limits are used up or the caller breaks off.
pub fn read(package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let room = reading.budget.room();
    let mut shown = Runs::new(|| Flow::new(room), false);
    let mut spoken = Runs::new(|| Flow::new(room), false);
    for (slide, number) in in_order(package, reading)?.iter().zip(1..) {
        shown.main.mark(Step::Slide(number));
        shown.boxes.mark(Step::Slide(number));
        let read = one(slide, package, &mut shown, reading);
        reading.noted(read, place.with(Step::Slide(number)))?;
        let related = relations::of(slide, package, &mut reading.budget).unwrap_or_default();
        for notes in related.iter().filter(|r| r.kind == "notesSlide") {
            spoken.main.mark(Step::SlideNotes(number));
            let read = one(&notes.target, package, &mut spoken, reading);
            reading.noted(read, place.with(Step::SlideNotes(number)))?;
        }
        if reading.is_outermost() {
            reading.budget.reached(package.end(slide));
        }
    }
    reading.keep(place.clone(), shown.main)?;
    reading.keep(place.clone(), shown.boxes)?;
    reading.keep(place.clone(), spoken.main)?;
    comments(package, place, reading)
}

fn one(part: &str, package: &mut Package, runs: &mut Runs, reading: &mut Reading) -> Result<(), Unread> {
    let text = package.text(part, &mut reading.budget)?.unwrap_or_default();
    runs.read(&text, &mut reading.budget)
}

/// Names of the slides' parts in the order they are shown; slides that the presentation does not list come last.
fn in_order(package: &mut Package, reading: &mut Reading) -> Result<Vec<String>, Unread> {
    const PRESENTATION: &str = "ppt/presentation.xml";
    let related = relations::of(PRESENTATION, package, &mut reading.budget).unwrap_or_default();
    let text = package.text(PRESENTATION, &mut reading.budget)?.unwrap_or_default();
    let mut xml = Xml::new(&text);
    let mut slides = Vec::new();
    while let Some(node) = xml.next(&mut reading.budget)? {
        let Node::Open(tag) = node else { continue };
        if tag.name() != "sldId" {
            continue;
        }
        // `id` is a number, `r:id` the relation; both are `id` without prefix.
        let ids: Vec<String> = tag.attributes().filter(|(n, _)| n == "id").map(|(_, id)| id).collect();
        slides.extend(related.iter().filter(|r| ids.contains(&r.id)).map(|r| r.target.clone()));
    }
    let unlisted: Vec<String> =
        package.numbered("ppt/slides/slide").into_iter().filter(|s| !slides.contains(s)).collect();
    slides.extend(unlisted);
    Ok(slides)
}

/// Comments of both kinds: `text` of the older one, DrawingML of the newer.
fn comments(package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut flow = reading.flow();
    for name in package.numbered("ppt/comments/") {
        let text = package.text(&name, &mut reading.budget)?.unwrap_or_default();
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next(&mut reading.budget)? {
            match node {
                Node::Text(text) => flow.push(&text)?,
                Node::Close(end) if matches!(end.name(), "text" | "p" | "cm") => flow.line()?,
                _ => {}
            }
        }
    }
    reading.keep(place.with(Step::Comments), flow)
}
