use crate::document::flow::Flow;
use crate::document::office::properties;
use crate::document::place::{Name, Place, Step};
use crate::document::reading::Reading;
use crate::document::unread::{Unread, Weight};
use crate::document::xml::{Node, Tag, Xml};

/// Columns that are filled up with tabs, at most.
const COLUMNS: u32 = 256;

/// Text of an OpenDocument part, sorted by where a reader meets it.
pub struct Content {
    main: Flow,
    notes: Flow,
    comments: Flow,
    margins: Flow,
    before: Flow,
    paragraph: u32,
    page: u32,
    /// Open elements that hold what is no text of the page itself, the innermost last, each with the paragraphs that
    /// were open around it.
    aside: Vec<(Aside, u32)>,
    paragraphs: u32,
    table: Table,
    /// Whether a flat file carries pictures.
    pictures: bool,
    is_slides: bool,
    is_sheets: bool,
    /// The sheet that is being read.
    sheet: Option<Step>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Aside {
    Note,
    Comment,
    Margin,
    Before,
    Spoken,
}

/// The table that is being read. Tables in cells are lines of the outer one.
#[derive(Default)]
struct Table {
    depth: u32,
    row: u32,
    rows: u32,
    column: u32,
    next: u32,
    columns: u32,
    filled: bool,
}

impl Content {
    /// Reads a part and keeps its text.
    ///
    /// # Errors
    /// When it is damaged, does not fit, or the caller breaks off. What was read until then is kept.
    pub fn read(
        text: &str,
        aside: Option<Aside>,
        place: &Place,
        reading: &mut Reading,
    ) -> Result<(), Unread> {
        let mut content = Self {
            main: reading.flow(),
            notes: reading.flow(),
            comments: reading.flow(),
            margins: reading.flow(),
            before: reading.flow(),
            paragraph: 0,
            page: 0,
            aside: aside.into_iter().map(|aside| (aside, 0)).collect(),
            paragraphs: 0,
            table: Table::default(),
            is_slides: text.contains("<office:presentation"),
            is_sheets: text.contains("<office:spreadsheet"),
            sheet: None,
            pictures: false,
        };
        let read = content.walk(text, place, reading);
        reading.keep(place.with(content.sheet), content.main)?;
        reading.keep(place.with((!content.is_slides).then_some(Step::Notes)), content.notes)?;
        reading.keep(place.with(Step::Comments), content.comments)?;
        reading.keep(place.with(Step::Header), content.margins)?;
        reading.keep(place.with(Step::Before), content.before)?;
        if content.pictures {
            reading.omit(place.clone(), Unread::Picture, Weight::Told);
        }
        read
    }

