use handrail::detect::Kind;
use regex::Regex;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

/// The family that labels of different tools and data sets are compared by: `PERSON`, `SSN`, `SECRET` …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Family(pub &'static str);

/// Label that says "looks sensitive, is not". It has no family.
const NOT_SENSITIVE: &str = "";

/// Families of sensitive matter: words, not values. Where one ends and the next begins is a matter of taste (is an
/// eviction housing or justice?), so one is found as another. Labels of other data sets know none but `DEMOG`.
const MATTER: [&str; 5] = ["HEALTH", "EDUCATION", "BENEFITS", "JUSTICE", "DEMOG"];

/// Pattern of a label -> family; the first that matches wins. Labels are upper-cased, anything but letters and
/// digits becomes `_`.
#[rustfmt::skip]
const RULES: &[(&str, &str)] = &[
    ("US_ITIN|^ITIN|US_ATIN|US_PTIN|US_EIN", "GOVID"),
    ("UK_POSTCODE|DE_PLZ", "ADDRESS"),
    ("DE_SOCIAL|DE_VAT|ZA_ID|TR_NATIONAL|AADHA|IN_PAN|IN_VOTER|IT_VAT|IT_IDENT|PERSONNUMMER|PERSONAL_IDENTITY|PERSONAL_ID|PESEL|RRN|BRN|FRN|TNIN|NIN$|FIN$|_UEN$|NIE$|NIF$|GSTIN|ABN|ACN|TFN|TIN(_|$)|FISCAL|STEUER|ORGANISATIONSNUMMER|HANDELS|BSNR|LANR|KFZ", "GOVID_FOREIGN"),
    ("NAME_STUDENT|STUDENT_NAME|PATIENT_NAME|DRIVER_NAME|BENEFICIARY_NAME", "PERSON"),
    ("MEDICAL_LICENSE", "MEDID"),
    ("URL_PERSONAL", "URL"),
    ("EMAIL_ADDRESS|EMAIL", "EMAIL"),
    ("IP_ADDRESS|IP_ADDR", "IP"),
    ("MAC_ADDRESS|MAC_ADDR", "DEVICE"),
    ("DATE_OF_BIRTH|BIRTH_?DATE", "DATE"),
    ("DEVICE_ID|IMEI", "DEVICE"),
    ("INSTAGRAM_USERNAME", "USERNAME"),
    ("US_BANK_NUMBER|BANK", "BANK"),
    ("MEDICAL_RECORD", "MEDID"),
    ("PHONE", "PHONE"),
    ("DRIVERS?_LICEN|US_DRIVER", "GOVID"),
    ("NOT_SENSITIVE|^O$", NOT_SENSITIVE),
    ("SECRET|API_?KEY|TOKEN|PASSWORD|PWD|CREDENTIAL|PRIVATE_?KEY|AWS|GITHUB|JWT|BEARER|AUTH|^PIN$|OTP|STRIPE|SLACK|OPENAI|WEBHOOK|CONNECTION_STRING|BASIC_AUTH|SSH", "SECRET"),
    ("SSN|SOCIAL_?SEC", "SSN"),
    ("CREDIT_?CARD|CREDITDEBIT|DEBIT|CARD_NUMBER|^CARD$|LUHN|^CC$|PAYMENT_CARD|CREDITCARD|VISA|MASTERCARD|AMEX", "CARD"),
    ("CVV|CVC|EXPIR|TRACK", "CARDX"),
    ("IBAN|SWIFT|^BIC$|BANK|ROUTING|ABA|ACCOUNT_?(NUMBER|NO)|^ACCOUNT|SORT_CODE|IFSC", "BANK"),
    ("E_?MAIL", "EMAIL"),
    ("IMEI|DEVICE|MAC(_|$)|^MAC", "DEVICE"),
    ("PHONE|TELEPHONE|FAX|MOBILE|^TEL$|CONTACT_NUMBER", "PHONE"),
    ("^IP|IP_?ADDR|IPV[46]", "IP"),
    ("CRYPTO|BITCOIN|BTC|ETHEREUM|WALLET|^ETH", "CRYPTO"),
    ("MEDICAL|MRN|HEALTH|NPI|DEA|PATIENT_ID|NHS|MEDICARE|MBI|INSURANCE|BENEFICIARY|PRESCRIPTION|ICD|CLINICAL|DIAGNOS|BIOMETRIC|PROVIDER", "MEDID"),
    ("VIN(_|$)|VEHICLE|LICENSE_PLATE|PLATE", "VEHICLE"),
    ("PASSPORT|DRIV|LICEN[CS]E|ITIN|EIN(_|$)|TAX|ATIN|PTIN|_SIN$|NATIONAL|GOV|NINO|VOTER|AADHA|^PAN$|_PAN$|UTR|UPN|RESIDEN|VISA_NUM|ID_CARD|CERTIFICATE", "GOVID"),
    ("STUDENT|EMPLOYEE|UNIQUE|ID_NUM|IDENTIFIER|^ID$|MEMBER|CASE_|ORDER|INVOICE|CUSTOMER|SERIAL|REFERENCE|CUSTOM_ID|_ID$|UUID|^PRI$|DIGITS", "ID"),
    ("USER_?NAME|LOGIN|HANDLE|SOCIAL_MEDIA|INSTAGRAM|TWITTER", "USERNAME"),
    ("^AGE|_AGE$", "AGE"),
    ("DATE|DOB|BIRTH|TIME", "DATE"),
    ("URL|URI|LINK|WEBSITE|DOMAIN", "URL"),
    ("ORG|COMPANY|EMPLOYER|FACILITY|HOSPITAL|CORPORATION|SCHOOL", "ORG"),
    ("STREET|ADDRESS|CITY|STATE|ZIP|POST|LOCATION|GPE|GEO|COUNTRY|^LOC|BUILDING|COUNTY|COORD|PLACE", "ADDRESS"),
    ("NAME|PERSON|^PER$|PATIENT|DOCTOR|STUDENT_NAME|TITLE|GIVEN|SURNAME", "PERSON"),
    ("NRP|NATIONALITY|RELIG|ETHNIC|GENDER|RACE", "DEMOG"),
];

