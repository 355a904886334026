//! The page of the ledger: everything that was recorded on this device, and exactly what an export would contain.

mod render;
mod view;

use crate::{browser, dom};
use handrail::guidance::office::{Key, office};
use handrail::guidance::words;
use handrail::ledger::{Mark, ocsf};
use handrail_wire::{LedgerView, ToBackground};
use render::Files;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Opens the page.
pub fn open(body: Element) {
    show(body, ToBackground::Ledger);
}

/// Shows what the background answers.
fn show(body: Element, message: ToBackground) {
    spawn_local(async move {
        let language = browser::parameter("lang").unwrap_or_else(browser::language);
        let (words, office) = (words(&language), office(&language));
        dom::speak(office.code(), office.text(Key::LedgerTitle));
        let Some(answer) = browser::ask::<LedgerView>(&message).await else {
            return dom::replace_content(&body, [dom::node("p").text(office.text(Key::LedgerUnread))]);
        };
        let files = answer.export.as_ref().map(|export| Files {
            json: browser::json(export).unwrap_or_default(),
            ocsf: browser::json(&ocsf(export)).unwrap_or_default(),
        });
        let contacts = &answer.in_force.policy.contacts;
        let officer = contacts.compliance_officer.as_ref().map(|officer| format!("mailto:{}", officer.email));
        let report_to = contacts.report_incident.clone().or(officer);
        let page = view::page(&answer, words, office);
        let again = body.clone();
        let note = move |serial: u32, mark: Mark, set: bool| {
            show(again.clone(), ToBackground::Mark { serial, mark, set });
        };
        render::render(&body, &page, files.as_ref(), report_to, office, note);
    });
}
