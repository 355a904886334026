//! The word lists: people's names by tradition, places, organisations, things, and classes of words.

use anyhow::{Context, Result, bail};
use handrail::names::training::{CLASSES, Words, word_hash};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Given and family names of one tradition.
#[derive(Default)]
pub struct Tradition {
    pub name: String,
    pub given: Vec<String>,
    pub family: Vec<String>,
}

/// Lists of names of places, organisations, well-known people and things.
const LISTS: [&str; 7] = [
    "places",
    "organisations",
    "things",
    "known_places",
    "known_organisations",
    "known_people",
    "known_things",
];

/// All lists.
#[derive(Default)]
pub struct Lists {
    pub us_given: Vec<String>,
    pub us_family: Vec<String>,
    /// Traditions written by us.
    pub traditions: Vec<Tradition>,
    /// Locales of Faker and faker-js.
    pub locales: Vec<Tradition>,
    /// Surnames and given names by census group.
    pub groups: Vec<(String, Vec<String>)>,
    /// Lists that templates draw from, by file stem.
    pub fill: BTreeMap<String, Vec<String>>,
    /// Class bits by word hash.
    pub lexicon: HashMap<u32, u16>,
}

fn lines(path: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().map(str::trim_end).filter(|l| !l.is_empty()).map(str::to_owned).collect())
}

fn traditions(path: &Path) -> Result<Vec<Tradition>> {
    let mut all: Vec<Tradition> = Vec::new();
    for line in lines(path)? {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, kind, names] = parts[..] else { bail!("{}: bad line {line:.40}", path.display()) };
        let at = all.iter().position(|t| t.name == name).unwrap_or_else(|| {
            all.push(Tradition { name: name.to_owned(), ..Tradition::default() });
            all.len() - 1
        });
        let list = names.split('|').map(str::to_owned).collect();
        match (kind, all.get_mut(at)) {
            ("given", Some(t)) => t.given = list,
            ("family", Some(t)) => t.family = list,
            _ => bail!("{}: bad kind {kind}", path.display()),
        }
    }
    Ok(all)
}

fn bit(class: &str) -> u16 {
    CLASSES.iter().find(|c| c.0 == class).map_or(0, |c| c.1)
}

impl Lists {
    pub fn load(root: &Path) -> Result<Self> {
        let data = root.join("data");
        let counted = |file: &str| -> Result<Vec<(String, u32)>> {
            lines(&data.join(file))?
                .iter()
                .map(|l| {
                    let (w, n) = l.split_once(' ').with_context(|| format!("{file}: {l}"))?;
                    Ok((w.to_owned(), n.parse()?))
                })
                .collect()
        };
        let given = counted("us_given.txt")?;
        let family = counted("us_family.txt")?;
        let groups = lines(&data.join("us_family_by_group.txt"))?
            .iter()
            .filter_map(|l| l.split_once(' '))
            .map(|(k, v)| (k.to_owned(), v.split(' ').map(str::to_owned).collect()))
            .collect();
        let mut fill = BTreeMap::new();
        for file in LISTS {
            fill.insert(file.to_owned(), lines(&data.join(format!("{file}.txt")))?);
        }
        for entry in std::fs::read_dir(root.join("words"))? {
            let path = entry?.path();
            let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or("").to_owned();
            fill.insert(stem, lines(&path)?);
        }
        let common = lines(&data.join("common.txt"))?;
        fill.insert(
            "common".to_owned(),
            common.iter().map(|w| w.trim_start_matches('*').to_owned()).collect(),
        );
        let geo =
            fill.get("geo").into_iter().flatten().flat_map(|l: &String| l.split(' ')).map(str::to_owned);
        let geo: Vec<String> = geo.collect();
        let ambiguous = fill.get("ambiguous").into_iter().flatten().flat_map(|l: &String| l.split(' '));
        let ambiguous: Vec<String> = ambiguous.map(str::to_owned).collect();
        for list in ["eponym_names", "medical_terms", "nicknames", "observances", "verbs_ed", "verbs_s"] {
            let words = fill.get(list).into_iter().flatten().flat_map(|l: &String| l.split(' '));
            let words = words.map(str::to_owned).collect();
            fill.insert(list.to_owned(), words);
        }
        fill.insert("geo_words".to_owned(), geo);
        fill.insert("ambiguous_words".to_owned(), ambiguous);
        let mut lists = Self {
            us_given: given.iter().map(|g| g.0.clone()).collect(),
            us_family: family.iter().map(|g| g.0.clone()).collect(),
            traditions: traditions(&data.join("traditions.txt"))?,
            locales: traditions(&data.join("faker.txt"))?,
            groups,
            fill,
            lexicon: HashMap::new(),
        };
        lists.classify(&given, &family, &data)?;
        Ok(lists)
    }

