//! What counts only together, as tables of texts.

use crate::action::Action;
use crate::detect::{Kind, Scanner};

/// The findings of a text that interrupt, by id.
fn stops(text: &str) -> Vec<String> {
    let found = Scanner::default().scan(text);
    found.iter().filter(|f| f.severity() >= Action::Warn).map(|f| f.detector.id.to_string()).collect()
}

fn values(text: &str, kind: Kind) -> Vec<String> {
    let found = Scanner::default().scan(text);
    found.iter().filter(|f| f.kind() == kind).map(|f| f.span.of(text).to_string()).collect()
}

#[test]
fn a_private_matter_counts_where_it_is_somebodys() {
    for text in [
        "Mara Quill was diagnosed with lupus.",
        "I met Zainab on Monday. Her PHQ-9 went from 19 to 12.",
        "My name is Mara Quill and my food stamps stopped in June.",
        "Oren's mom called. He has a 504 plan and is failing math.",
        "Our resident in bed 9 (Leroy) had another seizure last night",
        "mi clienta Mara Quill dice que su esposo la golpea",
        "Summarize: Full Scale IQ 71, VCI 78, WMI 65. The examiner notes that Oren was distractible.",
    ] {
        assert!(!stops(text).is_empty(), "{text}");
    }
}

#[test]
fn a_private_matter_alone_is_nobodys() {
    for text in [
        "What does a PHQ-9 score of 17 mean?",
        "Explain how Marie Curie died of aplastic anemia.",
        "In the news: Simone Biles withdrew citing mental health. Write five discussion questions.",
        "Write a short story about Oren Tadesse, whose father is arrested.",
        "Our training uses a fictional client, Pat Quill, who is evicted and has diabetes.",
        "Mara Quill has 24 stickers and diabetes. How many stickers are left?",
    ] {
        assert_eq!(stops(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_told_of_public_life_or_dealt_with_in_an_office_is_nobodys_at_hand() {
    for text in [
        "What was Franklin Roosevelt's disability?",
        "Rosa Parks was arrested in 1955.",
        "Compare how Hamlet and Ophelia speak of suicide.",
        "Officer Quill arrests a man for burglary.",
        "Mayor Oren Tadesse announced a new shelter for homeless veterans.",
        "See Nurse Quill about flu shots.",
        "According to Quill (2018), foster care alumni are often homeless.",
        "Wraparound services as described by Mara Quill",
        "Our board member Mara Quill suggested a fundraiser for the cancer center.",
        "Thank our donor Quill Valley Foundation for its gift to autism research.",
    ] {
        assert_eq!(stops(text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Nurse Quill has lupus and asks for leave.",
        "Dr. Tadesse's chemo starts on Monday.",
        "My client Rosa Parks was arrested on Friday.",
        "Letter for the judge: Mara Quill completed her probation.",
        "my coworker Mara Quill told HR she is pregnant",
        "Mara Quill was diagnosed in (2018), she has lupus.",
    ] {
        assert!(!stops(text).is_empty(), "{text}");
    }
}

#[test]
fn what_is_published_is_nobodys_at_hand() {
    for text in [
        "Police say Oren Tadesse was arrested on Friday. \"He is a fine man,\" she said. A spokesman for the mayor declined to comment.",
        "Mara Quill (born 22 October 1988) is a retired runner. She has lupus.",
        "The prime minister said Oren Tadesse suffers from depression. He told reporters so.",
        "Mara Quill, a guitarist best known for her debut album, died of an overdose.",
        "Founding member Mara Quill left the band in 2004.",
        "Papa Quill will save us all",
    ] {
        assert_eq!(stops(text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Our client Oren Tadesse was arrested on Friday; police say he resisted. A spokesman called.",
        "Mara Quill (born 10/22/1988) has lupus.",
        "Member ID 4471-20931: Mara Quill has lupus. A spokesman told reporters about the plan.",
        "Member: Mara Quill, asthma",
        "Mara Quill has lupus. A spokesman called.",
        "CPS case on Oren Tadesse: the allegations were founded.",
    ] {
        assert!(!stops(text).is_empty(), "{text}");
    }
}

#[test]
fn a_therapist_or_a_day_missed_is_a_matter_where_it_is_somebodys() {
    for (text, said) in [
        ("Mara Quill's therapist called.", "therapist"),
        ("Oren Tadesse and his probation officer met.", "probation officer"),
        ("James' new psychiatrist called.", "psychiatrist"),
        ("Mara Quill missed 22 days of school.", "missed 22 days of school"),
        ("Oren Tadesse did 4 years for robbery.", "did 4 years for"),
    ] {
        let found = Scanner::default().scan(text);
        assert!(found.iter().any(|f| f.span.of(text) == said && f.severity() >= Action::Warn), "{text}");
    }
    for text in [
        "Mara Quill, a therapist, called.",
        "That is two years' salary, says Mara Quill.",
        "Mara Quill missed * days of school.",
        "Mara Quill missed\n\n\n\n days of school.",
    ] {
        assert_eq!(stops(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_matter_that_no_list_knows_is_told_by_what_says_it() {
    for (text, kind, said) in [
        ("Mara Quill was diagnosed with dysautonomia zeta.", Kind::Health, "dysautonomia zeta"),
        ("Student Mara Quill, QZD dx, absent", Kind::Health, "QZD"),
        ("Client: Mara Quill\nDisability: glass bones", Kind::Health, "glass bones"),
        ("My client Mara Quill is allergic to a sesame paste and nuts", Kind::Health, "sesame paste"),
        ("Mara Quill qualifies under deaf-mutism.", Kind::Education, "deaf-mutism"),
        ("Mara Quill was charged with barratry on Monday", Kind::Justice, "barratry"),
        ("Client: Mara Quill, tribe: lower sand people Veteran: Y", Kind::Demographic, "lower sand people"),
        ("Client: Mara Quill, tribe: lower sand people, age 9", Kind::Demographic, "lower sand people"),
        ("name,age,offense\nMara Quill,31,barratry", Kind::Justice, "barratry"),
    ] {
        assert!(values(text, kind).contains(&said.to_owned()), "{text}: {:?}", values(text, kind));
    }
}

#[test]
fn nothing_is_said_where_nobody_is_named_or_nothing_follows() {
    for text in [
        "What is it like to be diagnosed with zetism?",
        "Disability: ____  Tribe: ____",
        "Ask Mara Quill how students qualify under the new rules.",
        "Mara Quill, please send the 504 plan for Oren Tadesse by Monday.",
    ] {
        let said: Vec<_> = [Kind::Health, Kind::Demographic, Kind::Justice]
            .into_iter()
            .flat_map(|kind| values(text, kind))
            .collect();
        assert_eq!(said, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_said_ends_between_characters() {
    for length in 13..20 {
        let word = "é".repeat(length);
        let text = format!("My client Mara Quill suffers from x{word} — and {word}");
        for finding in Scanner::default().scan(&text) {
            assert!(
                text.is_char_boundary(finding.span.start) && text.is_char_boundary(finding.span.end),
                "{text}"
            );
        }
    }
}

#[test]
fn what_is_the_subject_of_something_is_nobodys() {
    for text in [
        "Ask Mara to update the stalking resource guide, and Oren to book the van.",
        "Motion by Mara Quill to approve the budget for the domestic violence program.",
        "Mara Quill teaches a workshop on addiction prevention.",
    ] {
        assert_eq!(stops(text), Vec::<String>::new(), "{text}");
    }
    for text in
        ["Mara Quill completed the domestic violence program.", "Mara Quill's detox program ends in May."]
    {
        assert!(!stops(text).is_empty(), "{text}");
    }
}

#[test]
fn whatever_else_is_told_of_somebody_of_whom_something_is_told_is_theirs() {
    let text = "Mara Quill has lupus. The voucher came. Then asthma, and an eviction notice.";
    assert_eq!(values(text, Kind::Health), ["lupus", "asthma"]);
    assert_eq!(values(text, Kind::Benefits), ["eviction notice"]);
    assert_eq!(stops("Mara Quill called. The voucher came. Then asthma."), Vec::<String>::new());
}

#[test]
fn an_acronym_of_a_matter_is_no_part_of_the_name_before_it() {
    let text = "my client Mara Quill SIV holder wants to travel";
    assert_eq!(values(text, Kind::Person), ["Mara Quill"]);
}

#[test]
fn a_combination_is_counted_once() {
    let roster = "Period 2 roster\nMara Quill\nOren Tadesse\nJo Ellen Marsh\nHai Pham\nVlada Kim\nRamon Ibe";
    assert_eq!(stops(roster), ["bulk_roster"]);
    let cells = "group,tested,met\nPacific Islander,4,1\nAmerican Indian,3,0\nHmong,2,2";
    assert_eq!(stops(cells), ["small_cells"]);
    let contact = "Please call Oren Tadesse at (206) 322-9174, oren.tadesse@brightmail.net.";
    assert_eq!(stops(contact), ["named_contact"]);
}

#[test]
fn a_list_of_names_is_a_roster_under_a_word_for_it() {
    let names = "Mara Quill, Oren Tadesse, Jo Ellen Marsh, Hai Pham, Vlada Kim";
    assert_eq!(stops(&format!("Seating chart: {names}")), ["bulk_roster"]);
    assert_eq!(stops(&format!("Inventors of vaccines: {names}")), Vec::<String>::new());
}

#[test]
fn addresses_of_several_domains_are_a_list_of_people_and_those_of_one_are_not() {
    assert_eq!(stops("Email all: p.low@abc.net, nadia.r@xyz.com; wes@abc.net"), ["bulk_roster"]);
    assert_eq!(stops("Email all: p.low@abc.net, nadia.r@abc.net; wes@abc.net"), Vec::<String>::new());
}

#[test]
fn large_counts_and_other_tables_have_no_small_cells() {
    for text in [
        "group,tested,met\nPacific Islander,46,31\nAmerican Indian,38,20",
        "group,tested\nPacific Islander,4",
        "item,qty\nblankets,4\nwipes,3",
    ] {
        assert_eq!(stops(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_shelter_has_no_address_to_publish() {
    assert_eq!(stops("Our DV shelter is at 2217 Fernwood Ave, Tacoma."), ["shelter_address"]);
    assert_eq!(stops("Our office is at 2217 Fernwood Ave, Tacoma."), Vec::<String>::new());
}

#[test]
fn an_age_is_read_beside_a_name_or_a_pronoun() {
    for (text, age) in [
        ("Mara Quill (78) fell twice.", "78"),
        ("Youth Oren Tadesse, 15, on probation", "15"),
        ("Mara Quill is 17, couch surfing", "17"),
        ("Oren Tadesse, 72F, admitted", "72F"),
        ("Mara Quill 72 y/o M", "72 y/o"),
        ("Oren Tadesse, 9-7, tested in May", "9-7"),
        ("Mara Quill (8 months) has a cold", "8 months"),
        ("Mara Quill (daughter, 13) was home", "13"),
        ("He's 79 and sharp.", "79"),
        ("she is 12.", "12"),
        ("a 9 yo boy", "9 yo"),
        ("a 15yo asks", "15yo"),
        ("7y/o M", "7y/o"),
        ("8mo girl with a fever", "8mo"),
        ("cumplió 15", "15"),
        ("born in 2011 (age 14)", "14"),
        ("Mara Quill turned 60", "60"),
        ("my student Mara Q. (5) bites", "5"),
        ("Mara Quill 3 yrs, not talking", "3 yrs"),
        ("Name | Age | Room\nOren | 34 | 12", "34"),
        ("a six week old and a 3-week-old", "3-week-old"),
    ] {
        assert_eq!(values(text, Kind::Age), [age], "{text}");
    }
}

#[test]
fn ages_are_read_in_rows_and_by_the_sex_beside_them() {
    for (text, ages) in [
        ("Mara is 9, Oren 6 and Ines 14 live here", &["9", "6"][..]),
        ("my kids Ada 4, Max 10, and the dog", &["4", "10"]),
        ("fled with 2 kids, ages 7 & 4, after dark", &["7", "4"]),
        ("Children (ages 3, 5 and 9)", &["3", "5", "9"]),
        ("aged 7 and 4", &["7", "4"]),
        ("a mom with 3 kiddos (2, 5, 11)", &["2", "5", "11"]),
        ("Ct (F, 34) fled", &["34"]),
        ("81F with a fall", &["81F"]),
        ("patient 54m, c/o pain", &["54m"]),
        ("Seen today (34/F)", &["34/F"]),
    ] {
        assert_eq!(values(text, Kind::Age), ages, "{text}");
    }
}

#[test]
fn a_number_beside_a_name_is_not_always_an_age() {
    for text in [
        "Mara Quill (2014) wrote this.",
        "Mara Quill, 12,500 votes",
        "He is 10 minutes late.",
        "She was 3 points ahead.",
        "our 8 year old building",
        "Mara Quill is 20% done",
        "Mara Quill 4, a draft",
        "Mon Mara 8-4, Tue Oren 12-8",
        "our kids (2, 5, 11 and 40 of them)",
        "children (see 4, 5)",
        "a class for ages 5 and 6",
        "ages 3 to 5 and up",
        "it was 81F with wind",
        "a 10yr plan and a 6mo lease",
        "our 15yo building",
        "Gate 34M with seats",
    ] {
        assert_eq!(values(text, Kind::Age), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn numbers_of_people_and_cases_are_found_under_any_label() {
    for (text, number) in [
        ("participant no. P0091827", "P0091827"),
        ("Badge 55102 was lost", "55102"),
        ("background check no. BC-956480", "BC-956480"),
        ("Expediente núm. 2024-0913", "2024-0913"),
        ("provider ID 255726", "255726"),
        ("referral number FB-20418", "FB-20418"),
        ("Inmate number: 412907", "412907"),
        ("authorization 385432783, starts 9/1", "385432783"),
    ] {
        assert_eq!(values(text, Kind::Id), [number], "{text}");
    }
    for text in [
        "Order number 204817",
        "Invoice no. 88-0417-22",
        "Model number WF45R6100",
        "case number 3",
        "the group of 40000",
        "plan 2026",
        "Report 2024-2025",
        "let client_id = 20481733;",
        "Bus number 4827 and route no. 1290",
    ] {
        assert_eq!(values(text, Kind::Id), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn user_names_are_found_after_their_label_and_in_their_column() {
    for (text, name) in [
        ("username: tolafsen", "tolafsen"),
        ("sftp user ospi_upload", "ospi_upload"),
        ("usuario mromero8", "mromero8"),
        ("login is msub_east", "msub_east"),
        ("Instagram @lil.rae2009", "lil.rae2009"),
        ("Username\tRoom\nkbell04\t12", "kbell04"),
    ] {
        assert_eq!(values(text, Kind::Username), [name], "{text}");
    }
    for text in ["Enter your username and password", "username: string", "the user 3", "login is broken"] {
        assert_eq!(values(text, Kind::Username), Vec::<String>::new(), "{text}");
    }
}
