//! Buttons on a page that copy, pass on or make anew what AI wrote, told by what they are called.

use handrail::text::lower;
use web_sys::Element;

/// What a button does with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Puts it on the clipboard.
    Copy,
    /// Shows it to others, or saves it as a file.
    Share,
    /// Has it made anew.
    Again,
}

/// How such buttons' names begin.
const NAMES: [(Press, &[&str]); 3] = [
    (Press::Copy, &["copy", "copiar", "kopieren", "copier"]),
    (
        Press::Share,
        &[
            "share",
            "export",
            "download",
            "publish",
            "create link",
            "compartir",
            "exportar",
            "descargar",
            "publicar",
        ],
    ),
    (
        Press::Again,
        &["regenerate", "try again", "retry", "redo", "regenerar", "volver a", "reintentar", "rehacer"],
    ),
];
/// What other things that are shared or fetched are called.
const OTHERS: [&str; 4] = ["app", "feedback", "comentarios", "extension"];
/// Longer texts on a button are no names, in bytes.
const LONGEST: usize = 24;

/// What an element does with an answer, if it is a button that says so.
pub fn press(element: &Element) -> Option<Press> {
    if !element.matches("button, [role=button], [role=menuitem], a[download]").unwrap_or(false) {
        return None;
    }
    let named = ["aria-label", "title", "data-testid"].iter().filter_map(|name| element.get_attribute(name));
    let written = element.text_content().filter(|text| text.len() < LONGEST);
    named.chain(written).find_map(|name| of_name(&name))
}

fn of_name(name: &str) -> Option<Press> {
    let name = lower(name.trim());
    if OTHERS.iter().any(|other| name.contains(other)) {
        return None;
    }
    let begins = |(_, words): &&(Press, &[&str])| words.iter().any(|word| name.starts_with(word));
    NAMES.iter().find(begins).map(|(press, _)| *press)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_told_by_what_its_name_begins_with() {
        for (name, expected) in [
            ("Copy", Some(Press::Copy)),
            (" copy-turn-action-button", Some(Press::Copy)),
            ("Copiar respuesta", Some(Press::Copy)),
            ("Share", Some(Press::Share)),
            ("share-chat-button", Some(Press::Share)),
            ("Download image", Some(Press::Share)),
            ("Compartir conversación", Some(Press::Share)),
            ("Regenerate", Some(Press::Again)),
            ("Try again…", Some(Press::Again)),
            ("Volver a generar", Some(Press::Again)),
            ("Download the app", None),
            ("Share feedback", None),
            ("New chat", None),
            ("I will copy it", None),
            ("", None),
        ] {
            assert_eq!(of_name(name), expected, "{name}");
        }
    }
}
