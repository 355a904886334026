//! What fills the slots of templates that are no people.

use crate::example::Label;
use crate::lists::Lists;
use crate::named;
use crate::random::Random;

/// Whether a slot that is no name by itself may be a part of a place's or an organisation's.
pub fn may_be_named(kind: &str) -> bool {
    matches!(
        kind,
        "given_plain" | "family_plain" | "ambigword" | "Word" | "WORD" | "geo_cap" | "eponym" | "famous"
    )
}

/// A place.
pub fn place(lists: &Lists, random: &mut Random) -> String {
    let list = |name: &str| lists.fill.get(name).map_or(&[][..], Vec::as_slice);
    match random.below(10) {
        0..=3 => random.pick_early(list("known_places")),
        4..=7 => random.pick(list("places")),
        _ => random.pick(list("countries")),
    }
    .to_owned()
}

/// What fills a slot, and its label.
pub fn fill(kind: &str, lists: &Lists, random: &mut Random) -> Option<(String, Option<Label>)> {
    let label = match kind {
        "place" | "city" | "country" | "state" | "continent" | "PLACE" | "street" | "streetname"
        | "known_place" => Some(Label::Place),
        "org" | "ORG" | "news" | "foundation" | "brand" | "company" | "agency" | "team" | "hospital"
        | "university" => Some(Label::Organisation),
        _ => None,
    };
    let value = thing(kind, lists, random)?;
    let label = match kind {
        "school" if value == "school" => None,
        "school" => Some(Label::Organisation),
        "brand" if random.chance(50) => Some(Label::NoPerson),
        _ => label,
    };
    Some((value, label))
}

