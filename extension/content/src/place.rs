use web_sys::Window;

/// Where a page lives, as the catalog and the policy ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Host name without port.
    pub host: String,
    /// Port, where it is not the scheme's own.
    pub port: Option<u16>,
    /// Path, beginning with a slash.
    pub path: String,
}

impl Place {
    /// The place of a window. A frame without an address of its own lives where its opener does.
    pub fn of(window: &Window) -> Self {
        let location = window.location();
        let host = location.hostname().unwrap_or_default();
        if host.is_empty() {
            return Self::from_origin(&window.origin());
        }
        let port = location.port().ok().and_then(|port| port.parse().ok());
        Self { host, port, path: location.pathname().unwrap_or_default() }
    }

    fn from_origin(origin: &str) -> Self {
        let authority = origin.split_once("://").map_or("", |(_, rest)| rest);
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()),
            _ => (authority, None),
        };
        Self { host: host.to_owned(), port, path: "/".to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_without_address_takes_its_origins() {
        let table = [
            ("https://chat.example.org", "chat.example.org", None),
            ("http://127.0.0.1:8000", "127.0.0.1", Some(8000)),
            ("http://[::1]:80", "[::1]", Some(80)),
            ("http://[::1]", "[::1]", None),
            ("null", "", None),
        ];
        for (origin, host, port) in table {
            let place = Place::from_origin(origin);
            assert_eq!((place.host.as_str(), place.port), (host, port), "{origin}");
        }
    }
}
