//! Files on their way into the page: chosen in an input, dropped, pasted.

use super::paste::Carried;
use super::stop;
use crate::deep;
use crate::files::{self, Cargo, Loot, Way, data_of, walk};
use crate::listen::Listener;
use crate::page::Page;
use crate::strip::Strip;
use handrail::guidance::{Key, words};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Blob, Element, Event, File, FileList, HtmlInputElement, InputEvent, ShadowRoot};

/// A press on a file input, or files dragged over the page: they are likely to come.
pub fn hear_coming(page: &Rc<Page>, event: &Event) {
    let likely = match data_of(event) {
        Some(data) => data.types().includes(&"Files".into(), 0),
        None => chosen_in(event).is_some(),
    };
    if likely {
        page.files().reader.warm(page);
    }
}

/// Files chosen in an input. The browser says so twice, `input` and `change`; the page hears neither until they are judged.
pub fn hear_chosen(page: &Rc<Page>, event: &Event) {
    if !event.is_trusted() || event.has_type::<InputEvent>() {
        return;
    }
    if let Some(input) = chosen_in(event) {
        hold_chosen(page, &input, Some(event));
    }
}

/// Holds what stands in a file input, if nobody judged it yet; whether it holds it, or already did.
pub fn hold_chosen(page: &Rc<Page>, input: &HtmlInputElement, event: Option<&Event>) -> bool {
    let chosen = input.files().map(|list| list_of(&list)).unwrap_or_default();
    let is_held = page.files().held.borrow().contains(input);
    if chosen.is_empty() && !is_held || !chosen.is_empty() && page.files().known.has(&chosen) {
        return false;
    }
    if let Some(event) = event {
        event.stop_immediate_propagation();
    }
    if !chosen.is_empty() {
        input.set_value("");
        page.files().held.borrow_mut().push(input.clone());
        files::enter(page, chosen, Way::Input(input.clone()));
    }
    true
}

/// Listens to an input that stands in no document: what is chosen there is heard nowhere else.
pub fn attend(page: &Rc<Page>, input: &HtmlInputElement) {
    for kind in ["input", "change"] {
        let heard = Rc::clone(page);
        let ear = Listener::capture(input, kind, move |event| {
            if !heard.is_ours() {
                hear_chosen(&heard, &event);
            }
        });
        page.keep(ear);
    }
}

/// Files that are dropped.
pub fn hear_drop(page: &Rc<Page>, event: &Event) {
    if !page.hands().drags_own_text.get() {
        hold_carried(page, event, |_, _| false);
    }
}

/// Files and screenshots that are pasted.
pub fn hear_paste(page: &Rc<Page>, event: &Event) {
    hold_carried(page, event, shows_its_text);
}

/// Office programs and browsers put a picture of a text beside the text itself, which is judged as text.
fn shows_its_text(files: &[File], carried: &Carried) -> bool {
    let is_picture = |file: &File| AsRef::<Blob>::as_ref(file).type_().starts_with("image/");
    carried.is_rich() && files.iter().all(is_picture)
}

fn hold_carried(page: &Rc<Page>, event: &Event, needless: fn(&[File], &Carried) -> bool) {
    let Some(data) = data_of(event).filter(|_| event.is_trusted()) else { return };
    let cargo = Cargo::of(&data);
    if cargo.is_empty() {
        return;
    }
    if page.is_asking() {
        return stop(event);
    }
    if let Some(carried) = Carried::of(&data) {
        // The gate for text holds what it carries besides.
        if page.judge(carried.all()).interrupts() {
            return;
        }
        if needless(&cargo.files, &carried) {
            return page.files().known.add(&cargo.files);
        }
    }
    let Cargo { files: at_once, folders } = cargo;
    if folders.is_empty() && page.files().known.has(&at_once) {
        return;
    }
    let Some(loot) = Loot::of(event, &data) else { return stop(event) };
    stop(event);
    if folders.is_empty() {
        return files::enter(page, at_once, Way::Carried(loot));
    }
    let page = Rc::clone(page);
    walk(&folders, move |inside| match inside {
        Some(mut inside) => {
            inside.extend(at_once);
            files::enter(&page, inside, Way::Carried(loot));
        }
        None => {
            files::take_away(&page, &loot);
            Strip::tell(&page, words(&crate::held::language(&page)).text(Key::FilesTooMany));
        }
    });
}

fn list_of(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|i| list.get(i)).collect()
}

/// The file input that an event is about. Outside a closed shadow root only its host is seen.
fn chosen_in(event: &Event) -> Option<HtmlInputElement> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    as_file_input(&target).or_else(|| full_within(&deep::shadow_of(&target)?))
}

fn as_file_input(element: &Element) -> Option<HtmlInputElement> {
    element.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "file").cloned()
}

/// The file input in a shadow root, roots inside it included, that files were chosen in.
fn full_within(root: &ShadowRoot) -> Option<HtmlInputElement> {
    let inside = root.query_selector_all("*").ok()?;
    (0..inside.length()).filter_map(|i| inside.get(i)?.dyn_into::<Element>().ok()).find_map(|element| {
        let input =
            as_file_input(&element).filter(|input| input.files().is_some_and(|list| list.length() > 0));
        input.or_else(|| full_within(&deep::shadow_of(&element)?))
    })
}

/// Empties a file input whose choice could not be judged, because Handrail itself broke.
pub fn empty(event: &Event) {
    if !matches!(event.type_().as_str(), "input" | "change") {
        return;
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    if let Some(input) = target.and_then(|target| as_file_input(&target)).filter(|_| event.is_trusted()) {
        input.set_value("");
        event.stop_immediate_propagation();
    }
}
