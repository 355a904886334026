use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Units of a glyph's own space in its font size.
const EM: f64 = 1000.0;

/// A letter, or what one glyph stands for, where it is drawn.
#[derive(Clone, Debug)]
pub struct Letter {
    pub text: String,
    /// Where its baseline begins and ends, in the direction of writing, and how far up the page it is; in points,
    /// turned so that writing goes to the right.
    pub start: f64,
    pub end: f64,
    pub base: f64,
    /// The height of its font, in points.
    pub size: f64,
    /// The direction of writing in degrees.
    pub turn: i32,
}

/// Draws nothing and notes the letters, and how much is no text.
pub struct Glyphs {
    pub drawn: Vec<Letter>,
    /// Glyphs that the file does not say the letters of.
    pub illegible: usize,
    /// The area of pictures, in square points.
    pub pictures: f64,
    /// Outlines that are filled or stroked.
    pub outlines: usize,
    /// Letters that still fit.
    room: usize,
}

impl Glyphs {
    pub fn new(room: usize) -> Self {
        Self { drawn: Vec::new(), illegible: 0, pictures: 0.0, outlines: 0, room }
    }

    /// Letters and digits on the page.
    pub fn letters(&self) -> usize {
        self.drawn.iter().filter(|letter| !letter.text.trim().is_empty()).count()
    }
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Some(text) = legible(glyph) else {
                self.illegible += 1;
                continue;
            };
            let place = props.transform * glyph.transform();
            if self.drawn.len() >= self.room || !place.is_finite() {
                continue;
            }
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width().map(f64::from),
                Glyph::Type3(shape) => shape.advance_width().map(f64::from),
            };
            self.drawn.push(letter(text, place, width.unwrap_or(EM / 2.0)));
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let pixels = f64::from(image.width()) * f64::from(image.height());
        let area = (props.transform.determinant() * pixels).abs();
        if area.is_finite() {
            self.pictures += area;
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.outlines += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The text of a glyph; `None` where the file does not tell it.
fn legible(glyph: &Glyph) -> Option<String> {
    let text = match glyph.as_unicode()? {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    let is_private =
        |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}') || (c.is_control() && !c.is_whitespace());
    if text.is_empty() || text.chars().all(is_private) {
        return None;
    }
    Some(text.chars().filter(|c| *c != '\0').map(spelled).collect())
}

/// Ligatures as the letters they join, spaces of any width as one.
fn spelled(c: char) -> String {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{ad}' => "-",
        c if c.is_whitespace() => " ",
        c => return c.to_string(),
    }
    .to_owned()
}

fn letter(text: String, place: Affine, width: f64) -> Letter {
    let (start, end) = (place * Point::ZERO, place * Point::new(width, 0.0));
    let top = place * Point::new(0.0, EM);
    // Text drawn upside down or mirrored is read in the direction of its letters.
    let angle = (end - start).atan2();
    let turned = Affine::rotate(if angle.is_finite() { -angle } else { 0.0 });
    let (from, to) = (turned * start, turned * end);
    let size = (top - start).hypot().clamp(0.01, 10_000.0);
    Letter { text, start: from.x, end: to.x, base: from.y, size, turn: angle.to_degrees().round() as i32 }
}
