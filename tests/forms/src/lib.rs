//! The core as the page side runs it, so that native code, Wasm and the twin can be compared and timed.

use handrail::detect::{Role, Scanner};
use handrail::intent;
use handrail::policy::Policy;
use handrail::roster::{Builder, Key};
use handrail::standing::Standing;
use handrail::verdict::{Visit, judge};
use std::fmt::Write;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prose, a case note, a table, code and a log, as prompts mix them; everything in them is invented.
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

/// Mixed text of at least this many bytes, the same each time.
#[wasm_bindgen]
pub fn mixed(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 400);
    let mut state = 7u32;
    while text.len() < bytes {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(PIECES[(state >> 16) as usize % PIECES.len()]);
    }
    text
}

/// Prose of at least this many bytes in which nothing is to be found.
#[wasm_bindgen]
pub fn prose(bytes: usize) -> String {
    let [letter, .., question] = PIECES;
    [letter, question].concat().repeat(bytes.div_ceil(letter.len() + question.len()))
}

/// People of the sample texts.
const PEOPLE: [&str; 8] = [
    "Mara Quill",
    "Oren Tadesse",
    "Lio Vance",
    "Łukasz Żółć",
    "María Teresa García-López",
    "Juan de la Cruz",
    "Siobhán O’Brien",
    "Nguyễn Thị Mai",
];

/// Texts that name people of the roster in many ways.
pub const LISTED: [&str; 7] = [
    "lunch with Mara Quill, TADESSE, OREN and lio vance; file hsf-204518",
    "last,first\nQuill,Mara\n\"García-López\",\"María\"\nde la Cruz,Juan\n",
    "Łukasz Żółć, LUKASZ ZOLC, Ł. Żółć",
    "Maria Garcia met Siobhan O'Brien’s mother and Nguyen Thi Mai",
    "juan delacruz | Mara T. Quill | Mara\nQuill | Mara. Quill",
    "👩‍👩‍👧 Mari\u{301}a Lo\u{301}pez, (Oren Tadesse), HSF_204518.pdf",
    "an do and mara q. and hsf 204518",
];

/// A scanner that knows the people on a roster.
fn with_roster(people: impl IntoIterator<Item = String>) -> Scanner {
    let mut builder = Builder::new(Role::Client, Key::from([7; 16]));
    for name in people {
        // Every name here has two words.
        let _ = builder.name(&name);
    }
    let _ = builder.id("HSF-204518");
    let rosters = builder.seal(1e-6, true).into_iter().collect();
    Scanner::new(&Policy { rosters, ..Policy::built_in() }).without_names()
}

/// A name that nobody has, another for each number.
fn invented(n: u32) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ko", "ri", "mu", "te", "la", "so", "ne", "vi", "du", "zar", "quo", "fen", "hul", "pim", "gos",
    ];
    let word = |n: u32| -> String { (0..4).map(|i| SYLLABLES[(n >> (4 * i)) as usize % 16]).collect() };
    format!("{} {}", word(n.wrapping_mul(2_654_435_761) >> 21), word(n))
}

/// A scanner and a judge under the built-in policy, warm.
#[wasm_bindgen]
pub struct Form {
    policy: Policy,
    scanner: Scanner,
    nameless: Scanner,
    listed: Scanner,
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

#[wasm_bindgen]
impl Form {
    /// Makes both scanners.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let policy = Policy::built_in();
        let scanner = Scanner::new(&policy);
        let nameless = Scanner::new(&policy).without_names();
        let listed = with_roster(PEOPLE.map(str::to_owned));
        Self { policy, scanner, nameless, listed }
    }

    /// Takes a roster of so many invented people in place of the small one.
    pub fn list(&mut self, people: u32) {
        self.listed = with_roster((0..people).map(invented));
    }

    /// Scans a text for the people on the roster too, without the names model; the number of findings.
    pub fn scan_listed(&self, text: &str) -> usize {
        self.listed.scan(text).len()
    }

    /// Everything found in a text and what is made of it in an unapproved tool, a line each; spans in bytes.
    pub fn told(&self, text: &str) -> String {
        let findings = self.scanner.scan(text);
        let intents = intent::find(text, &findings);
        let visit = Visit { rule: None, standing: Standing::Unapproved };
        let verdict = judge(&self.policy, &visit, &findings, &intents);
        let mut told = format!("{:?}", verdict.action);
        for finding in &findings {
            let (id, span) = (&finding.detector.id, finding.span);
            // Writing to a String cannot fail.
            let _ = write!(told, "\n{}..{} {id} {:?}", span.start, span.end, finding.confidence);
        }
        for intent in &intents {
            let _ = write!(told, "\n{} {:?}", intent.intent, intent.confidence);
        }
        for finding in self.listed.scan(text).iter().filter(|f| f.detector.id.starts_with("org_")) {
            let _ = write!(told, "\n{}..{} {}", finding.span.start, finding.span.end, finding.detector.id);
        }
        told
    }

    /// Judges a text as a page does; the number of reasons.
    pub fn judge(&self, text: &str) -> usize {
        let findings = self.scanner.scan(text);
        let intents = intent::find(text, &findings);
        let visit = Visit { rule: None, standing: Standing::Unapproved };
        judge(&self.policy, &visit, &findings, &intents).reasons.len()
    }

    /// Scans a text; the number of findings. With `names`, persons' names too.
    pub fn scan(&self, text: &str, names: bool) -> usize {
        if names { self.scanner.scan(text) } else { self.nameless.scan(text) }.len()
    }
}
