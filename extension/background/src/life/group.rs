//! The group that somebody entered by its code, on this device.

use super::{Background, note};
use crate::browser::storage;
use std::rc::Rc;

/// Where it lies in the extension's own storage.
const GROUP: &str = "group";

impl Background {
    /// Reads it, before the last good policy is.
    pub(super) async fn wake_group(&self) {
        let enrolled = storage::local(GROUP).await;
        self.keeper.borrow_mut().take_enrolled(enrolled);
    }

    /// Enters the group of a code, or leaves it. Returns whether a group has the code.
    pub(super) async fn enrol(self: &Rc<Self>, code: &str) -> bool {
        self.awake().await;
        let kept = self.keeper.borrow_mut().enrol(code, js_sys::Date::now());
        let Some(kept) = kept else { return false };
        note(match kept {
            Some(enrolled) => storage::set_local(GROUP, &enrolled).await,
            None => storage::remove_local(GROUP).await,
        });
        self.settle().await;
        true
    }
}
