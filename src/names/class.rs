//! What the lexicon says about a word, as bits.

/// Bits of classes; a word may have several (`Jordan`: given name, family name, place).
pub(super) type Classes = u16;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        $($(#[$doc])* pub(super) const $name: Classes = 1 << $bit;)*
    };
}

classes! {
    /// A frequent given name.
    GIVEN_HI = 0;
    /// A rarer given name.
    GIVEN_LO = 1;
    /// A frequent family name.
    FAMILY_HI = 2;
    /// A rarer family name.
    FAMILY_LO = 3;
    /// A frequent English word.
    COMMON_HI = 4;
    /// A rarer English word.
    COMMON_LO = 5;
    /// A town, region or country.
    PLACE = 6;
    /// A word that organisations' names are built with.
    ORG = 7;
    /// `Mr`, `Dr`, `Sgt`.
    TITLE = 8;
    /// A word for who somebody is: client, mother, student.
    RELATION = 9;
    /// A month or a weekday.
    TIME = 10;
    /// A drug, disease, brand, language, people: a proper word that is no person.
    THING = 11;
    /// `de`, `van`, `bin`.
    PARTICLE = 12;
    /// A word that ends a street's or a place's name: Street, River, County.
    GEO = 13;
    /// A function word, never a name by itself.
    STOP = 14;
    /// A verb of saying: said, told, wrote.
    SAYS = 15;
}

/// Any name bit.
pub(super) const NAME: Classes = GIVEN_HI | GIVEN_LO | FAMILY_HI | FAMILY_LO;
/// Any given-name bit.
pub(super) const GIVEN: Classes = GIVEN_HI | GIVEN_LO;
/// Any family-name bit.
pub(super) const FAMILY: Classes = FAMILY_HI | FAMILY_LO;
/// Any common-word bit.
pub(super) const COMMON: Classes = COMMON_HI | COMMON_LO;

/// The classes reduced to one of a few codes, for features that cross several words.
pub(super) fn code(c: Classes) -> u32 {
    let name = match (c & GIVEN != 0, c & FAMILY != 0) {
        (false, false) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (true, true) => 3,
    };
    let other = if c & STOP != 0 {
        1
    } else if c & TITLE != 0 {
        2
    } else if c & RELATION != 0 {
        3
    } else if c & TIME != 0 {
        4
    } else if c & PARTICLE != 0 {
        5
    } else if c & ORG != 0 {
        6
    } else if c & GEO != 0 {
        7
    } else if c & SAYS != 0 {
        8
    } else if c & PLACE != 0 {
        9
    } else if c & THING != 0 {
        10
    } else if c & COMMON_HI != 0 {
        11
    } else if c & COMMON_LO != 0 {
        12
    } else {
        0
    };
    name * 16 + other
}
