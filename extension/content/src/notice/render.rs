//! A notice's words as elements. What they say is the guidance's; this is only where it goes.

use super::reason::Reason;
use crate::nodes::{append, element, help_box, link, saying};
use crate::surface::OURS;
use handrail::guidance::{Choice, ChoiceView, ClauseView, Emphasis, ItemView, Key, NoticeView, words};
use web_sys::{Document, Element};

/// The notice's elements, and those that are pressed.
pub struct Rendered {
    /// The dialog.
    pub dialog: Element,
    /// The buttons with what they do, in order.
    pub choices: Vec<(Choice, Element)>,
    /// The row of choices.
    pub row: Element,
    /// The question before sending with a reason.
    pub reason: Option<Reason>,
    /// What names the clause and leads to it.
    pub source: Option<Element>,
}

/// Makes the elements of a notice.
pub fn render(document: &Document, view: &NoticeView) -> Option<Rendered> {
    let dialog = element(document, "dialog", "", &[])?;
    for (name, value) in [
        ("role", "alertdialog"),
        ("aria-modal", "true"),
        (OURS, ""),
        ("aria-labelledby", "title"),
        ("aria-describedby", "sub found"),
        ("lang", view.language.as_str()),
    ] {
        dialog.set_attribute(name, value).ok()?;
    }
    let scroll = element(document, "div", "scroll", &[])?;
    let (clause, source) = view.clause.as_ref().and_then(|clause| clause_quote(document, clause)).unzip();
    append(
        &scroll,
        [
            named(saying(document, "h1", "", &view.title), "title"),
            named(saying(document, "p", "sub", &view.subtitle), "sub"),
            view.help.as_ref().and_then(|help| help_box(document, help)),
            named(items(document, view), "found"),
            clause.clone(),
            why(document, view),
        ],
    );
    let foot = element(document, "div", "foot", &[])?;
    let row = element(document, "div", "row", &[])?;
    let choices: Vec<(Choice, Element)> =
        view.choices.iter().filter_map(|c| Some((c.choice, choice(document, c)?))).collect();
    append(&row, choices.iter().map(|(_, button)| Some(button.clone())));
    let reason = view.reason.as_ref().and_then(|r| Reason::render(document, r));
    append(&foot, [Some(row.clone()), reason.as_ref().map(|r| r.panel.clone()), footer(document, view)]);
    append(&dialog, [Some(scroll), Some(foot)]);
    Some(Rendered { dialog, choices, row, reason, source })
}

fn named(element: Option<Element>, id: &str) -> Option<Element> {
    element.inspect(|e| e.set_id(id))
}

fn items(document: &Document, view: &NoticeView) -> Option<Element> {
    if view.items.is_empty() {
        return None;
    }
    let list = element(document, "ul", "", &[])?;
    list.set_attribute("role", "list").ok()?;
    append(&list, view.items.iter().map(|i| item(document, i)));
    if let Some(more) = &view.more {
        append(&list, [saying(document, "li", "more", more)]);
    }
    Some(list)
}

fn item(document: &Document, view: &ItemView) -> Option<Element> {
    let item = element(document, "li", "", &[])?;
    let class = if view.kept { "kept" } else { "as" };
    let found = element(document, "span", "", &[])?;
    append(
        &found,
        [saying(document, "span", "what", &view.what), saying(document, "span", "where", &view.place)],
    );
    append(
        &item,
        [Some(found), view.becomes.as_ref().and_then(|becomes| saying(document, "span", class, becomes))],
    );
    Some(item)
}

/// The clause, and within it the button that leads to it.
fn clause_quote(document: &Document, clause: &ClauseView) -> Option<(Element, Element)> {
    let quote = element(document, "blockquote", "", &[])?;
    if !clause.language.is_empty() {
        quote.set_attribute("lang", &clause.language).ok()?;
    }
    let source = button(document, "source", &clause.source)?;
    append(&quote, [Some(source.clone()), saying(document, "span", "", &clause.words)]);
    Some((quote, source))
}

/// Rule, sureness and law of each finding, behind one word: most people need none of it.
fn why(document: &Document, view: &NoticeView) -> Option<Element> {
    let explained: Vec<&ItemView> = view.items.iter().filter(|i| !i.why.is_empty()).collect();
    if explained.is_empty() {
        return None;
    }
    let list = element(document, "dl", "", &[])?;
    for item in explained {
        append(&list, [saying(document, "dt", "", &item.what), saying(document, "dd", "", &item.why)]);
    }
    let details = element(document, "details", "", &[])?;
    append(
        &details,
        [saying(document, "summary", "", words(&view.language).text(Key::NoticeWhy)), Some(list)],
    );
    Some(details)
}

fn choice(document: &Document, view: &ChoiceView) -> Option<Element> {
    let class = match view.emphasis {
        Emphasis::Primary => "primary",
        Emphasis::Plain => "",
        Emphasis::Quiet => "quiet",
    };
    if let Some(href) = &view.href {
        return link(document, "button", &view.label, href);
    }
    button(document, class, &view.label)
}

pub(super) fn button(document: &Document, class: &str, label: &str) -> Option<Element> {
    let button = saying(document, "button", class, label)?;
    button.set_attribute("type", "button").ok()?;
    Some(button)
}

fn footer(document: &Document, view: &NoticeView) -> Option<Element> {
    let regulations = saying(document, "span", "", &view.regulations);
    let ask = view.ask.as_ref().and_then(|ask| {
        link(document, "", &ask.label, &ask.href).or_else(|| saying(document, "span", "", &ask.label))
    });
    if regulations.is_none() && ask.is_none() {
        return None;
    }
    let footer = element(document, "footer", "", &[])?;
    append(&footer, [regulations.or_else(|| element(document, "span", "", &[])), ask]);
    Some(footer)
}
