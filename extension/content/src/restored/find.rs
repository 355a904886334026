use super::is_written_in;
use crate::deep;
use crate::pieces::{Pieces, children};
use handrail::redact::Placeholders;
use js_sys::{Array, JsString, RegExp};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Range};

/// One placeholder on the page.
pub struct Mark {
    /// Where it stands.
    pub range: Range,
    /// The element around it.
    pub element: Element,
    /// What it stands for.
    pub value: String,
}

/// Every placeholder of a conversation, as the browser itself looks for them.
pub struct Pattern(RegExp);

#[wasm_bindgen]
extern "C" {
    /// A node, as far as its text stays in the browser: most of a page holds no placeholder.
    type Texts;
    #[wasm_bindgen(method, getter, js_name = textContent)]
    fn text(this: &Texts) -> Option<JsString>;
}

/// Longer elements are not read node by node, in UTF-16 units.
const LONGEST: u32 = 200_000;
/// Most placeholders that are shown in a root.
const MOST: usize = 300;

impl Pattern {
    /// `None` when there is nothing to look for.
    pub fn new(placeholders: &Placeholders) -> Option<Self> {
        let mut source = String::new();
        for (placeholder, _) in placeholders.pairs() {
            if !source.is_empty() {
                source.push('|');
            }
            for c in placeholder.chars() {
                if c.is_ascii_punctuation() {
                    source.push('\\');
                }
                source.push(c);
            }
        }
        (!source.is_empty()).then(|| Self(RegExp::new(&source, "g")))
    }

    fn count(&self, text: &JsString) -> u32 {
        text.match_(&self.0).map_or(0, |found| found.unchecked_into::<Array>().length())
    }
}

fn text_of(node: &Node) -> Option<JsString> {
    node.unchecked_ref::<Texts>().text()
}

/// Whether a text stands anywhere in a document.
pub fn stands(document: &Document, text: &str) -> bool {
    let whole = document.document_element().and_then(|root| text_of(&root));
    whole.is_some_and(|whole| whole.includes(text, 0))
}

/// The placeholders below `root`, in order, but for those that a person is writing.
pub fn marks(root: &Node, pattern: &Pattern, placeholders: &Placeholders) -> Vec<Mark> {
    let mut found = Vec::new();
    let count = text_of(root).map_or_else(|| counted(root, pattern), |text| pattern.count(&text));
    if count > 0 {
        below(root, count, pattern, placeholders, &mut found);
    }
    found
}

/// A shadow root's own `textContent` is its text too; a document's is none.
fn counted(root: &Node, pattern: &Pattern) -> u32 {
    children(root).filter_map(|node| text_of(&node)).map(|text| pattern.count(&text)).sum()
}

/// Goes down to the innermost element around each placeholder, which may be spread over several of its nodes.
fn below(node: &Node, count: u32, pattern: &Pattern, placeholders: &Placeholders, found: &mut Vec<Mark>) {
    if found.len() >= MOST || !is_shown(node) {
        return;
    }
    let inner: Vec<(Node, u32)> = children(node)
        .filter(|child| child.node_type() == Node::ELEMENT_NODE)
        .filter_map(|child| {
            let count = pattern.count(&text_of(&child)?);
            (count > 0).then_some((child, count))
        })
        .collect();
    if inner.iter().map(|(_, count)| count).sum::<u32>() == count {
        for (child, count) in inner {
            below(&child, count, pattern, placeholders, found);
        }
    } else if text_of(node).is_none_or(|text| text.length() <= LONGEST) {
        within(node, placeholders, found);
    }
}

fn is_shown(node: &Node) -> bool {
    let Some(element) = node.dyn_ref::<Element>() else { return true };
    let name = element.local_name();
    !matches!(&*name, "script" | "style" | "template" | "noscript" | "title" | "head")
        && !is_written_in(element)
}

fn within(node: &Node, placeholders: &Placeholders, found: &mut Vec<Mark>) {
    let mut pieces = Pieces::default();
    pieces.gather(node, &is_shown);
    let Some(document) = node.owner_document() else { return };
    let (spans, values): (Vec<_>, Vec<_>) = placeholders.find(pieces.text()).into_iter().unzip();
    for (range, value) in pieces.ranges(&document, &spans).into_iter().zip(values) {
        let around = |range: &Range| range.start_container().ok()?.parent_element();
        if let Some((range, element)) = range.and_then(|range| Some((range.clone(), around(&range)?))) {
            found.push(Mark { range, element, value: value.to_owned() });
        }
    }
}

/// The shadow roots of a document: those of elements with a name of the page's own, and what is inside them.
pub fn shadow_roots(document: &Document, found: &mut Vec<Node>, most: usize) {
    let Ok(named) = document.evaluate("//*[contains(local-name(), '-')]", document) else { return };
    let mut hosts: Vec<Element> = Vec::new();
    while let Ok(Some(node)) = named.iterate_next() {
        hosts.extend(node.dyn_into::<Element>());
    }
    while let Some(host) = hosts.pop() {
        let Some(root) = deep::shadow_of(&host).filter(|_| found.len() < most) else { continue };
        if let Ok(inside) = root.query_selector_all("*") {
            let elements = (0..inside.length()).filter_map(|i| inside.get(i)?.dyn_into::<Element>().ok());
            hosts.extend(elements.filter(|element| element.local_name().contains('-')));
        }
        found.push(root.into());
    }
}
