//! Giving files to the page as if the person had just chosen, dropped or pasted them.

use super::carried::Loot;
use crate::backstop;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, DragEvent, DragEventInit, Element, Event, EventInit,
    File, HtmlInputElement, ShadowRoot,
};

/// Puts files into an input; whether the browser took them.
pub fn fill(input: &HtmlInputElement, files: &[File]) -> bool {
    let Ok(data) = DataTransfer::new() else { return false };
    for file in files {
        if data.items().add_with_file(file).is_err() {
            return false;
        }
    }
    input.set_files(data.files().as_ref());
    input.files().is_some_and(|list| list.length() as usize == files.len())
}

/// Gives files to a file input, with the events that a choice brings. With none it stays as it was emptied.
pub fn to_input(page: &Rc<Page>, input: &HtmlInputElement, files: &[File]) {
    page.files().held.borrow_mut().retain(|held| held != input);
    if files.is_empty() {
        return;
    }
    page.while_ours(|| {
        fill(input, files);
        for (kind, composed) in [("input", true), ("change", false)] {
            let init = EventInit::new();
            init.set_bubbles(true);
            init.set_composed(composed);
            if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
                let _ = input.dispatch_event(&event);
            }
        }
    });
}

/// Repeats a drop or a paste with these files; whether the page took it.
pub fn again(page: &Rc<Page>, loot: &Loot, files: &[File]) -> bool {
    let target = standing(page, loot);
    if loot.kind == "drop"
        && let Some(input) = target.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "file")
    {
        // A browser itself fills the input that files are dropped on, unless the page does something else with them.
        if !repeat(page, loot, &target, files) {
            to_input(page, input, files);
        }
        return true;
    }
    repeat(page, loot, &target, files)
}

/// The event is made in the page's own world, where the guard can reach what it is aimed at; else here, which Firefox
/// lets a page read only in part.
fn repeat(page: &Rc<Page>, loot: &Loot, target: &Element, files: &[File]) -> bool {
    page.while_ours(|| {
        match target.get_root_node().is_instance_of::<ShadowRoot>() || !page.backstop().has_guard() {
            true => here(loot, target, files).unwrap_or(false),
            false => backstop::give(page, loot, target, files),
        }
    })
}

fn here(loot: &Loot, target: &Element, files: &[File]) -> Option<bool> {
    let data = DataTransfer::new().ok()?;
    for file in files {
        data.items().add_with_file(file).ok()?;
    }
    for (kind, text) in &loot.texts {
        data.set_data(kind, text).ok()?;
    }
    let event: Event = if loot.kind == "drop" {
        let init = DragEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        init.set_client_x(loot.at.0);
        init.set_client_y(loot.at.1);
        init.set_data_transfer(Some(&data));
        DragEvent::new_with_event_init_dict("drop", &init).ok()?.into()
    } else {
        let init = ClipboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        init.set_clipboard_data(Some(&data));
        ClipboardEvent::new_with_event_init_dict("paste", &init).ok()?.into()
    };
    target.dispatch_event(&event).ok().map(|untouched| !untouched)
}

/// What it was aimed at, or what stands there now: pages put a layer up while something is dragged over them.
fn standing(page: &Page, loot: &Loot) -> Element {
    if loot.target.is_connected() {
        return loot.target.clone();
    }
    let (x, y) = loot.at;
    let there = page.document().element_from_point(x as f32, y as f32);
    there.or_else(|| page.document().document_element()).unwrap_or_else(|| loot.target.clone())
}

/// Tells the page that what was dragged over it has left again.
pub fn take_away(page: &Rc<Page>, loot: &Loot) {
    if loot.kind != "drop" {
        return;
    }
    let target = standing(page, loot);
    page.while_ours(|| {
        for kind in ["dragleave", "dragend"] {
            let init = DragEventInit::new();
            init.set_bubbles(true);
            init.set_composed(true);
            if let Ok(event) = DragEvent::new_with_event_init_dict(kind, &init) {
                let _ = target.dispatch_event(&event);
            }
        }
    });
}
