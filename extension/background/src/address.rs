//! What an address says about a page before any page side has spoken.

use handrail::catalog;
use handrail::policy::Policy;

/// The address of a page, as far as places are compared by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Scheme, host and port, `https://chatgpt.com`.
    pub origin: String,
    /// Lower-case host.
    pub host: String,
    /// Port, where the address names one.
    pub port: Option<u16>,
    /// Path from its first slash.
    pub path: String,
}

impl Address {
    /// Reads an `http` or `https` address as browsers print it; none for every other scheme, such as the
    /// browser's own pages.
    pub fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) =
            url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"))?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let authority = authority.rsplit('@').next()?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse().ok()?)),
            _ => (authority, None),
        };
        let path = tail.split(['?', '#']).next().filter(|path| path.starts_with('/')).unwrap_or("/");
        let origin = format!("{scheme}://{authority}");
        (!host.is_empty()).then(|| Self { origin, host: host.to_ascii_lowercase(), port, path: path.into() })
    }

    /// The name of the tool that lives here, by the policy first and the catalogue second.
    pub fn tool_name(&self, policy: &Policy) -> Option<String> {
        let tool = catalog::tool_at(&self.host, self.port, &self.path);
        match policy.rule_at(&self.host, self.port, &self.path, tool) {
            Some(rule) => Some(rule.name.clone()),
            None => tool.filter(|tool| !tool.embedded).map(|tool| tool.name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Parts<'a> = Option<(&'a str, &'a str, Option<u16>, &'a str)>;

    #[test]
    fn addresses_are_read_as_browsers_print_them() {
        let table: [(&str, Parts); 11] = [
            ("https://chatgpt.com/c/1?x=/y#z", Some(("https://chatgpt.com", "chatgpt.com", None, "/c/1"))),
            ("http://127.0.0.1:8000/", Some(("http://127.0.0.1:8000", "127.0.0.1", Some(8000), "/"))),
            ("http://[::1]:8000/a", Some(("http://[::1]:8000", "[::1]", Some(8000), "/a"))),
            ("http://[::1]/a", Some(("http://[::1]", "[::1]", None, "/a"))),
            (
                "https://user:secret@example.org:1/",
                Some(("https://example.org:1", "example.org", Some(1), "/")),
            ),
            ("https://example.org?x", Some(("https://example.org", "example.org", None, "/"))),
            ("https:///", None),
            ("chrome://newtab/", None),
            ("about:blank", None),
            ("file:///etc/hosts", None),
            ("", None),
        ];
        for (url, expected) in table {
            let address = Address::parse(url);
            let parts = address.as_ref().map(|a| (&*a.origin, &*a.host, a.port, &*a.path));
            assert_eq!(parts, expected, "{url}");
        }
    }

    #[test]
    fn a_tool_of_the_catalogue_is_known_and_a_stranger_is_not() {
        let name = |url| Address::parse(url).and_then(|a| a.tool_name(&Policy::default()));
        assert_eq!(name("https://chatgpt.com/").as_deref(), Some("ChatGPT"));
        assert_eq!(name("https://example.org/"), None);
    }
}
