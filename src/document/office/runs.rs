//! Paragraphs and tables of WordprocessingML and DrawingML: text stands in `t`, in runs, in paragraphs.

use crate::document::budget::Budget;
use crate::document::flow::Flow;
use crate::document::place::Step;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Tag, Xml};
use std::collections::BTreeSet;

/// Text that is read out of parts, sorted by where a reader meets it.
pub struct Runs {
    /// The text itself.
    pub main: Flow,
    /// Text boxes, and descriptions of pictures and shapes.
    pub boxes: Flow,
    /// Paragraphs from which something was deleted while changes were tracked, as they were before.
    pub before: Flow,
    /// Who changed or commented.
    pub people: BTreeSet<String>,
    numbers: bool,
    state: State,
}

/// Where the reading is.
#[derive(Default)]
struct State {
    paragraph: u32,
    /// Open elements of each kind.
    cells: u32,
    runs: u32,
    settings: u32,
    texts: u32,
    inserted: u32,
    deleted: u32,
    boxes: u32,
    /// The paragraph as it was, and whether something was deleted from it.
    was: String,
    was_cut: bool,
}

impl Runs {
    /// `numbers`: whether each paragraph is marked with its number.
    pub fn new(flow: impl Fn() -> Flow, numbers: bool) -> Self {
        let (main, boxes, before) = (flow(), flow(), flow());
        Self { main, boxes, before, people: BTreeSet::new(), numbers, state: State::default() }
    }

    /// Reads a part.
    ///
    /// # Errors
    /// When it is damaged, does not fit, or the caller breaks off.
    pub fn read(&mut self, text: &str, budget: &mut Budget) -> Result<(), Unread> {
        self.state = State { paragraph: self.state.paragraph, ..State::default() };
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next(budget)? {
            match node {
                // What older programs are shown instead of the same text before.
                Node::Open(tag) if tag.name() == "Fallback" => xml.skip(budget)?,
                Node::Open(tag) => self.open(&tag)?,
                Node::Close(tag) => self.close(tag.name())?,
                Node::Text(text) if self.state.texts > 0 => self.text(&text)?,
                Node::Text(_) => {}
            }
        }
        self.out().line()
    }

    fn open(&mut self, tag: &Tag) -> Result<(), Unread> {
        let in_run = self.state.runs > 0 && self.state.settings == 0;
        match tag.name() {
            "t" | "delText" => self.state.texts += 1,
            "r" | "fld" => self.state.runs += 1,
            "rPr" | "pPr" => self.state.settings += 1,
            "tc" => self.state.cells += 1,
            "txbxContent" => self.state.boxes += 1,
            "ins" | "moveTo" => {
                self.state.inserted += 1;
                self.person(tag);
            }
            "del" | "moveFrom" => {
                self.state.deleted += 1;
                self.person(tag);
            }
            "comment" => self.person(tag),
            "p" => self.paragraph(),
            "tab" if in_run => self.text(if self.state.cells > 0 { " " } else { "\t" })?,
            "br" | "cr" if in_run || tag.name() == "br" => {
                self.text(if self.state.cells > 0 { " " } else { "\n" })?
            }
            "noBreakHyphen" if in_run => self.text("-")?,
            "docPr" | "cNvPr" => {
                for name in ["title", "descr"] {
                    self.boxes.named("", &tag.get(name).unwrap_or_default())?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unread> {
        let less = |count: &mut u32| *count = count.saturating_sub(1);
        match name {
            "t" | "delText" => less(&mut self.state.texts),
            "r" | "fld" => less(&mut self.state.runs),
            "rPr" | "pPr" => less(&mut self.state.settings),
            "ins" | "moveTo" => less(&mut self.state.inserted),
            "del" | "moveFrom" => less(&mut self.state.deleted),
            "p" => self.end_of_paragraph()?,
            "txbxContent" => {
                self.boxes.line()?;
                less(&mut self.state.boxes);
            }
            "tc" => {
                less(&mut self.state.cells);
                let between = if self.state.cells > 0 { " " } else { "\t" };
                self.out().trim_blanks();
                self.out().push(between)?;
            }
            "tr" if self.state.cells == 0 => {
                self.out().trim_line();
                self.out().line()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self) {
        if self.state.boxes == 0 && self.state.cells == 0 {
            self.state.paragraph += 1;
            if self.numbers {
                self.main.mark(Step::Paragraph(self.state.paragraph));
            }
        }
        self.state.was.clear();
        self.state.was_cut = false;
    }

    fn end_of_paragraph(&mut self) -> Result<(), Unread> {
        if std::mem::take(&mut self.state.was_cut) {
            let was = std::mem::take(&mut self.state.was);
            self.before.named("", &was)?;
        }
        if self.state.cells > 0 { self.out().gap() } else { self.out().line() }
    }

    fn text(&mut self, text: &str) -> Result<(), Unread> {
        if self.state.inserted == 0 && self.state.was.len() < 1 << 16 {
            self.state.was.push_str(text);
        }
        if self.state.deleted > 0 {
            self.state.was_cut = true;
            return Ok(());
        }
        if self.state.cells > 0 { self.out().push_on_line(text) } else { self.out().push(text) }
    }

    fn out(&mut self) -> &mut Flow {
        if self.state.boxes > 0 { &mut self.boxes } else { &mut self.main }
    }

    fn person(&mut self, tag: &Tag) {
        if let Some(author) = tag.get("author").filter(|author| !author.is_empty()) {
            self.people.insert(author);
        }
    }
}
