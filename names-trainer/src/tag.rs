//! Tagging JSON lines with the model that is built in, and timing it.

use anyhow::Result;
use handrail::names::Bearer;
use serde_json::{Value, json};
use std::io::{BufRead, Read, Write};

/// Reads `{"id","text"}` lines and writes `{"id","spans":[{start,end,label,score}]}` in code points.
pub fn lines() -> Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let value: Value = serde_json::from_str(&line?)?;
        let text = value["text"].as_str().unwrap_or("");
        let mut map = vec![0usize; text.len() + 1];
        let mut count = 0;
        for (at, c) in text.char_indices() {
            map[at..at + c.len_utf8()].fill(count);
            count += 1;
        }
        map[text.len()] = count;
        let spans: Vec<Value> = handrail::names::tag(text)
            .iter()
            .map(|n| json!({"start": map[n.span.start], "end": map[n.span.end], "label": label(n.bearer), "score": f32::from(n.score) / 100.0}))
            .collect();
        writeln!(out, "{}", json!({"id": value["id"], "spans": spans}))?;
    }
    Ok(())
}

fn label(bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Person => "PERSON",
        Bearer::Place => "LOCATION",
        Bearer::Organisation => "ORGANIZATION",
    }
}

/// Times the tagger on standard input.
pub fn speed() -> Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let found = handrail::names::tag(&text).len();
        let seconds = start.elapsed().as_secs_f64();
        println!("{:.1} MB/s, {found} names", text.len() as f64 / 1e6 / seconds);
    }
    Ok(())
}
