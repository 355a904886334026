//! What the page sends of a prompt that is still being written.

use super::line::{Asks, Question};
use super::written::Written;
use super::{Carried, carried, masked as masking};
use crate::bench::Judged;
use crate::composer::Composer;
use crate::held;
use crate::later::now_ms;
use crate::page::Page;
use crate::strip::Strip;
use handrail::guidance::{Key, words};
use std::rc::Rc;

/// How often a person is told of a draft that was kept back, ms.
const TOLD_EVERY_MS: f64 = 60_000.0;

/// A message whose draft is made unreadable where it may not leave.
pub fn masked(page: &Rc<Page>, question: &Question, judged: &Judged) -> Option<String> {
    (question.asks == Asks::Message).then_some(())?;
    let spans = judged.asked_about().into_iter().map(|finding| finding.span);
    let text = masking::masked(question.text, &judged.text, spans)?;
    let Carried { text: rest, parts, own } = carried(page, &Question { text: &text, ..*question });
    let leaves = rest.is_empty() || !page.judge_parts(rest, &parts, own).interrupts();
    leaves.then_some(text)
}

/// Whether the text still stands in its composer.
pub fn stands(composer: Option<&Composer>, text: &str) -> bool {
    composer.is_some_and(|composer| {
        let mut standing = Written::new([1, 1]);
        standing.write(&composer.text());
        !standing.overlap(text).spans.is_empty()
    })
}

/// Tells the person, once in a while, that a draft was kept back.
pub fn tell_of_draft(page: &Rc<Page>) {
    if page.is_asking() {
        return;
    }
    let now = now_ms();
    if now - page.backstop().told_ms.replace(now) > TOLD_EVERY_MS {
        Strip::tell(page, words(&held::language(page)).text(Key::NoticeDraft));
    }
}
