use super::find::Mark;
use crate::nodes::element;
use crate::px;
use crate::surface::Surface;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Document, DomRect, Element, HtmlElement, ShadowRoot, Window};

const CSS: &str = include_str!("labels.css");
/// Most labels that are shown at once.
const MOST: usize = 80;
/// Smallest that a value's letters become to fit over its placeholder.
const SMALLEST: f64 = 0.6;
/// How a label takes after the text that it stands over.
const LIKE: [&str; 6] = ["color", "font-family", "font-size", "font-weight", "font-style", "letter-spacing"];

/// Labels with values, laid over placeholders. They take no clicks, and hold no place in the page.
pub struct Labels {
    surface: Surface,
    layer: HtmlElement,
    labels: Vec<HtmlElement>,
}

/// A label to be shown.
struct Shown<'m> {
    mark: &'m Mark,
    boxes: Vec<DomRect>,
    style: CssStyleDeclaration,
    ground: String,
}

impl Labels {
    /// An empty layer over the page.
    pub fn new(document: &Document) -> Option<Self> {
        let surface = Surface::new(document, CSS)?;
        let layer = element(document, "div", "layer", &[])?.dyn_into::<HtmlElement>().ok()?;
        // Read in their places they would make no sense: the list is for screen readers.
        layer.set_attribute("aria-hidden", "true").ok()?;
        surface.root().append_child(&layer).ok()?;
        surface.attach();
        Some(Self { surface, layer, labels: Vec::new() })
    }

    /// Takes the labels out of sight until they are placed again.
    pub fn hide(&self) {
        let _ = self.layer.set_attribute("hidden", "");
    }

    /// Lays a label over each mark that can be seen. Everything is measured first and moved afterwards.
    pub fn place(&mut self, window: &Window, marks: &[Mark]) {
        self.surface.attach();
        let shown: Vec<Shown> = marks.iter().filter_map(|mark| Shown::of(window, mark)).take(MOST).collect();
        let _ = self.layer.remove_attribute("hidden");
        let mut used = 0;
        for label in &shown {
            for (i, place) in label.boxes.iter().enumerate() {
                if let Some(element) = self.label(used) {
                    label.put(&element, place, i == 0);
                    used += 1;
                }
            }
        }
        for label in self.labels.drain(used..) {
            label.remove();
        }
        self.fit();
    }

    fn label(&mut self, index: usize) -> Option<HtmlElement> {
        if self.labels.len() <= index {
            let document = self.layer.owner_document()?;
            let label = element(&document, "span", "", &[])?.dyn_into::<HtmlElement>().ok()?;
            self.layer.append_child(&label).ok()?;
            self.labels.push(label);
        }
        self.labels.get(index).cloned()
    }

    /// Values longer than their placeholders are written smaller, down to a bound; the rest is cut and in the list.
    fn fit(&self) {
        let too_wide: Vec<(&HtmlElement, f64)> = self
            .labels
            .iter()
            .filter_map(|label| {
                let (has, needs) = (f64::from(label.client_width()), f64::from(label.scroll_width()));
                (needs > has && has > 0.0).then(|| (label, (has / needs).max(SMALLEST)))
            })
            .collect();
        for (label, by) in too_wide {
            let style = label.style();
            let size = style.get_property_value("font-size").unwrap_or_default();
            if let Some(size) = px::number(size.trim_end_matches("px")) {
                let _ = style.set_property("font-size", &px::written(size * by));
            }
        }
    }
}

impl<'m> Shown<'m> {
    fn of(window: &Window, mark: &'m Mark) -> Option<Self> {
        let list = mark.range.get_client_rects()?;
        let boxes = (0..list.length()).filter_map(|i| list.get(i));
        let mut boxes = joined(boxes.filter(|b| b.width() > 1.0 && b.height() > 1.0));
        // The value goes where there is most room; what else the placeholder takes is covered.
        let widest =
            (0..boxes.len()).rev().reduce(|a, b| if boxes[a].width() > boxes[b].width() { a } else { b });
        boxes.swap(0, widest?);
        let place = boxes.first()?;
        if !is_uncovered(mark, place) {
            return None;
        }
        let style = window.get_computed_style(&mark.element).ok()??;
        let ground = ground(window, &mark.element);
        Some(Self { mark, boxes, style, ground })
    }

