use super::drawn;
use super::labels::says_send;
use crate::composer::Composer;
use crate::deep;
use crate::hands::Hands;
use crate::page::Page;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlButtonElement, HtmlElement, HtmlInputElement, MouseEvent, PointerEvent,
    PointerEventInit,
};

/// A button that sends what a composer holds.
pub struct SendControl(Element);

/// How far above a control its composer is looked for.
const NEAR: usize = 6;
/// Longer text on a button is a sentence, not its name.
const NAME_MAX_CHARS: usize = 24;

impl SendControl {
    /// The send control among the elements that an event passes, innermost first: the icon inside a button
    /// counts as the button.
    pub fn in_path(page: &Page, path: &[Element]) -> Option<Self> {
        if path.first().is_some_and(|innermost| Composer::at(innermost).is_some()) {
            return None;
        }
        let mut near = path.iter().take(NEAR + 2);
        if let Some(ground) = path.first().filter(|innermost| drawn::is_ground(page, innermost)) {
            return Some(Self(ground.clone()));
        }
        let control =
            near.clone().find(|e| is_button(e)).or_else(|| near.find(|e| is_pressed_like_one(e)))?;
        (page.adapter_sends(control) || looks_like_send(control)).then(|| Self(control.clone()))
    }

    /// The send control that belongs to a composer: the one that says so among the nearest buttons, as far out as the
    /// first that might be one without a name. Further out a name that says send may be a suggestion's.
    pub fn of_composer(page: &Page, composer: &Composer) -> Option<Self> {
        let around = deep::ancestors(composer.element()).skip(1).take(NEAR);
        let mut levels = around.map(|e| buttons(&e)).filter(|level| {
            level.iter().any(|b| page.adapter_sends(b) || names_send(b) || submits(b) || is_nameless(b))
        });
        levels.next()?.into_iter().find(|b| page.adapter_sends(b) || names_send(b)).map(Self)
    }

    /// The composers that it can send: those near it, else the one last used, else all on the page.
    pub fn composers(&self, page: &Page) -> Vec<Composer> {
        let mut found: Vec<Composer> = deep::ancestors(&self.0)
            .skip(1)
            .take(NEAR)
            .map(|e| Composer::within(&e))
            .find(|c| !c.is_empty())
            .unwrap_or_default();
        if let Some(used) = page.used().filter(|used| !found.contains(used)) {
            found.push(used);
        }
        if found.is_empty() {
            found = Composer::on_page(page.document());
        }
        found
    }

    /// Whether it could be pressed now.
    pub fn is_enabled(&self) -> bool {
        let off = self.0.has_attribute("disabled")
            || self.0.get_attribute("aria-disabled").as_deref() == Some("true");
        self.0.is_connected() && !off
    }

    /// Presses it, with everything that a press is made of: pages act on any part of it. `finger` for one on a screen.
    pub fn press(&self, hands: &Hands) {
        const BY_MOUSE: [&str; 4] = ["pointerdown", "mousedown", "pointerup", "mouseup"];
        const BY_FINGER: [&str; 6] =
            ["pointerdown", "touchstart", "pointerup", "touchend", "mousedown", "mouseup"];
        let finger = hands.finger.get();
        let init = PointerEventInit::new();
        let (x, y) = self.where_pressed(hands);
        init.set_client_x(x);
        init.set_client_y(y);
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        init.set_is_primary(true);
        init.set_pointer_type(if finger { "touch" } else { "mouse" });
        init.set_detail(1);
        for kind in if finger { &BY_FINGER[..] } else { &BY_MOUSE[..] } {
            init.set_buttons(u16::from(kind.ends_with("down") || *kind == "touchstart"));
            let _ = part_of_press(kind, &init).is_some_and(|part| self.0.dispatch_event(&part).is_ok());
        }
        match self.0.dyn_ref::<HtmlElement>() {
            Some(element) => element.click(),
            // What is drawn has no `click` of its own.
            None => drop(part_of_press("click", &init).map(|click| self.0.dispatch_event(&click))),
        }
    }

