use serde::{Deserialize, Serialize};

/// The family of a finding: what a reader, or another scanner's labels, would compare it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each word is its own definition")]
pub enum Kind {
    Person,
    Email,
    Phone,
    Ssn,
    Card,
    Bank,
    GovId,
    MedicalId,
    Id,
    Address,
    Place,
    Organisation,
    Date,
    Ip,
    Device,
    Vehicle,
    Url,
    Username,
    Secret,
    Crypto,
    Age,
    Demographic,
    Health,
    Education,
    Benefits,
    Justice,
    Combination,
    Marking,
    Other,
}
