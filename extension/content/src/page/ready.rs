use super::Page;
use crate::backstop;
use crate::composer::Composer;
use crate::gate::SendControl;
use std::hint::black_box;
use std::rc::Rc;

/// Goes through a send for nothing, while nobody waits: tables are laid out by then, and the browser has compiled what the
/// first real one calls.
pub fn rehearse(page: &Rc<Page>) {
    page.bench.borrow().get_ready();
    backstop::get_ready(page);
    page.look_around();
    let composer = page.used().or_else(|| Composer::on_page(&page.document).into_iter().next());
    if let Some(composer) = composer {
        black_box(composer.read());
        let control = SendControl::of_composer(page, &composer);
        black_box(control.map(|control| control.composers(page)));
    }
}
