use super::{Strip, section};
use crate::held::language;
use crate::listen::Listener;
use crate::nodes::{append, element, saying};
use crate::page::Page;
use handrail::guidance::words;
use std::rc::Rc;
use web_sys::Element;

/// A line that stays while something is going on, with a way to break it off. It goes when dropped.
pub struct Waiting {
    page: Rc<Page>,
    section: Element,
    line: Element,
    _ear: Listener,
}

impl Strip {
    /// Says what is going on until the answer is dropped; `cancel` is called when the person presses the button.
    pub fn wait(page: &Rc<Page>, text: &str, label: &str, cancel: impl Fn() + 'static) -> Option<Waiting> {
        let mut slot = page.strip().borrow_mut();
        if slot.is_none() {
            *slot = Self::new(page.document());
        }
        let strip = slot.as_mut()?;
        let _ = strip.lines.set_attribute("lang", words(&language(page)).code());
        let line = saying(page.document(), "span", "", text)?;
        let button = saying(page.document(), "button", "why", label)?;
        let both = element(page.document(), "span", "line", &[&line, &button])?;
        let section = section(page.document(), "told", Some(both))?;
        append(&strip.lines, [Some(section.clone())]);
        let ear = Listener::bubble(&button, "click", move |event| {
            if event.is_trusted() {
                cancel();
            }
        });
        strip.told += 1;
        Some(Waiting { page: Rc::clone(page), section, line, _ear: ear })
    }
}

impl Waiting {
    /// Says something else instead.
    pub fn say(&self, text: &str) {
        self.line.set_text_content(Some(text));
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.section.remove();
        let page = Rc::clone(&self.page);
        // Not while the strip may be in use by whoever drops this.
        crate::later::later(0, move || {
            let mut slot = page.strip().borrow_mut();
            if slot
                .as_ref()
                .is_some_and(|strip| strip.standing.is_none() && strip.lines.child_element_count() == 0)
            {
                *slot = None;
            }
        });
    }
}
