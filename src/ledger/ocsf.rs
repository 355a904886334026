//! The ledger as findings of the Open Cybersecurity Schema Framework, for whoever collects such: class 2006, Data Security
//! Finding, of version 1.5.0, with the profile `security_control` (schema.ocsf.io).

use super::{Entry, Export, Outcome};
use crate::action::Action;
use serde::Serialize;

/// One finding. Members and their numbers are the schema's.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "schema.ocsf.io/1.5.0/classes/data_security_finding describes each")]
pub struct Ocsf {
    pub activity_id: u8,
    pub category_uid: u8,
    pub class_uid: u16,
    pub type_uid: u32,
    pub severity_id: u8,
    pub time: f64,
    pub count: u32,
    pub action_id: u8,
    pub disposition_id: u8,
    pub metadata: Metadata,
    pub finding_info: FindingInfo,
    pub data_security: DataSecurity,
    pub unmapped: Unmapped,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "as above")]
pub struct Metadata {
    pub version: &'static str,
    pub profiles: [&'static str; 1],
    pub product: Product,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "as above")]
pub struct Product {
    pub name: &'static str,
    pub vendor_name: &'static str,
    pub version: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "as above")]
pub struct FindingInfo {
    pub uid: String,
    pub title: String,
    pub types: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "as above")]
pub struct DataSecurity {
    pub detection_system_id: u8,
    pub data_lifecycle_state_id: u8,
    pub detection_pattern: String,
    pub total: u32,
    pub policy: OcsfPolicy,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "as above")]
pub struct OcsfPolicy {
    pub name: String,
    pub version: String,
    pub uid: String,
}

/// What the schema has no place for: the entry itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "its members are those of an entry")]
pub struct Unmapped {
    pub handrail: Entry,
}

/// Every entry of an export as a finding.
pub fn ocsf(export: &Export) -> Vec<Ocsf> {
    export.entries.iter().map(|entry| finding(entry, export)).collect()
}

fn finding(entry: &Entry, export: &Export) -> Ocsf {
    let [name, version, uid] = export.policy.clone();
    let types: Vec<String> =
        entry.found.keys().chain(&entry.asked).map(|id| id.as_str().to_owned()).collect();
    // 1 Allowed and 2 Denied; 2 Blocked, 1 Allowed, 11 Corrected, 0 Unknown.
    let (action_id, disposition_id) = match entry.outcome {
        Outcome::Sent => (1, 1),
        Outcome::Replaced => (1, 11),
        Outcome::Edited => (2, 2),
        Outcome::Unknown => (0, 0),
    };
    Ocsf {
        activity_id: 1,
        category_uid: 2,
        class_uid: 2006,
        type_uid: 200_601,
        // 1 Informational, 2 Low, 3 Medium, 4 High.
        severity_id: match entry.action {
            Action::Allow | Action::Inform => 1,
            Action::Warn => 2,
            Action::Justify | Action::Redact => 3,
            Action::Block => 4,
        },
        time: entry.when.begins_ms(),
        count: entry.times,
        action_id,
        disposition_id,
        metadata: Metadata {
            version: "1.5.0",
            profiles: ["security_control"],
            product: Product {
                name: "Handrail",
                vendor_name: "Handrail",
                version: env!("CARGO_PKG_VERSION"),
            },
        },
        finding_info: FindingInfo {
            uid: format!("{}-{}", String::from(entry.when), entry.serial),
            title: format!("Held before {}: {}", entry.tool.as_str(), entry.action.word()),
            types: types.clone(),
        },
        data_security: DataSecurity {
            // 10 Application-Level DLP; 3 Data in use.
            detection_system_id: 10,
            data_lifecycle_state_id: 3,
            detection_pattern: types.join(" "),
            total: entry.found.values().fold(0, |sum, times| sum.saturating_add(*times)),
            policy: OcsfPolicy { name, version, uid },
        },
        unmapped: Unmapped { handrail: entry.clone() },
    }
}