static COMPILED: LazyLock<Vec<(Regex, &str)>> =
    LazyLock::new(|| RULES.iter().filter_map(|(p, f)| Some((Regex::new(p).ok()?, *f))).collect());
static KNOWN: LazyLock<Mutex<HashMap<String, Option<Family>>>> = LazyLock::new(Mutex::default);

impl Family {
    /// A person's name.
    pub const PERSON: Family = Family("PERSON");
    /// A credential.
    pub const SECRET: Family = Family("SECRET");

    /// The family of a label as any tool or data set may spell it; `None` for a label that says "not sensitive".
    pub fn of_label(label: &str) -> Option<Family> {
        let mut known = KNOWN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *known.entry(label.to_owned()).or_insert_with(|| classify(label))
    }

    /// The family of a finding's kind. Finer than a label's: what other tools have no word for stays apart.
    pub fn of_kind(kind: Kind) -> Family {
        Family(match kind {
            Kind::Person => "PERSON",
            Kind::Email => "EMAIL",
            Kind::Phone => "PHONE",
            Kind::Ssn => "SSN",
            Kind::Card => "CARD",
            Kind::Bank => "BANK",
            Kind::GovId => "GOVID",
            Kind::MedicalId => "MEDID",
            Kind::Id => "ID",
            Kind::Address | Kind::Place => "ADDRESS",
            Kind::Organisation => "ORG",
            Kind::Date => "DATE",
            Kind::Ip => "IP",
            Kind::Device => "DEVICE",
            Kind::Vehicle => "VEHICLE",
            Kind::Url => "URL",
            Kind::Username => "USERNAME",
            Kind::Secret => "SECRET",
            Kind::Crypto => "CRYPTO",
            Kind::Age => "AGE",
            Kind::Demographic => "DEMOG",
            Kind::Health => "HEALTH",
            Kind::Education => "EDUCATION",
            Kind::Benefits => "BENEFITS",
            Kind::Justice => "JUSTICE",
            Kind::Combination => "COMBINATION",
            Kind::Marking => "MARKING",
            Kind::Other => "OTHER",
        })
    }

