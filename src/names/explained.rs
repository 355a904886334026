//! What the tagger makes of one name: what its lexicon knows of the words, and what each neighbour adds to the score.

use super::class::{self, Classes};
use super::model::Model;
use super::token::Token;
use super::{MODEL, Name, block, tag};
use crate::text::Span;

/// How many words on either side are tried.
const NEIGHBOURS: usize = 3;

/// What the tagger makes of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Its score, 0 to 100; 0 where the tagger by itself sees no name there.
    pub score: u8,
    /// Whether the tagger sees two parts or more.
    pub full: bool,
    /// The words of the name.
    pub words: Vec<Word>,
    /// The words beside it without which the score would be another, the weightiest first.
    pub neighbours: Vec<Neighbour>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What the lexicon lists it as: `frequent given name`, `place` …
    pub classes: Vec<&'static str>,
}

/// A word beside a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Whether it is an ordinary word, which may be shown: it can be nobody's name.
    pub ordinary: bool,
    /// The name's score without it.
    pub without: u8,
}

impl Explained {
    /// Moves every place.
    pub(crate) fn moved(&mut self, to: impl Fn(usize) -> usize) {
        let spans =
            self.words.iter_mut().map(|w| &mut w.span).chain(self.neighbours.iter_mut().map(|n| &mut n.span));
        for span in spans {
            *span = Span::new(to(span.start), to(span.start) + span.len());
        }
    }
}

/// What the tagger makes of the name at `span`. `None`: no word stands there.
pub(crate) fn explained(text: &str, span: Span) -> Option<Explained> {
    let model = Model::read(MODEL)?;
    let mut tokens = Vec::new();
    block::read(text, &mut tokens, |hash| model.lexicon.classes(hash));
    let place = |t: &Token| Span::new(t.start as usize, t.end as usize);
    tokens.retain(Token::is_word);
    let first = tokens.iter().position(|t| place(t).overlaps(span))?;
    let last = tokens.iter().rposition(|t| place(t).overlaps(span))?;
    let name = best(text, span);
    let (score, full) = name.map_or((0, false), |n| (n.score, n.full));
    let words = tokens.get(first..=last)?.iter();
    let words = words.map(|t| Word { span: place(t), classes: listed(t.classes) }).collect();
    let before = tokens.get(first.saturating_sub(NEIGHBOURS)..first)?;
    let after = tokens.get(last + 1..(last + 1 + NEIGHBOURS).min(tokens.len()))?;
    let mut neighbours: Vec<Neighbour> = before
        .iter()
        .chain(after)
        .map(|t| Neighbour {
            span: place(t),
            ordinary: is_ordinary(t.classes),
            without: without(text, span, place(t)),
        })
        .filter(|n| n.without != score)
        .collect();
    neighbours.sort_by_key(|n| std::cmp::Reverse(n.without.abs_diff(score)));
    Some(Explained { score, full, words, neighbours })
}

fn best(text: &str, span: Span) -> Option<Name> {
    tag(text).into_iter().filter(|n| n.span.overlaps(span)).max_by_key(|n| n.score)
}

/// The score with a word blotted out.
fn without(text: &str, span: Span, word: Span) -> u8 {
    let mut blotted = text.to_owned();
    blotted.replace_range(word.start..word.end, &"z".repeat(word.len()));
    best(&blotted, span).map_or(0, |n| n.score)
}

fn is_ordinary(classes: Classes) -> bool {
    let ordinary =
        class::STOP | class::TITLE | class::RELATION | class::TIME | class::SAYS | class::COMMON_HI;
    classes & ordinary != 0
}

fn listed(classes: Classes) -> Vec<&'static str> {
    let names = [
        (class::GIVEN_HI, "frequent given name"),
        (class::GIVEN_LO, "given name"),
        (class::FAMILY_HI, "frequent family name"),
        (class::FAMILY_LO, "family name"),
        (class::COMMON_HI, "frequent word"),
        (class::COMMON_LO, "word"),
        (class::PLACE, "place"),
        (class::ORG, "word of organisations"),
        (class::TITLE, "title"),
        (class::RELATION, "word for a person"),
        (class::TIME, "month or weekday"),
        (class::THING, "brand, drug, disease or people"),
        (class::PARTICLE, "particle"),
        (class::GEO, "word of places"),
        (class::STOP, "function word"),
        (class::SAYS, "verb of saying"),
    ];
    names.into_iter().filter(|(bit, _)| classes & bit != 0).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_explained_by_its_words_and_its_neighbours() {
        let text = "I met with Ms. Maria Gonzalez on Tuesday.";
        let at = text.find("Maria").expect("there");
        let why = explained(text, Span::new(at, at + "Maria Gonzalez".len())).expect("words");
        assert!(why.score >= 80 && why.full);
        let shown: Vec<&str> = why.words.iter().map(|w| w.span.of(text)).collect();
        assert_eq!(shown, ["Maria", "Gonzalez"]);
        assert!(why.words[0].classes.iter().any(|c| c.contains("given name")), "{:?}", why.words);
        for neighbour in &why.neighbours {
            assert!(!neighbour.span.of(text).is_empty() && neighbour.without != why.score);
        }
        assert!(explained("12 34", Span::new(0, 2)).is_none());
    }
}
