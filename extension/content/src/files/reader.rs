use super::answer::Answer;
use crate::deep::{chrome, get};
use crate::later::{later, now_ms};
use crate::page::Page;
use crate::surface::Surface;
use js_sys::{Array, Function, Object, Reflect};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{File, HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort};

/// What became of a question.
pub enum Outcome {
    /// The files were judged.
    Judged(Box<Answer>),
    /// The person broke off.
    Cancelled,
    /// No reader could be had: the page keeps it out or takes it away.
    Unread,
}

/// The reader in its hidden frame: opened when a file appears, taken away when it is idle.
#[derive(Default)]
pub struct Reader {
    open: RefCell<Option<Open>>,
    asked: Cell<u32>,
    waiting: RefCell<Vec<Waiting>>,
    watching: Cell<bool>,
    used_ms: Cell<f64>,
}

struct Open {
    surface: Surface,
    port: MessagePort,
    since_ms: f64,
    ready: Rc<Cell<bool>>,
    _ear: Closure<dyn FnMut(MessageEvent)>,
    _loaded: Closure<dyn FnMut()>,
}

struct Waiting {
    id: u32,
    question: Object,
    tries: u32,
    told: Box<dyn FnMut(f64)>,
    done: Box<dyn FnOnce(Outcome)>,
}

/// How often a waiting question looks whether its reader is still there, ms.
const WATCH_MS: i32 = 200;
/// A frame that has not loaded by then is kept out by the page, ms.
const READY_WITHIN_MS: f64 = 10_000.0;
/// A question is asked so often before it is given up: a page may take the frame away, a file may break a reader.
const MOST_TRIES: u32 = 3;
/// An idle reader is taken away after this, ms.
const IDLE_MS: i32 = 60_000;

impl Reader {
    /// Names the next question.
    pub fn next(&self) -> u32 {
        self.asked.set(self.asked.get() + 1);
        self.asked.get()
    }

    /// Opens the reader, because a file is likely to come.
    pub fn warm(&self, page: &Rc<Page>) {
        if self.open.borrow().is_none() {
            self.open.replace(open(page));
            self.rest_later(page);
        }
    }

    /// Has files judged. `told` hears how far it is, from 0 to 1; `done` hears the end of it, once.
    pub fn ask(
        &self,
        page: &Rc<Page>,
        id: u32,
        files: &[File],
        told: impl FnMut(f64) + 'static,
        done: impl FnOnce(Outcome) + 'static,
    ) {
        let question = question(page, id, files);
        self.waiting.borrow_mut().push(Waiting {
            id,
            question: question.clone(),
            tries: 1,
            told: Box::new(told),
            done: Box::new(done),
        });
        self.used_ms.set(now_ms());
        self.warm(page);
        self.post(&question);
        if !self.watching.replace(true) {
            watch(page);
        }
    }

    /// Breaks a question off, and the reader with it, which may be busy.
    pub fn cancel(&self, page: &Rc<Page>, id: u32) {
        let cancelled = self.take(id);
        self.open.replace(None);
        self.ask_again(page);
        if let Some(waiting) = cancelled {
            (waiting.done)(Outcome::Cancelled);
        }
    }

    fn take(&self, id: u32) -> Option<Waiting> {
        let mut waiting = self.waiting.borrow_mut();
        let at = waiting.iter().position(|w| w.id == id)?;
        Some(waiting.remove(at))
    }

    fn post(&self, question: &Object) {
        if let Some(open) = self.open.borrow().as_ref() {
            let _ = open.port.post_message(question);
        }
    }

    /// Puts every open question to a new reader.
    fn ask_again(&self, page: &Rc<Page>) {
        let questions: Vec<Object> = self.waiting.borrow().iter().map(|w| w.question.clone()).collect();
        if !questions.is_empty() {
            self.open.replace(open(page));
            questions.iter().for_each(|question| self.post(question));
        }
    }

    /// The reader is gone. Questions are put again, some times; `broke` when their files may have broken it.
    fn lost(&self, page: &Rc<Page>, broke: bool) {
        self.open.replace(None);
        let mut given_up = Vec::new();
        {
            let mut waiting = self.waiting.borrow_mut();
            for question in waiting.iter_mut() {
                question.tries += 1;
                if broke {
                    set(&question.question, "broke", &JsValue::TRUE);
                }
            }
            while let Some(at) = waiting.iter().position(|w| w.tries > MOST_TRIES) {
                given_up.push(waiting.remove(at));
            }
        }
        self.ask_again(page);
        for waiting in given_up {
            (waiting.done)(Outcome::Unread);
        }
    }

    fn hear(&self, page: &Rc<Page>, message: &JsValue) {
        self.used_ms.set(now_ms());
        if let Some(word) = message.as_string() {
            if word == "broke" {
                self.lost(page, true);
            }
        } else if let Some(progress) = message.dyn_ref::<Array>() {
            let (id, part) = (progress.get(0).as_f64(), progress.get(1).as_f64());
            let mut waiting = self.waiting.borrow_mut();
            let asked = waiting.iter_mut().find(|w| Some(f64::from(w.id)) == id);
            if let Some((asked, part)) = asked.zip(part) {
                (asked.told)(part);
            }
        } else {
            let id = get(message, "id").and_then(|id| id.as_f64());
            let Some(asked) = id.and_then(|id| self.take(id as u32)) else { return };
            (asked.done)(
                Answer::read(message).map_or(Outcome::Unread, |answer| Outcome::Judged(Box::new(answer))),
            );
        }
    }

