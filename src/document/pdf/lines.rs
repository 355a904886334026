//! Letters on a page, put back into lines: what is drawn on one baseline is a line, wide gaps divide columns.

use super::glyphs::{Glyphs, Letter};
use crate::document::flow::Flow;
use crate::document::unread::Unread;

/// A gap wider than this share of the font's height divides words. A space is about a quarter wide.
const WORD: f64 = 0.17;
/// A gap wider than this divides columns.
const COLUMN: f64 = 1.0;
/// Baselines that differ by less than this share of the font's height are one.
const BASELINE: f64 = 0.3;
/// A piece joins a line on its baseline that was begun so many pieces ago: enough for the cells of a table's row,
/// and too few for a second column of text.
const AGO: usize = 40;

/// Letters that were drawn one after the other on a baseline.
struct Piece {
    letters: std::ops::Range<usize>,
    start: f64,
    end: f64,
}

/// Pieces on one baseline.
struct Line {
    pieces: Vec<Piece>,
    base: f64,
    size: f64,
    turn: i32,
    /// The number of the piece that joined last.
    last: usize,
}

/// Writes the lines of a page.
///
/// # Errors
/// When they do not fit.
pub fn write(seen: &Glyphs, flow: &mut Flow) -> Result<(), Unread> {
    for mut line in lines(&seen.drawn) {
        line.pieces.sort_by(|a, b| a.start.total_cmp(&b.start));
        let mut end = None;
        for piece in &line.pieces {
            let gap = end.map_or(0.0, |end: f64| piece.start - end);
            if gap > COLUMN * line.size {
                flow.trim_line();
                flow.push("\t")?;
            } else if gap > WORD * line.size {
                flow.gap()?;
            }
            write_piece(seen.drawn.get(piece.letters.clone()).unwrap_or_default(), flow)?;
            end = Some(end.map_or(piece.end, |end| end.max(piece.end)));
        }
        flow.trim_line();
        flow.line()?;
    }
    Ok(())
}

fn write_piece(letters: &[Letter], flow: &mut Flow) -> Result<(), Unread> {
    let mut end = None;
    for letter in letters {
        if end.is_some_and(|end| letter.start - end > WORD * letter.size) {
            flow.gap()?;
        }
        if letter.text == " " {
            flow.gap()?
        } else {
            flow.push(&letter.text)?
        }
        end = Some(letter.end);
    }
    Ok(())
}

/// The lines, in the order in which they were begun.
fn lines(letters: &[Letter]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (number, (letters_of, piece)) in pieces(letters).into_iter().enumerate() {
        let recent = lines.iter_mut().rev().take(AGO);
        let joined = recent.filter(|line| number - line.last <= AGO).find(|line| {
            let size = line.size.max(letters_of.size);
            line.turn == letters_of.turn && (line.base - letters_of.base).abs() < BASELINE * size
        });
        match joined {
            Some(line) if is_shadow(line, &piece, letters) => line.last = number,
            Some(line) => {
                line.pieces.push(piece);
                line.last = number;
            }
            None => lines.push(Line {
                pieces: vec![piece],
                base: letters_of.base,
                size: letters_of.size,
                turn: letters_of.turn,
                last: number,
            }),
        }
    }
    lines
}

/// Whether a piece is drawn over the same piece again, a little aside, as some programs make bold letters.
fn is_shadow(line: &Line, piece: &Piece, letters: &[Letter]) -> bool {
    let text = |piece: &Piece| {
        let letters = letters.get(piece.letters.clone()).unwrap_or_default();
        letters.iter().map(|letter| letter.text.as_str()).collect::<String>()
    };
    let near = |other: &&Piece| (other.start - piece.start).abs() < BASELINE * line.size;
    line.pieces.iter().filter(near).any(|other| text(other) == text(piece))
}

/// Cuts the letters where the baseline changes, writing goes back, or a column ends. Each with its first letter.
fn pieces(letters: &[Letter]) -> Vec<(&Letter, Piece)> {
    let mut pieces: Vec<(&Letter, Piece)> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        if let Some((first, piece)) = pieces.last_mut() {
            let gap = letter.start - piece.end;
            let same = first.turn == letter.turn && (first.base - letter.base).abs() < BASELINE * first.size;
            let goes_back = gap < -0.5 * letter.size;
            if same && !goes_back && gap < COLUMN * letter.size {
                piece.letters.end = at + 1;
                piece.end = piece.end.max(letter.end);
                continue;
            }
        }
        pieces.push((letter, Piece { letters: at..at + 1, start: letter.start, end: letter.end }));
    }
    pieces
}