    /// Whether a prediction of family `predicted` finds a labelled span of this family.
    pub fn accepts(self, predicted: Family) -> bool {
        let also: &[&str] = match self.0 {
            "SSN" => &["GOVID"],
            "GOVID" => &["SSN", "ID", "MEDID"],
            "MEDID" => &["ID", "GOVID"],
            "ID" => &["SSN", "GOVID", "MEDID", "BANK"],
            "AGE" => &["DATE"],
            "DATE" => &["AGE"],
            matter if MATTER.contains(&matter) => &MATTER,
            _ => &[],
        };
        self == predicted || also.contains(&predicted.0)
    }

    /// Whether ordinary prose is full of this family, so that an alarm on it weighs less.
    pub fn is_soft(self) -> bool {
        const SOFT: [&str; 10] =
            ["PERSON", "ADDRESS", "ORG", "DATE", "URL", "AGE", "DEMOG", "OTHER", "USERNAME", "VEHICLE"];
        SOFT.contains(&self.0)
    }

    /// Whether this is sensitive matter: a diagnosis, a conviction, a benefit.
    pub fn is_matter(self) -> bool {
        MATTER.contains(&self.0)
    }

    /// Whether two pieces of this family with one space between them are one span (first and last name).
    pub fn joins_over_space(self) -> bool {
        matches!(self.0, "PERSON" | "ADDRESS" | "ORG")
    }
}

fn classify(label: &str) -> Option<Family> {
    let mut word = String::new();
    for c in label.to_uppercase().chars() {
        if c.is_ascii_uppercase() || c.is_ascii_digit() {
            word.push(c);
        } else if !word.ends_with('_') {
            word.push('_');
        }
    }
    let word = word.trim_matches('_');
    let rule = COMPILED.iter().find(|(pattern, _)| pattern.is_match(word));
    match rule {
        Some((_, NOT_SENSITIVE)) => None,
        Some((_, family)) => Some(Family(family)),
        None => Some(Family("OTHER")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_compiles() {
        assert_eq!(COMPILED.len(), RULES.len());
    }

    #[test]
    fn labels_of_other_tools_fall_into_families() {
        for (label, family) in [
            ("STREET_ADDRESS", "ADDRESS"),
            ("B-PER", "OTHER"),
            ("per", "PERSON"),
            ("US_SSN", "SSN"),
            ("generic-api-key", "SECRET"),
            ("us_itin", "GOVID"),
            ("Credit Card", "CARD"),
            ("medical_id", "MEDID"),
            ("gov_id", "GOVID"),
            ("NL_BSN", "OTHER"),
        ] {
            assert_eq!(Family::of_label(label), Some(Family(family)), "{label}");
        }
        assert_eq!(Family::of_label("not_sensitive"), None);
    }

    #[test]
    fn an_identifier_may_be_found_as_another_kind_of_identifier_but_not_as_a_card() {
        let id = Family("ID");
        assert!(id.accepts(Family("BANK")) && id.accepts(Family("MEDID")));
        assert!(!id.accepts(Family("CARD")) && !Family("BANK").accepts(id));
    }

    #[test]
    fn matter_may_be_found_as_other_matter_but_not_as_an_identifier() {
        let justice = Family("JUSTICE");
        assert!(justice.accepts(Family("BENEFITS")) && Family("DEMOG").accepts(Family("HEALTH")));
        assert!(!justice.accepts(Family("ID")) && !Family("ID").accepts(justice));
    }
}
