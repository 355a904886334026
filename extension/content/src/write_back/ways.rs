use crate::composer::{Brand, Composer, Editor};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, Event, EventInit, InputEvent, InputEventInit,
};

/// One way of putting text in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As typed: the browser's own editing, with undo.
    Type,
    /// As typed, each line followed by a new paragraph.
    TypeLines,
    /// As a paste that the editor handles itself.
    Paste,
    /// By the field's value, as frameworks' test tools do.
    Value,
}

/// Above this, typing into an editable region takes the browser longer than a person waits: 50 KB take 2 s.
const TYPES_UP_TO_BYTES: usize = 4096;

/// The ways for an editor, best first.
pub fn for_editor(editor: &Editor, text: &str) -> Vec<Way> {
    let many_lines = text.contains('\n');
    match editor {
        Editor::Area(_) | Editor::Input(_) if text.is_empty() => vec![Way::Value],
        Editor::Area(_) | Editor::Input(_) => vec![Way::Type, Way::Value],
        Editor::Drawn => vec![Way::Paste],
        // Editors that keep a model beside the page and learn nothing of what the browser types for a script: in
        // Chromium it then stands on the screen only. One that is not known may be of their kind.
        Editor::Rich(Brand::Slate | Brand::Draft | Brand::Plain) => match many_lines {
            true => vec![Way::Paste, Way::TypeLines, Way::Type],
            false => vec![Way::Paste, Way::Type],
        },
        Editor::Rich(_) if many_lines || text.len() > TYPES_UP_TO_BYTES => {
            vec![Way::Paste, Way::TypeLines, Way::Type]
        }
        Editor::Rich(_) => vec![Way::Type, Way::Paste],
    }
}

impl Way {
    /// Puts `text` in place of what is selected in `composer`; false when nobody took notice at all.
    pub fn put(self, composer: &Composer, text: &str) -> bool {
        match self {
            _ if text.is_empty() && matches!(composer.editor(), Editor::Rich(_)) => delete_selected(composer),
            Way::Type => command(composer, "insertText", text),
            Way::Paste => return paste(composer, text),
            Way::Value => set_in_selection(composer, text),
            Way::TypeLines => {
                for (i, line) in text.split('\n').enumerate() {
                    if i > 0 {
                        command(composer, "insertParagraph", "");
                    }
                    if !line.is_empty() {
                        command(composer, "insertText", line);
                    }
                }
            }
        }
        true
    }
}

/// Deletes what is selected.
pub fn delete_selected(composer: &Composer) {
    command(composer, "delete", "");
}

/// Gives a field a value and tells its framework.
pub fn set_value(composer: &Composer, value: &str) {
    match composer.editor() {
        Editor::Area(area) => area.set_value(value),
        Editor::Input(input) => input.set_value(value),
        Editor::Rich(_) | Editor::Drawn => return,
    }
    tell_of_input(composer, value);
}

fn set_in_selection(composer: &Composer, text: &str) {
    let (value, start, end) = match composer.editor() {
        Editor::Area(area) => (area.value(), area.selection_start(), area.selection_end()),
        Editor::Input(input) => (input.value(), input.selection_start(), input.selection_end()),
        Editor::Rich(_) | Editor::Drawn => return,
    };
    let units: Vec<u16> = value.encode_utf16().collect();
    let clamp = |offset: Result<Option<u32>, _>| {
        offset.ok().flatten().map_or(units.len(), |o| (o as usize).min(units.len()))
    };
    let (start, end) = (clamp(start), clamp(end));
    let head = String::from_utf16_lossy(&units[..start]);
    let tail = String::from_utf16_lossy(&units[end.max(start)..]);
    set_value(composer, &format!("{head}{text}{tail}"));
}

fn tell_of_input(composer: &Composer, text: &str) {
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_data(Some(text));
    init.set_input_type("insertText");
    if let Ok(event) = InputEvent::new_with_event_init_dict("input", &init) {
        let _ = composer.element().dispatch_event(&event);
    }
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("change", &init) {
        let _ = composer.element().dispatch_event(&event);
    }
}

fn command(composer: &Composer, name: &str, text: &str) {
    let document = composer.element().owner_document();
    if let Some(document) = document.and_then(|d| d.dyn_into::<web_sys::HtmlDocument>().ok()) {
        let _ = document.exec_command_with_show_ui_and_value(name, false, text);
    }
}

/// Firefox ignores `clipboardData` of an event made by a script, but takes its own `dataType` and `data`.
/// An editor that takes a paste prevents the browser's own.
fn paste(composer: &Composer, text: &str) -> bool {
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    if is_firefox() {
        let init: &Object = init.unchecked_ref();
        let _ = Reflect::set(init, &"dataType".into(), &"text/plain".into());
        let _ = Reflect::set(init, &"data".into(), &text.into());
    } else if let Ok(data) = DataTransfer::new() {
        let _ = data.set_data("text/plain", text);
        init.set_clipboard_data(Some(&data));
    }
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init);
    event.is_ok_and(|event| composer.focused().dispatch_event(&event) == Ok(false))
}

fn is_firefox() -> bool {
    web_sys::window()
        .and_then(|w| w.navigator().user_agent().ok())
        .is_some_and(|agent| agent.contains("Firefox/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_go_by_paste_and_single_lines_by_typing() {
        assert_eq!(for_editor(&Editor::Rich(Brand::Lexical), "a\nb").first(), Some(&Way::Paste));
        assert_eq!(for_editor(&Editor::Rich(Brand::Lexical), "a b").first(), Some(&Way::Type));
        assert_eq!(for_editor(&Editor::Rich(Brand::Quill), &"a".repeat(5000)).first(), Some(&Way::Paste));
    }
}