/// The slots that are no people.
fn thing(kind: &str, lists: &Lists, random: &mut Random) -> Option<String> {
    let list = |name: &str| lists.fill.get(name).map_or(&[][..], Vec::as_slice);
    let word = |name: &str, random: &mut Random| random.pick(list(name)).to_owned();
    let number = |random: &mut Random| match random.below(4) {
        0 => format!("{}", 1 + random.below(12)),
        1 => format!("{}", 10 + random.below(90)),
        2 => format!("{}", 1900 + random.below(130)),
        _ => format!("{}", 1000 + random.below(999_000)),
    };
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let capital = |w: &str| {
        let mut c = w.chars();
        c.next().map(|f| f.to_uppercase().collect::<String>() + c.as_str()).unwrap_or_default()
    };
    Some(match kind {
        "place" | "city" => place(lists, random),
        "known_place" => random.pick_early(list("known_places")).to_owned(),
        "country" | "state" | "continent" => random.pick(list("countries")).to_owned(),
        "org" => organisation(lists, random),
        "ORG" => organisation(lists, random).to_uppercase(),
        "school" => match random.below(4) {
            0 => format!(
                "{} {}",
                random.pick(list("streets")),
                ["Elementary", "Middle School", "High School", "Academy"][random.below(4)]
            ),
            1 => format!("{} Elementary School", random.pick_early(&lists.us_family)),
            2 => "school".to_owned(),
            _ => format!("{} High", random.pick(list("places"))),
        },
        "thing" | "animal" | "food" | "song" | "vehicle" => random.pick(list("things")).to_owned(),
        "thing_cap" => capital(random.pick(list("things"))),
        "drug" => random.pick(list("drugs_for_templates")).to_owned(),
        "disease" => random.pick(list("diseases_for_templates")).to_owned(),
        "eponym" => random.pick(list("eponyms")).to_owned(),
        "book" => format!("{}{}{}", ["\"", "", "The "][random.below(3)], random.pick(list("things")), ""),
        "brand" => random.pick(list("brands")).to_owned(),
        "foundation" => format!("{} Foundation", random.pick_early(&lists.us_family)),
        "famous" => random.pick(list("eponyms")).to_owned(),
        "holiday" => ["Thanksgiving", "Christmas", "Diwali", "Juneteenth", "Hanukkah", "Easter", "Ramadan"]
            [random.below(7)]
        .to_owned(),
        "street" => format!(
            "{} {} {}",
            1 + random.below(9900),
            if random.chance(70) {
                random.pick(list("streets"))
            } else {
                random.pick_early(&lists.us_family)
            },
            ["St", "Street", "Ave", "Avenue", "Road", "Rd", "Blvd", "Lane", "Drive", "Court", "Way"]
                [random.below(11)]
        ),
        "streetname" => format!(
            "{} {}",
            random.pick(list("streets")),
            ["St", "Street", "Ave", "Road", "Boulevard"][random.below(5)]
        ),
        "month" => MONTHS[random.below(12)].to_owned(),
        "season" => ["spring", "summer", "Fall", "winter"][random.below(4)].to_owned(),
        "day" => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            [random.below(7)]
        .to_owned(),
        "date" => match random.below(4) {
            0 => format!("{}/{}/{}", 1 + random.below(12), 1 + random.below(28), 1940 + random.below(87)),
            1 => {
                format!("{} {}, {}", MONTHS[random.below(12)], 1 + random.below(28), 1940 + random.below(87))
            }
            2 => {
                format!("{}-{:02}-{:02}", 1940 + random.below(87), 1 + random.below(12), 1 + random.below(28))
            }
            _ => format!("{} {} {}", 1 + random.below(28), MONTHS[random.below(12)], 1940 + random.below(87)),
        },
        "num" => number(random),
        "phone" => format!("({}) 555-{:04}", 201 + random.below(700), random.below(10_000)),
        "email" => format!(
            "{}.{}@example.{}",
            random.pick_early(&lists.us_given).to_lowercase(),
            random.pick_early(&lists.us_family).to_lowercase(),
            ["com", "org", "net"][random.below(3)]
        ),
        "demonym" | "language" => random.pick(list("demonyms")).to_owned(),
        "relation" => [
            "mother",
            "father",
            "aunt",
            "uncle",
            "sister",
            "brother",
            "cousin",
            "grandmother",
            "foster mother",
            "husband",
            "wife",
            "son",
            "daughter",
            "neighbor",
        ][random.below(14)]
        .to_owned(),
        "jobtitle" => [
            "teacher",
            "Program Manager",
            "Case Manager",
            "Director",
            "engineer",
            "Social Worker",
            "Data Analyst",
            "nurse",
            "President",
            "Treasurer",
            "lawyer",
            "Chief Financial Officer",
            "plumber",
            "professor",
            "bass player",
            "Captain",
        ][random.below(16)]
        .to_owned(),
        "news" => ["Reuters", "AP", "AFP", "UPI"][random.below(4)].to_owned(),
        "initial" => char::from(b'A' + random.below(26) as u8).to_string(),
        "word" => word("common", random),
        "Word" => capital(&word("common", random)),
        "geo_cap" => capital(&word("geo_words", random)),
        "pronoun" => ["he", "she", "they"][random.below(3)].to_owned(),
        "WORD" => word("common", random).to_uppercase(),
        "PLACE" => place(lists, random).to_uppercase(),
        "DISEASE" => random.pick(list("diseases_for_templates")).to_uppercase(),
        "ambigword" => ambiguous(lists, random),
        "thing_name" => random.pick_early(list("known_things")).to_owned(),
        "drug_cap" => capital(random.pick(list("drugs_for_templates"))),
        "disease_cap" => capital(random.pick(list("diseases_for_templates"))),
        "food_cap" => capital(random.pick(list("things"))),
        "brand_plain" => random.pick(list("brands")).to_owned(),
        "eponym_plain" if random.chance(75) => word("eponym_names", random),
        "eponym_plain" => random.pick_early(&lists.us_family).to_owned(),
        "eponym_thing" => format!(
            "{} {}",
            word("eponym_names", random),
            random.choose(&[
                "disease",
                "syndrome",
                "Theorem",
                "scale",
                "test",
                "Principle",
                "method",
                "effect"
            ])
        ),
        "organism" => random.pick(&lists.words("organisms")).to_owned(),
        "state_abbr" => random.pick(&lists.words("state_letters")).to_owned(),
        "agency" => random.pick(list("agencies")).to_owned(),
        "event" => random
            .choose(&[
                "World War I",
                "World War II",
                "Thanksgiving",
                "the Cold War",
                "Christmas",
                "the Renaissance",
                "Easter",
            ])
            .to_owned(),
        "lower_word" => random.pick_early(&lists.us_given).to_lowercase(),
        "place_tag" => place(lists, random).replace(' ', ""),
        "book_title" => book(lists, random),
        "team" => named::team(lists, random),
        "company" => named::company(lists, random),
        "university" => named::university(lists, random),
        "hospital" => named::hospital(lists, random),
        "geo_name" => named::geography(lists, random),
        "given_plain" => random.pick_early(&lists.us_given).to_owned(),
        "family_plain" => random.pick_early(&lists.us_family).to_owned(),
        _ => random.pick(lists.fill.get(kind)?).to_owned(),
    })
}

