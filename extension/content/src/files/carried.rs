use crate::deep;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileSystemEntry, MouseEvent};

/// What a drop or a paste carried besides files, and where it was going.
pub struct Loot {
    /// `drop` or `paste`.
    pub kind: String,
    /// What it was aimed at.
    pub target: Element,
    /// Where, in CSS pixels of the window.
    pub at: (i32, i32),
    /// Types and texts.
    pub texts: Vec<(String, String)>,
}

/// Files and folders of a drop or a paste.
#[derive(Default)]
pub struct Cargo {
    /// Files that are there at once.
    pub files: Vec<File>,
    /// Folders, still to be walked.
    pub folders: Vec<FileSystemEntry>,
}

impl Cargo {
    /// What of it is files. Must be asked while the event is heard.
    pub fn of(data: &DataTransfer) -> Self {
        let mut cargo = Self::default();
        let items = data.items();
        for i in 0..items.length() {
            let Some(item) = items.get(i).filter(|item| item.kind() == "file") else { continue };
            match item.webkit_get_as_entry().ok().flatten().filter(FileSystemEntry::is_directory) {
                Some(folder) => cargo.folders.push(folder),
                None => cargo.files.extend(item.get_as_file().ok().flatten()),
            }
        }
        cargo
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }
}

impl Loot {
    /// Takes down what `event` carried besides files.
    pub fn of(event: &Event, data: &DataTransfer) -> Option<Self> {
        let at = event.dyn_ref::<MouseEvent>().map_or((0, 0), |press| (press.client_x(), press.client_y()));
        let types = data.types();
        let types = types.iter().filter_map(|kind| kind.as_string()).filter(|kind| kind != "Files");
        let texts = types.filter_map(|kind| Some((kind.clone(), data.get_data(&kind).ok()?))).collect();
        Some(Self { kind: event.type_(), target: deep::path(event).into_iter().next()?, at, texts })
    }
}

/// The data that a drop or a paste carries.
pub fn data_of(event: &Event) -> Option<DataTransfer> {
    match event.dyn_ref::<DragEvent>() {
        Some(drop) => drop.data_transfer(),
        None => event.dyn_ref::<ClipboardEvent>()?.clipboard_data(),
    }
}