    fn is_lost(&self) -> bool {
        self.open.borrow().as_ref().is_none_or(|open| {
            !open.surface.host().is_connected()
                || !open.ready.get() && now_ms() - open.since_ms > READY_WITHIN_MS
        })
    }

    fn rest_later(&self, page: &Rc<Page>) {
        let page = Rc::clone(page);
        later(IDLE_MS, move || {
            let reader = &page.files().reader;
            let idle = now_ms() - reader.used_ms.get() >= f64::from(IDLE_MS);
            if reader.waiting.borrow().is_empty() && idle {
                reader.open.replace(None);
            } else if reader.open.borrow().is_some() {
                reader.rest_later(&page);
            }
        });
    }
}

fn watch(page: &Rc<Page>) {
    let reader = &page.files().reader;
    if reader.waiting.borrow().is_empty() {
        reader.watching.set(false);
        return;
    }
    if reader.is_lost() {
        reader.lost(page, false);
    }
    let page = Rc::clone(page);
    later(WATCH_MS, move || watch(&page));
}

/// The frame in a closed shadow root: the page finds it neither in its document nor among its frames.
fn open(page: &Rc<Page>) -> Option<Open> {
    let runtime = get(&chrome()?, "runtime")?;
    let get_url: Function = get(&runtime, "getURL")?.dyn_into().ok()?;
    let url = get_url.call1(&runtime, &"reader.html".into()).ok()?.as_string()?;
    let origin = origin(&url, get(&runtime, "id")?.as_string()?.as_str());
    let surface = Surface::new(page.document(), "")?;
    let frame: HtmlIFrameElement = page.document().create_element("iframe").ok()?.dyn_into().ok()?;
    frame.set_attribute("hidden", "").ok()?;
    // Pages that isolate themselves (COEP) let no other frame in.
    set(&frame, "credentialless", &JsValue::TRUE);
    frame.set_src(&url);
    let channel = MessageChannel::new().ok()?;
    let (port, theirs) = (channel.port1(), channel.port2());
    let ready = Rc::new(Cell::new(false));
    let (heard, asking) = (Rc::clone(&ready), Rc::clone(page));
    let ear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        heard.set(true);
        let message = event.data();
        let page = Rc::clone(&asking);
        // Outside the listener, which goes with the reader that it may have to take away.
        later(0, move || page.files().reader.hear(&page, &message));
    });
    port.set_onmessage(Some(ear.as_ref().unchecked_ref()));
    let (inside, mut once) = (frame.clone(), Some(theirs));
    let loaded = Closure::<dyn FnMut()>::new(move || {
        if let Some((window, port)) = inside.content_window().zip(once.take()) {
            let _ = window.post_message_with_transfer(&JsValue::TRUE, &origin, &Array::of1(&port));
        }
    });
    frame.set_onload(Some(loaded.as_ref().unchecked_ref()));
    surface.root().append_child(&frame).ok()?;
    surface.attach();
    Some(Open { surface, port, since_ms: now_ms(), ready, _ear: ear, _loaded: loaded })
}

/// In Chromium the address names a guest of the extension's, which changes; the frame's origin does not.
fn origin(url: &str, id: &str) -> String {
    match url.split_once("://") {
        Some(("chrome-extension", _)) => format!("chrome-extension://{id}"),
        Some((scheme, rest)) => format!("{scheme}://{}", rest.split('/').next().unwrap_or_default()),
        None => String::new(),
    }
}

fn question(page: &Rc<Page>, id: u32, files: &[File]) -> Object {
    let question = Object::new();
    let bench = page.bench().borrow();
    let place = bench.place();
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    let account = bench.account().serialize(&plain).unwrap_or_default();
    set(&question, "id", &id.into());
    set(&question, "host", &place.host.as_str().into());
    set(&question, "port", &place.port.map_or(JsValue::UNDEFINED, JsValue::from));
    set(&question, "path", &place.path.as_str().into());
    set(&question, "account", &account);
    set(&question, "language", &crate::held::language(page).as_str().into());
    set(&question, "broke", &JsValue::FALSE);
    let told = page.policy_told();
    set(&question, "inForce", &told.message);
    set(&question, "pushed", &told.pushed.into());
    set(&question, "files", &files.iter().collect::<Array>());
    question
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn the_frames_origin_is_the_extensions_own() {
        assert_eq!(origin("chrome-extension://0a1b/reader.html", "abcdef"), "chrome-extension://abcdef");
        assert_eq!(origin("moz-extension://0a1b-2c/reader.html", "handrail@x"), "moz-extension://0a1b-2c");
        assert_eq!(origin("", "abc"), "");
    }
}
