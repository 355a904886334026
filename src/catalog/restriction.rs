/// A header of a request by which a vendor, when it is asked to, refuses sign-ins of other organizations' accounts and of
/// private ones ("tenant restrictions"). The vendor enforces it; Handrail only sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// The vendor, as [`Tool::vendor`](super::Tool::vendor) has it.
    pub vendor: &'static str,
    /// The header's name.
    pub header: &'static str,
    /// What it holds.
    pub value: Allowed,
    /// Hosts whose requests carry it, with all below them.
    pub hosts: &'static [&'static str],
}

/// What a vendor wants to know of the accounts that may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Ids of workspaces, organizations or tenants, such as `5f0c0ffe-0000-4000-8000-00000000cafe`, joined by commas.
    Ids,
    /// Mail domains, joined by commas.
    Domains,
    /// Either, joined by commas.
    IdsAndDomains,
    /// The first id alone.
    FirstId,
    /// The same for everybody.
    Always(&'static str),
}

impl Allowed {
    /// The header's value for an organization's own accounts; `None` when none of them is of the kind.
    pub fn value<'a>(self, own: impl IntoIterator<Item = &'a str>) -> Option<String> {
        let fits = |account: &&str| match self {
            Self::Ids | Self::FirstId => is_id(account),
            Self::Domains => is_domain(account),
            Self::IdsAndDomains => is_id(account) || is_domain(account),
            Self::Always(_) => true,
        };
        let mut fitting: Vec<&str> = own.into_iter().filter(fits).collect();
        fitting.dedup();
        match (self, fitting.first()) {
            (_, None) => None,
            (Self::Always(value), _) => Some(value.to_owned()),
            (Self::FirstId, Some(first)) => Some((*first).to_owned()),
            _ => Some(fitting.join(",")),
        }
    }
}

/// `5f0c0ffe-0000-4000-8000-00000000cafe`.
fn is_id(account: &str) -> bool {
    let groups: Vec<&str> = account.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && account.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

/// `example.org`.
fn is_domain(account: &str) -> bool {
    let labels: Vec<&str> = account.split('.').collect();
    let plain =
        |label: &&str| !label.is_empty() && label.bytes().all(|b| b == b'-' || b.is_ascii_alphanumeric());
    labels.len() > 1 && labels.iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_vendor_is_told_of_the_accounts_it_can_tell_apart() {
        let own =
            ["harborstreet.example", "5f0c0ffe-0000-4000-8000-00000000cafe", "our space", "a\r\nb.example"];
        let table = [
            (Allowed::Ids, Some("5f0c0ffe-0000-4000-8000-00000000cafe")),
            (Allowed::FirstId, Some("5f0c0ffe-0000-4000-8000-00000000cafe")),
            (Allowed::Domains, Some("harborstreet.example")),
            (Allowed::IdsAndDomains, Some("harborstreet.example,5f0c0ffe-0000-4000-8000-00000000cafe")),
            (Allowed::Always("restrict-msa"), Some("restrict-msa")),
        ];
        for (allowed, expected) in table {
            assert_eq!(allowed.value(own).as_deref(), expected, "{allowed:?}");
        }
        assert_eq!(Allowed::Ids.value(["harborstreet.example"]), None);
        assert_eq!(Allowed::Always("restrict-msa").value([]), None);
    }
}
