//! What staff read and confirm, and when they are reminded of it.

use super::{Background, note};
use crate::browser::{runtime, storage, tabs};
use crate::office::{address, due, reader, today, version};
use handrail::policy::{Acknowledged, Policy};
use handrail_wire::{Confirm, Door, Notes, PageStatus, ReaderView, ToPage, VersionRead};

/// Keys of the extension's own storage.
const NOTES: &str = "notes";
const REMINDED: &str = "reminded";

impl Background {
    async fn notes(&self) -> Notes {
        storage::local(NOTES).await.unwrap_or_default()
    }

    /// What the reader shows.
    pub(super) async fn reader_view(&self) -> ReaderView {
        self.awake().await;
        let notes = self.notes().await;
        let keeper = self.keeper.borrow();
        let read = |text: &str| handrail::policy::read(text).ok().map(|read| read.policy);
        reader(keeper.in_force(), keeper.practice(), &notes, today(js_sys::Date::now()), read)
    }

    /// Notes that somebody confirmed something. What the policy does not have is not confirmed.
    pub(super) async fn confirm(&self, confirm: Confirm) -> ReaderView {
        self.awake().await;
        let mut notes = self.notes().await;
        {
            let keeper = self.keeper.borrow();
            let day = today(js_sys::Date::now());
            let (policy, practice) = (&keeper.in_force().policy, keeper.practice());
            match confirm {
                Confirm::Policy => {
                    notes.read = keeper.written().map(|text| VersionRead {
                        hash: policy.hash.clone(),
                        text: text.to_owned(),
                        day,
                    });
                }
                Confirm::Lesson(id) => {
                    if let Some(lesson) = practice.lessons.iter().find(|lesson| lesson.id == id) {
                        notes.lessons.insert(id, Acknowledged { version: lesson.version.clone(), day });
                    }
                }
                Confirm::Settings(tool) => {
                    if practice.settings.contains_key(&tool) {
                        notes.settings.insert(tool, Acknowledged { version: version(policy), day });
                    }
                }
            }
        }
        note(storage::set_local(NOTES, &notes).await);
        self.reader_view().await
    }

    /// Shows a line on a tool's page where there is something to read, each once in a browser session.
    pub(super) async fn remind(&self, tab: i32, status: &PageStatus) {
        let notes = self.notes().await;
        let all = {
            let keeper = self.keeper.borrow();
            due(keeper.in_force(), keeper.practice(), &notes, status, today(js_sys::Date::now()))
        };
        let mut told: Vec<String> = storage::session(REMINDED).await.unwrap_or_default();
        let Some(next) = all.into_iter().find(|due| !told.contains(&due.name())) else { return };
        told.push(next.name());
        note(storage::set_session(REMINDED, &told).await);
        tabs::tell(tab, &ToPage::Remind(next.said(&runtime::reading_language()))).await;
    }

    /// Opens a page of the extension. A clause that the policy does not have opens the policy.
    pub(super) async fn open(&self, door: Door) {
        self.awake().await;
        let known = |id: &str, policy: &Policy| policy.clause(id).is_some();
        let door = match door {
            Door::Clause(id) if !known(&id, &self.keeper.borrow().in_force().policy) => Door::Changed,
            door => door,
        };
        let encode = |part: &str| String::from(js_sys::encode_uri_component(part));
        tabs::open_own(&address(&door, encode)).await;
    }
}
