//! Hosts that no list knows and that turned out to be AI tools, or to pose as one.
//!
//! Kept for the browser session only, and only where the policy asks for watching: the list is no record of visits.

use crate::address::Address;
use handrail::catalog::Place;
use handrail::watch::look_alike;
use handrail_wire::Learned;
use serde::{Deserialize, Serialize};

/// Most hosts that are kept; the oldest go first.
const MOST: usize = 200;

/// The learned hosts of this browser session.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hosts(Vec<Host>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Host {
    host: String,
    port: Option<u16>,
    learned: Learned,
}

impl Hosts {
    /// What was learned of the host at an address.
    pub fn at(&self, address: &Address) -> Option<&Learned> {
        self.0.iter().find(|h| h.host == address.host && h.port == address.port).map(|h| &h.learned)
    }

    /// Learns a host; false when it is known already.
    pub fn learn(&mut self, address: &Address, learned: Learned) -> bool {
        if self.at(address).is_some() {
            return false;
        }
        self.0.push(Host { host: address.host.clone(), port: address.port, learned });
        if self.0.len() > MOST {
            self.0.remove(0);
        }
        true
    }

    /// The match patterns that reach them. Patterns know no ports; the page side compares the whole address.
    pub fn patterns(&self) -> Vec<String> {
        let place = |h: &Host| format!("*://{}/*", h.host);
        let mut patterns: Vec<String> =
            self.0.iter().filter(|h| Place::parse(&h.host).is_some()).map(place).collect();
        patterns.sort();
        patterns.dedup();
        patterns
    }
}

/// What an address alone gives away.
pub fn posing(address: &Address) -> Option<Learned> {
    look_alike(&address.host).map(|found| Learned { looks_like: found.tool.name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(url: &str) -> Address {
        Address::parse(url).expect("an address")
    }

    #[test]
    fn a_host_is_learned_once_and_with_its_port() {
        let mut hosts = Hosts::default();
        let here = address("http://10.0.0.5:3000/chat");
        assert!(hosts.learn(&here, Learned::default()) && !hosts.learn(&here, Learned::default()));
        assert!(hosts.at(&address("http://10.0.0.5:3000/other")).is_some());
        assert!(hosts.at(&address("http://10.0.0.5:8080/")).is_none());
        assert_eq!(hosts.patterns(), ["*://10.0.0.5/*"]);
    }

    #[test]
    fn the_list_stays_short() {
        let mut hosts = Hosts::default();
        for i in 0..1_000 {
            hosts.learn(&address(&format!("https://ai{i}.example.org/")), Learned::default());
        }
        assert_eq!(hosts.patterns().len(), MOST);
    }

    #[test]
    fn an_address_that_poses_as_a_tool_names_it() {
        let name = |url| posing(&address(url)).map(|l| l.looks_like);
        assert_eq!(name("https://chatgpt-login.example/").as_deref(), Some("ChatGPT"));
        assert_eq!(name("https://chatgpt.com/"), None);
        assert_eq!(name("https://example.org/chatgpt"), None);
    }
}
