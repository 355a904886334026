//! Files as people write them on their first afternoon, and what `handrail policy check` says of each.

mod run;

use run::{file, run};

/// What every policy needs.
const HEAD: &str = r#"schema = 1
[organisation]
name = "X"
[policy]
title = "T"
version = "1"
[contacts]
compliance_officer = { name = "A", email = "a@b.example" }
questions = "mailto:a@b.example"
report_incident = "https://b.example/i"
"#;

/// What is wrong, and how it is written: behind the head, or instead of it.
const FILES: [(&str, &str, bool); 36] = [
    ("nothing", r#""#, false),
    ("a word", r#"hello"#, false),
    (
        "another schema",
        r#"schema = 2
"#,
        false,
    ),
    ("JSON", r#"{"schema":1}"#, false),
    (
        "a status with a capital",
        r#"[[tool]]
id="chatgpt"
status="Approved"
"#,
        true,
    ),
    (
        "a key in the plural",
        r#"[[tools]]
id="chatgpt"
status="approved"
"#,
        true,
    ),
    (
        "one bracket instead of two",
        r#"[tool]
id="chatgpt"
status="approved"
"#,
        true,
    ),
    (
        "a tool misspelled",
        r#"[[tool]]
id="chatgtp"
status="approved"
"#,
        true,
    ),
    (
        "a tool twice",
        r#"[[tool]]
id="chatgpt"
status="approved"
[[tool]]
id="chatgpt"
status="denied"
"#,
        true,
    ),
    (
        "an alternative that the policy does not have",
        r#"[[tool]]
id="chatgpt"
status="denied"
use_instead="m365-copilot"
"#,
        true,
    ),
    (
        "a day in quotes",
        r#"[[tool]]
id="chatgpt"
status="approved"
expires="2027-01-01"
"#,
        true,
    ),
    (
        "an approval that has run out",
        r#"[[tool]]
id="chatgpt"
status="approved"
expires=2020-01-01
"#,
        true,
    ),
    (
        "a row that is too short",
        r#"[matrix]
student=["redact","block"]
"#,
        true,
    ),
    (
        "a class and an action that are none",
        r#"[matrix]
students="redact"
health="deny"
"#,
        true,
    ),
    (
        "a row in the wrong order",
        r#"[matrix]
student=["block","warn","inform","allow","allow"]
"#,
        true,
    ),
    (
        "an intent misspelled",
        r#"[intent]
auto_decisions="justify"
"#,
        true,
    ),
    (
        "a pattern with look-around",
        r#"[[detector]]
id='x'
name='x'
class='identity'
pattern='(?=a)b'
match='ab'
no_match='c'
"#,
        true,
    ),
    (
        "samples that fail",
        r#"[[detector]]
id='x'
name='x'
class='identity'
pattern='HSF-\d{6}'
match='HSF-12'
no_match='HSF-123456'
"#,
        true,
    ),
    (
        "a built-in id and an open bracket",
        r#"[[detector]]
id='us_ssn'
name='x'
class='identity'
pattern='[0-9'
match='1'
no_match='x'
"#,
        true,
    ),
    (
        "a clause that is not there",
        r#"[moments]
copied="9.9"
"#,
        true,
    ),
    (
        "a number for an id",
        r#"[[clause]]
id=3.4
title="x"
text="y"
"#,
        true,
    ),
    (
        "a clause twice, and an empty one",
        r#"[[clause]]
id="3.4"
title="x"
text="y"
[[clause]]
id="3.4"
title="x"
text=""
"#,
        true,
    ),
    (
        "a day that there is not",
        r#"schema = 1
[organisation]
name = "X"
[policy]
title = "T"
version = 1
review_by = 2020-02-30
[contacts]
compliance_officer = { name = "A", email = "a@b.example" }
questions = "mailto:a@b.example"
report_incident = "https://b.example/i"
"#,
        false,
    ),
    (
        "a public mail domain, an address and a first name allowed",
        r#"[allow]
domains=["gmail.com","https://b.example"]
staff=["Ada"]
"#,
        true,
    ),
    (
        "defaults that are none",
        r#"[defaults]
unchecked="allow"
pictures="redact"
min_confidence="sure"
"#,
        true,
    ),
    (
        "groups, codes and an exception for everything",
        r#"[scope]
groups=["a","a","B c"]
[scope.enrol]
c="CODE"
a="K7QP-2MZD-WX4N"
[[exception]]
action="warn"
until=2020-01-01
"#,
        true,
    ),
    (
        "records and gates that are none",
        r#"[records]
events="all"
[gates]
oversight=["auto_decision"]
"#,
        true,
    ),
    (
        "contacts that are none",
        r#"schema = 1
[organisation]
name = "X"
[policy]
title = "T"
version = "1"
[contacts]
compliance_officer = { name = "A", email = "a b" }
questions = "a@b.example"
report_incident = "https://b.example/i"
"#,
        false,
    ),
    (
        "a text without its end",
        r#"x = "unclosed
[[tool]]
id = 
"#,
        true,
    ),
    (
        "curly quotes",
        r#"schema = 1
[organisation]
name = “X”
[policy]
title = "T"
version = "1"
[contacts]
compliance_officer = { name = "A", email = "a@b.example" }
questions = "mailto:a@b.example"
report_incident = "https://b.example/i"
"#,
        false,
    ),
    (
        "a part twice",
        r#"[policy]
title="again"
"#,
        true,
    ),
    (
        "hosts that are none",
        r#"[[tool]]
id="openwebui"
status="approved"
hosts=["https://chat.example.org/","*.example.org","chat.example.org:443"]
"#,
        true,
    ),
    (
        "a restriction that does not know whose accounts",
        r#"[[tool]]
id="gemini"
status="approved"
own_account_only=true
restrict_sign_in=true
"#,
        true,
    ),
    (
        "a roster that is none",
        r#"[[roster]]
about="x"
data="nonsense"
"#,
        true,
    ),
    (
        "a language and a lesson that are none",
        r#"[output]
attribution={ de = "x" }
[[lesson]]
id="A"
version="1"
title="t"
text="x"
renew_days=0
"#,
        true,
    ),
    (
        "both spellings of one part",
        r#"schema = 1
[organisation]
name = "X"
[policy]
title = "T"
version = "1"
[contacts]
compliance_officer = { name = "A", email = "a@b.example" }
questions = "mailto:a@b.example"
report_incident = "https://b.example/i"
[organization]
name = "Y"
"#,
        false,
    ),
];

#[test]
fn every_file_that_is_wrong_is_told_where_why_and_how_to_mend_it() {
    let mut told = String::new();
    for (name, text, behind) in FILES {
        let whole = if behind { format!("{HEAD}{text}") } else { text.to_owned() };
        file("wrong.toml", &whole);
        let ran = run(&["policy", "check", "wrong.toml"], "");
        let json = run(&["policy", "check", "wrong.toml", "--format", "json"], "");
        let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap();
        let problems = answer["problems"].as_array().unwrap();
        assert!(!problems.is_empty(), "{name}");
        for problem in problems {
            for key in ["what", "mend"] {
                assert!(
                    problem[key].as_str().is_some_and(|text| text.ends_with(['.', '?'])),
                    "{name}: {problem}"
                );
            }
            assert!(problem["line"].as_u64() >= Some(1) && problem["column"].as_u64() >= Some(1), "{name}");
        }
        let refused = problems.iter().any(|problem| problem["severity"] == "error");
        assert_eq!((ran.code, answer["accepted"].as_bool()), (i32::from(refused), Some(!refused)), "{name}");
        told.push_str(&format!("## {name}\n\n{}\n", ran.out));
    }
    insta::assert_snapshot!(told);
}
