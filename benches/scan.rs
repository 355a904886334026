//! Speed of the scanner: CPU-bound figures on text of the project's own making, one line each as JSON.
//!
//! `cargo bench --bench scan` prints `{"name","bytes","findings","ms","mb_per_s"}` for a 2 KB prompt and 10 MB of
//! mixed text, and `{"name","mb_per_s","long_to_short","mixed_to_this"}` for inputs that would show a scanner that is
//! not linear: the speed on the longest text against that on 1 MB, which is near 1 where time grows with length, and
//! how many times as long as mixed text a megabyte takes. `cargo bench --bench scan -- 100` says how many MB the
//! longest is (10 unless told).

use handrail::detect::Scanner;
use std::hint::black_box;
use std::time::Instant;

const MB: usize = 1_000_000;

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

/// What repeats in each input that is made to be slow.
const HOSTILE: [(&str, &str); 31] = [
    ("digits", "1"),
    ("capitals", "A"),
    ("small_letters", "a"),
    ("spaced_digits", "1 "),
    ("spaced_pairs", "12 "),
    ("hyphened_digits", "123-45-"),
    ("dotted_digits", "1.2.3."),
    ("at_signs", "a@"),
    ("open_brackets", "["),
    ("deep_brackets", "([{<"),
    ("quotes", "\"'`"),
    ("colons", "a: "),
    ("labels", "SSN: DOB: MRN: name: "),
    ("one_label", "SSN "),
    ("label_and_digits", "SSN 1 "),
    ("roles", "client-"),
    ("headings", "Pupils:"),
    ("families", "twins-"),
    ("rows_of_ages", "Ada 4, Max 6, "),
    ("brackets_of_ages", "kids (4, "),
    ("addresses", "address: 12 Ada "),
    ("owned_matters", "Ada's therapist "),
    ("joined_parts", "key='a'+"),
    ("users_and_passwords", "user=a;password=b c;"),
    ("told_keys", "token for "),
    ("plural_families", "the Garcias "),
    ("published_words", "parliament nato "),
    ("lives_in_brackets", "(born May 4, 1990 "),
    ("table_heads", "name,dob,ssn\n"),
    ("nested_base64", "Vm0wd2QyUXlVWGxWV0d4V1YwZDRXVll3WkRSV01WbDNXa1JT"),
    ("escapes", "%2541&#x26;amp;\\u0041"),
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

/// MB/s, the best of some rounds, and how much was found.
fn speed(text: &str, rounds: u32) -> (f64, usize) {
    // What the inputs hold is as fast with names or without, and the names model is timed by `cargo xtask bench`.
    let scanner = Scanner::default().without_names();
    let mut best = f64::INFINITY;
    let mut findings = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        findings = black_box(scanner.scan(black_box(text))).len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    (text.len() as f64 / 1e6 / best, findings)
}

fn measure(name: &str, text: &str, rounds: u32) -> f64 {
    let (rate, findings) = speed(text, rounds);
    let ms = text.len() as f64 / rate / 1e3;
    println!(
        "{{\"name\":\"{name}\",\"bytes\":{},\"findings\":{findings},\"ms\":{ms:.4},\"mb_per_s\":{rate:.1}}}",
        text.len(),
    );
    rate
}

fn hostile(name: &str, text: impl Fn(usize) -> String, most: usize, mixed: f64) {
    let (short, _) = speed(&text(MB), 3);
    let (long, _) = speed(&text(most), 1);
    println!(
        "{{\"name\":\"{name}\",\"mb_per_s\":{short:.1},\"long_to_short\":{:.2},\"mixed_to_this\":{:.2}}}",
        long / short,
        mixed / short
    );
}

fn main() {
    let most = std::env::args().find_map(|arg| arg.parse::<usize>().ok()).unwrap_or(10) * MB;
    measure("prompt_2k", &mixed(2000), 2000);
    let rate = measure("mixed_10m", &mixed(10 * MB), 5);
    hostile("mixed", mixed, most, rate);
    hostile("one_line", |bytes| mixed(bytes).replace('\n', " "), most, rate);
    for (name, piece) in HOSTILE {
        hostile(name, |bytes| piece.repeat(bytes / piece.len()), most, rate);
    }
}
