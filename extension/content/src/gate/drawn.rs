//! Pages that draw everything themselves, their controls and the letters of their composer too. What is pressed there has
//! no name and no element of its own, so any press beside the composer may send.

use crate::composer::{Composer, Editor};
use crate::deep;
use crate::page::Page;
use crate::restored::is_clear;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How many elements are asked for a canvas in their shadow roots.
const MOST: usize = 300;

/// Whether `pressed` is the ground on which such a page is drawn.
pub fn is_ground(page: &Page, pressed: &Element) -> bool {
    page.used().is_some_and(|composer| is_drawn_over(&composer) && !is_pressed(page, &composer))
        && holds_a_drawing(pressed)
}

/// Whether the person pressed where the composer is, to put the caret there.
fn is_pressed(page: &Page, composer: &Composer) -> bool {
    let (x, y) = page.hands().pressed_at.get();
    let place = composer.element().get_bounding_client_rect();
    (place.left()..place.right()).contains(&f64::from(x))
        && (place.top()..place.bottom()).contains(&f64::from(y))
}

/// Whether a field shows none of the letters that it holds.
fn is_drawn_over(composer: &Composer) -> bool {
    let (Editor::Area(_) | Editor::Input(_)) = composer.editor() else { return false };
    let window = composer.element().owner_document().and_then(|document| document.default_view());
    let style = window.and_then(|window| window.get_computed_style(composer.element()).ok().flatten());
    let shown = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
    shown("-webkit-text-fill-color").or_else(|| shown("color")).is_some_and(|colour| is_clear(&colour))
}

/// A canvas, or what shows a canvas and not a word of its own.
fn holds_a_drawing(element: &Element) -> bool {
    if element.local_name() == "canvas" {
        return true;
    }
    let says_nothing = element.dyn_ref::<HtmlElement>().is_some_and(|e| e.inner_text().trim().is_empty());
    says_nothing
        && (!deep::all(element, "canvas").is_empty()
            || !deep::all_in_shadows(element, "canvas", MOST).is_empty())
}
