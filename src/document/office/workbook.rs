//! Excel workbooks.

use super::package::Package;
use super::relations;
use super::runs::Runs;
use super::sheet::{self, Strings};
use super::styles::Styles;
use crate::document::flow::Flow;
use crate::document::place::{Name, Place, Step};
use crate::document::reading::Reading;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Xml};

/// A sheet as the workbook lists it.
struct Listed {
    step: Step,
    part: String,
}

/// Reads every sheet, hidden ones too, then strings that no sheet uses any more, comments and names of ranges.
///
/// # Errors
/// When the limits are used up or the caller breaks off.
pub fn read(package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut names = reading.flow();
    let (sheets, uses_1904) = listed(package, &mut names, reading)?;
    let text = package.text("xl/styles.xml", &mut reading.budget)?.unwrap_or_default();
    let styles = Styles::read(&text, uses_1904, &mut reading.budget)?;
    let text = package.text("xl/sharedStrings.xml", &mut reading.budget)?.unwrap_or_default();
    let mut strings = Strings::read(&text, reading)?;
    drop(text);
    for listed in sheets {
        let end = package.end(&listed.part);
        let here = place.with(listed.step);
        let read = match package.text(&listed.part, &mut reading.budget) {
            Ok(text) => sheet::read(&text.unwrap_or_default(), &mut strings, &styles, &here, reading),
            Err(why) => Err(why),
        };
        reading.noted(read, here)?;
        if reading.is_outermost() {
            reading.budget.reached(end);
        }
    }
    let mut unused = reading.flow();
    strings.unused(&mut unused)?;
    reading.keep(place.with(Step::Code), unused)?;
    reading.keep(place.with(Step::Names), names)?;
    comments(package, place, reading)
}

/// The sheets in their order, and whether days are counted from 1904. Names of ranges are pushed to `names`.
fn listed(
    package: &mut Package,
    names: &mut Flow,
    reading: &mut Reading,
) -> Result<(Vec<Listed>, bool), Unread> {
    const WORKBOOK: &str = "xl/workbook.xml";
    let related = relations::of(WORKBOOK, package, &mut reading.budget)?;
    let text = package.text(WORKBOOK, &mut reading.budget)?.unwrap_or_default();
    let (mut sheets, mut uses_1904) = (Vec::new(), false);
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next(&mut reading.budget)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "workbookPr" => uses_1904 = matches!(tag.get("date1904").as_deref(), Some("1" | "true")),
            "definedName" => names.named("", &tag.get("name").unwrap_or_default())?,
            "sheet" => {
                let title = tag.get("name").unwrap_or_default();
                let hidden = tag.get("state").is_some_and(|state| state != "visible");
                let step = if hidden { Step::HiddenSheet } else { Step::Sheet };
                names.named("", &title)?;
                let relation = tag.get("id").and_then(|id| related.iter().find(|r| r.id == id));
                let Some(relation) = relation else { continue };
                sheets.push(Listed { step: step(Name::from(title.as_str())), part: relation.target.clone() });
            }
            _ => {}
        }
    }
    for part in package.numbered("xl/worksheets/") {
        if !sheets.iter().any(|sheet| sheet.part == part) {
            let title = part.rsplit('/').next().unwrap_or_default();
            sheets.push(Listed { step: Step::HiddenSheet(Name::from(title)), part });
        }
    }
    Ok((sheets, uses_1904))
}

/// Comments, old and threaded: text stands in `t` in the old ones and in `text` in the new.
fn comments(package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut flow = reading.flow();
    let parts = [package.numbered("xl/comments"), package.numbered("xl/comments/")].concat();
    for name in parts {
        let room = reading.budget.room();
        let mut runs = Runs::new(|| Flow::new(room), false);
        let text = package.text(&name, &mut reading.budget)?.unwrap_or_default();
        // A comment's runs hold no paragraphs, so each comment is made a line of its own here.
        let text = text.replace("</comment>", "<r><br/></r></comment>");
        runs.read(&text, &mut reading.budget)?;
        let (comments, _) = runs.main.finish();
        flow.push(&comments)?;
    }
    reading.keep(place.with(Step::Comments), flow)
}
