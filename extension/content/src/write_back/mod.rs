//! Putting text into a composer in the way that its editor takes, and believing nothing but what is read back.
//!
//! Which way works for which editor and browser is measured in the project's browser tests. The order tried here:
//! the way that keeps line breaks first, then the next, and each only if the one before left no trace.

mod agree;
mod ways;

use crate::composer::{Brand, Caret, Composer, Editor};
use crate::later::{later, until};
use crate::page::Page;
use std::rc::Rc;
use ways::Way;

/// What to put where.
pub enum Change {
    /// The whole text becomes this.
    Whole,
    /// This goes in at a caret, over what is selected there.
    Insert(Caret),
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Read back and exactly as wanted.
    Taken,
    /// Not taken; the composer reads as it did before.
    Untouched,
    /// Not taken, and it could not be put back as it was; it was emptied of what it should not hold.
    Cleared,
}

struct Writing {
    page: Rc<Page>,
    composer: Composer,
    change: Change,
    before: String,
    wanted: String,
}

/// Editors hear of a changed selection in a task of its own; Slate listens every 100 ms.
const SELECTION_SETTLES_MS: i32 = 30;
const SLATE_SETTLES_MS: i32 = 220;
/// Editors that watch their element learn of a change, and put their own rendering over it, in later tasks.
const MODEL_SETTLES_MS: i32 = 120;
/// Frameworks render what they took in a later task.
const TAKEN_WITHIN_MS: i32 = 600;
/// Long texts in editable regions take the browser itself seconds.
const TAKEN_WITHIN_MS_PER_KIB: i32 = 40;
const STEP_MS: i32 = 20;

/// Writes `wanted` into `composer` and tells `end` how it went, once it is known.
pub fn write(
    page: Rc<Page>,
    composer: Composer,
    change: Change,
    wanted: String,
    end: impl FnOnce(Outcome) + 'static,
) {
    if !composer.is_connected() {
        return end(Outcome::Untouched);
    }
    let before = composer.text();
    let ways = ways::for_editor(composer.editor(), &wanted);
    let writing = Rc::new(Writing { page, composer, change, before, wanted });
    attempt(writing, ways, Box::new(end));
}

fn attempt(writing: Rc<Writing>, mut ways: Vec<Way>, end: Box<dyn FnOnce(Outcome)>) {
    let Some(way) = (!ways.is_empty()).then(|| ways.remove(0)) else {
        return end(Outcome::Untouched);
    };
    writing.place_caret();
    later(selection_settles_ms(&writing.composer), move || {
        let noticed = writing.page.while_ours(|| way.put(&writing.composer, &writing.wanted));
        let limit = if noticed { taken_within_ms(&writing.wanted) } else { 0 };
        let seen = Rc::clone(&writing);
        until(
            STEP_MS,
            limit,
            move || seen.is_taken(),
            move |taken| {
                // What the browser wrote the editor has still to make its own, or to take back.
                let settle = if taken { MODEL_SETTLES_MS } else { 0 };
                later(settle, move || {
                    if writing.is_taken() {
                        end(Outcome::Taken);
                    } else if agree::replaced(&writing.composer.text(), &writing.before) {
                        attempt(writing, ways, end);
                    } else if *writing.composer.editor() == Editor::Drawn {
                        // What it has selected cannot be known, so nothing more is written over it.
                        end(Outcome::Untouched);
                    } else {
                        give_back(&writing, end);
                    }
                });
            },
        );
    });
}

fn selection_settles_ms(composer: &Composer) -> i32 {
    match composer.editor() {
        Editor::Rich(Brand::Slate) => SLATE_SETTLES_MS,
        _ => SELECTION_SETTLES_MS,
    }
}

fn taken_within_ms(text: &str) -> i32 {
    TAKEN_WITHIN_MS + TAKEN_WITHIN_MS_PER_KIB * (text.len() / 1024).min(200) as i32
}

impl Writing {
    fn place_caret(&self) {
        match &self.change {
            Change::Whole => self.composer.select_all(),
            Change::Insert(caret) => self.composer.restore(caret),
        }
    }

    fn is_taken(&self) -> bool {
        let now = self.composer.text();
        match &self.change {
            Change::Whole => agree::replaced(&now, &self.wanted),
            Change::Insert(_) => agree::inserted(&self.before, &now, &self.wanted),
        }
    }
}

/// The editor made something else of it: put the old text back, or at least leave none of the held text behind.
fn give_back(writing: &Rc<Writing>, end: Box<dyn FnOnce(Outcome)>) {
    writing.composer.select_all();
    let writing = Rc::clone(writing);
    later(selection_settles_ms(&writing.composer), move || {
        let ways = ways::for_editor(writing.composer.editor(), &writing.before);
        writing.page.while_ours(|| {
            if let Some(way) = ways.first() {
                way.put(&writing.composer, &writing.before);
            }
        });
        let seen = Rc::clone(&writing);
        until(
            STEP_MS,
            TAKEN_WITHIN_MS,
            move || agree::replaced(&seen.composer.text(), &seen.before),
            move |restored| match restored {
                true => end(Outcome::Untouched),
                false => clear(writing, end),
            },
        );
    });
}

fn clear(writing: Rc<Writing>, end: Box<dyn FnOnce(Outcome)>) {
    writing.composer.select_all();
    later(selection_settles_ms(&writing.composer), move || {
        writing.page.while_ours(|| match writing.composer.editor() {
            Editor::Area(_) | Editor::Input(_) => ways::set_value(&writing.composer, ""),
            Editor::Rich(_) | Editor::Drawn => ways::delete_selected(&writing.composer),
        });
        later(MODEL_SETTLES_MS, move || {
            let is_empty = agree::replaced(&writing.composer.text(), "");
            end(if is_empty { Outcome::Cleared } else { Outcome::Untouched });
        });
    });
}
