use super::seek::What;
use super::*;
use proptest::prelude::*;

const RATE: f64 = 1e-6;

fn key(seed: u8) -> Key {
    Key::from(std::array::from_fn(|n| seed.wrapping_mul(31).wrapping_add(n as u8)))
}

fn roster(names: &[&str], ids: &[&str]) -> Roster {
    let mut builder = Builder::new(Role::Client, key(7));
    for name in names {
        builder.name(name).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    for id in ids {
        builder.id(id).unwrap_or_else(|e| panic!("{id}: {e}"));
    }
    Roster::open(&builder.seal(RATE, true).expect("not full")).expect("whole")
}

fn found<'t>(roster: &Roster, text: &'t str) -> Vec<&'t str> {
    roster.matches(text).iter().map(|m| &text[m.start..m.end]).collect()
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let roster = roster(
        &[
            "Mara Quill",
            "Tadesse, Oren",
            "María Teresa García-López",
            "Juan de la Cruz",
            "Siobhán O’Brien",
            "Ng, Mei Ling",
        ],
        &[],
    );
    let table = [
        ("Met with Mara Quill today", "Mara Quill"),
        ("mara quill called", "mara quill"),
        ("MARA QUILL", "MARA QUILL"),
        ("Quill, Mara: intake", "Quill, Mara"),
        ("Mara T. Quill’s note", "Mara T. Quill"),
        ("Mara\nQuill", "Mara\nQuill"),
        ("mara   quill", "mara   quill"),
        ("id,last,first\n7,Quill,Mara,x", "Quill,Mara"),
        ("7,\"Mara\",\"Quill\",x", "Mara\",\"Quill"),
        ("| Mara | Quill |", "Mara | Quill"),
        ("Oren Tadesse's mother", "Oren Tadesse"),
        ("maria garcia lopez", "maria garcia lopez"),
        ("Maria Teresa Garcia", "Maria Teresa Garcia"),
        ("Mari\u{301}a Lo\u{301}pez", "Mari\u{301}a Lo\u{301}pez"),
        ("Garcia-Lopez, Maria", "Garcia-Lopez, Maria"),
        ("Juan De La Cruz", "Juan De La Cruz"),
        ("Delacruz, Juan", "Delacruz, Juan"),
        ("Siobhan O'Brien", "Siobhan O'Brien"),
        ("siobhan obrien", "siobhan obrien"),
        ("Mei Ling Ng", "Mei Ling Ng"),
    ];
    for (text, name) in table {
        assert!(found(&roster, text).contains(&name), "{text}: {:?}", found(&roster, text));
    }
}

#[test]
fn who_is_not_on_it_is_not_found() {
    let roster = roster(&["Mara Quill", "An Do", "María García López"], &["HSF-204518"]);
    for text in [
        "Mara met Oren Quill",
        "Mara. Quill pens are old",
        "Mara\n\nQuill",
        "Mara and Quill",
        "an do of old",
        "Mara Quillfeather",
        "Quill Mara",
        "HSF-204519 and 204518 and HSF-2045181",
        "",
        "👩‍👩‍👧 é '' - . ,",
    ] {
        assert!(found(&roster, text).is_empty(), "{text}: {:?}", found(&roster, text));
    }
    assert_eq!(found(&roster, "ask An Do"), ["An Do"]);
}

#[test]
fn an_id_is_found_whole_or_as_a_piece_whatever_its_case_and_hyphens() {
    let roster = roster(&[], &["HSF-204518", "99300417"]);
    for (text, id) in [
        ("client hsf204518 called", "hsf204518"),
        ("HSF-204518.", "HSF-204518"),
        ("/students/99300417/edit", "99300417"),
        ("student_99300417.pdf", "99300417"),
        ("HSF_204518", "HSF_204518"),
    ] {
        assert_eq!(found(&roster, text), [id], "{text}");
        assert_eq!(roster.matches(text)[0].what, What::Id);
    }
}

