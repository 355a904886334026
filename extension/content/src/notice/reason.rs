use super::Given;
use super::render::button;
use crate::nodes::{append, element, saying};
use handrail::guidance::{ConsentView, ReasonView};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// What is asked before something goes out as it is: one of a few answers, and where consent is documented.
pub struct Reason {
    /// Everything, hidden until it is asked for.
    pub panel: Element,
    /// Sends.
    pub send: Element,
    /// Goes back to the choices.
    pub back: Element,
    answers: Vec<HtmlInputElement>,
    consent: Option<Consent>,
}

struct Consent {
    attest: HtmlInputElement,
    place: HtmlInputElement,
    /// Says that the place tells too much; empty until it does.
    refused: Element,
    words: String,
}

impl Reason {
    /// Builds the question.
    pub fn render(document: &Document, view: &ReasonView) -> Option<Self> {
        let panel = element(document, "div", "", &[])?;
        panel.set_attribute("hidden", "").ok()?;
        let fieldset = element(document, "fieldset", "", &[])?;
        append(
            &fieldset,
            [saying(document, "legend", "", &view.label), saying(document, "p", "hint", &view.kept)],
        );
        let mut answers = Vec::new();
        for (id, label) in &view.answers {
            let (line, radio) = choice(document, "radio", label)?;
            radio.set_name("reason");
            radio.set_value(id);
            append(&fieldset, [Some(line)]);
            answers.push(radio);
        }
        let consent = match &view.consent {
            Some(view) => Some(Consent::render(document, view, &fieldset)?),
            None => None,
        };
        let back = button(document, "", &view.back)?;
        let send = button(document, "quiet", &view.send)?;
        send.set_attribute("disabled", "").ok()?;
        let row = element(document, "div", "row", &[&back, &send])?;
        append(&panel, [Some(fieldset), Some(row)]);
        Some(Self { panel, send, back, answers, consent })
    }

    /// Something was chosen or written: whether it is enough.
    pub fn look(&self) {
        let chosen = self.answers.is_empty() || self.answers.iter().any(HtmlInputElement::checked);
        let attested = self.consent.as_ref().is_none_or(|consent| {
            consent.refused.set_text_content(None);
            let _ = consent.place.remove_attribute("aria-invalid");
            consent.attest.checked() && !consent.place.value().trim().is_empty()
        });
        let _ = match chosen && attested {
            true => self.send.remove_attribute("disabled"),
            false => self.send.set_attribute("disabled", ""),
        };
    }

    /// What was answered; `None`, said in the panel, when the place tells whose consent it is.
    pub fn given(&self, is_fit: &dyn Fn(&str) -> bool) -> Option<Given> {
        if let Some(consent) = self.consent.as_ref().filter(|consent| !is_fit(consent.place.value().trim())) {
            consent.refused.set_text_content(Some(&consent.words));
            let _ = consent.place.set_attribute("aria-invalid", "true");
            let _ = consent.place.focus();
            return None;
        }
        let chosen = self.answers.iter().find(|answer| answer.checked());
        Some(Given { answer: chosen.map(HtmlInputElement::value), consent: self.consent.is_some() })
    }

    /// Where the focus goes first.
    pub fn first(&self) -> Option<&HtmlElement> {
        let attest = self.consent.as_ref().map(|consent| &consent.attest);
        self.answers.first().or(attest).map(|input| input.as_ref())
    }
}

impl Consent {
    fn render(document: &Document, view: &ConsentView, fieldset: &Element) -> Option<Self> {
        let (line, attest) = choice(document, "checkbox", &view.attest)?;
        let place: HtmlInputElement = element(document, "input", "place", &[])?.unchecked_into();
        place.set_type("text");
        place.set_attribute("autocomplete", "off").ok()?;
        place.set_attribute("aria-describedby", "refused").ok()?;
        let label = element(document, "label", "place", &[])?;
        append(&label, [saying(document, "span", "", &view.place), Some(place.clone().into())]);
        let refused = element(document, "p", "refused", &[])?;
        refused.set_id("refused");
        refused.set_attribute("role", "alert").ok()?;
        append(fieldset, [Some(line), Some(label), Some(refused.clone())]);
        Some(Self { attest, place, refused, words: view.refused.clone() })
    }
}

/// A line with something to tick and what that means.
fn choice(document: &Document, kind: &str, label: &str) -> Option<(Element, HtmlInputElement)> {
    let input: HtmlInputElement = element(document, "input", "", &[])?.unchecked_into();
    input.set_type(kind);
    let line = element(document, "label", "", &[&input])?;
    append(&line, [saying(document, "span", "", label)]);
    Some((line, input))
}
