use crate::composer::{Composer, Editor};
use crate::later::later;
use crate::nodes::element;
use crate::page::Page;
use crate::px;
use crate::surface::Surface;
use handrail::text::Span;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Document, Element, HtmlElement, ShadowRoot};

const CSS: &str = include_str!("mirror.css");
/// Longer texts are not copied, in bytes.
pub const LONGEST: usize = 24_000;
/// How often a mirror sees to it that it still lies over its field, ms.
const WATCH_MS: i32 = 300;
/// How far a line may reach below a field that is no higher than its letters, CSS pixels.
const BELOW: f64 = 5.0;
/// What decides where the letters of a field stand.
const LIKE: [&str; 20] = [
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "font-stretch",
    "line-height",
    "letter-spacing",
    "word-spacing",
    "text-align",
    "text-indent",
    "text-transform",
    "tab-size",
    "direction",
    "white-space",
    "overflow-wrap",
    "word-break",
    "padding-top",
    "padding-right",
    "padding-bottom",
    "padding-left",
];

/// A copy of a field's text that shows nothing but lines, laid over the field.
pub struct Mirror {
    surface: Surface,
    frame: HtmlElement,
    inner: HtmlElement,
    composer: Composer,
    text: String,
}

impl Mirror {
    /// A mirror over this field.
    pub fn new(document: &Document, composer: &Composer) -> Option<Self> {
        let surface = Surface::new(document, CSS)?;
        let inner: HtmlElement = element(document, "div", "text", &[])?.dyn_into().ok()?;
        let frame: HtmlElement = element(document, "div", "frame", &[&inner])?.dyn_into().ok()?;
        frame.set_attribute("aria-hidden", "true").ok()?;
        surface.root().append_child(&frame).ok()?;
        surface.attach();
        Some(Self { surface, frame, inner, composer: composer.clone(), text: String::new() })
    }

    /// Whether it lies over this field.
    pub fn is_of(&self, composer: &Composer) -> bool {
        self.composer == *composer
    }

    /// Out of sight until it is drawn again.
    pub fn hide(&self) {
        let _ = self.frame.set_attribute("hidden", "");
    }

    /// Shows lines under these parts of the field's text.
    pub fn draw(&mut self, text: &str, spans: &[Span]) {
        let Some(document) = self.frame.owner_document() else { return };
        self.inner.set_text_content(None);
        let mut done = 0;
        for span in spans {
            let _ = self.inner.append_with_str_1(text.get(done..span.start).unwrap_or_default());
            if let Some(line) = element(&document, "u", "", &[]) {
                line.set_text_content(Some(span.of(text)));
                let _ = self.inner.append_child(&line);
            }
            done = done.max(span.end);
        }
        text.clone_into(&mut self.text);
        self.surface.attach();
        self.lay();
    }

    /// Lays it over the field as the field is now; out of sight while something covers it; false when the
    /// field is gone or says something else.
    fn lay(&self) -> bool {
        let field: &Element = self.composer.element();
        let window = self.frame.owner_document().and_then(|d| d.default_view());
        let style = window.and_then(|w| w.get_computed_style(field).ok().flatten());
        let says_it = field.is_connected() && self.composer.text() == self.text;
        let Some(style) = style.filter(|_| says_it) else {
            self.hide();
            return false;
        };
        if !is_uncovered(field) {
            self.hide();
            return true;
        }
        let (frame, inner) = (self.frame.style(), self.inner.style());
        for name in LIKE {
            let _ = inner.set_property(name, &style.get_property_value(name).unwrap_or_default());
        }
        if matches!(self.composer.editor(), Editor::Input(_)) {
            self.lay_on_one_line(field, &style);
        }
        let place = field.get_bounding_client_rect();
        let places = [
            ("left", place.left() + f64::from(field.client_left())),
            ("top", place.top() + f64::from(field.client_top())),
            ("width", f64::from(field.client_width())),
            ("height", f64::from(field.client_height()) + BELOW),
        ];
        for (name, px) in places {
            let _ = frame.set_property(name, &px::written(px));
        }
        let (x, y) = (field.scroll_left(), field.scroll_top());
        let _ = inner.set_property("transform", &format!("translate({}px, {}px)", -x, -y));
        let _ = self.frame.remove_attribute("hidden");
        true
    }

    /// A one-line field never breaks its text, has it in the middle of its height, and cuts it off at its padding.
    fn lay_on_one_line(&self, field: &Element, style: &CssStyleDeclaration) {
        let pad = |side: &str| {
            let written = style.get_property_value(&["padding-", side].concat()).unwrap_or_default();
            px::number(written.trim_end_matches("px")).unwrap_or_default()
        };
        let height = f64::from(field.client_height()) - pad("top") - pad("bottom");
        let inner = self.inner.style();
        let _ = inner.set_property("white-space", "pre");
        let _ = inner.set_property("line-height", &px::written(height));
        let cut = format!("inset(0 {} 0 {})", px::written(pad("right")), px::written(pad("left")));
        let _ = self.frame.style().set_property("clip-path", &cut);
    }
}

/// Whether the field itself lies on top in its middle, and not a bar or a dialog of the page above it.
fn is_uncovered(field: &Element) -> bool {
    let place = field.get_bounding_client_rect();
    let (x, y) = ((place.left() + place.width() / 2.0) as f32, (place.top() + place.height() / 2.0) as f32);
    let top = match field.get_root_node().dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.element_from_point(x, y),
        None => field.owner_document().and_then(|document| document.element_from_point(x, y)),
    };
    top.is_none_or(|top| top.contains(Some(field)) || field.contains(Some(&top)))
}

/// Keeps the mirror over its field for as long as both say the same.
pub fn watch(page: &Rc<Page>) {
    let underline = page.underline();
    if underline.watching.replace(true) {
        return;
    }
    let page = Rc::clone(page);
    later(WATCH_MS, move || {
        let underline = page.underline();
        underline.watching.set(false);
        let mut mirror = underline.mirror.borrow_mut();
        let lies = mirror.as_ref().is_some_and(|mirror| mirror.lay());
        // A person who is writing has it drawn again at the next pause.
        if !lies && !underline.planned.get() {
            *mirror = None;
        }
        if mirror.is_some() {
            drop(mirror);
            watch(&page);
        }
    });
}