#[test]
fn names_and_ids_that_would_be_found_everywhere_are_refused() {
    let mut builder = Builder::new(Role::Student, key(1));
    let names = [
        ("Mara", Refused::OneWord),
        ("", Refused::NoName),
        ("Quill,", Refused::OneWord),
        ("12", Refused::NoName),
        ("X, Y", Refused::FewLetters),
    ];
    for (name, why) in names {
        assert_eq!(builder.name(name), Err(why), "{name}");
    }
    for (id, why) in [
        ("2044", Refused::ShortId),
        ("20445", Refused::ShortId),
        ("ABCDEF", Refused::NoId),
        ("é12345", Refused::NoId),
    ] {
        assert_eq!(builder.id(id), Err(why), "{id}");
    }
    assert_eq!(builder.id("A2045"), Ok(()));
    assert_eq!(builder.name("Dr. Mara (Mimi) Quill, Jr."), Ok(()));
    let roster = Roster::open(&builder.seal(RATE, true).expect("not full")).expect("whole");
    assert_eq!(found(&roster, "Mara Quill"), ["Mara Quill"]);
}

#[test]
fn every_damage_shows() {
    let mut builder = Builder::new(Role::Client, key(3));
    builder.name("Mara Quill").expect("a name");
    let sealed = builder.seal(RATE, true).expect("not full");
    let with = |data: String, key: Option<&str>| Sealed { data, key: key.map(str::to_owned) };
    let data = &sealed.data;
    let swapped: String = data.chars().rev().collect();
    let cut = |n: usize| data[..data.len() - n].to_owned();
    let altered = |at: usize| {
        let mut bytes = data.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).expect("letters")
    };
    let digits = "00".repeat(16);
    let table = [
        (with(swapped, None), Damage::Foreign),
        (with(String::new(), None), Damage::Foreign),
        (with(format!("{data} x"), None), Damage::Characters),
        (with(cut(1), None), Damage::Altered),
        (with(cut(4), None), Damage::Altered),
        (with("HR1.".into(), None), Damage::Altered),
        (with(altered(30), None), Damage::Altered),
        (with(altered(data.len() - 3), None), Damage::Altered),
        (with(data.clone(), Some(&digits)), Damage::KeyNeedless),
    ];
    for (sealed, damage) in table {
        assert_eq!(Roster::open(&sealed).map(|_| ()), Err(damage), "{}", sealed.data);
    }
    assert!(Roster::open(&with(format!("\n {data}\n"), None)).is_ok());
}

#[test]
fn a_roster_whose_key_is_kept_apart_opens_with_that_key_alone() {
    let mut builder = Builder::new(Role::Client, key(3));
    builder.name("Mara Quill").expect("a name");
    let sealed = builder.seal(RATE, false).expect("not full");
    assert_eq!(sealed.key, Some(key(3).written()));
    let with = |key: Option<String>| {
        Roster::open(&Sealed { data: sealed.data.clone(), key }).map(|r| found(&r, "Mara Quill").len())
    };
    assert_eq!(with(sealed.key.clone()), Ok(1));
    assert_eq!(with(None), Err(Damage::KeyMissing));
    assert_eq!(with(Some(key(4).written())), Err(Damage::KeyWrong));
    assert_eq!(with(Some("no key".into())), Err(Damage::KeyWrong));
    assert!(sealed.facts().is_ok_and(|f| f.key_apart && f.entries == 1));
    assert_eq!(format!("{:?} {:?}", key(3), Roster::open(&sealed).map(|r| r.hasher)), "Key(…) Ok(Hasher(…))");
}

/// Given and family names that nobody has, as many as asked for.
fn invented(count: u32) -> impl Iterator<Item = String> {
    let syllables = [
        "ba", "ko", "ri", "mu", "te", "la", "so", "ne", "vi", "du", "zar", "quo", "fen", "hul", "pim", "gos",
    ];
    let word = move |n: u32| -> String { (0..3).map(|i| syllables[(n >> (4 * i)) as usize % 16]).collect() };
    (0..count).map(move |n| {
        let mixed = n.wrapping_mul(2_654_435_761);
        format!("{} {}", word(mixed >> 20), word(n))
    })
}

