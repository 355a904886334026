//! What an administrator can push through the browser's managed storage. One definition; the schema file that
//! ships with the extension is checked against it.

/// A key of managed storage. All values are texts: Chromium silently drops a whole key for one nested value of a
/// wrong type, and Firefox applies no schema at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagedKey {
    /// The key.
    pub name: &'static str,
    /// Its name in the browser's policy pages.
    pub title: &'static str,
    /// What to write there.
    pub description: &'static str,
}

/// Every key that Handrail reads.
pub const MANAGED_KEYS: [ManagedKey; 4] = [
    ManagedKey {
        name: "policy",
        title: "Policy",
        description: "The policy file as your organization wrote it, whole, as one text.",
    },
    ManagedKey {
        name: "group",
        title: "Group",
        description: "The group of the people at this browser, by its id in the policy's [scope]. May be left out.",
    },
    ManagedKey {
        name: "policy_url",
        title: "Address of a signed policy",
        description: "Where the signed policy lies, https://. Asked about every five minutes, and only where Policy is not set.",
    },
    ManagedKey {
        name: "policy_key",
        title: "Key of a signed policy",
        description: "The public key that the policy at that address is signed with, as `handrail policy key new` prints it.",
    },
];

/// The schema for managed storage, as `managed_schema.json` ships it.
///
/// Chromium refuses to load an extension whose schema has a keyword that it does not expect (measured on 156), so
/// this keeps to `type`, `properties`, `title` and `description`.
pub fn managed_schema() -> String {
    let key = |key: &ManagedKey| {
        format!(
            "    {:?}: {{\n      \"title\": {:?},\n      \"description\": {:?},\n      \"type\": \"string\"\n    }}",
            key.name, key.title, key.description
        )
    };
    let keys: Vec<String> = MANAGED_KEYS.iter().map(key).collect();
    format!("{{\n  \"type\": \"object\",\n  \"properties\": {{\n{}\n  }}\n}}\n", keys.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../extension/static/managed_schema.json");

    #[test]
    fn the_shipped_schema_is_this_one() {
        assert_eq!(SHIPPED, managed_schema());
    }

    #[test]
    fn the_documentation_has_every_key_and_what_to_write_there() {
        let page = include_str!("../../docs/policy.md");
        let rows = MANAGED_KEYS.map(|key| format!("| `{}` | {} |\n", key.name, key.description));
        assert!(page.contains(&rows.concat()), "docs/policy.md needs:\n{}", rows.concat());
    }

    #[test]
    fn the_schema_keeps_to_the_keywords_that_chromium_takes() {
        let schema: serde_json::Value = serde_json::from_str(&managed_schema()).expect("JSON");
        let object = schema.as_object().expect("an object");
        assert_eq!(object.keys().collect::<Vec<_>>(), ["properties", "type"]);
        let keys = object["properties"].as_object().expect("an object");
        assert_eq!(keys.len(), MANAGED_KEYS.len());
        for key in keys.values() {
            let keywords: Vec<_> = key.as_object().expect("an object").keys().collect();
            assert_eq!(keywords, ["description", "title", "type"]);
            assert_eq!(key["type"], "string");
        }
    }
}
