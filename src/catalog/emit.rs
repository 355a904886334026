use super::Entry;
use super::written::{
    WrittenAdapter, WrittenKeeping, WrittenLook, WrittenRestriction, WrittenSignal, WrittenTier, WrittenTool,
};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The tools as text to be packed, a line each, sorted by id; and what few of them have, as tables.
pub fn tools(tools: &BTreeMap<String, Entry>) -> (String, String) {
    let (mut lines, mut adapters, mut signals) = (String::new(), String::new(), String::new());
    let mut categories: Vec<String> = Vec::new();
    for (id, (vendor, tool)) in tools {
        let name = variant(&tool.category);
        let category = categories.iter().position(|known| *known == name).unwrap_or_else(|| {
            categories.push(name);
            categories.len() - 1
        });
        let trains = match free_tier_trains(tool) {
            None => '?',
            Some(true) => '+',
            Some(false) => '-',
        };
        let kept = if tool.embedded { '!' } else { '.' };
        let vendor = if *vendor == tool.name { "" } else { vendor.as_str() };
        let category = char::from(b'a' + category as u8);
        let hosts = tool.hosts.join(" ");
        let _ = writeln!(lines, "{id}\t{}\t{vendor}\t{category}{kept}{trains}\t{hosts}", tool.name);
        if let Some(written) = &tool.adapter {
            let _ = write!(adapters, "({id:?}, {}),", adapter(written));
        }
        if !tool.signal.is_empty() {
            let _ = write!(signals, "({id:?}, &[{}]),", tool.signal.iter().map(signal).collect::<String>());
        }
    }
    let categories: String = categories.iter().map(|name| format!("Category::{name},")).collect();
    let tables = format!(
        "pub static CATEGORIES: &[Category] = &[{categories}];\n\
         pub static ADAPTERS: &[(&str, Adapter)] = &[{adapters}];\n\
         pub static SIGNALS: &[(&str, &[Signal])] = &[{signals}];\n"
    );
    (lines, tables)
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

/// The table of how long things are kept, sorted by tool.
pub fn keepings(tools: &BTreeMap<String, Entry>) -> String {
    let mut out = String::from("pub static KEEPINGS: &[Keeping] = &[\n");
    for (id, (_, tool)) in tools {
        for written in &tool.keeping {
            let kinds: String =
                written.kinds.iter().map(|kind| format!("TierKind::{},", variant(kind))).collect();
            let WrittenKeeping { gone_within_days, trained_months, reviewed_months, source, seen, .. } =
                written;
            let _ = writeln!(
                out,
                "Keeping {{ tool: {id:?}, kinds: &[{kinds}], kept: Kept::{}, gone_within_days: \
                 {gone_within_days:?}, trained_months: {trained_months:?}, reviewed_months: {reviewed_months:?}, \
                 source: {source:?}, basis: Basis::{}, seen: {seen:?} }},",
                // `prove` has refused what is none.
                written.variant().unwrap_or_default(),
                variant(&written.basis),
            );
        }
    }
    out + "];\n"
}

/// The table of headers that restrict sign-ins.
pub fn restrictions(all: &[(String, WrittenRestriction)]) -> String {
    let mut out = String::from("pub static RESTRICTIONS: &[Restriction] = &[\n");
    for (vendor, WrittenRestriction { header, value, always, hosts, .. }) in all {
        let value = match (value, always) {
            (Some(value), _) => variant(value),
            (None, always) => format!("Always({:?})", always.as_deref().unwrap_or_default()),
        };
        let _ = writeln!(
            out,
            "Restriction {{ vendor: {vendor:?}, header: {header:?}, value: Allowed::{value}, hosts: &{hosts:?} }},"
        );
    }
    out + "];\n"
}

fn adapter(adapter: &WrittenAdapter) -> String {
    let WrittenAdapter { composer, send, seen } = adapter;
    format!("Adapter {{ composer: &{composer:?}, send: &{send:?}, seen: {seen:?} }}")
}

fn signal(signal: &WrittenSignal) -> String {
    let look = match signal.look() {
        Some(WrittenLook::Cookie(name)) => format!("Cookie({name:?})"),
        Some(WrittenLook::Element(selector)) => format!("Element({selector:?})"),
        Some(WrittenLook::Attribute(selector, name)) => format!("Attribute({selector:?}, {name:?})"),
        Some(WrittenLook::Answer(address, field)) => format!("Answer({address:?}, {field:?})"),
        Some(WrittenLook::Request(address)) => format!("Request({address:?})"),
        Some(WrittenLook::Global(path)) => format!("Global({path:?})"),
        Some(WrittenLook::Stored(key)) => format!("Stored({key:?})"),
        Some(WrittenLook::Always) => "Always".into(),
        // `prove` has refused it.
        None => String::new(),
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
