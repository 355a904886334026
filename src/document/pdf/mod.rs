//! PDF (ISO 32000): pages are interpreted as a viewer does, and the glyphs that it would draw are put back into lines.
//!
//! The interpreter is [`hayro_interpret`]; it forbids `unsafe` and is made for broken files. Should it panic all the
//! same, the command line says that the file is damaged; in a browser the reader's instance is lost and thrown away,
//! and its caller must treat the file as one that was not read.

mod bomb;
mod facts;
mod glyphs;
mod lines;
mod strings;

use super::place::{Place, Step};
use super::reading::Reading;
use super::unread::{Unread, Weight};
use glyphs::Glyphs;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, InterpreterWarning, interpret_page};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Pictures that cover less of a page than this are ornament.
const SMALL: f64 = 0.05;
/// A picture that covers more of a page than this, with next to no text, is a scanned page.
const SCANNED: f64 = 0.3;
/// Letters that a scanned page may have all the same: a stamp, a page number.
const FEW: usize = 40;
/// More outlines than this, and no text, may be letters drawn as outlines.
const OUTLINES: usize = 200;

/// Reads the pages, the form, the comments, the properties and the attached files.
///
/// # Errors
/// When it is encrypted, damaged, a bomb, or the caller breaks off.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    bomb::look(bytes, &mut reading.budget)?;
    let guarded = catch_unwind(AssertUnwindSafe(|| whole(bytes, place, reading)));
    guarded.unwrap_or(Err(Unread::Damaged))
}

fn whole(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Unread::Encrypted,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unread::Damaged,
    })?;
    pages(&pdf, place, reading)?;
    facts::read(&pdf, place, reading)
}

fn pages(pdf: &Pdf, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let cache = InterpreterCache::new();
    let pages = pdf.pages();
    let mut flow = reading.flow();
    let mut omissions = Vec::new();
    let mut failed = Ok(());
    for (page, number) in pages.iter().zip(1_u32..) {
        failed = reading.budget.members(1).and_then(|()| reading.budget.work(64 << 10));
        if failed.is_err() {
            break;
        }
        let (seen, fonts_lost) = one(page, pdf, &cache, reading.budget.room());
        flow.mark(Step::Page(number));
        failed = lines::write(&seen, &mut flow);
        if failed.is_err() {
            break;
        }
        omissions.extend(unread(page, &seen, fonts_lost).map(|omission| (number, omission)));
        if reading.is_outermost() {
            let share = u64::from(reading.budget.total()) * u64::from(number) / pages.len().max(1) as u64;
            reading.budget.reached(usize::try_from(share).unwrap_or_default());
        }
    }
    reading.keep(place.clone(), flow)?;
    for (number, (why, weight)) in omissions {
        reading.omit(place.with(Step::Page(number)), why, weight);
    }
    failed
}

fn one<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, room: usize) -> (Glyphs, bool) {
    let area = page.media_box();
    let bounds = Rect::new(area.x0, area.y0, area.x1, area.y1);
    let lost = Arc::new(AtomicBool::new(false));
    let noted = lost.clone();
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            noted.fetch_or(matches!(warning, InterpreterWarning::UnsupportedFont), Ordering::Relaxed);
        }),
        ..InterpreterSettings::default()
    };
    let mut context = Context::new(Affine::IDENTITY, bounds, cache, pdf.xref(), settings);
    let mut seen = Glyphs::new(room);
    interpret_page(page, &mut context, &mut seen);
    (seen, lost.load(Ordering::Relaxed))
}

/// What of a page was not read.
fn unread(page: &Page, seen: &Glyphs, fonts_lost: bool) -> Option<(Unread, Weight)> {
    let area = page.media_box();
    let area = ((area.x1 - area.x0) * (area.y1 - area.y0)).abs().max(1.0);
    let covered = seen.pictures / area;
    let letters = seen.letters();
    match () {
        () if fonts_lost => Some((Unread::Illegible, Weight::Unchecked)),
        () if seen.illegible * 5 > letters + seen.illegible => Some((Unread::Illegible, Weight::Unchecked)),
        () if letters < FEW && covered > SCANNED => Some((Unread::PictureOfPage, Weight::Unchecked)),
        () if letters == 0 && (covered > SMALL || seen.outlines > OUTLINES) => {
            Some((Unread::PictureOfPage, Weight::Unchecked))
        }
        () if covered > SMALL => Some((Unread::Picture, Weight::Told)),
        () => None,
    }
}
