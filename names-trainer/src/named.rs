//! Names of organisations and of pieces of the earth, made up of what such names are made of.

use crate::lists::Lists;
use crate::random::Random;
use crate::slot::place;

fn family<'a>(lists: &'a Lists, random: &mut Random) -> &'a str {
    random.pick_early(&lists.us_family)
}

fn from<'a>(lists: &'a Lists, list: &str, random: &mut Random) -> &'a str {
    random.pick(lists.fill.get(list).map_or(&[][..], Vec::as_slice))
}

/// A word that nobody has heard of: `Nordvik`, `Lumora`.
fn coined(random: &mut Random) -> String {
    const START: &[&str] = &[
        "Nor", "Lu", "Ver", "Al", "Syn", "Tra", "Me", "Qua", "Zen", "Cor", "Bel", "Ax", "Vi", "Sol", "Tel",
        "Pan", "Hy", "Em", "Gra", "Fin",
    ];
    const MIDDLE: &[&str] = &["mo", "ti", "d", "va", "ra", "li", "co", "so", "ga", "ne", "", "", "ri", "ta"];
    const END: &[&str] = &[
        "ra", "vik", "tech", "on", "ex", "ia", "is", "sys", "um", "ent", "io", "ta", "soft", "corp", "gen",
        "ly", "max",
    ];
    format!("{}{}{}", random.choose(START), random.choose(MIDDLE), random.choose(END))
}

/// A sports team.
pub fn team(lists: &Lists, random: &mut Random) -> String {
    const ANIMALS: &[&str] = &[
        "Bears",
        "Tigers",
        "Hawks",
        "Eagles",
        "Lions",
        "Mariners",
        "Rangers",
        "Giants",
        "Cardinals",
        "Pirates",
        "Sharks",
        "Wolves",
        "Bulls",
        "Rockets",
        "Kings",
        "Saints",
        "Warriors",
        "Panthers",
        "Royals",
        "Twins",
        "Blues",
        "Jets",
        "Cowboys",
    ];
    let town = place(lists, random);
    match random.below(10) {
        0..=1 => format!("{town} {}", random.choose(ANIMALS)),
        2..=3 => random.choose(ANIMALS).to_owned(),
        4 => format!(
            "{town} {}",
            random.choose(&["United", "City", "Rovers", "Town", "FC", "Wanderers", "Athletic", "SC"])
        ),
        5 => format!(
            "{} {town}",
            random.choose(&["Real", "FC", "AC", "Sporting", "Inter", "Dynamo", "Celta", "Atletico", "AS"])
        ),
        6 => town,
        _ => from(lists, "organisations", random).to_owned(),
    }
}

/// A company.
pub fn company(lists: &Lists, random: &mut Random) -> String {
    const KINDS: &[&str] = &[
        "Inc.",
        "Corp.",
        "Ltd.",
        "Shipping",
        "Textiles",
        "Motors",
        "Airlines",
        "Records",
        "Energy",
        "Foods",
        "Pharmaceuticals",
        "Logistics",
        "Media",
        "Bank",
        "Insurance",
        "Partners",
        "Holdings",
        "Group",
        "Systems",
        "Studios",
        "Press",
    ];
    let kind = random.choose(KINDS);
    match random.below(12) {
        0 => format!("{} {kind}", family(lists, random)),
        1 => format!("{} {kind}", coined(random)),
        2..=3 => coined(random),
        4 => format!("{} {kind}", place(lists, random)),
        5 => format!("{} {kind}", from(lists, "demonyms", random)),
        6 => format!("{} & {}", family(lists, random), family(lists, random)),
        7 => format!("{}'s", family(lists, random)),
        _ => from(lists, "organisations", random).to_owned(),
    }
}

/// A university or college.
pub fn university(lists: &Lists, random: &mut Random) -> String {
    match random.below(6) {
        0 => format!("University of {}", place(lists, random)),
        1 => format!("{} University", place(lists, random)),
        2 => format!("{} College", family(lists, random)),
        3 => format!("{} State University", place(lists, random)),
        4 => format!("{} Community College", place(lists, random)),
        _ => format!("{} Institute", family(lists, random)),
    }
}

/// A hospital or clinic.
pub fn hospital(lists: &Lists, random: &mut Random) -> String {
    match random.below(6) {
        0 => format!("{} Hospital", place(lists, random)),
        1 => format!("St. {}'s Hospital", random.pick_early(&lists.us_given)),
        2 => format!("{} Memorial Hospital", family(lists, random)),
        3 => format!("{} Medical Center", place(lists, random)),
        4 => format!("{} Family Clinic", family(lists, random)),
        _ => format!("{} Children's Hospital", place(lists, random)),
    }
}

/// A river, a mountain, a region.
pub fn geography(lists: &Lists, random: &mut Random) -> String {
    let name = if random.chance(50) { family(lists, random).to_owned() } else { place(lists, random) };
    match random.below(9) {
        0..=1 => format!("{name} River"),
        2 => format!("Lake {name}"),
        3 => format!("{name} Valley"),
        4 => format!("Mount {name}"),
        5 => format!("{name} Islands"),
        6 => format!("Gulf of {name}"),
        7 => random
            .choose(&[
                "Pacific Ocean",
                "Atlantic",
                "Middle East",
                "Balkans",
                "Midwest",
                "West Coast",
                "Sahara",
                "Alps",
            ])
            .to_owned(),
        _ => format!("{name} Mountains"),
    }
}
