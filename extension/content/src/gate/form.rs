use super::judge_send;
use crate::composer::Composer;
use crate::held::How;
use crate::page::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlFormElement, SubmitEvent};

/// A form with a composer in it being submitted.
pub fn hear(page: &Rc<Page>, event: &Event) {
    let Some(form) = event.composed_path().get(0).dyn_into::<HtmlFormElement>().ok() else { return };
    let composers = Composer::within(&form);
    if composers.is_empty() {
        return;
    }
    let submitter = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
    let submitter = submitter.and_then(|s| s.dyn_into::<HtmlElement>().ok());
    judge_send(page, event, &composers, |_| How::Form { form, submitter });
}
