use super::lines::Lines;
use super::{Brand, Composer, Editor, drawn};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What a composer says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// All of its text, line ends as `\n`.
    Text(String),
    /// It holds text that cannot be read in full. Never to be taken for an empty or clean one.
    Unreadable,
}

impl Composer {
    /// Reads the composer as it stands.
    pub fn read(&self) -> Reading {
        match self.editor() {
            Editor::Area(area) => Reading::Text(area.value()),
            Editor::Input(input) => Reading::Text(input.value()),
            Editor::Rich(brand) => {
                if *brand == Brand::CodeMirror && has(self.element(), ".cm-gap") {
                    return Reading::Unreadable;
                }
                Reading::Text(rich_text(self.element()))
            }
            Editor::Drawn => Reading::Text(drawn::text(self.element())),
        }
    }

    /// The text, or what could be made of it; for comparing only, never for judging.
    pub fn text(&self) -> String {
        match self.read() {
            Reading::Text(text) => text,
            Reading::Unreadable => String::new(),
        }
    }
}

fn has(element: &Element, selector: &str) -> bool {
    element.query_selector(selector).is_ok_and(|found| found.is_some())
}

fn rich_text(root: &Element) -> String {
    let keeps_breaks = shows_white_space(root);
    let mut lines = Lines::default();
    let mut node = root.first_child();
    while let Some(current) = node {
        let skipped = enter(&current, &mut lines, keeps_breaks, root);
        node = if skipped { None } else { current.first_child() };
        if node.is_none() {
            node = leave(current, &mut lines, root);
        }
    }
    lines.finish()
}

/// Takes in what a node says itself; true when its children are not to be read.
fn enter(node: &Node, lines: &mut Lines, keeps_breaks: bool, root: &Element) -> bool {
    if node.node_type() == Node::TEXT_NODE {
        lines.text(&node.node_value().unwrap_or_default(), keeps_breaks);
        return true;
    }
    let Some(element) = node.dyn_ref::<Element>() else { return true };
    let name = element.local_name();
    match name.as_str() {
        "br" => {
            lines.line_break(ends_its_block(node, root));
            return true;
        }
        "script" | "style" | "template" => return true,
        "img" => lines.text(&element.get_attribute("alt").unwrap_or_default(), true),
        _ if is_block(&name) => lines.enter_block(),
        _ => {}
    }
    element.has_attribute("data-slate-placeholder")
}

/// Leaves a node whose children are done, and finds the next one to read.
fn leave(node: Node, lines: &mut Lines, root: &Element) -> Option<Node> {
    let mut node = node;
    loop {
        if node.dyn_ref::<Element>().is_some_and(|e| is_block(&e.local_name())) {
            lines.leave_block();
        }
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent_node().filter(|parent| parent != root.unchecked_ref::<Node>())?;
    }
}

/// Whether nothing that could be seen follows a `<br>` in its block.
fn ends_its_block(br: &Node, root: &Element) -> bool {
    let mut node = br.clone();
    loop {
        let mut next = node.next_sibling();
        while let Some(sibling) = next {
            let empty = sibling.node_type() == Node::COMMENT_NODE
                || sibling.text_content().unwrap_or_default().is_empty() && sibling.node_name() != "BR";
            if !empty {
                return is_block(&sibling.node_name().to_ascii_lowercase());
            }
            next = sibling.next_sibling();
        }
        match node.parent_node() {
            Some(parent) if &parent == root.unchecked_ref::<Node>() => return true,
            Some(parent) if is_block(&parent.node_name().to_ascii_lowercase()) => return true,
            Some(parent) => node = parent,
            None => return true,
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "pre"
            | "blockquote"
            | "section"
            | "article"
            | "table"
            | "tr"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "hr"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    )
}

fn shows_white_space(element: &Element) -> bool {
    let style = web_sys::window().and_then(|w| w.get_computed_style(element).ok().flatten());
    let white_space = style.and_then(|s| s.get_property_value("white-space").ok()).unwrap_or_default();
    white_space.starts_with("pre") || white_space.starts_with("break-spaces")
}
