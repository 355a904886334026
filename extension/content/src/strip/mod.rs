//! The strip: one quiet line at the edge of a tool whose standing is worth knowing, and a line that says what
//! Handrail has just done. Neither takes the focus nor stops anything.

mod place;
mod waiting;

pub use waiting::Waiting;

use crate::held::language;
use crate::later::later;
use crate::listen::Listener;
use crate::nodes::{append, element, help_box, link, saying};
use crate::page::Page;
use crate::surface::{OURS, Surface};
use handrail::guidance::{Key, StripView, help, strip, words};
use handrail_wire::Door;
use std::rc::Rc;
use web_sys::{Document, Element};

const CSS: &str = include_str!("strip.css");
/// How long good news stays.
const TOLD_FOR_MS: i32 = 9_000;
/// Where a frame remembers, until its tab is closed, that the strip was hidden on a day.
const HIDDEN: &str = "handrail-strip-hidden";

/// One line to say.
pub struct Line {
    /// What it says.
    pub text: String,
    /// The clause that it comes from, by its id; its number leads to it.
    pub clause: Option<String>,
    /// A button, and what it does.
    pub button: Option<(String, Box<dyn Fn()>)>,
    /// How long it stays, in ms; `None`: until it is hidden or its button is pressed.
    pub stays_ms: Option<i32>,
}

/// The strip's place on a page.
pub struct Strip {
    surface: Surface,
    lines: Element,
    standing: Option<(StripView, Element)>,
    raised: Option<Raised>,
    told: u32,
    ears: Vec<Listener>,
    told_ears: Vec<Listener>,
}

/// A line that stands for as long as there is reason for it.
struct Raised {
    section: Element,
    list: Element,
    _ears: Vec<Listener>,
}

impl Strip {
    /// The element that the page sees of it.
    pub fn host(&self) -> &Element {
        self.surface.host()
    }

    /// Shows the standing of the tool under the policy in force, or takes the line away when there is none to
    /// show. Only the top frame has one.
    pub fn show(page: &Rc<Page>) {
        let view = if is_top(page) && !is_hidden(page) { standing(page) } else { None };
        let mut slot = page.strip().borrow_mut();
        if slot.as_ref().and_then(|s| s.standing.as_ref()).map(|(view, _)| view) == view.as_ref() {
            if let Some(strip) = slot.as_ref().filter(|_| is_top(page)) {
                place::settle(page, &strip.lines);
            }
            return;
        }
        if let Some((_, line)) = slot.as_mut().and_then(|s| s.standing.take()) {
            line.remove();
        }
        let Some(view) = view else { return };
        if slot.is_none() {
            *slot = Self::new(&page.stage());
        }
        if let Some(strip) = slot.as_mut() {
            strip.put_standing(page, view);
            place::settle(page, &strip.lines);
        }
    }

    /// Says in one line what has just happened, in every frame.
    pub fn tell(page: &Rc<Page>, text: &str) {
        let text = text.to_owned();
        Self::say(page, Line { text, clause: None, button: None, stays_ms: Some(TOLD_FOR_MS) });
    }

    /// Says a line, in every frame.
    pub fn say(page: &Rc<Page>, line: Line) {
        let mut slot = page.strip().borrow_mut();
        if slot.is_none() {
            *slot = Self::new(&page.stage());
        }
        let Some(strip) = slot.as_mut() else { return };
        let stage = page.stage();
        let document = &stage;
        let said = element(document, "span", "line", &[]);
        let Some(section) = section(document, "told", said.clone()) else { return };
        let source = line.clause.as_ref().and_then(|id| saying(document, "button", "why", id));
        let button = line.button.as_ref().and_then(|(label, _)| saying(document, "button", "why", label));
        if let Some(said) = said {
            append(&said, [saying(document, "span", "", &line.text), source.clone(), button.clone()]);
        }
        strip.told += 1;
        let told = strip.told;
        append(&strip.lines, [Some(section.clone())]);
        if is_top(page) {
            place::settle(page, &strip.lines);
        }
        if let Some((source, id)) = source.zip(line.clause) {
            let page = Rc::clone(page);
            strip.told_ears.push(pressed(&source, move || page.open_door(Door::Clause(id.clone()))));
        }
        if let Some((button, (_, act))) = button.zip(line.button) {
            let (page, section) = (Rc::clone(page), section.clone());
            strip.told_ears.push(pressed(&button, move || {
                act();
                Self::take(&page, &section, told);
            }));
        }
        let again = Rc::clone(page);
        match line.stays_ms {
            Some(ms) => later(ms, move || Self::take(&again, &section, told)),
            None => {
                let Some(hide) = hide_button(document, words(&language(page)).text(Key::NoticeClose)) else {
                    return;
                };
                append(&section, [Some(hide.clone())]);
                strip.told_ears.push(pressed(&hide, move || Self::take(&again, &section, told)));
            }
        }
    }