    /// The words of a list, however many stand on a line.
    pub fn words(&self, list: &str) -> Vec<String> {
        let lines = self.fill.get(list).map_or(&[][..], Vec::as_slice);
        lines.iter().flat_map(|l| l.split_whitespace()).map(str::to_owned).collect()
    }

    fn classify(&mut self, given: &[(String, u32)], family: &[(String, u32)], data: &Path) -> Result<()> {
        let mut lexicon: HashMap<u32, u16> = HashMap::new();
        let mut add = |word: &str, class: u16| {
            for part in word.split([' ', '-']) {
                if part.chars().filter(|c| c.is_alphabetic()).count() > 1 {
                    *lexicon.entry(word_hash(part)).or_default() |= class;
                }
            }
        };
        let (gh, gl, fh, fl) = (bit("given_hi"), bit("given_lo"), bit("family_hi"), bit("family_lo"));
        for (w, n) in given {
            add(w, if *n >= 25_000 { gh } else { gl });
        }
        for (w, n) in family {
            add(w, if *n >= 15_000 { fh } else { fl });
        }
        self.fill.get("nicknames").into_iter().flatten().for_each(|w| add(w, gl));
        for t in &self.traditions {
            t.given.iter().for_each(|w| add(w, gh));
            t.family.iter().for_each(|w| add(w, fh));
        }
        for t in &self.locales {
            t.given.iter().for_each(|w| add(w, gl));
            t.family.iter().for_each(|w| add(w, fl));
        }
        let mut common: HashMap<u32, u16> = HashMap::new();
        for line in lines(&data.join("common.txt"))? {
            let (word, class) = match line.strip_prefix('*') {
                Some(w) => (w, bit("common_hi")),
                None => (line.as_str(), bit("common_lo")),
            };
            common.insert(word_hash(word), class);
        }
        let weak = gl | fl;
        for (hash, class) in &common {
            let entry = lexicon.entry(*hash).or_default();
            if *class == bit("common_hi") && *entry & (gh | fh) == 0 {
                *entry &= !weak;
            }
            *entry |= class;
        }
        for (list, class) in [
            ("places", "place"),
            ("known_places", "place"),
            ("organisations", "thing"),
            ("things", "thing"),
            ("known_organisations", "thing"),
            ("known_things", "thing"),
            ("products", "thing"),
            ("firms", "thing"),
        ] {
            for phrase in self.fill.get(list).into_iter().flatten() {
                for part in
                    phrase.split([' ', '-']).filter(|p| p.chars().next().is_some_and(char::is_uppercase))
                {
                    let entry = lexicon.entry(word_hash(part)).or_default();
                    let named = *entry & (gh | gl | fh | fl) != 0;
                    let listed = *entry & (bit("common_hi") | bit("common_lo")) != 0;
                    if part.len() > 2 && !(listed || (named && (phrase.contains(' ') || class == "thing"))) {
                        *entry |= bit(class);
                    }
                }
            }
        }
        for class in ["title", "relation", "particle", "stop", "says", "time", "geo", "org", "thing"] {
            for word in self.words(class) {
                *lexicon.entry(word_hash(&word)).or_default() |= bit(class);
            }
        }
        for word in self.words("eponym_names") {
            let entry = lexicon.entry(word_hash(&word)).or_default();
            if *entry & (gh | fh) == 0 {
                *entry |= bit("thing");
            }
        }
        for word in ["in", "at", "from", "near", "to"] {
            *lexicon.entry(word_hash(word)).or_default() |= bit("place") | bit("stop");
        }
        self.lexicon = fewer_masks(lexicon);
        Ok(())
    }

    /// The lexicon as the model carries it.
    pub fn layout(&self) -> Result<Words> {
        let mut words: Vec<(u32, u16)> = self.lexicon.iter().map(|(h, c)| (*h, *c)).collect();
        words.sort_unstable();
        Words::new(words).map_err(anyhow::Error::msg)
    }
}

/// Merges rare combinations of classes into frequent ones by dropping the least telling bits.
fn fewer_masks(mut lexicon: HashMap<u32, u16>) -> HashMap<u32, u16> {
    for drop in ["common_lo", "says", "thing", "place", "given_lo", "family_lo", "org", "geo"] {
        let mut counts: HashMap<u16, usize> = HashMap::new();
        lexicon.values().for_each(|m| *counts.entry(*m).or_default() += 1);
        if counts.len() <= 250 {
            break;
        }
        for mask in lexicon.values_mut() {
            if counts.get(mask).is_some_and(|n| *n < 4) && *mask != bit(drop) {
                *mask &= !bit(drop);
            }
        }
    }
    lexicon
}
