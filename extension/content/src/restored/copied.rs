use super::is_written_in;
use crate::backstop::{Answer, say};
use crate::deep;
use crate::later::later;
use crate::page::Page;
use handrail::redact::Placeholders;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, HtmlTextAreaElement};

const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// A copy of what the page shows, heard after the page: the clipboard gets the values. What a person writes is copied
/// as it stands.
pub fn hear_copy(page: &Rc<Page>, event: &Event) {
    if page.restored().is_idle() {
        return;
    }
    let Some(copy) = event.dyn_ref::<ClipboardEvent>().filter(|e| e.is_trusted()) else { return };
    let Some(data) = copy.clipboard_data() else { return };
    let path = deep::path(event);
    if path.first().is_some_and(|target| is_written_in(target) && is_in_sight(page, target)) {
        return;
    }
    let [plain, html] = if event.default_prevented() {
        [PLAIN, HTML].map(|kind| data.get_data(kind).unwrap_or_default())
    } else {
        selected(page, path.first())
    };
    let restored = page.restored().with(page, |known| (known.restore(&plain), in_html(known, &html)));
    if restored == (None, None) {
        return;
    }
    let (plain, html) = (restored.0.unwrap_or(plain), restored.1.unwrap_or(html));
    if !fills_events() {
        let page = Rc::clone(page);
        later(0, move || {
            let _ = write(&page, &plain, Some(&*html).filter(|html| !html.is_empty()));
        });
        return;
    }
    event.prevent_default();
    // Nobody of the page may read the clipboard's values in this event.
    event.stop_immediate_propagation();
    for (kind, text) in [(PLAIN, &plain), (HTML, &html)] {
        if !text.is_empty() {
            let _ = data.set_data(kind, text);
        }
    }
}

/// Whether what an extension puts into an event's data reaches the clipboard. In Firefox the clipboard stays empty; there
/// the page's copy is left to happen, and is written over once it has.
fn fills_events() -> bool {
    deep::chrome().and_then(|chrome| deep::get(&chrome, "dom")).is_some_and(|dom| dom.is_object())
}

/// Whether a field is one that a person can see; pages copy by hidden ones.
fn is_in_sight(page: &Page, element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let style = page.window().get_computed_style(element).ok().flatten();
    let opacity = style.and_then(|s| s.get_property_value("opacity").ok()).unwrap_or_default();
    place.width() * place.height() > 600.0 && place.right() > 0.0 && place.bottom() > 0.0 && opacity != "0"
}

/// What is selected, as text and as markup.
fn selected(page: &Page, target: Option<&Element>) -> [String; 2] {
    if let Some(field) = target.and_then(field_selection) {
        return [field, String::new()];
    }
    let Some(selection) = page.window().get_selection().ok().flatten() else { return Default::default() };
    let markup = selection
        .get_range_at(0)
        .and_then(|range| range.clone_contents())
        .ok()
        .and_then(|contents| web_sys::XmlSerializer::new().ok()?.serialize_to_string(&contents).ok());
    [selection.to_string().into(), markup.unwrap_or_default()]
}

fn field_selection(field: &Element) -> Option<String> {
    let (value, start, end) = if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        (area.value(), area.selection_start(), area.selection_end())
    } else {
        let input = field.dyn_ref::<HtmlInputElement>()?;
        (input.value(), input.selection_start(), input.selection_end())
    };
    let (start, end) = (start.ok()?? as usize, end.ok()?? as usize);
    let units: Vec<u16> = value.encode_utf16().collect();
    Some(String::from_utf16_lossy(units.get(start..end)?))
}

/// Markup with values in the placeholders' places; `None` when it holds none.
fn in_html(known: &Placeholders, html: &str) -> Option<String> {
    let found = known.find(html);
    let (mut restored, mut done) = (String::with_capacity(html.len()), 0);
    for (span, value) in &found {
        restored.push_str(html.get(done..span.start).unwrap_or_default());
        for c in value.chars() {
            match c {
                '&' => restored.push_str("&amp;"),
                '<' => restored.push_str("&lt;"),
                '>' => restored.push_str("&gt;"),
                '"' => restored.push_str("&quot;"),
                c => restored.push(c),
            }
        }
        done = span.end;
    }
    restored.push_str(html.get(done..).unwrap_or_default());
    (!found.is_empty()).then_some(restored)
}

/// The page copies by a button of its own: where that holds placeholders, Handrail puts the values on the clipboard
/// itself, out of the page's sight. [`Answer::No`] leaves it to the page.
pub fn answer_copy(page: &Rc<Page>, id: &str, html: &str, plain: &str) -> Answer {
    if page.restored().is_idle() {
        return Answer::No;
    }
    let values = page.restored().with(page, |known| (known.restore(plain), in_html(known, html)));
    let (Some(plain), html) = values else { return Answer::No };
    let Some(written) = write(page, &plain, html.as_deref()) else { return Answer::No };
    let (page, id) = (Rc::clone(page), id.to_owned());
    let end = |answer| {
        let (page, id) = (Rc::clone(&page), id.clone());
        Closure::once_into_js(move |_: JsValue| say(&page, &id, answer)).unchecked_into::<Function>()
    };
    let then = deep::get(&written, "then").and_then(|then| then.dyn_into::<Function>().ok());
    match then.map(|then| then.call2(&written, &end(Answer::Pass), &end(Answer::Refuse))) {
        Some(Ok(_)) => Answer::Wait,
        _ => Answer::No,
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Blob)]
    type Content;
    #[wasm_bindgen(constructor, js_class = "Blob", catch)]
    fn new(parts: &Array, options: &JsValue) -> Result<Content, JsValue>;
    type ClipboardItem;
    #[wasm_bindgen(constructor, js_class = "ClipboardItem", catch)]
    fn new(items: &Object) -> Result<ClipboardItem, JsValue>;
}

fn write(page: &Page, plain: &str, html: Option<&str>) -> Option<Promise> {
    let clipboard = deep::get(&page.window().navigator(), "clipboard").filter(JsValue::is_object)?;
    let call = |name: &str, argument: &JsValue| -> Option<Promise> {
        let write: Function = deep::get(&clipboard, name)?.dyn_into().ok()?;
        // In Firefox the promise is the page's, seen through a wrapper: no `Promise` of this world.
        write.call1(&clipboard, argument).ok().filter(JsValue::is_object).map(JsValue::unchecked_into)
    };
    let Some(html) = html else { return call("writeText", &plain.into()) };
    let items = Object::new();
    for (kind, text) in [(PLAIN, plain), (HTML, html)] {
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &kind.into()).ok()?;
        let content = Content::new(&Array::of1(&text.into()), &options).ok()?;
        Reflect::set(&items, &kind.into(), &content).ok()?;
    }
    call("write", &Array::of1(ClipboardItem::new(&items).ok()?.unchecked_ref()))
}
