//! The strip: one quiet line at the top of a tool whose standing is worth knowing, and a line that says what
//! Handrail has just done. Neither takes the focus nor stops anything.

use crate::held::language;
use crate::later::later;
use crate::listen::Listener;
use crate::nodes::{append, element, link, saying};
use crate::page::Page;
use crate::surface::Surface;
use handrail::guidance::{StripView, strip};
use std::rc::Rc;
use web_sys::{Document, Element};

const CSS: &str = include_str!("strip.css");
/// How long good news stays.
const TOLD_FOR_MS: i32 = 9_000;
/// Where a frame remembers, until its tab is closed, that the strip was hidden on a day.
const HIDDEN: &str = "handrail-strip-hidden";

/// The strip's place on a page.
pub struct Strip {
    surface: Surface,
    lines: Element,
    standing: Option<(StripView, Element)>,
    told: u32,
    ears: Vec<Listener>,
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
            return;
        }
        if let Some((_, line)) = slot.as_mut().and_then(|s| s.standing.take()) {
            line.remove();
        }
        let Some(view) = view else { return };
        if slot.is_none() {
            *slot = Self::new(page.document());
        }
        if let Some(strip) = slot.as_mut() {
            strip.put_standing(page, view);
        }
    }

    /// Says in one line what has just happened, in every frame.
    pub fn tell(page: &Rc<Page>, text: &str) {
        let mut slot = page.strip().borrow_mut();
        if slot.is_none() {
            *slot = Self::new(page.document());
        }
        let Some(strip) = slot.as_mut() else { return };
        let line = saying(page.document(), "span", "", text);
        let Some(section) = section(page.document(), "told", line) else { return };
        strip.told += 1;
        let told = strip.told;
        append(&strip.lines, [Some(section.clone())]);
        let page = Rc::clone(page);
        later(TOLD_FOR_MS, move || {
            section.remove();
            let mut slot = page.strip().borrow_mut();
            if slot.as_ref().is_some_and(|s| s.told == told && s.standing.is_none()) {
                *slot = None;
            }
        });
    }

    fn new(document: &Document) -> Option<Self> {
        let surface = Surface::new(document, CSS)?;
        let lines = element(document, "div", "lines", &[])?;
        lines.set_attribute("role", "status").ok()?;
        surface.root().append_child(&lines).ok()?;
        surface.attach();
        Some(Self { surface, lines, standing: None, told: 0, ears: Vec::new() })
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
        append(&line, [Some(said), instead, why.clone()]);
        let Some(section) = section(document, "standing", Some(line)) else { return };
        let hide = element(document, "button", "hide", &[]);
        if let Some(hide) = &hide {
            let _ = hide.set_attribute("aria-label", &view.hide);
            let _ = hide.set_attribute("title", &view.hide);
        }
        append(&section, [hide.clone(), clause.clone()]);
        let _ = self.lines.prepend_with_node_1(&section);
        self.ears.clear();
        if let Some((why, clause)) = why.zip(clause) {
            self.ears.push(toggle(&why, clause));
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

fn section(document: &Document, class: &str, content: Option<Element>) -> Option<Element> {
    let section = element(document, "section", class, &[])?;
    append(&section, [content]);
    Some(section)
}

fn toggle(button: &Element, shown: Element) -> Listener {
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
    let name = visit.rule.map(|rule| rule.name.as_str()).or_else(|| bench.tool().map(|tool| tool.name))?;
    strip(&bench.in_force().policy, &visit, name, &language(page))
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
