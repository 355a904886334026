//! The policy in readable form: every clause, what changed since it was read, lessons, settings, whom to ask.

mod render;
mod view;

use crate::{browser, dom};
use handrail::guidance::office::{Key, office};
use handrail_wire::{Confirm, ReaderView, ToBackground};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Opens the page, at the place that its address names.
pub fn open(body: Element) {
    browser::on_place(render::go_there);
    show(body, ToBackground::Reader, true);
}

fn show(body: Element, message: ToBackground, first: bool) {
    spawn_local(async move {
        let language = browser::parameter("lang").unwrap_or_else(browser::language);
        let office = office(&language);
        dom::speak(office.code(), office.text(Key::ReaderTitle));
        let Some(answer) = browser::ask::<ReaderView>(&message).await else {
            // The background was being replaced: it answers in a moment.
            browser::later(500.0, move || show(body, message, first));
            return;
        };
        let again = body.clone();
        let confirm = Rc::new(move |what: Confirm| show(again.clone(), ToBackground::Confirm(what), false));
        render::render(&body, &view::page(&answer, office), office, &confirm);
        if first {
            render::go_there();
        }
    });
}
