//! What holds for every plain copy.

use super::normalise;
use proptest::prelude::*;

/// Pieces of every disguise, and what breaks them.
fn disguised() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "536-90-4399",
        "5 3 6 - 9 0",
        "J O R D A N",
        " ",
        "\n",
        "５",
        "٣",
        "é",
        "e\u{301}",
        "👩\u{200d}👩",
        "\u{200b}",
        "\u{ad}",
        "\u{202e}",
        "\u{202c}",
        "о",
        "&#53;",
        "&amp;",
        "&nbsp;",
        "&",
        "<td>",
        "</td>\n <td>",
        "<b>",
        "<",
        ">",
        "%40",
        "%C3%A9",
        "%",
        "=\n",
        "=3D",
        "=C3=A9",
        "=",
        "\\u0035",
        "\\n",
        "\\",
        "+",
        "NTM2LTkwLTQzOTk=",
        "TWFyw61hIEzDs3Bleg==",
        "²",
        "③",
        "five five five ",
        "one two ",
        "double ",
        "cinco",
        "-",
        ".",
        "/",
        "_",
        "a",
        "7",
        "name=",
        "\r\n",
        "\u{a0}",
        "–",
        "𝐉",
        "Ａ",
    ]);
    prop::collection::vec(prop_oneof![6 => piece.prop_map(String::from), 1 => "\\PC{0,6}"], 0..16)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_span_of_a_copy_leads_to_a_span_of_the_original_on_char_boundaries(text in disguised()) {
        let Some(copy) = normalise(&text) else { return Ok(()) };
        let places: Vec<usize> =
            (0..=copy.text().len()).filter(|at| copy.text().is_char_boundary(*at)).collect();
        for (i, &start) in places.iter().enumerate() {
            for &end in places.iter().skip(i + 1).take(40) {
                let (from, until) = copy.original(start, end).unwrap();
                prop_assert!(from < until && until <= text.len(), "{start}..{end} is {from}..{until}");
                prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(until));
            }
        }
    }

    #[test]
    fn a_wider_span_of_a_copy_leads_to_a_wider_span_of_the_original(text in disguised()) {
        let Some(copy) = normalise(&text) else { return Ok(()) };
        let places: Vec<usize> =
            (0..=copy.text().len()).filter(|at| copy.text().is_char_boundary(*at)).collect();
        let mut last = (0, 0);
        for pair in places.windows(2) {
            let place = copy.original(pair[0], pair[1]).unwrap();
            prop_assert!(last.0 <= place.0 && last.1 <= place.1, "{last:?} then {place:?}");
            last = place;
        }
    }

    #[test]
    fn what_stands_before_and_behind_a_disguise_leads_to_itself(before in "[a-z]{2,6}, ", after in ", [a-z]{2,6}") {
        let text = format!("{before}5\u{200b}3&#54;{after}");
        let copy = normalise(&text).unwrap();
        prop_assert_eq!(copy.text(), format!("{before}536{after}"));
        prop_assert_eq!(copy.original(0, before.len()), Some((0, before.len())));
        let start = copy.text().len() - after.len();
        prop_assert_eq!(copy.original(start, copy.text().len()), Some((text.len() - after.len(), text.len())));
        prop_assert_eq!(copy.original(before.len(), before.len() + 3), Some((before.len(), text.len() - after.len())));
    }

    #[test]
    fn plain_words_and_numbers_are_not_copied(text in "([A-Za-z]{2,9}|[0-9]{2,9}|[a-z]+@[a-z]+[.]com|[(]206[)] 555-0143)([,.;:!?]? |\n){1,2}") {
        prop_assert!(normalise(&text).is_none());
    }
}

#[test]
fn a_copy_of_a_copy_finds_its_way_back_through_both() {
    let text = "SSN ５ ３ ６ - ９ ０ - ４ ３ ９ ９.";
    let copy = normalise(text).unwrap();
    assert_eq!(copy.text(), "SSN 536-90-4399.");
    assert_eq!(copy.original(4, 15), Some((4, text.len() - 1)));
    assert!(copy.gathered_at(4, 15) && !copy.gathered_at(0, 3));
}

#[test]
fn a_table_of_html_becomes_rows_and_columns() {
    let text = "<table>\n <tr>\n  <th>Name</th>\n  <th>SSN</th>\n </tr>\n <tr>\n  <td>Ana</td>\n  <td>536-90-4399</td>\n </tr>\n</table>";
    assert_eq!(normalise(text).unwrap().text().trim(), "Name\tSSN\nAna\t536-90-4399");
}

#[test]
fn each_disguise_leaves_a_plain_copy() {
    for (text, plain) in [
        ("ana.ruiz%40mail.org", "ana.ruiz@mail.org"),
        ("name=Ana+Ruiz&ssn=536%2D90%2D4399", "name=Ana Ruiz&ssn=536-90-4399"),
        ("a+b = c", "a+b = c"),
        (r#"{"ssn": "\u0035\u0033\u0036-90-4399\nDOB"}"#, "{\"ssn\": \"536-90-4399\nDOB\"}"),
        ("SSN&#58;&nbsp;536&#8203;-90-4399", "SSN: 536-90-4399"),
        ("536-90=\r\n-4399", "536-90-4399"),
        ("note: U1NOIDUzNi05MC00Mzk5 end", "note: SSN 536-90-4399 end"),
        ("call two oh six, five five five, four eight two one now", "call 206-555-4821 now"),
        ("𝟓𝟑𝟔-𝟗𝟎-𝟒𝟑𝟗𝟗", "536-90-4399"),
    ] {
        let copy = normalise(text);
        assert_eq!(copy.as_ref().map_or(text, |c| c.text()), plain, "{text}");
    }
}