    /// Offers help, in every frame, until it is put away.
    pub fn help(page: &Rc<Page>) {
        let mut slot = page.strip().borrow_mut();
        let stage = page.stage();
        if slot.is_none() {
            *slot = Self::new(&stage);
        }
        let Some(strip) = slot.as_mut() else { return };
        let (document, language) = (&stage, language(page));
        let Some(section) = section(document, "told helping", help_box(document, &help(&language))) else {
            return;
        };
        let hide = hide_button(document, words(&language).text(Key::NoticeClose));
        strip.told += 1;
        let told = strip.told;
        append(&section, [hide.clone()]);
        append(&strip.lines, [Some(section.clone())]);
        if let Some(hide) = hide {
            let page = Rc::clone(page);
            strip.told_ears.push(pressed(&hide, move || Self::take(&page, &section, told)));
        }
    }

    /// Takes a line away, and the strip with its last one. Outside the line's own listeners.
    fn take(page: &Rc<Page>, section: &Element, told: u32) {
        let (page, section) = (Rc::clone(page), section.clone());
        later(0, move || {
            section.remove();
            let mut slot = page.strip().borrow_mut();
            if slot.as_ref().is_some_and(|s| s.told == told && s.standing.is_none() && s.raised.is_none()) {
                *slot = None;
            }
        });
    }

    /// Puts up a line that stays, if it does not stand yet: its content, the part that it opens, and its ears. Gives that
    /// part.
    pub fn raise(
        page: &Rc<Page>,
        class: &str,
        build: impl FnOnce(&Document) -> Option<(Element, Element, Vec<Listener>)>,
    ) -> Option<Element> {
        let mut slot = page.strip().borrow_mut();
        if slot.is_none() {
            *slot = Self::new(page.document());
        }
        let strip = slot.as_mut()?;
        strip.surface.attach();
        if strip.raised.is_none() {
            let (line, list, ears) = build(page.document())?;
            let section = section(page.document(), class, Some(line))?;
            append(&section, [Some(list.clone())]);
            append(&strip.lines, [Some(section.clone())]);
            strip.raised = Some(Raised { section, list, _ears: ears });
        }
        strip.raised.as_ref().map(|raised| raised.list.clone())
    }

    /// Takes that line away.
    pub fn lower(page: &Rc<Page>) {
        if let Some(raised) = page.strip().borrow_mut().as_mut().and_then(|strip| strip.raised.take()) {
            raised.section.remove();
        }
    }

    fn new(document: &Document) -> Option<Self> {
        let surface = Surface::new(document, CSS)?;
        let lines = element(document, "div", "lines", &[])?;
        lines.set_attribute("role", "status").ok()?;
        lines.set_attribute(OURS, "").ok()?;
        surface.root().append_child(&lines).ok()?;
        surface.attach();
        let told_ears = Vec::new();
        Some(Self { surface, lines, standing: None, raised: None, told: 0, ears: Vec::new(), told_ears })
    }

