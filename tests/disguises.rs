//! What is disguised is found where it stands, and what only looks disguised is left alone.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test says what it found by failing")]

use handrail::action::Action;
use handrail::detect::{Kind, Scanner};

/// Each row: a disguise, then texts with the disguised value marked «so», each beside the kind it must be found as.
const FOUND: &[(&str, &[(&str, Kind)])] = &[
    (
        "zero-width characters",
        &[
            ("SSN «5\u{200b}3\u{200b}6-90-4399»", Kind::Ssn),
            ("card «4539\u{2060}1488\u{2060}0343\u{2060}6467» exp", Kind::Card),
            ("call «(206)\u{200b} 555\u{200b}-4821»", Kind::Phone),
            ("write «ma\u{200b}ra@north\u{200b}field.org»", Kind::Email),
            ("client «M\u{200b}ara Qu\u{200b}ill» called", Kind::Person),
            ("key «AKIA\u{200b}Q3EGRZ7X\u{200b}WTLM4P5V»", Kind::Secret),
        ],
    ),
    (
        "soft hyphens and marks of direction",
        &[
            ("SSN «536-\u{ad}90-\u{ad}4399»", Kind::Ssn),
            ("SSN «\u{202e}9934-09-635»\u{202c}", Kind::Ssn),
            ("SSN «536\u{2068}-90\u{2069}-4399»", Kind::Ssn),
        ],
    ),
    (
        "digits and letters of another style or script",
        &[
            ("SSN «５３６-９０-４３９９»", Kind::Ssn),
            ("SSN «٥٣٦-٩٠-٤٣٩٩»", Kind::Ssn),
            ("SSN «𝟓𝟑𝟔-𝟗𝟎-𝟒𝟑𝟗𝟗»", Kind::Ssn),
            ("SSN «⁵³⁶-⁹⁰-⁴³⁹⁹»", Kind::Ssn),
            ("SSN «⑤③⑥-⑨⓪-④③⑨⑨»", Kind::Ssn),
            ("SSN «५३६-९०-४३९९»", Kind::Ssn),
            ("card «４５３９　１４８８　０３４３　６４６７»", Kind::Card),
            ("call «（２０６）５５５-４８２１»", Kind::Phone),
            ("write «ｍａｒａ＠ｎｏｒｔｈｆｉｅｌｄ．ｏｒｇ»", Kind::Email),
            ("client «𝐌𝐚𝐫𝐚 𝐐𝐮𝐢𝐥𝐥» called", Kind::Person),
            ("client «Ⓜⓐⓡⓐ Ⓠⓤⓘⓛⓛ» called", Kind::Person),
        ],
    ),
    (
        "look-alikes, accents apart, strokes",
        &[
            ("write «mаra@northfіeld.org»", Kind::Email),
            ("client «Маrа Quіll» called", Kind::Person),
            ("client «Jose\u{301} Nu\u{301}n\u{303}ez» called", Kind::Person),
            ("SSN «5\u{336}3\u{336}6\u{336}-9\u{336}0\u{336}-4\u{336}3\u{336}9\u{336}9\u{336}»", Kind::Ssn),
        ],
    ),
    (
        "spaced out",
        &[
            ("SSN «5 3 6 - 9 0 - 4 3 9 9»", Kind::Ssn),
            ("SSN «5.3.6.9.0.4.3.9.9»", Kind::Ssn),
            ("her ssn is «5/3/6/9/0/4/3/9/9»", Kind::Ssn),
            ("her ssn is «5_3_6_9_0_4_3_9_9»", Kind::Ssn),
            ("card «4 5 3 9  1 4 8 8  0 3 4 3  6 4 6 7»", Kind::Card),
            ("phone «2 0 6 5 5 5 4 8 2 1»", Kind::Phone),
            ("write «m a r a @ n o r t h f i e l d . o r g»", Kind::Email),
            ("My client «J O R D A N  L E E» called", Kind::Person),
        ],
    ),
    (
        "digits in words",
        &[
            ("her ssn is «five three six nine zero four three nine nine»", Kind::Ssn),
            ("ssn «five three six, nine oh, four three double nine»", Kind::Ssn),
            ("call me at «two oh six, five five five, four eight two one»", Kind::Phone),
            ("mi teléfono es «dos cero seis cinco cinco cinco cuatro ocho dos uno»", Kind::Phone),
            (
                "card «four five three nine one four eight eight oh three four three six four six seven»",
                Kind::Card,
            ),
        ],
    ),
    (
        "addresses spelled out",
        &[
            ("write «mara (at) northfield (dot) org» now", Kind::Email),
            ("write «mara[at]northfield[dot]org»", Kind::Email),
            ("email «mara dot quill at northfield dot org»", Kind::Email),
        ],
    ),
    (
        "HTML",
        &[
            ("SSN&#58; «536&#45;90&#x2d;4399»", Kind::Ssn),
            ("SSN:&nbsp;«&#53;&#51;&#54;-90-4399»", Kind::Ssn),
            ("call&nbsp;«(206)&nbsp;555&#8209;4821»", Kind::Phone),
            ("write «mara&#64;northfield.org»", Kind::Email),
            ("write «mara&commat;northfield&period;org»", Kind::Email),
            ("client «Jos&eacute; Nu&ntilde;ez» called", Kind::Person),
            ("SSN <b>«536-</b>90<i>-4399»</i>", Kind::Ssn),
            (
                "<table><tr><th>Name</th><th>SSN</th></tr><tr><td>Oren Tadesse</td><td>«537904398»</td></tr></table>",
                Kind::Ssn,
            ),
            (
                "<tr>\n <th>Student</th>\n <th>Grade</th>\n</tr>\n<tr>\n <td>«Oren Tadesse»</td>\n <td>5</td>\n</tr>",
                Kind::Person,
            ),
        ],
    ),
    (
        "URL encoding",
        &[
            ("ssn=«536%2D90%2D4399»&x=1", Kind::Ssn),
            ("https://forms.example.org/?mail=«mara%40northfield.org»", Kind::Email),
            ("name=Mara&phone=«%28206%29%20555%2D4821»", Kind::Phone),
            ("client_name=«Mara+Quill»&client=%31", Kind::Person),
        ],
    ),
    (
        "base64",
        &[
            ("decode «U1NOIDUzNi05MC00Mzk5» please", Kind::Ssn),
            ("x «U1NOOiA1MzYtOTAtNDM5OQ==»", Kind::Ssn),
            ("x «bWFyYUBub3J0aGZpZWxkLm9yZw» y", Kind::Email),
            ("x «Y2FsbCAoMjA2KSA1NTUtNDgyMSB0b2RheQ==» y", Kind::Phone),
            ("x «Q2xpZW50IE1hcmEgUXVpbGwgY2FsbGVk» y", Kind::Person),
            ("x «Y2FyZCA0NTM5MTQ4ODAzNDM2NDY3» y", Kind::Card),
            ("powershell -EncodedCommand «UwBTAE4AIAA1ADMANgAtADkAMAAtADQAMwA5ADkA»", Kind::Ssn),
            ("x «YXdzX2tleT1BS0lBUTNFR1JaN1hXVExNNFA1Vg==» y", Kind::Secret),
        ],
    ),
    (
        "quoted-printable and backslashes",
        &[
            ("SSN «536-90=\r\n-4399»", Kind::Ssn),
            ("SSN=3D «=35=33=36-90-4399»", Kind::Ssn),
            (r#"{"ssn": "«\u0035\u0033\u0036-90-4399»"}"#, Kind::Ssn),
            (r#"{"note": "SSN:\n«536904399»\nDOB"}"#, Kind::Ssn),
            (r#"{"mail": "«mara\u0040northfield.org»"}"#, Kind::Email),
            (r#"{"client": "«Jos\u00e9 Nu\u00f1ez»"}"#, Kind::Person),
        ],
    ),
];

#[test]
fn every_disguise_is_seen_through_and_found_where_it_stands() {
    let scanner = Scanner::default();
    let mut wrong = Vec::new();
    for (disguise, texts) in FOUND {
        for (marked, kind) in *texts {
            let (start, end) = (marked.find('«').unwrap(), marked.find('»').unwrap() - '«'.len_utf8());
            let text = marked.replace(['«', '»'], "");
            let found = scanner.scan(&text);
            let hit = found.iter().any(|f| f.kind() == *kind && (f.span.start, f.span.end) == (start, end));
            if !hit {
                let found: Vec<_> =
                    found.iter().map(|f| format!("{} {:?}", f.detector.id, f.span.of(&text))).collect();
                wrong.push(format!("{disguise}: {marked:?} has no {kind:?}; found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_date_whose_label_is_disguised_is_what_the_label_says() {
    for text in [
        "D\u{200b}OB: March 3, 2021",
        "{\"note\": \"\\u0044OB 03/04/2012\"}",
        "date of b\u{456}rth March 3, 2021",
    ] {
        let found = Scanner::default().scan(text);
        let ids: Vec<_> = found.iter().map(|f| &*f.detector.id).collect();
        assert_eq!(ids, ["dob"], "{text:?}");
    }
}

/// Texts that look disguised and hold nothing.
const CLEAN: &[&str] = &[
    "1 2 3 4 5 6 7 8 9",
    "Rate it: 1 2 3 4 5 6 7 8 9 10",
    "Count back: 9 8 7 6 5 4 3 2 1",
    "A B C D E",
    "Options A B C D E F G H",
    "Answer key: B D A C C A D B A C",
    "5 3 0 0 7 0 0 0 0\n6 0 0 1 9 5 0 0 0\n0 9 8 0 0 0 0 6 0\n8 0 0 0 6 0 0 0 3\n",
    "0 1 1 0 1 0 0 1 1 1 0 1",
    "3 1 4 1 5 9 2 6 5 3 5 8 9 7 9",
    "the colours are r g b c m y k w",
    "section 1.2.3.4.5.6.7 and 2.1.3.4.2.6.8",
    "S T E M week: bring a box",
    "one two three four five six seven eight nine ten",
    "Look at example dot com, or meet us at the dot on the map at nine",
    "In nineteen eighty four there were twenty two of them, in two thousand and one sixty seven",
    "One, two, buckle my shoe; three, four, knock at the door; five, six, pick up sticks; seven, eight",
    "uno dos tres cuatro cinco seis siete ocho nueve diez",
    "nine eight seven six five four three two one zero",
    "d41d8cd98f00b204e9800998ecf8427e is the digest of nothing",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==\">",
    "const GREETING = \"SGVsbG8sIHdvcmxkISBUaGlzIGlzIGEgdGVzdC4=\";",
    "!function(e,t){for(var n=0;n<t.length&&e[n]!==t[n];n++);return a=b+c<d>e%f}(a&b,c<<2,d>>>1);",
    "let a = x & y; if (a < b && c > d) { s = 100 % e; } print(\"done\\n\\tnext\\n\");",
    "<p>We meet on the second week of each month in the library.</p><ul><li>Bring gloves</li></ul>",
    "5 &lt; 7 &amp;&amp; 9 &gt; 3",
    "https://www.example.org/search?q=garden+gloves+for+children&lang=en%2DUS",
    "| 1 | 2 | 3 |\n|---|---|---|\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |",
    "10² + 5³ = 225, H₂O, note¹",
    "① wash ② dry ③ fold ④ put away ⑤ rest",
    "Γειά σου Κόσμε, привет мир, שלום עולם, مرحبا بالعالم, नमस्ते दुनिया",
    "The C:\\new\\table\\report folder and \\theta, \\nabla, \\rho",
    "100%25 off =) a=b c==d ~= 3",
    "#FF0000 #00FF00 0xFFEE 3.14159",
];

#[test]
fn what_only_looks_disguised_interrupts_nobody() {
    let scanner = Scanner::default();
    let mut wrong = Vec::new();
    for text in CLEAN {
        for finding in scanner.scan(text) {
            let surprising = finding.severity() > Action::Inform
                || matches!(
                    finding.kind(),
                    Kind::Ssn | Kind::Card | Kind::Phone | Kind::Email | Kind::Secret
                );
            if surprising {
                wrong.push(format!("{text:?}: {} {:?}", finding.detector.id, finding.span.of(text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