/// The title of a book.
fn book(lists: &Lists, random: &mut Random) -> String {
    let word = |random: &mut Random| {
        let word = random.pick(lists.fill.get("common").map_or(&[][..], Vec::as_slice)).to_owned();
        let mut chars = word.chars();
        chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
    };
    let (a, b) = (word(random), word(random));
    let title = match random.below(7) {
        0 => format!("The {a} {b}"),
        1 => format!("The {a} of the {b}"),
        2 => format!("To {a} a {b}"),
        3 => format!("{a} and {b}"),
        4 => format!("{}'s {a}", random.pick_early(&lists.us_given)),
        5 => format!("The {a} and the {b}"),
        _ => random.pick(lists.fill.get("things").map_or(&[][..], Vec::as_slice)).to_owned(),
    };
    if random.chance(40) { format!("\"{title}\"") } else { title }
}

/// A word that is a name here and something else elsewhere.
pub fn ambiguous(lists: &Lists, random: &mut Random) -> String {
    random.pick(lists.fill.get("ambiguous_words").map_or(&[][..], Vec::as_slice)).to_owned()
}

pub fn organisation(lists: &Lists, random: &mut Random) -> String {
    let list = |name: &str| lists.fill.get(name).map_or(&[][..], Vec::as_slice);
    let family = random.pick_early(&lists.us_family).to_owned();
    let place = place(lists, random);
    match random.below(16) {
        0..=5 => random.pick(list("organisations")).to_owned(),
        6 => format!(
            "{place} {}",
            [
                "University",
                "Hospital",
                "Public Schools",
                "Housing Authority",
                "Food Bank",
                "United",
                "City Council",
                "Times",
                "Police Department"
            ][random.below(9)]
        ),
        7 => format!(
            "{family} {}",
            [
                "Inc.",
                "LLC",
                "Corp",
                "Foundation",
                "Group",
                "Industries",
                "Clinic",
                "Hospital",
                "University",
                "College",
                "Center",
                "Middle School"
            ][random.below(12)]
        ),
        8 => format!("{family} & {}", random.pick_early(&lists.us_family)),
        9 => format!("University of {place}"),
        10 => format!(
            "{family}, {} and {}",
            random.pick_early(&lists.us_family),
            random.pick_early(&lists.us_family)
        ),
        11 => random.pick(list("known_organisations")).to_owned(),
        12 => random.pick(list("brands")).to_owned(),
        13 => [
            "DCFS",
            "CPS",
            "DHS",
            "HUD",
            "SSA",
            "USCIS",
            "YMCA",
            "Head Start",
            "Red Cross",
            "Catholic Charities",
            "Salvation Army",
            "Goodwill",
            "Legal Aid",
            "Planned Parenthood",
            "Habitat for Humanity",
            "Boys & Girls Club",
        ][random.below(16)]
        .to_owned(),
        14 => format!(
            "St. {} {}",
            random.pick_early(&lists.us_given),
            ["Hospital", "Church", "School", "Shelter", "Parish"][random.below(5)]
        ),
        _ => format!("{}-{}", family, random.pick_early(&lists.us_family)),
    }
}
