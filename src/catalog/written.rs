use serde::Deserialize;

/// One file of `tools/`: a vendor and its tools.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    pub vendor: String,
    pub tool: Vec<WrittenTool>,
}

/// A tool as its file writes it, with its proofs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenTool {
    pub id: String,
    pub name: String,
    pub category: String,
    #[serde(default)]
    pub embedded: bool,
    pub hosts: Vec<String>,
    /// URLs that are this tool and no other.
    pub is: Vec<String>,
    /// URLs that are not this tool.
    pub is_not: Vec<String>,
    pub adapter: Option<WrittenAdapter>,
    #[serde(default)]
    pub signal: Vec<WrittenSignal>,
    #[serde(default)]
    pub tier: Vec<WrittenTier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenAdapter {
    pub composer: Vec<String>,
    #[serde(default)]
    pub send: Vec<String>,
    pub seen: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenSignal {
    pub cookie: Option<String>,
    pub selector: Option<String>,
    pub attribute: Option<String>,
    pub says: String,
    /// Where it was read; absent when it is common knowledge of the page.
    #[serde(rename = "source")]
    pub _source: Option<String>,
    pub seen: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenTier {
    pub name: String,
    pub kind: String,
    pub trains_by_default: Option<bool>,
    pub opt_out: Option<bool>,
    pub source: String,
    pub basis: String,
    pub seen: String,
    #[serde(default)]
    pub note: String,
}
