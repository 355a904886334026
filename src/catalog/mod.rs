//! The AI tools that Handrail knows by name: where they live, what kind of tool they are, and what public
//! sources say of their plans. One vendor a file in `tools/`; each tool carries URLs that are it and URLs that
//! are not, and the build refuses a file whose
//! proofs fail.
//!
//! The catalog says what a tool *is*. What an organisation makes of it is a policy's to say.

mod match_patterns;
mod place;
#[cfg(feature = "written")]
mod restriction;
#[cfg(feature = "tiers")]
mod tier;
mod tool;

pub use place::Place;
#[cfg(feature = "written")]
pub use restriction::{Allowed, Restriction};
#[cfg(feature = "tiers")]
pub use tier::{Basis, Keeping, Kept, Tier, TierKind};
pub use tool::{Adapter, Category, Look, Says, Signal, Tool};

use crate::text::unpack;
use once_cell::sync::Lazy;
use std::collections::BTreeSet;

mod compiled {
    use super::{Adapter, Category, Look, Says, Signal};
    include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
}

#[cfg(feature = "written")]
mod compiled_restrictions {
    use super::{Allowed, Restriction};
    include!(concat!(env!("OUT_DIR"), "/catalog_restrictions.rs"));
}

#[cfg(feature = "tiers")]
mod compiled_tiers {
    use super::{Basis, Keeping, Kept, Tier, TierKind};
    include!(concat!(env!("OUT_DIR"), "/catalog_tiers.rs"));
}

/// Every tool, by id.
pub fn tools() -> &'static [Tool] {
    static TOOLS: Lazy<Vec<Tool>> = Lazy::new(|| {
        let lines: &[u8] = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.packed"))).leak();
        std::str::from_utf8(lines).unwrap_or_default().lines().map(read).collect()
    });
    &TOOLS
}

/// A tool from its line: id, name, vendor unless that is its name, three letters for its category, whether it is
/// embedded and whether its free tier trains, and its places.
fn read(line: &'static str) -> Tool {
    let mut parts = line.split('\t');
    let mut next = || parts.next().unwrap_or_default();
    let (id, name, vendor, traits, places) = (next(), next(), next(), next(), next());
    let places: Vec<Place<'static>> = places.split(' ').filter_map(Place::parse).collect();
    let mut traits = traits.bytes();
    let category =
        traits.next().and_then(|letter| compiled::CATEGORIES.get(usize::from(letter.wrapping_sub(b'a'))));
    let embedded = traits.next() == Some(b'!');
    let free_tier_trains = match traits.next() {
        Some(b'+') => Some(true),
        Some(b'-') => Some(false),
        _ => None,
    };
    Tool {
        id,
        name,
        vendor: if vendor.is_empty() { name } else { vendor },
        category: category.copied().unwrap_or(Category::Chat),
        embedded,
        places: places.leak(),
        free_tier_trains,
        adapter: compiled::ADAPTERS.iter().find(|(tool, _)| *tool == id).map(|(_, adapter)| adapter),
        signals: compiled::SIGNALS.iter().find(|(tool, _)| *tool == id).map_or(&[], |(_, signals)| signals),
    }
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

/// How long a tool's vendor keeps what is typed in, as far as sources were found.
#[cfg(feature = "tiers")]
pub fn keepings(id: &str) -> impl Iterator<Item = &'static Keeping> + '_ {
    compiled_tiers::KEEPINGS.iter().filter(move |keeping| keeping.tool == id)
}

/// The headers by which a vendor lets itself be told whose accounts may sign in.
#[cfg(feature = "written")]
pub fn restrictions(vendor: &str) -> impl Iterator<Item = &'static Restriction> + '_ {
    compiled_restrictions::RESTRICTIONS.iter().filter(move |restriction| restriction.vendor == vendor)
}

/// A host as places spell it: lower case, without the root's dot.
pub(crate) fn plain_host(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
