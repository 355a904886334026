//! Texts from templates: slots filled with invented people and with things that are no people.

use crate::lists::Lists;
use crate::person::Person;
use crate::random::Random;
use anyhow::{Result, bail};
use std::collections::HashMap;

/// A text and the names of people in it, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Example {
    pub text: String,
    pub names: Vec<(usize, usize)>,
}

impl Example {
    /// Reads `[[…]]` as names.
    pub fn marked(marked: &str) -> Self {
        let mut example = Self::default();
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once("[[") {
            let Some((name, after)) = after.split_once("]]") else { break };
            example.text.push_str(before);
            let start = example.text.len();
            example.text.push_str(name);
            example.names.push((start, example.text.len()));
            rest = after;
        }
        example.text.push_str(rest);
        example
    }
}

/// Fills one template.
pub fn fill(template: &str, lists: &Lists, random: &mut Random) -> Result<Example> {
    let mut people: HashMap<String, Person> = HashMap::new();
    let mut marked = String::new();
    let template = template.replace("\\n", "\n").replace("\\t", "\t");
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        marked.push_str(before);
        let is_slot = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let Some((slot, after)) = after.split_once('}').filter(|s| is_slot(s.0)).map(|s| (s.0, s.1)) else {
            marked.push('{');
            rest = after;
            continue;
        };
        let kind = slot.trim_end_matches(|c: char| c.is_ascii_digit());
        let index = slot.get(kind.len()..).unwrap_or("").to_owned();
        let person = people.entry(index).or_insert_with(|| Person::draw(lists, random)).clone();
        match name(kind, &person, lists, random) {
            Some((title, name)) => {
                if !title.is_empty() {
                    marked.push_str(title);
                    marked.push(' ');
                }
                marked.push_str(&format!("[[{name}]]"));
            }
            None => match thing(kind, lists, random) {
                Some(value) => marked.push_str(&value),
                None => bail!("unknown slot {{{slot}}} in: {template}"),
            },
        }
        rest = after;
    }
    marked.push_str(rest);
    Ok(Example::marked(&marked))
}

/// The slots that are people: title and name.
fn name(kind: &str, person: &Person, lists: &Lists, random: &mut Random) -> Option<(&'static str, String)> {
    const TITLES: &[&str] = &[
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Dr.",
        "Dr",
        "Prof.",
        "Officer",
        "Judge",
        "Rev.",
        "Miss",
        "Mr",
        "Ms",
        "Detective",
        "Pastor",
        "Nurse",
        "Sr.",
        "Sra.",
        "Principal",
        "Coach",
        "Attorney",
    ];
    let plain = |s: String| Some(("", s));
    match kind {
        "full" => plain(person.full(random)),
        "FULL" => plain(person.full(random).to_uppercase()),
        "given" => plain(person.given.clone()),
        "family" => plain(person.family.clone()),
        "last_first" => plain(person.last_first(random)),
        "LAST_FIRST" => plain(person.last_first(random).to_uppercase()),
        "initial_last" => plain(person.initial_last(random)),
        "given_initial" => plain(person.given_initial(random)),
        "GIVEN" => plain(person.given.to_uppercase()),
        "any" => plain(match random.below(10) {
            0..=4 => person.full(random),
            5..=7 => person.given.clone(),
            _ => person.family.clone(),
        }),
        "ambig" | "ambigfam" => plain(ambiguous(lists, random)),
        "titled" => {
            let title = TITLES.get(random.below(TITLES.len())).copied().unwrap_or("Dr.");
            Some((title, if random.chance(65) { person.family.clone() } else { person.full(random) }))
        }
        _ => None,
    }
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
        "place" | "city" => random.pick(list("places")).to_owned(),
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
        "PLACE" => random.pick(list("places")).to_uppercase(),
        "DISEASE" => random.pick(list("diseases_for_templates")).to_uppercase(),
        "ambigword" => ambiguous(lists, random),
        "given_plain" => random.pick_early(&lists.us_given).to_owned(),
        "family_plain" => random.pick_early(&lists.us_family).to_owned(),
        _ => return None,
    })
}

/// A word that is a name here and something else elsewhere.
fn ambiguous(lists: &Lists, random: &mut Random) -> String {
    random.pick(lists.fill.get("ambiguous_words").map_or(&[][..], Vec::as_slice)).to_owned()
}

fn organisation(lists: &Lists, random: &mut Random) -> String {
    let list = |name: &str| lists.fill.get(name).map_or(&[][..], Vec::as_slice);
    let family = random.pick_early(&lists.us_family).to_owned();
    let place = random.pick(list("places")).to_owned();
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
        11 => random.pick(list("eponyms")).to_owned(),
        12 => random.pick(list("brands")).to_owned(),
        13 => [
            "DCFS",
            "CPS",
            "DHS",
            "HUD",
            "SSA",
            "USCIS",
            "the YMCA",
            "Head Start",
            "the Red Cross",
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
