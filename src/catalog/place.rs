/// Where a tool lives on the web: a host, perhaps a port, perhaps a path.
///
/// A host alone covers its sub-domains, at every port. A host with a path covers that path and what is below
/// it, on the host itself and its `www.` twin. Hosts are compared label by label, never as substrings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Lower-case host without trailing dot; an IPv6 address keeps its brackets.
    pub host: &'a str,
    /// The only port covered; `None` covers every port.
    pub port: Option<u16>,
    /// The path that must lead, with its first slash and without its last; empty covers the whole host.
    pub path: &'a str,
}

impl<'a> Place<'a> {
    /// Reads `host`, `host:port`, `host/path` or `host:port/path`; `None` for anything else, such as a URL, a
    /// wildcard or an upper-case letter.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (authority, path) = match text.find('/') {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let port = match port {
            Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => Some(digits.parse().ok()?),
            Some(_) => return None,
            None => None,
        };
        let path_is_plain =
            path.is_empty() || (!path.ends_with('/') && !path.contains(['?', '#', '*', ' ', '\\']));
        (host_is_plain(host) && path_is_plain).then_some(Self { host, port, path })
    }

    /// Whether a page is here. `host` is lower case; `path` begins with a slash.
    pub fn covers(&self, host: &str, port: Option<u16>, path: &str) -> bool {
        if self.port.is_some() && self.port != port {
            return false;
        }
        if self.path.is_empty() {
            return is_or_is_below(host, self.host);
        }
        let same_host = host == self.host || host.strip_prefix("www.") == Some(self.host);
        same_host && path.strip_prefix(self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// How closely the place is described: of several that cover a page, the greatest is meant.
    pub fn closeness(&self) -> (usize, bool, usize) {
        (self.host.len(), self.port.is_some(), self.path.len())
    }
}

fn is_or_is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn host_is_plain(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return inner.contains(':')
            && inner.bytes().all(|b| b == b':' || b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    }
    let label_is_plain = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    host.len() <= 253 && host.split('.').all(label_is_plain)
}
