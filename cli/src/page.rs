/// The parts of an address that say which tool lives there.
#[derive(Debug, PartialEq)]
pub struct Page {
    /// Host, lower case, as the page's `location.hostname` would have it.
    pub host: String,
    /// Port, where the address names one.
    pub port: Option<u16>,
    /// Path with its leading slash, without query and fragment.
    pub path: String,
}

impl Page {
    /// Reads `https://host:port/path`; the scheme may be left out. `None` for what is no web address.
    pub fn parse(address: &str) -> Option<Self> {
        let rest = match address.split_once("://") {
            Some(("http" | "https", rest)) => rest,
            Some(_) => return None,
            None => address,
        };
        let (authority, path) = match rest.find(['/', '?', '#']) {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !authority.ends_with(']') => (host, Some(port.parse().ok()?)),
            _ => (authority, None),
        };
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']' | ':');
        let is_host = !host.is_empty() && host.chars().all(fits);
        is_host.then(|| Self {
            host: host.to_lowercase(),
            port,
            path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let table = [
            ("https://chatgpt.com/c/1?q=2#3", Some(("chatgpt.com", None, "/c/1"))),
            ("chatgpt.com", Some(("chatgpt.com", None, "/"))),
            ("http://127.0.0.1:8000", Some(("127.0.0.1", Some(8000), "/"))),
            ("https://a:b@Claude.AI?x", Some(("claude.ai", None, "/"))),
            ("http://[::1]:80/x", Some(("[::1]", Some(80), "/x"))),
            ("http://[::1]/x", Some(("[::1]", None, "/x"))),
            ("ftp://chatgpt.com", None),
            ("https://", None),
            ("https://chatgpt.com:port/", None),
            ("not an address", None),
        ];
        for (address, expected) in table {
            let page = Page::parse(address);
            let parts = page.as_ref().map(|p| (p.host.as_str(), p.port, p.path.as_str()));
            assert_eq!(parts, expected, "{address}");
        }
    }
}
