//! After an answer is copied, and before it is shared: one quiet reminder, where the policy has a clause for that moment. What
//! was copied, by the person or by a button of the page, is looked through for details about people, and forgotten when the
//! line goes.

use crate::composer::Composer;
use crate::deep::path;
use crate::generated;
use crate::held::language;
use crate::later::{later, now_ms};
use crate::page::Page;
use crate::presses::{Press, press};
use crate::strip::{Line, Strip};
use handrail::guidance::{Key, words};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Event;

/// Shorter pieces are words, names and links, no answers. In characters; `copy_bar_chars` of the policy map.
const LEAST_CHARS: usize = 300;
/// Whoever copies piece by piece is reminded once.
const AGAIN_AFTER_MS: f64 = 600_000.0;
/// How long after a press a page takes to put something on the clipboard, in ms.
const GUARD_MS: i32 = 700;
/// How long the line stays.
const STAYS_MS: i32 = 20_000;

/// Something was copied by the keyboard or the menu.
pub fn hear(page: &Rc<Page>, event: &Event) {
    if !event.is_trusted() || Composer::of_event(event).is_some() {
        return;
    }
    let selected = page.window().get_selection().ok().flatten();
    let text = selected.and_then(|selection| selection.to_string().as_string()).unwrap_or_default();
    if text.chars().nth(LEAST_CHARS).is_some() {
        remind(page, Some(text));
    }
}

/// A page puts something on the clipboard by a button of its own.
pub fn hear_written(page: &Rc<Page>, text: &str) {
    if text.chars().nth(LEAST_CHARS).is_some() {
        // The guard is still asking.
        let (page, text) = (Rc::clone(page), text.to_owned());
        later(0, move || remind(&page, Some(text)));
    }
}

/// A button was pressed that says that it copies, passes on or makes anew.
pub fn hear_press(page: &Rc<Page>, event: &Event) {
    if !event.is_trusted() {
        return;
    }
    match path(event).iter().take(4).find_map(press) {
        Some(Press::Copy) => {
            // What it copies is heard when it does; where it is not, the reminder goes without.
            let page = Rc::clone(page);
            later(GUARD_MS, move || remind(&page, None));
        }
        Some(Press::Share) => {
            let again = Rc::clone(page);
            page.once_told(move || share(&again));
        }
        Some(Press::Again) => generated::hear_again(page),
        _ => {}
    }
}

/// What AI wrote is shown to others, or saved.
fn share(page: &Rc<Page>) {
    let clause = page.bench().borrow().in_force().policy.clause_for("shared").map(|clause| clause.id.clone());
    if clause.is_some() && now_ms() - page.reminded_ms() > AGAIN_AFTER_MS {
        page.set_reminded_ms(now_ms());
        let text = words(&language(page)).text(Key::CopiedShared).to_owned();
        Strip::say(page, Line { text, clause, button: None, stays_ms: Some(STAYS_MS) });
    }
}

/// Reminds if the policy asks for it, which may still be on its way.
fn remind(page: &Rc<Page>, text: Option<String>) {
    let again = Rc::clone(page);
    page.once_told(move || {
        if is_wanted(&again) {
            say(&again, text);
        }
    });
}

fn is_wanted(page: &Page) -> bool {
    let bench = page.bench().borrow();
    let policy = &bench.in_force().policy;
    let speaks = policy.clause_for("copied").is_some() || !policy.attribution.is_empty();
    speaks && now_ms() - page.reminded_ms() > AGAIN_AFTER_MS
}

fn say(page: &Rc<Page>, text: Option<String>) {
    page.set_reminded_ms(now_ms());
    let words = words(&language(page));
    // The clipboard has the values that stand behind placeholders.
    let text = text.map(|text| page.restored().with(page, |known| known.restore(&text)).unwrap_or(text));
    let (clause, line, details) = {
        let mut bench = page.bench().borrow_mut();
        let details = text.as_ref().is_some_and(|text| bench.judge(text.clone()).interrupts());
        let policy = &bench.in_force().policy;
        let clause = policy.clause_for("copied").map(|clause| clause.id.clone());
        let line = policy.attribution.get(words.code()).or_else(|| policy.attribution.values().next());
        let tool = bench.visit().rule.map(|rule| rule.name.clone());
        let tool = tool.or_else(|| bench.tool().map(|tool| tool.name.to_owned())).unwrap_or_default();
        (clause, line.map(|line| line.replace("{tool}", &tool)), details)
    };
    let mut said = words.text(Key::CopiedCheck).to_owned();
    if details {
        said = format!("{} {said}", words.text(Key::CopiedDetails));
    }
    let add = line.zip(text).map(|(line, text)| {
        let label = words.fill(Key::CopiedAdd, &[("line", &line)]);
        let page = Rc::clone(page);
        let act: Box<dyn Fn()> = Box::new(move || write(&page, &format!("{text}\n\n{line}")));
        (label, act)
    });
    Strip::say(page, Line { text: said, clause, button: add, stays_ms: Some(STAYS_MS) });
}

fn write(page: &Rc<Page>, text: &str) {
    let again = Rc::clone(page);
    let told = Closure::once_into_js(move |_: JsValue| {
        Strip::tell(&again, words(&language(&again)).text(Key::CopiedAdded));
    });
    // Where the browser refuses, the clipboard holds what was copied, and nothing is claimed.
    let refused = Closure::once_into_js(|_: JsValue| {});
    let writing = page.window().navigator().clipboard().write_text(text);
    if let Ok(then) =
        js_sys::Reflect::get(&writing, &"then".into()).and_then(|f| f.dyn_into::<js_sys::Function>())
    {
        let _ = then.call2(&writing, &told, &refused);
    }
}
