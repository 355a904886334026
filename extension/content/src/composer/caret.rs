use super::{Composer, Editor};
use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, KeyboardEvent, KeyboardEventInit, Node, Range, Selection};

/// Where text would go in a composer, kept while the notice has the focus.
#[derive(Clone, Debug)]
pub enum Caret {
    /// From and to, in UTF-16 code units of a field's value.
    Field(u32, u32),
    /// In an editable region.
    Rich(Range),
    /// Nowhere in particular.
    None,
}

impl Composer {
    /// The place at which pasted text would go.
    pub fn caret(&self) -> Caret {
        let (start, end) = match self.editor() {
            Editor::Area(area) => (area.selection_start(), area.selection_end()),
            Editor::Input(input) => (input.selection_start(), input.selection_end()),
            Editor::Drawn => return Caret::None,
            Editor::Rich(_) => {
                let range = self.selection().and_then(|s| s.get_range_at(0).ok());
                return range.map_or(Caret::None, |r| Caret::Rich(r.clone_range()));
            }
        };
        match (start, end) {
            (Ok(Some(start)), Ok(Some(end))) => Caret::Field(start, end),
            _ => Caret::None,
        }
    }

    /// The node in which the caret stands, and where in it.
    pub fn caret_node(&self) -> Option<(Node, u32)> {
        let selection = self.selection()?;
        Some((selection.focus_node()?, selection.focus_offset()))
    }

    /// The place at which dropped text would go.
    pub fn caret_at_drop(&self, event: &DragEvent) -> Caret {
        let document = self.element().owner_document();
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        let position = document.as_ref().and_then(|d| d.caret_position_from_point(x, y));
        let place = position.and_then(|p| Some((p.offset_node()?, p.offset())));
        match (self.editor(), place) {
            (Editor::Rich(_), Some((node, offset))) if self.element().contains(Some(&node)) => {
                let range = document.and_then(|d| d.create_range().ok());
                range.filter(|r| r.set_start(&node, offset).is_ok()).map_or(Caret::None, Caret::Rich)
            }
            (Editor::Area(_) | Editor::Input(_), Some((_, offset))) => Caret::Field(offset, offset),
            _ => self.caret(),
        }
    }

    /// Puts the focus and the caret back.
    pub fn restore(&self, caret: &Caret) {
        self.focus();
        match (self.editor(), caret) {
            (Editor::Area(area), Caret::Field(from, to)) => drop(area.set_selection_range(*from, *to)),
            (Editor::Input(input), Caret::Field(from, to)) => drop(input.set_selection_range(*from, *to)),
            (Editor::Rich(_), Caret::Rich(range)) => self.select(range),
            _ => {}
        }
    }

    /// Selects all of its text.
    pub fn select_all(&self) {
        self.focus();
        match self.editor() {
            Editor::Area(area) => area.select(),
            Editor::Input(input) => input.select(),
            Editor::Drawn => press_select_all(self.element()),
            Editor::Rich(_) => {
                let range = self.element().owner_document().and_then(|d| d.create_range().ok());
                if let Some(range) = range.filter(|r| r.select_node_contents(self.element()).is_ok()) {
                    self.select(&range);
                }
            }
        }
    }

    fn select(&self, range: &Range) {
        let Some(selection) = self.selection() else { return };
        let ends = (range.start_container(), range.end_container());
        let offsets = (range.start_offset(), range.end_offset());
        if let ((Ok(start), Ok(end)), (Ok(from), Ok(to))) = (ends, offsets) {
            let _ = selection.set_base_and_extent(&start, from, &end, to);
        }
    }

    /// The selection that sees into the composer's own tree: Chromium keeps one for each shadow root.
    fn selection(&self) -> Option<Selection> {
        let of_root = self.shadow().and_then(|root| {
            let get: Function = crate::deep::get(&root, "getSelection")?.dyn_into().ok()?;
            get.call0(&root).ok()?.dyn_into::<Selection>().ok()
        });
        of_root.or_else(|| web_sys::window()?.get_selection().ok().flatten())
    }
}

/// An editor that draws its text keeps its own selection, and takes the keys for it: Ctrl+A, Cmd+A on a Mac.
fn press_select_all(element: &Element) {
    const A_CODE: u32 = 65;
    let on_mac =
        web_sys::window().and_then(|w| w.navigator().platform().ok()).is_some_and(|p| p.starts_with("Mac"));
    let init = KeyboardEventInit::new();
    init.set_key("a");
    init.set_code("KeyA");
    init.set_key_code(A_CODE);
    init.set_ctrl_key(!on_mac);
    init.set_meta_key(on_mac);
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) {
        let _ = element.dispatch_event(&event);
    }
}
