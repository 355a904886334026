use super::markup::visible_text;
use super::stop;
use crate::composer::Composer;
use crate::deep;
use crate::held::Held;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Event};

/// A paste, whether by keyboard, menu or middle click. A page's own made-up paste carries nothing of the
/// person's; what it writes is judged when it is sent.
pub fn hear(page: &Rc<Page>, event: &Event) {
    let Some(paste) = event.dyn_ref::<ClipboardEvent>().filter(|e| e.is_trusted()) else { return };
    let Some(composer) = Composer::of_event(event).or_else(|| meant(page, event)) else { return };
    let Some(carried) = paste.clipboard_data().as_ref().and_then(Carried::of) else { return };
    if page.is_asking() {
        return stop(event);
    }
    let judged = page.judge(carried.all());
    if judged.interrupts() {
        stop(event);
        let caret = composer.caret();
        page.hold(Held::Insert { composer, caret, text: carried.plain }, judged);
    }
}

/// The composer that a paste into nothing in particular is for: pages take one wherever it happens.
fn meant(page: &Page, event: &Event) -> Option<Composer> {
    const WRITTEN_IN: &str = "input, textarea, select, [contenteditable]";
    if deep::path(event).iter().any(|element| element.matches(WRITTEN_IN).unwrap_or(false)) {
        return None;
    }
    page.used().or_else(|| Composer::on_page(page.document()).into_iter().next())
}

/// Text that a clipboard or a drag carries.
pub struct Carried {
    /// What would be inserted as text.
    pub plain: String,
    /// What its HTML says besides.
    besides: Option<String>,
    /// Its HTML shows text.
    formatted: bool,
}

impl Carried {
    /// Reads what is carried; `None` when it is no text.
    pub fn of(data: &DataTransfer) -> Option<Self> {
        let plain = data.get_data("text/plain").unwrap_or_default();
        let html = data.get_data("text/html").unwrap_or_default();
        Self::from_parts(plain, &html)
    }

    fn from_parts(plain: String, html: &str) -> Option<Self> {
        let shown = visible_text(html);
        let formatted = !shown.trim().is_empty();
        if plain.trim().is_empty() {
            return formatted.then_some(Self { plain: shown, besides: None, formatted });
        }
        let besides = !squeezed(&plain).contains(&squeezed(&shown));
        Some(Self { plain, besides: besides.then_some(shown), formatted })
    }

    /// Whether it is more than a name: formatted text, as programs put beside a picture of it.
    pub fn is_rich(&self) -> bool {
        self.formatted
    }

    /// Everything that an editor could make of it.
    pub fn all(&self) -> String {
        match &self.besides {
            Some(besides) => format!("{}\n{besides}", self.plain),
            None => self.plain.clone(),
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_that_says_the_same_is_read_once_and_html_that_says_more_is_read_too() {
        let same = Carried::from_parts("Ana Luis".into(), "<p>Ana <b>Luis</b></p>");
        assert_eq!(same.map(|c| c.all()).as_deref(), Some("Ana Luis"));
        let more = Carried::from_parts("hello".into(), "<p>hello</p><p>4111</p>");
        assert!(more.is_some_and(|c| c.all().contains("4111")));
        let only = Carried::from_parts(String::new(), "<b>Ana</b>");
        assert_eq!(only.map(|c| c.plain).as_deref(), Some("Ana"));
        assert!(Carried::from_parts(" \n".into(), "<img src=x>").is_none());
    }
}
