//! What native code says of a few thousand texts, for Wasm and the twin to agree with.

use crate::{build, project};
use anyhow::Result;
use evaluation::{Half, read_corpus};
use handrail_forms::{Form, LISTED};
use serde_json::json;

/// Builds both forms and writes `native.jsonl` beside them: each text and what native code says of it.
pub fn prepare() -> Result<()> {
    let folder = build::forms()?;
    let corpus = project::root()?.join("tests/corpus");
    let form = Form::new();
    let mut lines = String::new();
    for text in LISTED.iter().flat_map(|text| variants(text)) {
        lines.push_str(&format!("{}\n", json!({"text": text, "told": form.told(&text)})));
    }
    for half in [Half::Tune, Half::Check] {
        for case in read_corpus(&corpus, half)? {
            for text in variants(&case.text) {
                let line = json!({"text": text, "told": form.told(&text)});
                lines.push_str(&format!("{line}\n"));
            }
        }
    }
    project::write(&folder.join("native.jsonl"), lines)
}

/// The text as it is, shouted, with line ends of Windows after an emoji, and as one line among right-to-left text.
fn variants(text: &str) -> [String; 4] {
    [
        text.to_owned(),
        text.to_uppercase(),
        format!("\u{1f469}\u{200d}\u{1f467} {}", text.replace('\n', "\r\n")),
        format!("\u{5e9}\u{5dc}\u{5d5}\u{5dd} {} e\u{301}", text.replace('\n', " ")),
    ]
}
