use serde::Deserialize;

/// One file of `tools/`: a vendor and its tools.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    pub vendor: String,
    pub tool: Vec<WrittenTool>,
    #[serde(default)]
    pub restriction: Vec<WrittenRestriction>,
}

/// A header that restricts sign-ins, as the vendor's file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRestriction {
    pub header: String,
    /// `ids`, `domains`, `ids-and-domains`, `first-id`; or nothing, with `always`.
    pub value: Option<String>,
    /// A value that is the same for everybody.
    pub always: Option<String>,
    pub hosts: Vec<String>,
    pub source: String,
    pub seen: String,
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
    #[serde(default)]
    pub keeping: Vec<WrittenKeeping>,
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
    pub answer: Option<String>,
    pub request: Option<String>,
    pub global: Option<String>,
    pub stored: Option<String>,
    /// The field of an answer.
    pub field: Option<String>,
    #[serde(default)]
    pub always: bool,
    pub says: String,
    /// Where it was read; absent when it is common knowledge of the page.
    #[serde(rename = "source")]
    pub _source: Option<String>,
    pub seen: String,
}

/// Where a signal is looked for, as the table of tools writes it.
pub enum WrittenLook<'a> {
    Cookie(&'a str),
    Element(&'a str),
    Attribute(&'a str, &'a str),
    Answer(&'a str, &'a str),
    Request(&'a str),
    Global(&'a str),
    Stored(&'a str),
    Always,
}

impl WrittenSignal {
    /// The one place that a signal names; `None` when it names none, or several.
    pub fn look(&self) -> Option<WrittenLook<'_>> {
        let WrittenSignal {
            cookie, selector, attribute, answer, request, global, stored, field, always, ..
        } = self;
        let places = [cookie, selector, answer, request, global, stored];
        if places.iter().filter(|place| place.is_some()).count() + usize::from(*always) != 1 {
            return None;
        }
        Some(match (self, attribute.as_deref(), field.as_deref()) {
            (Self { selector: Some(selector), .. }, Some(name), None) => {
                WrittenLook::Attribute(selector, name)
            }
            (Self { answer: Some(address), .. }, None, Some(field)) => WrittenLook::Answer(address, field),
            (Self { selector: Some(selector), .. }, None, None) => WrittenLook::Element(selector),
            (Self { cookie: Some(name), .. }, None, None) => WrittenLook::Cookie(name),
            (Self { request: Some(address), .. }, None, None) => WrittenLook::Request(address),
            (Self { global: Some(path), .. }, None, None) => WrittenLook::Global(path),
            (Self { stored: Some(key), .. }, None, None) => WrittenLook::Stored(key),
            (Self { always: true, .. }, None, None) => WrittenLook::Always,
            _ => return None,
        })
    }
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

/// For how long what is typed in is kept, on plans of some kinds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenKeeping {
    pub kinds: Vec<String>,
    /// `until-deleted`, `as-the-organization-sets`, or a number with its unit: `28 days`, `18 months`.
    pub kept: String,
    pub gone_within_days: Option<u16>,
    pub trained_months: Option<u16>,
    pub reviewed_months: Option<u16>,
    pub source: String,
    pub basis: String,
    pub seen: String,
}

impl WrittenKeeping {
    /// The variant of `Kept` that it names; `None` when it names none.
    pub fn variant(&self) -> Option<String> {
        match self.kept.as_str() {
            "until-deleted" => Some("UntilDeleted".into()),
            "as-the-organization-sets" => Some("AsSet".into()),
            span => {
                let (number, unit) = span.split_once(' ')?;
                let number: u16 = number.parse().ok()?;
                let unit = match unit {
                    "days" => "Days",
                    "months" => "Months",
                    _ => return None,
                };
                Some(format!("{unit}({number})"))
            }
        }
    }
}
