use crate::document::budget::Budget;
use crate::document::flow::Flow;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Xml};

/// Names of properties that say nothing of anybody: counts, switches, versions.
const DULL: [&str; 32] = [
    "HeadingPairs",
    "creation-date",
    "date",
    "print-date",
    "editing-cycles",
    "editing-duration",
    "language",
    "document-statistic",
    "Application",
    "AppVersion",
    "Characters",
    "CharactersWithSpaces",
    "DocSecurity",
    "HyperlinksChanged",
    "Lines",
    "LinksUpToDate",
    "Pages",
    "Paragraphs",
    "ScaleCrop",
    "SharedDoc",
    "TotalTime",
    "Words",
    "Slides",
    "Notes",
    "HiddenSlides",
    "MMClips",
    "PresentationFormat",
    "created",
    "modified",
    "revision",
    "generator",
    "Template",
];

/// Reads the properties of a document, of any office format, one a line: `creator: …`.
///
/// # Errors
/// When they are damaged, or do not fit.
pub fn properties(text: &str, flow: &mut Flow, budget: &mut Budget) -> Result<(), Unread> {
    let mut xml = Xml::new(text);
    let mut names: Vec<String> = Vec::new();
    while let Some(node) = xml.next(budget)? {
        match node {
            Node::Open(tag) => names.push(tag.get("name").unwrap_or_else(|| tag.name().to_owned())),
            Node::Close(_) => {
                names.pop();
            }
            Node::Text(text) if !names.iter().any(|name| DULL.contains(&name.as_str())) => {
                // A custom property's value stands in an element that says its type.
                let types = ["lpwstr", "lpstr", "i4", "bool", "filetime", "r8", "vector", "variant"];
                let name = names.iter().rev().find(|name| !types.contains(&name.as_str()));
                flow.named(name.map_or("", String::as_str), &text)?;
            }
            Node::Text(_) => {}
        }
    }
    Ok(())
}
