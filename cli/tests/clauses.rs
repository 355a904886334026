//! Every clause of the ready policies has a home in Handrail and a proof. `docs/clauses.md` is made here; it is written
//! anew by `HANDRAIL_WRITE=1 cargo test -p handrail-cli --test clauses`.
#![allow(clippy::panic, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

use handrail::policy::{Policy, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const READY: [(&str, &str); 3] = [
    ("nonprofit-guidelines", "AI in the Workplace Policy, Sample 1"),
    ("nonprofit-uses", "AI in the Workplace Policy, Sample 2"),
    ("psesd-5023", "Puget Sound ESD 121, Operating Policy 5023"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placed {
    roles: Vec<Role>,
    home: Vec<String>,
    proof: Vec<String>,
    coming: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Enforced,
    Detected,
    Guided,
    Mechanism,
    Handrail,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Role::Enforced => "enforced",
            Role::Detected => "detected",
            Role::Guided => "guided",
            Role::Mechanism => "mechanism",
            Role::Handrail => "binds Handrail",
        }
    }
}

/// A ready policy with where its clauses live.
struct Ready {
    name: &'static str,
    source: &'static str,
    policy: Policy,
    written: toml::Table,
    cases: toml::Table,
    placed: BTreeMap<String, Placed>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn all() -> Vec<Ready> {
    READY
        .map(|(name, source)| {
            let file = text(&format!("policies/{name}.toml"));
            let placed = text(&format!("policies/{name}.clauses.toml"));
            Ready {
                name,
                source,
                policy: read(&file).expect("accepted").policy,
                written: file.parse().expect("TOML"),
                cases: text(&format!("policies/{name}.cases.toml")).parse().expect("TOML"),
                placed: toml::from_str(&placed).unwrap_or_else(|e| panic!("{name}: {e}")),
            }
        })
        .into()
}

/// Whether a home is there: the policy's clause itself, a key of the policy, or a file of the project.
fn is_home(ready: &Ready, home: &str) -> bool {
    if home == "clause" {
        return true;
    }
    let mut keys = home.split('.');
    let first = keys.next().and_then(|key| ready.written.get(key));
    let in_policy = keys.try_fold(first, |value, key| Some(value?.as_table()?.get(key))).flatten();
    in_policy.is_some() || root().join(home).is_file()
}

/// Whether a proof is there: a case of the policy, or words in a file of the project.
fn is_proof(ready: &Ready, proof: &str) -> bool {
    if let Some(name) = proof.strip_prefix("case ") {
        let cases = ready.cases["case"].as_array().expect("a list");
        return cases.iter().any(|case| case["name"].as_str() == Some(name));
    }
    let (file, words) =
        proof.split_once(": ").unwrap_or_else(|| panic!("{proof}: neither a case nor a file"));
    text(file).contains(words)
}

#[test]
fn every_clause_has_a_home_and_a_proof_that_are_there() {
    let mut clauses = 0;
    for ready in all() {
        let name = ready.name;
        for clause in &ready.policy.clauses {
            let placed =
                ready.placed.get(&clause.id).unwrap_or_else(|| panic!("{name}: {} has no home", clause.id));
            assert!(
                !placed.roles.is_empty() && !placed.home.is_empty() && !placed.proof.is_empty(),
                "{name}: {}",
                clause.id
            );
            for home in &placed.home {
                assert!(is_home(&ready, home), "{name}: {}: there is no {home}", clause.id);
            }
            for proof in &placed.proof {
                assert!(is_proof(&ready, proof), "{name}: {}: there is no {proof}", clause.id);
            }
        }
        for id in ready.placed.keys() {
            assert!(ready.policy.clause(id).is_some(), "{name}: there is no clause {id}");
        }
        clauses += ready.policy.clauses.len();
    }
    assert_eq!(clauses, 90);
}

fn page() -> String {
    let mut page = String::from(
        "# Where each clause lives\n\nEvery clause of the three ready policies, in our own words, with what Handrail does about it \
         and what proves that. A test makes this page from `policies/*.clauses.toml` and refuses a home or a proof that is not \
         there.\n\n\
         *enforced*: a send is held. *detected*: what it speaks of is noticed. *guided*: staff are shown the clause when it \
         applies. *mechanism*: a tool for whoever runs the policy. *binds Handrail*: a rule for Handrail itself. **Coming** is \
         what a clause still lacks.\n",
    );
    for ready in all() {
        let coming = ready.placed.values().filter(|p| p.coming.is_some()).count();
        let _ = write!(
            page,
            "\n## {}\n\n[{name}.toml](../policies/{name}.toml): {} clauses, {coming} of which still lack something.\n\n\
             | clause | | what it is | lives in | proved by |\n| --- | --- | --- | --- | --- |\n",
            ready.source,
            ready.policy.clauses.len(),
            name = ready.name,
        );
        for clause in &ready.policy.clauses {
            let placed = &ready.placed[&clause.id];
            let roles: Vec<&str> = placed.roles.iter().map(|role| role.word()).collect();
            let homes: Vec<String> = placed.home.iter().map(|home| format!("`{home}`")).collect();
            let coming =
                placed.coming.as_ref().map_or(String::new(), |what| format!("<br>**Coming:** {what}"));
            let _ = writeln!(
                page,
                "| {} | {}{coming} | {} | {} | {} |",
                clause.id,
                clause.text["en"],
                roles.join(", "),
                homes.join("<br>"),
                placed.proof.join("<br>")
            );
        }
    }
    page
}

#[test]
fn the_page_of_clauses_is_up_to_date() {
    let path = root().join("docs/clauses.md");
    if std::env::var_os("HANDRAIL_WRITE").is_some() {
        std::fs::write(&path, page()).expect("written");
    }
    assert!(
        std::fs::read_to_string(&path).is_ok_and(|on_disk| on_disk == page()),
        "docs/clauses.md is stale: HANDRAIL_WRITE=1 cargo test -p handrail-cli --test clauses"
    );
}
