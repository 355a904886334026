//! Every secret that other scanners name is found by a detector or left out with a reason.

use super::proofs_below;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Covering {
    #[serde(default)]
    covers: Vec<String>,
}

#[derive(Deserialize)]
struct LeftOut {
    left_out: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    reason: String,
    names: Vec<String>,
}

#[test]
fn every_secret_that_gitleaks_or_betterleaks_names_is_covered_once_or_left_out_with_a_reason() {
    let left: LeftOut = toml::from_str(include_str!("../secrets_left_out.toml")).unwrap();
    let mut by_name = BTreeMap::new();
    for (id, detector) in proofs_below::<Covering>("src/detect/detectors") {
        for name in detector.covers {
            assert_eq!(by_name.insert(name.clone(), id.clone()), None, "{name} is covered twice");
        }
    }
    for group in left.left_out {
        assert!(group.reason.len() > 20, "{:?} are left out without a reason", group.names);
        for name in group.names {
            assert_eq!(by_name.insert(name.clone(), String::new()), None, "{name} is covered and left out");
        }
    }
    assert_eq!(by_name.len(), 416, "the rules of both, identifiers among them, and two that neither has");
}