    fn walk(&mut self, text: &str, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next(&mut reading.budget)? {
            match node {
                Node::Open(tag) if tag.name() == "meta" => {
                    let (start, mut facts) = (text, reading.flow());
                    let inside =
                        start.split("<office:meta").nth(1).and_then(|m| m.split("</office:meta>").next());
                    properties(
                        &format!("<meta{}</meta>", inside.unwrap_or(">")),
                        &mut facts,
                        &mut reading.budget,
                    )?;
                    reading.keep(place.with(Step::Properties), facts)?;
                    xml.skip(&mut reading.budget)?;
                }
                // Pictures that a flat file carries along.
                Node::Open(tag) if tag.name() == "binary-data" => {
                    self.pictures = true;
                    xml.skip(&mut reading.budget)?;
                }
                // The frame of a master that only says where text goes.
                Node::Open(tag) if tag.get("placeholder").as_deref() == Some("true") && self.is_master() => {
                    xml.skip(&mut reading.budget)?;
                }
                Node::Open(tag) if tag.name() == "table" && self.table.depth == 0 => {
                    self.sheet(&tag, place, reading)?
                }
                Node::Open(tag) => self.open(&tag)?,
                Node::Close(end) => self.close(end.name())?,
                Node::Text(text) if self.paragraphs > 0 => self.push(&text)?,
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Begins a table; one that stands in a spreadsheet is a sheet, with a part of its own.
    fn sheet(&mut self, tag: &Tag, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
        self.table = Table { depth: 1, ..Table::default() };
        self.main.line()?;
        let Some(name) = tag.get("name").filter(|_| self.is_sheets) else { return Ok(()) };
        let done = std::mem::replace(&mut self.main, reading.flow());
        reading.keep(place.with(self.sheet.take()), done)?;
        self.sheet = Some(Step::Sheet(Name::from(name.as_str())));
        Ok(())
    }

    fn is_master(&self) -> bool {
        self.aside.first().is_some_and(|(aside, _)| *aside == Aside::Margin)
    }

    fn open(&mut self, tag: &Tag) -> Result<(), Unread> {
        match tag.name() {
            "p" | "h" => {
                self.paragraphs += 1;
                if self.table.depth == 0 && self.aside.is_empty() && !self.is_slides {
                    self.paragraph += 1;
                    self.main.mark(Step::Paragraph(self.paragraph));
                }
            }
            "page" if self.is_slides => {
                self.page += 1;
                self.main.mark(Step::Slide(self.page));
            }
            "note" => self.enter(Aside::Note)?,
            "annotation" => self.enter(Aside::Comment)?,
            "deletion" => self.enter(Aside::Before)?,
            "notes" => {
                self.enter(Aside::Spoken)?;
                self.notes.mark(Step::SlideNotes(self.page));
            }
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first" => {
                self.enter(Aside::Margin)?;
            }
            "s" => {
                let times = tag.number("c").unwrap_or(1).min(80);
                (0..times).try_for_each(|_| self.push(" "))?;
            }
            "tab" => self.push(if self.table.depth > 0 { " " } else { "\t" })?,
            "line-break" => self.push(if self.table.depth > 0 { " " } else { "\n" })?,
            "title" | "desc" | "creator" => self.paragraphs += 1,
            "table" => self.table.depth += 1,
            "table-row" if self.table.depth == 1 => {
                self.table.row += self.table.rows.max(1);
                self.table.rows = tag.number("number-rows-repeated").unwrap_or(1);
                (self.table.column, self.table.next) = (0, 0);
                if self.is_sheets {
                    self.main.mark(Step::Row(self.table.row));
                }
            }
            "table-cell" | "covered-table-cell" if self.table.depth == 1 => {
                self.table.columns = tag.number("number-columns-repeated").unwrap_or(1);
                self.table.filled = false;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unread> {
        match name {
            "p" | "h" | "title" | "desc" | "creator" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                let in_cell = self.table.depth > 0 && self.aside.is_empty();
                if in_cell { self.out().gap()? } else { self.out().line()? }
            }
            "note" | "annotation" | "deletion" | "notes" | "header" | "footer" | "header-left"
            | "footer-left" | "header-first" | "footer-first" => {
                self.out().line()?;
                if let Some((_, paragraphs)) = self.aside.pop() {
                    self.paragraphs = paragraphs;
                }
            }
            "table" => {
                self.table.depth = self.table.depth.saturating_sub(1);
                self.main.line()?;
            }
            "table-row" if self.table.depth == 1 => {
                self.main.trim_line();
                self.main.line()?;
            }
            "table-cell" | "covered-table-cell" if self.table.depth == 1 => {
                if self.table.filled {
                    self.main.trim_line();
                }
                self.table.next = self.table.next.saturating_add(self.table.columns);
            }
            _ => {}
        }
        Ok(())
    }

    /// Leaves the text of the page for what stands aside of it.
    fn enter(&mut self, aside: Aside) -> Result<(), Unread> {
        self.aside.push((aside, std::mem::take(&mut self.paragraphs)));
        self.out().line()
    }

    fn push(&mut self, text: &str) -> Result<(), Unread> {
        let in_cell = self.table.depth > 0 && self.aside.is_empty();
        // Line breaks between elements are the program's, not the writer's.
        if text.contains('\n') && text.trim().is_empty() {
            return Ok(());
        }
        if !in_cell {
            return self.out().push(text);
        }
        if !self.table.filled && !text.trim().is_empty() {
            self.table.filled = true;
            let behind = self.table.next.saturating_sub(self.table.column);
            let tabs = if self.table.next < COLUMNS { behind } else { 1 };
            (0..tabs).try_for_each(|_| self.main.push("\t"))?;
            self.table.column = self.table.next;
        }
        self.main.push_on_line(text)
    }

    fn out(&mut self) -> &mut Flow {
        match self.aside.last().map(|(aside, _)| aside) {
            None => &mut self.main,
            Some(Aside::Note | Aside::Spoken) => &mut self.notes,
            Some(Aside::Comment) => &mut self.comments,
            Some(Aside::Margin) => &mut self.margins,
            Some(Aside::Before) => &mut self.before,
        }
    }
}