    fn put_standing(&mut self, page: &Rc<Page>, view: StripView) {
        let document = page.document();
        let _ = self.lines.set_attribute("lang", &view.language);
        let Some(line) = element(document, "span", "line", &[]) else { return };
        let Some(said) = element(document, "span", "", &[]) else { return };
        append(
            &said,
            [saying(document, "b", "", &view.lead), saying(document, "span", "", &format!(" {}", view.text))],
        );
        let instead = view.use_instead.as_ref().and_then(|l| link(document, "", &l.label, &l.href));
        let clause = view.clause.as_ref().and_then(|clause| {
            let quote = element(document, "blockquote", "", &[])?;
            quote.set_attribute("hidden", "").ok()?;
            append(
                &quote,
                [saying(document, "b", "", &clause.source), saying(document, "span", "", &clause.words)],
            );
            Some(quote)
        });
        let why = clause.as_ref().and_then(|_| saying(document, "button", "why", &view.why));
        let ask = view.ask.as_ref().and_then(|l| link(document, "", &l.label, &l.href));
        let risk = view.risk.as_ref().and_then(|label| saying(document, "button", "why", label));
        append(&line, [Some(said), instead, ask, why.clone(), risk.clone()]);
        let Some(section) = section(document, "standing", Some(line)) else { return };
        let hide = hide_button(document, &view.hide);
        append(&section, [hide.clone(), clause.clone()]);
        let _ = self.lines.prepend_with_node_1(&section);
        self.ears.clear();
        if let Some((why, clause)) = why.zip(clause) {
            self.ears.push(toggle(&why, clause));
        }
        if let Some(risk) = risk {
            let page = Rc::clone(page);
            self.ears.push(pressed(&risk, move || page.open_risk()));
        }
        if let Some(hide) = hide {
            let page = Rc::clone(page);
            self.ears.push(Listener::bubble(&hide, "click", move |event| {
                if event.is_trusted() {
                    remember_hidden(&page);
                    let page = Rc::clone(&page);
                    later(0, move || Self::show(&page));
                }
            }));
        }
        self.standing = Some((view, section));
    }
}

fn hide_button(document: &Document, label: &str) -> Option<Element> {
    let hide = element(document, "button", "hide", &[])?;
    hide.set_attribute("aria-label", label).ok()?;
    hide.set_attribute("title", label).ok()?;
    Some(hide)
}

/// Hears real presses only.
fn pressed(button: &Element, act: impl Fn() + 'static) -> Listener {
    Listener::bubble(button, "click", move |event| {
        if event.is_trusted() {
            act();
        }
    })
}

fn section(document: &Document, class: &str, content: Option<Element>) -> Option<Element> {
    let section = element(document, "section", class, &[])?;
    append(&section, [content]);
    Some(section)
}

/// Has a button open and close what it stands for.
pub fn toggle(button: &Element, shown: Element) -> Listener {
    let _ = button.set_attribute("aria-expanded", "false");
    let label = button.clone();
    Listener::bubble(button, "click", move |_| {
        let open = shown.has_attribute("hidden");
        let _ = match open {
            true => shown.remove_attribute("hidden"),
            false => shown.set_attribute("hidden", ""),
        };
        let _ = label.set_attribute("aria-expanded", if open { "true" } else { "false" });
    })
}

fn standing(page: &Rc<Page>) -> Option<StripView> {
    let bench = page.bench().borrow();
    let visit = bench.visit();
    let (_, name) = bench.named()?;
    let language = language(page);
    let view = strip(&bench.in_force().policy, &visit, name, &language)?;
    let Some(learned) = bench.in_force().learned.as_ref().filter(|_| visit.rule.is_none()) else {
        return Some(view);
    };
    let (lead, text) = match &*learned.looks_like {
        "" => (Key::StripLearned, Key::StripLearnedText),
        _ => (Key::StripLookAlike, Key::StripLookAlikeText),
    };
    let (words, blanks) = (words(&language), [("tool", name), ("known", &*learned.looks_like)]);
    Some(StripView { lead: words.fill(lead, &blanks), text: words.fill(text, &blanks), ..view })
}

fn is_top(page: &Page) -> bool {
    page.window().top().ok().flatten().is_some_and(|top| js_sys::Object::is(&top, page.window()))
}

fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{}-{}-{}", date.get_full_year(), date.get_month(), date.get_date())
}

fn is_hidden(page: &Page) -> bool {
    let storage = page.window().session_storage().ok().flatten();
    storage.and_then(|s| s.get_item(HIDDEN).ok().flatten()).is_some_and(|day| day == today())
}

fn remember_hidden(page: &Page) {
    if let Ok(Some(storage)) = page.window().session_storage() {
        let _ = storage.set_item(HIDDEN, &today());
    }
}
