//! Invented people, named as people of many traditions are.

use crate::lists::{Lists, Tradition};
use crate::random::Random;

/// The parts of one person's name.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub given: String,
    pub middle: String,
    pub family: String,
    family_first: bool,
    suffix: &'static str,
}

impl Person {
    /// Draws somebody.
    pub fn draw(lists: &Lists, random: &mut Random) -> Self {
        let mut person = match random.below(100) {
            0..=37 => Self {
                given: random.pick_early(&lists.us_given).to_owned(),
                family: random.pick_early(&lists.us_family).to_owned(),
                ..Self::default()
            },
            38..=43 => {
                let at = random.below(lists.groups.len().saturating_sub(1));
                let family = lists.groups.get(at).map_or("", |g| random.pick(&g.1));
                Self {
                    given: random.pick_early(&lists.us_given).to_owned(),
                    family: family.to_owned(),
                    ..Self::default()
                }
            }
            44..=69 => Self::of(&lists.traditions, lists, random),
            _ => Self::of(&lists.locales, lists, random),
        };
        if random.chance(4) {
            person.given = random.pick(lists.fill.get("nicknames").map_or(&[][..], Vec::as_slice)).to_owned();
        }
        person.suffix =
            if random.chance(2) { ["Jr.", "Sr.", "III", "II", "Jr"][random.below(5)] } else { "" };
        person
    }

    fn of(all: &[Tradition], lists: &Lists, random: &mut Random) -> Self {
        let Some(t) = all.get(random.below(all.len())) else { return Self::default() };
        let mut person = Self {
            given: random.pick(&t.given).to_owned(),
            family: random.pick(&t.family).to_owned(),
            ..Self::default()
        };
        let two = |random: &mut Random| random.pick(&t.family).to_owned();
        match t.name.as_str() {
            "hispanic" | "es" | "es_MX" | "es_ES" | "es_CO" | "es_CL" if random.chance(40) => {
                person.family = match random.below(8) {
                    0 => format!("{} y {}", person.family, two(random)),
                    1 => format!("{}-{}", person.family, two(random)),
                    2 => format!("{} de {}", person.family, two(random)),
                    _ => format!("{} {}", person.family, two(random)),
                };
            }
            "vietnamese" | "vi" => {
                person.family_first = random.chance(50);
                if random.chance(40) {
                    person.middle =
                        ["Thi", "Van", "Thị", "Văn", "Ngoc", "Minh", "Thanh", "Kim"][random.below(8)].into();
                }
            }
            "chinese" | "korean" | "hmong_burmese" | "zh_CN" | "zh_TW" | "ja" | "hu" => {
                person.family_first = random.chance(35);
            }
            "somali" | "arabic" | "ethiopian" if random.chance(35) => {
                person.middle = random.pick(&t.given).to_owned();
            }
            "arabic" if random.chance(15) => person.given = format!("Abu {}", random.pick(&t.given)),
            "native" | "pacific" | "african_american" | "south_asian" if random.chance(25) => {
                person.given = random.pick_early(&lists.us_given).to_owned();
            }
            _ => {}
        }
        person
    }

    /// The name as it is used in running text, full or nearly so.
    pub fn full(&self, random: &mut Random) -> String {
        let initial = |s: &str| s.chars().next().map(String::from).unwrap_or_default();
        let middle = self.middle.as_str();
        let name = match random.below(100) {
            _ if self.family_first && middle.is_empty() => format!("{} {}", self.family, self.given),
            _ if self.family_first => format!("{} {} {}", self.family, middle, self.given),
            _ if !middle.is_empty() => format!("{} {} {}", self.given, middle, self.family),
            0..=5 => {
                let letter = ["A", "B", "C", "D", "E", "J", "L", "M", "R", "S", "T", "W"][random.below(12)];
                format!("{} {letter}. {}", self.given, self.family)
            }
            6 => format!("{} {} {}", self.given, initial(&self.family), self.family),
            7 => format!("{}. {}. {}", initial(&self.given), initial(&self.family), self.family),
            8..=9 => format!("{}. {}", initial(&self.given), self.family),
            _ => format!("{} {}", self.given, self.family),
        };
        if self.suffix.is_empty() {
            name
        } else if random.chance(50) {
            format!("{name}, {}", self.suffix)
        } else {
            format!("{name} {}", self.suffix)
        }
    }

    /// `J. Smith`, `JR Smith`, `J.R. Smith`.
    pub fn initial_last(&self, random: &mut Random) -> String {
        let letter = |random: &mut Random| ["A", "D", "J", "K", "M", "P", "R", "S", "T"][random.below(9)];
        let first = self.given.chars().next().unwrap_or('A');
        match random.below(6) {
            0 => format!("{first}.{}. {}", letter(random), self.family),
            1 => format!("{first}. {}. {}", letter(random), self.family),
            2 => format!("{first} {}", self.family),
            3 => format!("{first}{} {}", letter(random), self.family),
            _ => format!("{first}. {}", self.family),
        }
    }

    /// `Richard B.`, `Richard B`.
    pub fn given_initial(&self, random: &mut Random) -> String {
        let last = self.family.chars().next().filter(|c| c.is_uppercase()).unwrap_or('B');
        if random.chance(70) { format!("{} {last}.", self.given) } else { format!("{} {last}", self.given) }
    }

    /// `Gonzalez, Maria`, at times with a middle initial.
    pub fn last_first(&self, random: &mut Random) -> String {
        match random.below(10) {
            0 => format!("{}, {} {}.", self.family, self.given, ["A", "J", "M", "L"][random.below(4)]),
            1 => format!("{}, {} {}", self.family, self.given, ["A", "J", "M", "L"][random.below(4)]),
            2 => format!("{}, {}.", self.family, self.given.chars().next().unwrap_or('A')),
            3 => format!("{},{}", self.family, self.given),
            _ => format!("{}, {}", self.family, self.given),
        }
    }
}
