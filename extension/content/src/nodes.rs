//! Building elements by hand: markup from strings is never parsed.

use handrail::guidance::{HelpView, LinkView};
use web_sys::{Document, Element, Node};

/// Makes an element with a class and children. An element that cannot be made stops nothing but itself.
pub fn element(document: &Document, name: &str, class: &str, children: &[&Node]) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    for child in children {
        element.append_child(child).ok()?;
    }
    Some(element)
}

/// Makes an element that says `text`; `None` when there is nothing to say.
pub fn saying(document: &Document, name: &str, class: &str, text: &str) -> Option<Element> {
    if text.is_empty() {
        return None;
    }
    let element = element(document, name, class, &[])?;
    element.set_text_content(Some(text));
    Some(element)
}

/// Puts what there is of `children` at the end of `parent`.
pub fn append(parent: &Element, children: impl IntoIterator<Item = Option<Element>>) {
    for child in children.into_iter().flatten() {
        let _ = parent.append_child(&child);
    }
}

/// A link that opens elsewhere; `None` when it leads nowhere that is safe to go.
pub fn link(document: &Document, class: &str, label: &str, href: &str) -> Option<Element> {
    let link = saying(document, "a", class, label)?;
    if leads_somewhere(href) {
        let _ = link.set_attribute("href", href);
        let _ = link.set_attribute("target", "_blank");
        let _ = link.set_attribute("rel", "noopener noreferrer");
        return Some(link);
    }
    None
}

/// Whom to turn to when somebody may be in danger.
pub fn help_box(document: &Document, help: &HelpView) -> Option<Element> {
    let section = element(document, "div", "help", &[])?;
    append(&section, [saying(document, "h2", "", &help.title), saying(document, "p", "", &help.lead)]);
    append(
        &section,
        help.lines.iter().map(|LinkView { label, href }| {
            link(document, "", label, href).or_else(|| saying(document, "p", "", label))
        }),
    );
    append(&section, [saying(document, "p", "", &help.duty)]);
    Some(section)
}

fn leads_somewhere(href: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_web_mail_or_a_telephone_only() {
        assert!(leads_somewhere("https://chat.example.org"));
        assert!(leads_somewhere("tel:988"));
        assert!(!leads_somewhere("javascript:alert(1)"));
        assert!(!leads_somewhere("data:text/html,x"));
        assert!(!leads_somewhere(""));
    }
}
