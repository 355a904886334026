use super::leaves::leaves;
use super::line::{Asks, Question};
use super::written::Written;
use super::{carried, goes_to_tool};
use crate::page::Page;
use std::hint::black_box;

/// Looks for a made-up text in a made-up body for nothing.
pub fn get_ready(page: &Page) {
    const BODY: &str =
        r#"{"messages":[{"role":"user","content":"How are the chairs best arranged?\n\"In rows\""}],"n":1}"#;
    let mut written = Written::new([1, 1]);
    for leaf in leaves(BODY).iter().chain(&leaves("prompt=two+rows%2C+then&n=1")) {
        written.write(&leaf.text);
        black_box(written.overlap(&leaf.text));
    }
    let address = page.window().location().href().unwrap_or_default();
    black_box(goes_to_tool(page, &address));
    let question = Question { id: "", asks: Asks::Judge, address: &address, text: BODY };
    black_box(carried(page, &question).own);
}