#[test]
fn no_more_strangers_are_taken_for_people_on_it_than_stated() {
    for rate in [1.0 / 256.0, 1.0 / 4096.0] {
        let mut builder = Builder::new(Role::Client, key(9));
        invented(3_000).for_each(|name| builder.name(&name).expect("a name"));
        let roster = Roster::open(&builder.seal(rate, true).expect("not full")).expect("whole");
        assert!(invented(3_000).all(|name| roster.has_name(name.replace(' ', "").as_bytes())));
        let tried = 200_000u32;
        let taken = (0..tried).filter(|n| roster.has_name(format!("stranger{n}").as_bytes())).count();
        let expected = f64::from(tried) * rate;
        assert!((taken as f64) < expected + 5.0 * expected.sqrt(), "{taken} for {expected}");
        assert!((taken as f64) > expected - 5.0 * expected.sqrt(), "{taken} for {expected}");
    }
}

#[test]
fn a_thousand_names_take_less_than_six_kilobytes() {
    let mut builder = Builder::new(Role::Client, key(9));
    invented(1_000).for_each(|name| builder.name(&name).expect("a name"));
    assert_eq!(builder.entries(), 1_000);
    let size = builder.seal(RATE, true).expect("not full").data.len();
    assert!((3_600..6_000).contains(&size), "{size}");
}

/// Rosters that were handed out stay readable: the form and the folding of letters do not change under them.
#[test]
fn a_roster_of_the_first_version_still_opens_and_finds() {
    const FIRST: &str = include_str!("first_version.txt");
    let roster = Roster::open(&Sealed { data: FIRST.into(), key: None }).expect("whole");
    for text in ["Mara Quill", "Łukasz Żółć", "Nguyễn Thị Mai", "Олена Коваль", "HSF-204518"]
    {
        assert_eq!(found(&roster, text), [text]);
    }
}

proptest! {
    #[test]
    fn whoever_is_on_it_is_found_in_any_surroundings(
        first in "[A-Z][a-zé]{1,8}(-[A-Z][a-z]{2,5})?",
        last in "[A-Z][a-zñ]{2,9}( [A-Z][a-z]{3,6})?",
        before in "(\\PC{0,20}[.!?] )?",
        after in "([.!?,;] \\PC{0,20})?",
    ) {
        let mut builder = Builder::new(Role::Student, key(5));
        let whole = format!("{first} {last}");
        prop_assume!(!super::words::words(&whole).any(|word| super::build::is_no_name(word.letters())));
        prop_assume!(builder.names(&first, &last).is_ok());
        let roster = Roster::open(&builder.seal(RATE, true).expect("not full")).expect("whole");
        for name in [format!("{first} {last}"), format!("{last}, {first}"), format!("{first} {last}").to_uppercase()] {
            let text = format!("{before}{name}{after}");
            prop_assert!(found(&roster, &text).iter().any(|f| *f == name), "{text:?}: {:?}", found(&roster, &text));
        }
    }

    #[test]
    fn matches_lie_on_char_boundaries_of_any_text(text in "\\PC{0,60}|((Mara|Quill|,|-|\\.| |é|👩‍👧|HSF-204518|')){0,12}") {
        let roster = roster(&["Mara Quill"], &["HSF-204518"]);
        for found in roster.matches(&text) {
            prop_assert!(!text[found.start..found.end].is_empty());
        }
    }

    #[test]
    fn base64_gives_back_what_it_took(bytes in prop::collection::vec(any::<u8>(), 0..70)) {
        prop_assert_eq!(base64::decode(&base64::encode(&bytes)), Some(bytes));
    }

    #[test]
    fn any_text_for_a_roster_opens_or_is_refused(data in "(HR1\\.)?[A-Za-z0-9_-]{0,90}") {
        let _ = Roster::open(&Sealed { data, key: None });
    }
}
