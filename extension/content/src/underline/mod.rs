//! While a person writes: a quiet line under what will be asked about when the prompt is sent.
//!
//! Nothing inside an editor is changed. In an editable region the line is drawn by the CSS Custom Highlight API, over
//! a text field by a copy of its text in Handrail's own shadow root that shows the lines only. After each pause in the
//! writing the surroundings of the change are read again, and everything once the person rests.

mod field;
mod highlight;
mod mirror;
mod rich;

use crate::composer::{Composer, Editor, Reading};
use crate::later::{later, now_ms};
use crate::page::Page;
use field::Field;
use highlight::Highlight;
use mirror::Mirror;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long after a key the surroundings of the change are read, ms.
const PAUSE_MS: i32 = 90;
/// How long a person rests before everything is read, ms.
const REST_MS: i32 = 900;
/// Longer where reading takes long: the reading may take one part of so many of the time.
const PAUSE_PER_MS: f64 = 25.0;
/// Longer texts are underlined only around what changed, in bytes.
pub const LONGEST: usize = 120_000;
/// How much text on each side of a change is read with it, in bytes.
pub const CONTEXT: usize = 1_500;

/// What is underlined in one frame.
#[derive(Default)]
pub struct Underline {
    highlight: RefCell<Highlight>,
    field: RefCell<Field>,
    mirror: RefCell<Option<Mirror>>,
    /// Counts what was written, so that a pause can tell whether it lasted.
    keys: Cell<u32>,
    planned: Cell<bool>,
    watching: Cell<bool>,
    next_ms: Cell<f64>,
}

/// The person wrote in a composer.
pub fn hear_input(page: &Rc<Page>) {
    let underline = page.underline();
    underline.keys.set(underline.keys.get().wrapping_add(1));
    if let Some(mirror) = underline.mirror.borrow().as_ref() {
        mirror.hide();
    }
    if underline.planned.replace(true) {
        return;
    }
    let wait = PAUSE_MS.max((underline.next_ms.get() - now_ms()) as i32);
    let page = Rc::clone(page);
    later(wait, move || {
        let underline = page.underline();
        underline.planned.set(false);
        let began = now_ms();
        draw(&page, false);
        // A send may follow, and shall not wait for it.
        page.look_again();
        underline.next_ms.set(now_ms() + (now_ms() - began) * PAUSE_PER_MS);
        let keys = underline.keys.get();
        later(REST_MS, move || {
            if page.underline().keys.get() == keys {
                draw(&page, true);
            }
        });
    });
}

/// Draws the lines anew: everywhere, or around what changed last.
fn draw(page: &Rc<Page>, everywhere: bool) {
    let underline = page.underline();
    let composer = page.used().filter(|_| page.bench().borrow().underlines());
    let Some(composer) = composer else {
        underline.highlight.borrow_mut().clear();
        underline.mirror.replace(None);
        return;
    };
    if everywhere
        && let Reading::Text(text) = composer.read()
        && text.len() <= LONGEST
    {
        page.bench().borrow_mut().foresee(&text);
    }
    match composer.editor() {
        // What such an editor shows is a drawing of its text.
        Editor::Drawn => {
            underline.highlight.borrow_mut().clear();
            underline.mirror.replace(None);
        }
        Editor::Area(area) => field(page, &composer, &area.value(), everywhere),
        Editor::Input(input) => field(page, &composer, &input.value(), everywhere),
        Editor::Rich(_) => {
            underline.mirror.replace(None);
            let mut highlight = underline.highlight.borrow_mut();
            rich::draw(page, &composer, &mut highlight, everywhere);
        }
    }
}

fn field(page: &Rc<Page>, composer: &Composer, text: &str, everywhere: bool) {
    let underline = page.underline();
    underline.highlight.borrow_mut().clear();
    let spans = {
        let bench = page.bench().borrow();
        let mut field = underline.field.borrow_mut();
        field.read(text, everywhere, |part| bench.underlined(part));
        field.spans().to_vec()
    };
    let mut mirror = underline.mirror.borrow_mut();
    if spans.is_empty() || text.len() > mirror::LONGEST {
        *mirror = None;
        return;
    }
    if mirror.as_ref().is_none_or(|mirror| !mirror.is_of(composer)) {
        *mirror = Mirror::new(page.document(), composer);
    }
    if let Some(shown) = mirror.as_mut() {
        shown.draw(text, &spans);
        drop(mirror);
        mirror::watch(page);
    }
}
