//! Folders that are dropped: what is in them, at every depth.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

/// More files than this are not walked through.
const MOST: usize = 2_000;

type Done = Box<dyn FnOnce(Option<Vec<File>>)>;

struct Walk {
    files: RefCell<Vec<File>>,
    /// Answers that the browser still owes.
    owed: Cell<usize>,
    whole: Cell<bool>,
    done: RefCell<Option<Done>>,
}

/// Gives every file in these folders to `done`; `None` when there are too many or some cannot be reached.
pub fn walk(folders: &[FileSystemEntry], done: impl FnOnce(Option<Vec<File>>) + 'static) {
    let walk = Rc::new(Walk {
        files: RefCell::default(),
        owed: Cell::new(1),
        whole: Cell::new(true),
        done: RefCell::new(Some(Box::new(done))),
    });
    folders.iter().for_each(|folder| walk.enter(folder));
    walk.answered();
}

impl Walk {
    // By what an entry says of itself: Chromium has no global of these classes' names.
    fn enter(self: &Rc<Self>, entry: &FileSystemEntry) {
        if self.files.borrow().len() + self.owed.get() > MOST {
            self.whole.set(false);
        } else if entry.is_directory() {
            self.list(&entry.unchecked_ref::<FileSystemDirectoryEntry>().create_reader());
        } else {
            let (found, failed) =
                self.owe(|walk, file| walk.files.borrow_mut().extend(file.dyn_into::<File>()));
            let file = entry.unchecked_ref::<FileSystemFileEntry>();
            file.file_with_callback_and_callback(found.unchecked_ref(), failed.unchecked_ref());
        }
    }

    /// Browsers list a folder piece by piece, and end with nothing.
    fn list(self: &Rc<Self>, reader: &FileSystemDirectoryReader) {
        let again = reader.clone();
        let (listed, failed) = self.owe(move |walk, entries| {
            let entries: Vec<FileSystemEntry> =
                js_sys::Array::from(&entries).iter().map(JsCast::unchecked_into).collect();
            if !entries.is_empty() {
                entries.iter().for_each(|entry| walk.enter(entry));
                walk.list(&again);
            }
        });
        let asked =
            reader.read_entries_with_callback_and_callback(listed.unchecked_ref(), failed.unchecked_ref());
        if asked.is_err() {
            self.whole.set(false);
            self.answered();
        }
    }

    fn owe(self: &Rc<Self>, take: impl FnOnce(&Rc<Self>, JsValue) + 'static) -> (JsValue, JsValue) {
        self.owed.set(self.owed.get() + 1);
        let (walk, lost) = (Rc::clone(self), Rc::clone(self));
        let taken = Closure::once_into_js(move |value: JsValue| {
            take(&walk, value);
            walk.answered();
        });
        let failed = Closure::once_into_js(move |_: JsValue| {
            lost.whole.set(false);
            lost.answered();
        });
        (taken, failed)
    }

    fn answered(&self) {
        self.owed.set(self.owed.get() - 1);
        if self.owed.get() == 0
            && let Some(done) = self.done.borrow_mut().take()
        {
            done(self.whole.get().then(|| self.files.take()));
        }
    }
}
