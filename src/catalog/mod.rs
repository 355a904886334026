//! The AI tools that Handrail knows by name: where they live, what kind of tool they are, and what public
//! sources say of their plans. One vendor a file in `tools/`; each tool carries URLs that are it and URLs that
//! are not, and the build refuses a file whose
//! proofs fail.
//!
//! The catalog says what a tool *is*. What an organisation makes of it is a policy's to say.

mod match_patterns;
mod place;
#[cfg(feature = "tiers")]
mod tier;
mod tool;

pub use place::Place;
#[cfg(feature = "tiers")]
pub use tier::{Basis, Tier, TierKind};
pub use tool::{Adapter, Category, Look, Says, Signal, Tool};

use std::collections::BTreeSet;

mod compiled {
    use super::{Adapter, Category, Look, Place, Says, Signal, Tool};
    include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
}

#[cfg(feature = "tiers")]
mod compiled_tiers {
    use super::{Basis, Tier, TierKind};
    include!(concat!(env!("OUT_DIR"), "/catalog_tiers.rs"));
}

/// Every tool, by id.
pub fn tools() -> &'static [Tool] {
    compiled::TOOLS
}

/// The tool with this id.
pub fn tool(id: &str) -> Option<&'static Tool> {
    let at = tools().binary_search_by(|tool| tool.id.cmp(id)).ok()?;
    tools().get(at)
}

/// The tool that lives where a page is: the most closely described place wins.
///
/// `host` and `path` as a page's `location.hostname` and `location.pathname` give them.
pub fn tool_at(host: &str, port: Option<u16>, path: &str) -> Option<&'static Tool> {
    let host = plain_host(host);
    tools()
        .iter()
        .flat_map(|tool| tool.places.iter().map(move |place| (place, tool)))
        .filter(|(place, _)| place.covers(&host, port, path))
        .max_by_key(|(place, _)| place.closeness())
        .map(|(_, tool)| tool)
}

/// The match patterns of a browser extension that reach every tool which is not embedded in another product.
pub fn match_patterns() -> Vec<String> {
    let reached = tools().iter().filter(|tool| !tool.embedded).flat_map(|tool| tool.places);
    reached.flat_map(Place::match_patterns).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The plans of a tool that sources were found for.
#[cfg(feature = "tiers")]
pub fn tiers(id: &str) -> impl Iterator<Item = &'static Tier> + '_ {
    compiled_tiers::TIERS.iter().filter(move |tier| tier.tool == id)
}

/// A host as places spell it: lower case, without the root's dot.
pub(crate) fn plain_host(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
