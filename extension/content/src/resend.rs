use crate::composer::{Composer, Editor};
use crate::gate::SendControl;
use crate::held::How;
use crate::later::until;
use crate::page::Page;
use std::rc::Rc;
use web_sys::{Element, InputEvent, InputEventInit, KeyboardEvent, KeyboardEventInit};

/// Frameworks enable their send control a moment after the text has changed.
const ENABLED_WITHIN_MS: i32 = 1_500;
const STEP_MS: i32 = 25;

/// Sends what `composer` holds, in the way in which the person was sending it. It goes through the gates like any
/// other send, so whatever the page changed meanwhile is judged again.
pub fn resend(page: &Rc<Page>, composer: Composer, how: How) {
    page.while_ours(|| composer.focus());
    match how {
        How::Click(element) => press_when_enabled(page, composer, SendControl::known(element), None),
        How::Form { form, submitter } => {
            let _ = match submitter.filter(|s| s.is_connected()) {
                Some(submitter) => form.request_submit_with_submitter(Some(&submitter)),
                None => form.request_submit(),
            };
        }
        How::Enter { ctrl, meta } => match SendControl::of_composer(page, &composer) {
            Some(control) => press_when_enabled(page, composer, control, Some((ctrl, meta))),
            None => enter(&composer, ctrl, meta),
        },
    }
}

/// Presses the control; if it stays disabled and the person had pressed Enter, presses Enter instead.
fn press_when_enabled(
    page: &Rc<Page>,
    composer: Composer,
    control: SendControl,
    or_enter: Option<(bool, bool)>,
) {
    let control = Rc::new(control);
    let watched = Rc::clone(&control);
    let page = Rc::clone(page);
    until(
        STEP_MS,
        ENABLED_WITHIN_MS,
        move || watched.is_enabled(),
        move |enabled| {
            if enabled {
                control.press(page.hands());
            } else if let Some(replaced) =
                SendControl::of_composer(&page, &composer).filter(SendControl::is_enabled)
            {
                replaced.press(page.hands());
            } else if let Some((ctrl, meta)) = or_enter {
                enter(&composer, ctrl, meta);
            }
        },
    );
}

/// Presses Enter as browsers do: a page that takes the first of its events hears of its release all the same.
fn enter(composer: &Composer, ctrl: bool, meta: bool) {
    let target = composer.focused();
    if key("keydown", &target, ctrl, meta) && key("keypress", &target, ctrl, meta) {
        do_as_browsers_do(composer);
    }
    key("keyup", &target, ctrl, meta);
}

/// What a browser does at Enter when no script of the page has taken it: a one-line field submits its form, anything
/// else is told of a new line.
fn do_as_browsers_do(composer: &Composer) {
    if let Editor::Input(input) = composer.editor() {
        if let Some(form) = input.form() {
            let _ = form.request_submit();
        }
        return;
    }
    let init = InputEventInit::new();
    init.set_input_type(if matches!(composer.editor(), Editor::Area(_)) {
        "insertLineBreak"
    } else {
        "insertParagraph"
    });
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    if let Ok(event) = InputEvent::new_with_event_init_dict("beforeinput", &init) {
        let _ = composer.focused().dispatch_event(&event);
    }
}

/// One event of Enter on an element; true when the page left it to the browser.
fn key(kind: &str, target: &Element, ctrl: bool, meta: bool) -> bool {
    const ENTER_CODE: u32 = 13;
    let init = KeyboardEventInit::new();
    init.set_key("Enter");
    init.set_code("Enter");
    init.set_key_code(ENTER_CODE);
    init.set_char_code(if kind == "keypress" { ENTER_CODE } else { 0 });
    init.set_ctrl_key(ctrl);
    init.set_meta_key(meta);
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict(kind, &init);
    event.is_ok_and(|event| target.dispatch_event(&event).unwrap_or(false))
}