    fn put(&self, label: &HtmlElement, place: &DomRect, speaks: bool) {
        let value = if speaks { self.mark.value.as_str() } else { "" };
        // Shown by the style sheet: text of its own a page could find by guessing, with `window.find`.
        if label.get_attribute("data-value").as_deref() != Some(value) {
            let _ = label.set_attribute("data-value", value);
        }
        let style = label.style();
        let set = |name: &str, value: &str| drop(style.set_property(name, value));
        for name in LIKE {
            set(name, &self.style.get_property_value(name).unwrap_or_default());
        }
        set("background-color", &self.ground);
        let places = [
            ("left", place.left()),
            ("top", place.top()),
            ("width", place.width()),
            ("height", place.height()),
            ("line-height", place.height()),
        ];
        for (name, px) in places {
            set(name, &px::written(px));
        }
    }
}

/// Boxes of one line that touch, as one: a page may write a placeholder in several elements.
fn joined(boxes: impl Iterator<Item = DomRect>) -> Vec<DomRect> {
    const TOUCH_PX: f64 = 2.0;
    let mut lines: Vec<DomRect> = Vec::new();
    for next in boxes {
        match lines.last() {
            Some(last)
                if (last.top() - next.top()).abs() < TOUCH_PX
                    && (last.right() - next.left()).abs() < TOUCH_PX =>
            {
                last.set_width(next.right() - last.left());
            }
            _ => lines.push(next),
        }
    }
    lines
}

/// Whether what lies on top at a place belongs to the text there, and not to a bar or a dialog above it.
fn is_uncovered(mark: &Mark, place: &DomRect) -> bool {
    let (x, y) = ((place.left() + place.width() / 2.0) as f32, (place.top() + place.height() / 2.0) as f32);
    let root = mark.element.get_root_node();
    let top = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.element_from_point(x, y),
        None => mark.element.owner_document().and_then(|document| document.element_from_point(x, y)),
    };
    top.is_some_and(|top| top.contains(Some(&mark.element)) || mark.element.contains(Some(&top)))
}

/// The colour that a text stands on.
fn ground(window: &Window, element: &Element) -> String {
    let opaque = |e: Element| {
        let style = window.get_computed_style(&e).ok()??;
        let colour = style.get_property_value("background-color").ok()?;
        (!is_clear(&colour)).then_some(colour)
    };
    crate::deep::ancestors(element).find_map(opaque).unwrap_or_else(|| "Canvas".to_owned())
}

/// Whether a colour is `transparent`, or any colour that lets through what lies below.
pub fn is_clear(colour: &str) -> bool {
    let alpha = match colour.split_once('/') {
        Some((_, alpha)) => alpha,
        None if colour.starts_with("rgba") => colour.rsplit(',').next().unwrap_or_default(),
        None => return colour == "transparent" || colour.is_empty(),
    };
    px::number(alpha.trim().trim_end_matches(')')).is_some_and(|alpha| alpha < 0.9)
}

#[cfg(test)]
mod tests {
    use super::is_clear;

    #[test]
    fn only_a_colour_that_hides_what_lies_below_is_a_ground() {
        for clear in ["transparent", "", "rgba(0, 0, 0, 0)", "rgba(9, 9, 9, 0.5)", "oklch(0.5 0.1 20 / 0.2)"]
        {
            assert!(is_clear(clear), "{clear}");
        }
        for solid in ["rgb(1, 2, 3)", "rgba(1, 2, 3, 1)", "color(srgb 0 0 0)", "oklch(0.5 0.1 20 / 1)"] {
            assert!(!is_clear(solid), "{solid}");
        }
    }
}
