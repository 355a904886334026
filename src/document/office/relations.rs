use super::package::Package;
use crate::document::budget::Budget;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Xml};

/// What a part points to.
pub struct Relation {
    pub id: String,
    /// The last word of its type: `slide`, `notesSlide`, `hyperlink`.
    pub kind: String,
    /// The name of another part, or an address.
    pub target: String,
    pub is_external: bool,
}

/// What a part points to, from the part beside it that says so.
///
/// # Errors
/// When that part cannot be read.
pub fn of(part: &str, package: &mut Package, budget: &mut Budget) -> Result<Vec<Relation>, Unread> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    match package.text(&name, budget)? {
        Some(text) => listed(&text, folder, budget),
        None => Ok(Vec::new()),
    }
}

/// The relations that a part lists, whose own part stands in `folder`.
///
/// # Errors
/// When it is no XML.
pub fn listed(text: &str, folder: &str, budget: &mut Budget) -> Result<Vec<Relation>, Unread> {
    let mut xml = Xml::new(text);
    let mut relations = Vec::new();
    while let Some(node) = xml.next(budget)? {
        let Node::Open(tag) = node else { continue };
        if tag.name() != "Relationship" {
            continue;
        }
        let target = tag.get("Target").unwrap_or_default();
        let is_external = tag.get("TargetMode").as_deref() == Some("External");
        relations.push(Relation {
            id: tag.get("Id").unwrap_or_default(),
            kind: tag.get("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned(),
            target: if is_external { target } else { resolved(folder, &target) },
            is_external,
        });
    }
    Ok(relations)
}

/// The name of a part that is named from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_is_named_from_its_folder_or_from_the_top() {
        assert_eq!(
            resolved("ppt/slides", "../notesSlides/notesSlide1.xml"),
            "ppt/notesSlides/notesSlide1.xml"
        );
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "../../etc"), "etc");
    }
}
