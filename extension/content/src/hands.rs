use std::cell::Cell;

/// What the person's hands are doing or did last, as far as a later event must know.
#[derive(Default)]
pub struct Hands {
    /// A press that will be held is going on.
    pub pressing: Cell<bool>,
    /// The last press was a finger's.
    pub finger: Cell<bool>,
    /// Where the last press was, CSS pixels of the window.
    pub pressed_at: Cell<(i32, i32)>,
    /// The key last pressed was Enter.
    pub enter: Cell<bool>,
    /// The text being dragged comes from a composer itself.
    pub drags_own_text: Cell<bool>,
}
