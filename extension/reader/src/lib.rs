//! The reader: reads the files that a person is about to give to a page, and judges them.
//!
//! It runs in a worker of a hidden frame of the extension (`extension/world/frame.js`), in the extension's own
//! process: no page's Content Security Policy binds it, a large file does not freeze the page, and taking the
//! frame away ends it at once. It knows nothing but what it is asked with, keeps nothing, and asks nobody: a page
//! that managed to load it would have a program that reads files, and learn nothing about this organization.

mod answer;
mod question;

use answer::Answer;
use handrail::catalog::tool_at;
use handrail::detect::Scanner;
use handrail::document::{Limits, Unread};
use handrail::upload::{Bench, FilesOccasion, Judged, files_notice, files_told, judge};
use js_sys::{Array, Date, Uint8Array};
use question::Question;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, File, FileReaderSync, MessageEvent};

/// Says that a question cannot be answered, as the frame does when the reader breaks.
const BROKE: &str = "broke";
/// How often a reading says how far it is, ms.
const TELL_EVERY_MS: f64 = 100.0;

/// Listens for questions for as long as the worker lives.
#[wasm_bindgen(start)]
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let asked = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = match Question::read(&event.data()) {
            Some(question) => answer(&asked, &question),
            None => BROKE.into(),
        };
        let _ = asked.post_message(&answer);
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}

fn answer(scope: &DedicatedWorkerGlobalScope, question: &Question) -> JsValue {
    let policy = &question.in_force.policy;
    let visit = policy.visit(&question.host, question.port, &question.path, question.account);
    let scanner = Scanner::new(policy);
    let bench = Bench { policy, visit: &visit, scanner: &scanner, limits: Limits::default() };
    let mut told = Told { scope, id: question.id, before: 0.0, total: question.size(), last_ms: 0.0 };
    let files: Vec<Judged> =
        question.files.iter().map(|file| one(&bench, file, question.broke, &mut told)).collect();
    let tool = tool_at(&question.host, question.port, &question.path).map_or("", |tool| tool.name);
    let language = &*question.language;
    let view = files
        .iter()
        .any(Judged::interrupts)
        .then(|| files_notice(&FilesOccasion { policy, visit: &visit, tool, files: &files, language }));
    Answer { id: question.id, files: &files, view, told: files_told(&files, language), language }.to_js()
}

fn one(bench: &Bench, file: &File, broke: bool, told: &mut Told) -> Judged {
    let name = file.name();
    if broke {
        return Judged::unread(bench.policy, &name, Unread::Damaged);
    }
    let judged = if file.size() > f64::from(bench.limits.file) {
        Judged::unread(bench.policy, &name, Unread::TooLarge)
    } else {
        match bytes(file) {
            Some(bytes) => judge(bench, &name, &bytes, &mut |progress| {
                told.tell(f64::from(progress.done));
                ControlFlow::Continue(())
            }),
            None => Judged::unread(bench.policy, &name, Unread::Damaged),
        }
    };
    told.before += file.size();
    judged
}

/// The content of a file; `None` where the browser cannot read it any more.
fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = FileReaderSync::new().ok()?.read_as_array_buffer(file).ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Says how far the reading of all files is.
struct Told<'a> {
    scope: &'a DedicatedWorkerGlobalScope,
    id: u32,
    /// Bytes of the files that are done.
    before: f64,
    /// Bytes of all files.
    total: f64,
    last_ms: f64,
}

impl Told<'_> {
    fn tell(&mut self, done: f64) {
        let now = Date::now();
        if now - self.last_ms >= TELL_EVERY_MS && self.total > 0.0 {
            self.last_ms = now;
            let part = (self.before + done) / self.total;
            let _ = self.scope.post_message(&Array::of2(&self.id.into(), &part.into()));
        }
    }
}
