//! While something is made: one quiet tip, where the policy has a clause for it, when a picture is asked for or an answer is
//! made again and again. Nothing is counted beyond this page.

use crate::held::language;
use crate::later::now_ms;
use crate::page::Page;
use crate::strip::{Line, Strip};
use handrail::catalog::Category;
use handrail::guidance::{Key, words};
use handrail::intent::asks_for_picture;
use std::cell::Cell;
use std::rc::Rc;

/// The moment of the policy.
const MOMENT: &str = "generated";
/// Answers that are made again before the tip.
const MANY: u8 = 3;
const AGAIN_AFTER_MS: f64 = 600_000.0;
/// How long the line stays.
const STAYS_MS: i32 = 15_000;

/// What a page remembers of it.
pub struct Generated {
    again: Cell<u8>,
    told_ms: Cell<f64>,
}

impl Default for Generated {
    fn default() -> Self {
        Self { again: Cell::new(0), told_ms: Cell::new(f64::NEG_INFINITY) }
    }
}

/// An answer is made again.
pub fn hear_again(page: &Rc<Page>) {
    let again = &page.generated().again;
    again.set(again.get().saturating_add(1));
    if again.get() >= MANY {
        say(page);
    }
}

/// A prompt goes out.
pub fn hear_sent(page: &Rc<Page>, prompt: &str) {
    let category = page.bench().borrow().tool().map(|tool| tool.category);
    if matches!(category, Some(Category::Image | Category::Video)) || asks_for_picture(prompt) {
        say(page);
    }
}

fn say(page: &Rc<Page>) {
    let clause = page.bench().borrow().in_force().policy.clause_for(MOMENT).map(|clause| clause.id.clone());
    let told = &page.generated().told_ms;
    if clause.is_none() || now_ms() - told.get() < AGAIN_AFTER_MS {
        return;
    }
    told.set(now_ms());
    page.generated().again.set(0);
    let text = words(&language(page)).text(Key::CopiedGenerated).to_owned();
    Strip::say(page, Line { text, clause, button: None, stays_ms: Some(STAYS_MS) });
}
