//! Editors that draw their text themselves, so that no element holds it: code editors that show lines of their own, and
//! what is written through an `EditContext` (Chromium).

use super::editor;
use crate::deep::get;
use crate::px;
use handrail::text::sort_by_place;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A library that draws lines: its outermost element, where keys go, and a line.
struct Library {
    around: &'static str,
    input: &'static str,
    line: &'static str,
}

const LIBRARIES: [Library; 3] = [
    Library {
        around: ".monaco-editor",
        input: ".native-edit-context, textarea.inputarea",
        line: ".view-line",
    },
    Library { around: ".ace_editor", input: "textarea.ace_text-input", line: ".ace_line" },
    Library { around: ".CodeMirror", input: "textarea", line: ".CodeMirror-line" },
];

/// The element through which the drawn editor around `element` is written in; `None` where there is none, or where
/// the page has another box to write a prompt in.
pub fn input_at(element: &Element) -> Option<Element> {
    if is_context(element) && element.closest(".monaco-editor").ok()?.is_none() {
        return Some(element.clone());
    }
    let (library, around) = library_around(element)?;
    if editor::is_one_of_several(&around) {
        return None;
    }
    around.query_selector(library.input).ok()?
}

/// What is drawn, from top to bottom.
pub fn text(input: &Element) -> String {
    let Some((library, around)) = library_around(input) else { return context_text(input) };
    let mut lines: Vec<(i32, String)> = crate::deep::all(&around, library.line)
        .iter()
        .map(|line| {
            (px::hundredths(line.get_bounding_client_rect().top()), line.text_content().unwrap_or_default())
        })
        .collect();
    sort_by_place(&mut lines, |line| (line.0.wrapping_sub(i32::MIN) as u32 as usize, 0));
    let lines: Vec<String> = lines.into_iter().map(|(_, text)| text.replace('\u{a0}', " ")).collect();
    lines.join("\n").replace('\u{200b}', "")
}

fn library_around(element: &Element) -> Option<(&'static Library, Element)> {
    LIBRARIES.iter().find_map(|library| Some((library, element.closest(library.around).ok()??)))
}

fn is_context(element: &Element) -> bool {
    element.is_instance_of::<HtmlElement>()
        && get(element, "editContext").is_some_and(|context| context.is_object())
}

fn context_text(element: &Element) -> String {
    let context = get(element, "editContext").unwrap_or_default();
    get(&context, "text").and_then(|text| text.as_string()).unwrap_or_default()
}
