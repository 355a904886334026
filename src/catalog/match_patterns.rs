use super::Place;

impl Place<'_> {
    /// The match patterns of a browser extension that reach this place. Patterns know no ports and cannot end
    /// a path at a label, so they may reach a little further than [`Place::covers`].
    pub fn match_patterns(&self) -> Vec<String> {
        let host = self.host;
        if self.path.is_empty() {
            let any = if is_address(host) || !host.contains('.') { "" } else { "*." };
            return vec![format!("*://{any}{host}/*")];
        }
        let path = self.path;
        let mut hosts = vec![host.to_owned()];
        if !host.starts_with("www.") {
            hosts.push(format!("www.{host}"));
        }
        let tails = ["", "/*", "?*"];
        hosts.iter().flat_map(|h| tails.iter().map(move |tail| format!("*://{h}{path}{tail}"))).collect()
    }
}

fn is_address(host: &str) -> bool {
    host.starts_with('[') || host.split('.').all(|label| label.bytes().all(|b| b.is_ascii_digit()))
}
