//! Where the lines stand: at the top of the page, or at its bottom where they would cover a composer at the top.

use crate::composer::Composer;
use crate::page::Page;
use web_sys::Element;

/// Room that the lines take besides their own height, in CSS pixels.
const MARGINS: f64 = 20.0;

/// Puts the lines where they cover no composer, as far as one edge of the page is free.
pub fn settle(page: &Page, lines: &Element) {
    let composer = page.used().or_else(|| Composer::on_page(page.document()).into_iter().next());
    let is_covered = composer.is_some_and(|composer| {
        let height = lines.get_bounding_client_rect().height() + MARGINS;
        let end = page.window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let place = composer.element().get_bounding_client_rect();
        place.height() > 0.0 && place.bottom() > 0.0 && place.top() < height && place.bottom() < end - height
    });
    let _ = lines.set_attribute("class", if is_covered { "lines low" } else { "lines" });
}
