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

/// The text as it is, shouted, with line ends of Windows after an emoji, as one line among right-to-left text, and
/// disguised: in HTML's references and tags, in URL encoding, full-width and spaced out, and in base64.
fn variants(text: &str) -> [String; 8] {
    [
        text.to_owned(),
        text.to_uppercase(),
        format!("\u{1f469}\u{200d}\u{1f467} {}", text.replace('\n', "\r\n")),
        format!("\u{5e9}\u{5dc}\u{5d5}\u{5dd} {} e\u{301}", text.replace('\n', " ")),
        each(text, |c| match c {
            '0'..='9' => format!("&#{};", c as u32),
            ',' | '|' => "</td><td>".into(),
            _ => c.into(),
        }),
        each(text, |c| if c == ' ' { "+".into() } else { octets(c) }),
        each(text, |c| match c {
            '0'..='9' => {
                char::from_u32(c as u32 + 0xfee0).map_or_else(String::new, |wide| format!("{wide} "))
            }
            _ => c.into(),
        }),
        format!("decode {} please", base64(text.as_bytes())),
    ]
}

fn each(text: &str, disguise: impl Fn(char) -> String) -> String {
    text.chars().map(disguise).collect()
}

/// A character in URL encoding, unless it is a letter, a digit or a line's end.
fn octets(c: char) -> String {
    if c.is_ascii_alphanumeric() || c == '\n' {
        return c.into();
    }
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[bits as usize % 64]);
    let mut encoded = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        encoded.extend((0..=three.len()).map(|place| letter(bits >> (18 - 6 * place))));
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_disguised_in_four_ways() {
        let [.., html, url, wide, encoded] = variants("a, 12 é");
        assert_eq!(html, "a</td><td> &#49;&#50; é");
        assert_eq!(url, "a%2C+12+%C3%A9");
        assert_eq!(wide, "a, １ ２  é");
        assert_eq!(encoded, "decode YSwgMTIgw6k please");
    }
}
