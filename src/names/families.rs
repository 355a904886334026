//! Families in the plural: `the Halvorsens`, `the Joneses next door`. The tagger knows the name and not its plural.

use super::class;
use super::lexicon::Lexicon;
use super::token::{Gap, Shape, Token};
use super::{fold, hash};

/// How likely a frequent family name in the plural is a family, and a rarer one.
const LIKELY: (u8, u8) = (85, 75);
/// What the name may not be besides.
const OTHER: class::Classes =
    class::COMMON | class::STOP | class::TIME | class::THING | class::PLACE | class::ORG | class::GEO;

/// The tokens of a block that are families' names in the plural, each with how likely it is one.
pub(super) fn find<'t>(
    text: &'t str,
    tokens: &'t [Token],
    lexicon: &'t Lexicon,
) -> impl Iterator<Item = (usize, u8)> + 't {
    (1..tokens.len()).filter_map(move |i| {
        let (article, name) = (tokens.get(i - 1)?, tokens.get(i)?);
        let plain = name.gap == Gap::Space && matches!(name.shape, Shape::Title | Shape::Inner);
        let word = |t: &Token| text.get(t.start as usize..t.end as usize).unwrap_or_default();
        if !plain || !word(article).eq_ignore_ascii_case("the") || name.classes & OTHER != 0 {
            return None;
        }
        let whole = tokens.get(i + 1).is_none_or(|t| t.gap == Gap::Line || !t.is_capital());
        let classes = singular(word(name), lexicon).filter(|_| whole)?;
        Some((i, if classes & class::FAMILY_HI != 0 { LIKELY.0 } else { LIKELY.1 }))
    })
}

/// The classes of the family name that a word is the plural of.
fn singular(word: &str, lexicon: &Lexicon) -> Option<class::Classes> {
    let stems = [word.strip_suffix("es"), word.strip_suffix('s')];
    stems.into_iter().flatten().filter(|stem| stem.len() > 2).find_map(|stem| {
        let hissing = ["s", "z", "x", "ch", "sh"].iter().any(|end| stem.ends_with(end));
        // `Jones` has `Joneses`, `Quill` has `Quills`.
        if hissing != (stem.len() + 2 == word.len()) {
            return None;
        }
        let folded: Vec<u8> = stem.chars().filter(|c| !fold::is_mark(*c)).map(fold::fold).collect();
        let classes = lexicon.classes(hash::plain(&folded));
        // A frequent name may be a rare word: `the Smiths`.
        let other = if classes & class::FAMILY_HI != 0 { OTHER & !class::COMMON_LO } else { OTHER };
        (classes & class::FAMILY != 0 && classes & other == 0).then_some(classes)
    })
}
