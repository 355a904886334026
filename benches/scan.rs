//! Speed of the scanner: CPU-bound figures on text of the project's own making, one line each as JSON.
//!
//! `cargo bench --bench scan` prints `{"name","bytes","findings","ms","mb_per_s"}` for a 2 KB prompt, 10 MB of mixed
//! text, and inputs that would show a scanner that is not linear.

use handrail::detect::Scanner;
use std::hint::black_box;
use std::time::Instant;

/// Prose, a case note, a table, code and a log, as prompts mix them.
const PIECES: [&str; 6] = [
    "Please rewrite this letter so that it is friendly and clear. We meet every second week in the library, and \
     whoever would like to help with the garden is welcome. Bring gloves, water and a hat if the sun is out.\n\n",
    "Client Mara Quill came in on 3/4/2026 for intake. She reported panic attacks and asked about housing. Her \
     phone is (206) 555-4821 and her SSN is 536-90-4399. Next visit on March 18.\n\n",
    "name,dob,grade\nOren Tadesse,3/14/2012,5\nLio Vance,4/1/2011,6\n\n",
    "fn total(items: &[Item]) -> u32 {\n    items.iter().map(|item| item.price * item.count).sum()\n}\n\n",
    "2026-03-04T10:12:45Z INFO request id=7f3a9c status=200 bytes=48213 path=/api/v1/items from 10.0.0.12\n",
    "What is the difference between weather and climate? Explain it to a class of ten-year-olds with an example \
     from the sea, and give three questions that I can ask them afterwards.\n\n",
];

fn mixed(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 400);
    let mut state = 7u32;
    while text.len() < bytes {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(PIECES[(state >> 16) as usize % PIECES.len()]);
    }
    text
}

fn measure(name: &str, text: &str, rounds: u32) {
    let scanner = Scanner::default();
    let mut best = f64::INFINITY;
    let mut findings = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        findings = black_box(scanner.scan(black_box(text))).len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let rate = text.len() as f64 / 1e6 / best;
    println!(
        "{{\"name\":\"{name}\",\"bytes\":{},\"findings\":{findings},\"ms\":{:.4},\"mb_per_s\":{rate:.1}}}",
        text.len(),
        best * 1e3
    );
}

fn main() {
    let ten = 10_000_000;
    measure("prompt_2k", &mixed(2000), 2000);
    measure("mixed_10m", &mixed(ten), 5);
    measure("digits", &"1".repeat(ten), 3);
    measure("capitals", &"A".repeat(ten), 3);
    measure("spaced_digits", &"12 ".repeat(ten / 3), 3);
    measure("hyphened_digits", &"123-45-".repeat(ten / 7), 3);
    measure("one_line", &mixed(ten).replace('\n', " "), 3);
    measure("at_signs", &"a@".repeat(ten / 2), 3);
    measure("open_brackets", &"[".repeat(ten), 3);
}