    /// In the middle; where the person pressed if that was on it, for on a drawn page the place says what was pressed.
    fn where_pressed(&self, hands: &Hands) -> (i32, i32) {
        let place = self.0.get_bounding_client_rect();
        let (x, y) = hands.pressed_at.get();
        let (across, down) = (place.left()..place.right(), place.top()..place.bottom());
        if across.contains(&f64::from(x)) && down.contains(&f64::from(y)) {
            return (x, y);
        }
        ((place.left() + place.width() / 2.0) as i32, (place.top() + place.height() / 2.0) as i32)
    }

    /// A control that was found before.
    pub fn known(element: Element) -> Self {
        Self(element)
    }

    /// The element itself.
    pub fn into_element(self) -> Element {
        self.0
    }
}

const BUTTONS: &str = "button, [role=button], input[type=submit], input[type=image]";

fn is_button(element: &Element) -> bool {
    element.matches(BUTTONS).unwrap_or(false)
}

fn part_of_press(kind: &str, init: &PointerEventInit) -> Option<Event> {
    if kind.starts_with("touch") {
        return Event::new_with_event_init_dict(kind, init.unchecked_ref()).ok();
    }
    if kind.starts_with("pointer") {
        return PointerEvent::new_with_event_init_dict(kind, init).ok().map(Into::into);
    }
    MouseEvent::new_with_mouse_event_init_dict(kind, init.unchecked_ref()).ok().map(Into::into)
}

/// Whether something that is no button is made to be pressed like one.
fn is_pressed_like_one(element: &Element) -> bool {
    const MADE_TO: &str =
        "a, summary, [onclick], [tabindex]:not([tabindex='-1']), [role=link], [role=menuitem]";
    let own = element.local_name().contains('-');
    let written_in = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    !written_in
        && (own || element.matches(MADE_TO).unwrap_or(false) || shows_a_hand(element))
        && !element.matches("label, textarea, input, select").unwrap_or(false)
        && Composer::within(element).is_empty()
}

fn shows_a_hand(element: &Element) -> bool {
    let style = web_sys::window().and_then(|w| w.get_computed_style(element).ok().flatten());
    style.and_then(|s| s.get_property_value("cursor").ok()).is_some_and(|cursor| cursor == "pointer")
}

fn buttons(around: &Element) -> Vec<Element> {
    let Ok(list) = around.query_selector_all(BUTTONS) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// A control that says it sends, or sits beside a composer and either submits its form or says nothing at all.
fn looks_like_send(control: &Element) -> bool {
    names_send(control) || (submits(control) || is_nameless(control)) && is_beside_composer(control)
}

fn names_send(control: &Element) -> bool {
    const NAMES: [&str; 8] =
        ["aria-label", "title", "data-testid", "data-test-id", "id", "name", "value", "data-tooltip"];
    NAMES.iter().filter_map(|name| control.get_attribute(name)).any(|name| says_send(&name))
        || written_name(control).is_some_and(|name| says_send(&name))
}

fn written_name(control: &Element) -> Option<String> {
    let text = control.text_content()?.trim().to_owned();
    (!text.is_empty() && text.chars().count() <= NAME_MAX_CHARS).then_some(text)
}

fn is_nameless(control: &Element) -> bool {
    let named = |name: &str| control.get_attribute(name).is_some_and(|value| !value.trim().is_empty());
    !["aria-label", "aria-labelledby", "title", "aria-haspopup"].into_iter().any(named)
        && control.text_content().unwrap_or_default().trim().is_empty()
}

fn submits(control: &Element) -> bool {
    match (control.dyn_ref::<HtmlButtonElement>(), control.dyn_ref::<HtmlInputElement>()) {
        (Some(button), _) => button.type_() == "submit" && button.form().is_some(),
        (_, Some(input)) => input.type_() == "submit" || input.type_() == "image",
        _ => false,
    }
}

fn is_beside_composer(control: &Element) -> bool {
    deep::ancestors(control).skip(1).take(NEAR).any(|e| !Composer::within(&e).is_empty())
}
