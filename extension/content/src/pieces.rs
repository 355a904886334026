use handrail::text::{OffsetMap, OffsetUnit, Span};
use web_sys::{Document, Node, Range};

/// The text of several nodes as one, and the way back from its places to theirs.
#[derive(Default)]
pub struct Pieces {
    text: String,
    pieces: Vec<Piece>,
    /// UTF-16 units so far.
    length: usize,
}

/// A text node and where its text begins in the whole, in UTF-16 units.
struct Piece {
    node: Node,
    start: usize,
}

impl Pieces {
    /// Takes in the text nodes below `node`, except below those that `shown` refuses.
    pub fn gather(&mut self, node: &Node, shown: &dyn Fn(&Node) -> bool) {
        if node.node_type() == Node::TEXT_NODE {
            let said = node.node_value().unwrap_or_default();
            self.pieces.push(Piece { node: node.clone(), start: self.length });
            self.length += said.encode_utf16().count();
            self.text.push_str(&said);
        } else if shown(node) {
            children(node).for_each(|child| self.gather(&child, shown));
        }
    }

    /// What comes next begins on a line of its own.
    pub fn new_line(&mut self) {
        self.text.push('\n');
        self.length += 1;
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a place of the whole text stands, in bytes; `None` for a node that was not taken in.
    pub fn byte_of(&self, node: &Node, offset: u32) -> Option<usize> {
        let units = self.pieces.iter().find(|piece| piece.node == *node)?.start + offset as usize;
        let mut seen = 0;
        let at = self.text.char_indices().find(|(_, c)| {
            seen += c.len_utf16();
            seen > units
        });
        Some(at.map_or(self.text.len(), |(at, _)| at))
    }

    /// The ranges of the document in which these parts of the text stand.
    pub fn ranges(&self, document: &Document, spans: &[Span]) -> Vec<Option<Range>> {
        let offsets = OffsetMap::new(&self.text, OffsetUnit::Utf16);
        spans.iter().map(|span| self.range(document, offsets.span(*span))).collect()
    }

    fn range(&self, document: &Document, (start, end): (usize, usize)) -> Option<Range> {
        let first = self.pieces.get(self.pieces.partition_point(|p| p.start <= start).checked_sub(1)?)?;
        let last = self.pieces.get(self.pieces.partition_point(|p| p.start < end).checked_sub(1)?)?;
        let range = document.create_range().ok()?;
        range.set_start(&first.node, (start - first.start) as u32).ok()?;
        range.set_end(&last.node, (end - last.start) as u32).ok()?;
        Some(range)
    }
}

/// The children of a node, in order.
pub fn children(node: &Node) -> impl Iterator<Item = Node> + use<> {
    std::iter::successors(node.first_child(), Node::next_sibling)
}
