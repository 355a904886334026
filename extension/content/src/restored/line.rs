//! The line that says that real values are shown on this screen only, and the list behind it.

use super::{Mark, hide};
use crate::deep;
use crate::held::language;
use crate::listen::Listener;
use crate::nodes::{append, element, saying};
use crate::page::Page;
use crate::strip::Strip;
use handrail::guidance::{Key, Words, words};
use std::rc::Rc;
use web_sys::{Document, Element};

/// Most passages of the conversation that the list reads out.
const MOST_PASSAGES: usize = 40;
/// Longer passages are left to the page, in bytes.
const LONGEST: usize = 20_000;

/// Shows the line while placeholders stand on the page, and brings its list up to date.
pub fn show(page: &Rc<Page>) {
    let restored = page.restored();
    if restored.marks.borrow().is_empty() {
        return Strip::lower(page);
    }
    let words = words(&language(page));
    let marks = restored.marks.borrow();
    let said: Vec<String> = restored.with(page, |placeholders| {
        let pairs = placeholders.pairs().map(|(placeholder, value)| format!("{placeholder}: {value}"));
        pairs.chain(passages(&marks).iter().filter_map(|text| placeholders.restore(text))).collect()
    });
    drop(marks);
    let list = Strip::raise(page, "restored", |document| build(page, document, words));
    let Some(list) = list else { return };
    for (i, text) in said.iter().enumerate() {
        let known = list.children().get_with_index(i as u32);
        match known.or_else(|| added(page.document(), &list)) {
            Some(item) if item.get_attribute("data-value").as_deref() != Some(text) => {
                let _ = item.set_attribute("data-value", text);
            }
            _ => {}
        }
    }
    while let Some(surplus) = list.children().get_with_index(said.len() as u32) {
        surplus.remove();
    }
}

fn added(document: &Document, list: &Element) -> Option<Element> {
    let item = element(document, "li", "", &[])?;
    list.append_child(&item).ok()?;
    Some(item)
}

/// The paragraphs in which placeholders stand, once each, as the page has them.
fn passages(marks: &[Mark]) -> Vec<String> {
    const BLOCKS: &str = "p, li, td, th, pre, blockquote, h1, h2, h3, h4, h5, h6, article, section, div";
    let mut blocks: Vec<Element> = Vec::new();
    for mark in marks.iter().rev().take(MOST_PASSAGES) {
        let block = deep::ancestors(&mark.element).find(|e| e.matches(BLOCKS).unwrap_or(false));
        blocks.extend(block.filter(|block| !blocks.contains(block)));
    }
    blocks.iter().rev().filter_map(|b| b.text_content()).filter(|text| text.len() <= LONGEST).collect()
}

/// The line's content, the part of it that is opened and closed, and the buttons' ears.
fn build(page: &Rc<Page>, document: &Document, words: Words) -> Option<(Element, Element, Vec<Listener>)> {
    let line = element(document, "span", "line", &[])?;
    let list = element(document, "ul", "", &[])?;
    list.set_attribute("hidden", "").ok()?;
    list.set_attribute("tabindex", "0").ok()?;
    list.set_attribute("aria-label", words.text(Key::RestoredList)).ok()?;
    let open = saying(document, "button", "why", words.text(Key::RestoredOpen))?;
    let swap = saying(document, "button", "why", words.text(Key::RestoredHide))?;
    swap.set_attribute("aria-pressed", "false").ok()?;
    append(
        &line,
        [saying(document, "span", "", words.text(Key::RestoredLine)), Some(open.clone()), Some(swap.clone())],
    );
    let opened = crate::strip::toggle(&open, list.clone());
    let page = Rc::clone(page);
    let pressed = swap.clone();
    let swapped = Listener::bubble(&swap, "click", move |event| {
        if event.is_trusted() {
            let hidden = pressed.get_attribute("aria-pressed").as_deref() != Some("true");
            let _ = pressed.set_attribute("aria-pressed", if hidden { "true" } else { "false" });
            hide(&page, hidden);
        }
    });
    Some((line, list, vec![opened, swapped]))
}
