use super::Entry;
use super::place::Place;
use super::written::{WrittenAdapter, WrittenSignal, WrittenTier, WrittenTool};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The table of tools, sorted by id.
pub fn tools(tools: &BTreeMap<String, Entry>) -> String {
    let mut out = String::from("pub static TOOLS: &[Tool] = &[\n");
    for (id, (vendor, tool)) in tools {
        let _ = writeln!(
            out,
            "Tool {{ id: {id:?}, name: {:?}, vendor: {vendor:?}, category: Category::{}, embedded: {}, \
             places: &[{}], free_tier_trains: {:?}, adapter: {}, signals: &[{}] }},",
            tool.name,
            variant(&tool.category),
            tool.embedded,
            tool.hosts.iter().filter_map(|host| place(host)).collect::<String>(),
            free_tier_trains(tool),
            tool.adapter.as_ref().map_or("None".into(), adapter),
            tool.signal.iter().map(signal).collect::<String>(),
        );
    }
    out + "];\n"
}

/// The table of plans, sorted by tool.
pub fn tiers(tools: &BTreeMap<String, Entry>) -> String {
    let mut out = String::from("pub static TIERS: &[Tier] = &[\n");
    for (id, (_, tool)) in tools {
        for WrittenTier { name, kind, trains_by_default, opt_out, source, basis, seen, note } in &tool.tier {
            let _ = writeln!(
                out,
                "Tier {{ tool: {id:?}, name: {name:?}, kind: TierKind::{}, trains_by_default: \
                 {trains_by_default:?}, opt_out: {opt_out:?}, source: {source:?}, basis: Basis::{}, seen: \
                 {seen:?}, note: {note:?} }},",
                variant(kind),
                variant(basis),
            );
        }
    }
    out + "];\n"
}

fn place(host: &str) -> Option<String> {
    let Place { host, port, path } = Place::parse(host)?;
    Some(format!("Place {{ host: {host:?}, port: {port:?}, path: {path:?} }},"))
}

fn adapter(adapter: &WrittenAdapter) -> String {
    let WrittenAdapter { composer, send, seen } = adapter;
    format!("Some(&Adapter {{ composer: &{composer:?}, send: &{send:?}, seen: {seen:?} }})")
}

fn signal(signal: &WrittenSignal) -> String {
    let look = match (&signal.cookie, &signal.selector, &signal.attribute) {
        (Some(cookie), ..) => format!("Cookie({cookie:?})"),
        (None, Some(selector), Some(attribute)) => format!("Attribute({selector:?}, {attribute:?})"),
        (None, selector, _) => format!("Element({:?})", selector.as_deref().unwrap_or_default()),
    };
    format!("Signal {{ look: Look::{look}, says: Says::{} }},", variant(&signal.says))
}

fn free_tier_trains(tool: &WrittenTool) -> Option<bool> {
    let claims: Vec<bool> =
        tool.tier.iter().filter(|t| t.kind == "free").filter_map(|t| t.trains_by_default).collect();
    claims.iter().copied().reduce(|a, b| a || b)
}

/// `api-playground` -> `ApiPlayground`. A word that is no variant stops the build at the generated line.
fn variant(word: &str) -> String {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    word.split('-').filter(|part| part.is_ascii() && !part.is_empty()).map(capital).collect()
}
