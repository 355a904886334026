use super::judged::{About, Judged, Matter};
use super::words::Words;
use crate::detect::{Confidence, Definition, Finding, Kind, Role};
use crate::guidance::{ItemView, rows, words};
use crate::text::Span;
use std::sync::Arc;

/// The row for one matter of one file.
pub fn row(judged: &Judged, matter: &Matter, language: &str) -> ItemView {
    let (what, why) = match &matter.about {
        About::Found { detector, role, confidence } => {
            let finding = finding(detector, *role, *confidence);
            (rows::what(&finding, words(language)), rows::why(&finding, words(language)))
        }
        _ => (Words::of(language).fill("row.unread", &[]), String::new()),
    };
    ItemView { what, place: place(judged, matter, language), becomes: None, kept: false, why }
}

fn finding(detector: &Arc<Definition>, role: Option<Role>, confidence: Confidence) -> Finding {
    Finding { detector: detector.clone(), span: Span::new(0, 0), confidence, role }
}

/// "students.xlsx, 24 names, first sheet Grades, row 12"; for what was not read, why.
fn place(judged: &Judged, matter: &Matter, language: &str) -> String {
    let words = Words::of(language);
    let at = matter.place.as_ref().map(|place| place.say(language)).unwrap_or_default();
    let file = ("file", judged.name.as_str());
    if let About::Unread(why) = &matter.about {
        let named = match at.as_str() {
            "" => judged.name.clone(),
            at => words.fill("row.place", &[file, ("place", at)]),
        };
        return format!("{named}. {}", why.say(language));
    }
    let is_name = matches!(&matter.about, About::Found { detector, .. } if detector.kind == Kind::Person);
    let key = match (at.is_empty(), is_name) {
        (true, _) => "row.times_only",
        (false, true) => "row.names",
        (false, false) => "row.times",
    };
    words.count(key, matter.times, &[file, ("place", &at)])
}
