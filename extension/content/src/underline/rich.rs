use super::LONGEST;
use super::field::widened;
use super::highlight::Highlight;
use crate::composer::Composer;
use crate::page::Page;
use crate::pieces::{Pieces, children};
use handrail::text::Span;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Longer blocks are read around the caret only, in bytes.
const LONG_BLOCK: usize = 6_000;

/// Draws the lines of an editable region: everywhere, or in the block around the caret and its neighbours.
pub fn draw(page: &Rc<Page>, composer: &Composer, highlight: &mut Highlight, everywhere: bool) {
    let root: &Node = composer.element();
    let caret = composer.caret_node().filter(|(node, _)| root.contains(Some(node)));
    let block = caret.as_ref().and_then(|(node, _)| block_of(root, node));
    let blocks: Vec<Node> = match &block {
        Some(block) if !everywhere => [block.previous_sibling(), Some(block.clone()), block.next_sibling()]
            .into_iter()
            .flatten()
            .collect(),
        _ => children(root).collect(),
    };
    let mut pieces = Pieces::default();
    for block in &blocks {
        if !pieces.text().is_empty() {
            pieces.new_line();
        }
        pieces.gather(block, &is_text);
    }
    let text = pieces.text();
    if everywhere && text.len() > LONGEST {
        return;
    }
    let window = match &caret {
        Some((node, offset)) if !everywhere && text.len() > LONG_BLOCK => {
            let Some(at) = pieces.byte_of(node, *offset) else { return };
            widened(text, at..at)
        }
        _ => 0..text.len(),
    };
    let part = text.get(window.clone()).unwrap_or_default();
    let spans = page.bench().borrow().underlined(part);
    let spans: Vec<Span> =
        spans.iter().map(|s| Span::new(s.start + window.start, s.end + window.start)).collect();
    let ranges = pieces.ranges(page.document(), &spans).into_iter().flatten().collect();
    highlight.replace(|node| everywhere || blocks.iter().any(|block| block.contains(Some(node))), ranges);
}

/// The child of the editable region in which a node stands.
fn block_of(root: &Node, node: &Node) -> Option<Node> {
    let mut block = node.clone();
    loop {
        let parent = block.parent_node()?;
        if parent == *root {
            return Some(block);
        }
        block = parent;
    }
}

/// What an editor shows for its own ends is no text of the person's.
fn is_text(node: &Node) -> bool {
    node.dyn_ref::<Element>()
        .is_none_or(|element| element.get_attribute("contenteditable").as_deref() != Some("false"))
}
