use super::Entry;
use super::place::Place;
use super::written::{WrittenRestriction, WrittenSignal, WrittenTool};
use std::collections::BTreeMap;

/// Checks what can be seen of one tool alone.
pub fn form(tool: &WrittenTool) -> Result<(), String> {
    let id_is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if tool.id.is_empty() || !tool.id.bytes().all(id_is_plain) {
        return Err("an id is made of a-z, 0-9 and hyphens".into());
    }
    if tool.name.trim().is_empty() {
        return Err("a name is needed".into());
    }
    for host in &tool.hosts {
        Place::parse(host)
            .ok_or_else(|| format!("`{host}` is no place: write `host`, `host:port` or `host/path`"))?;
    }
    if tool.hosts.is_empty() && tool.category != "selfhosted" {
        return Err("only self-hosted tools go without hosts".into());
    }
    if !tool.hosts.is_empty() && (tool.is.len() < 2 || tool.is_not.len() < 2) {
        return Err("at least two `is` and two `is_not` URLs are needed as proof".into());
    }
    if tool.adapter.as_ref().is_some_and(|a| a.composer.is_empty() || !is_month(&a.seen)) {
        return Err("an adapter needs a composer and the month in which it was seen, `2026-07`".into());
    }
    tool.signal.iter().try_for_each(signal)?;
    for tier in &tool.tier {
        if !tier.source.starts_with("https://") || !is_month(&tier.seen) {
            return Err(format!("tier `{}` needs an https source and the month it was read", tier.name));
        }
    }
    for keeping in &tool.keeping {
        if keeping.kinds.is_empty() || keeping.variant().is_none() {
            return Err("a `keeping` names `kinds` of plans and says how long: `until-deleted`, \
                        `as-the-organization-sets`, `28 days` or `18 months`"
                .into());
        }
        if !keeping.source.starts_with("https://") || !is_month(&keeping.seen) {
            return Err("a `keeping` needs an https source and the month it was read".into());
        }
    }
    Ok(())
}

fn signal(signal: &WrittenSignal) -> Result<(), String> {
    let names_a_place = signal.look().is_some();
    (names_a_place && is_month(&signal.seen)).then_some(()).ok_or_else(|| {
        "a signal is one of `cookie`, `selector` (with an `attribute` or not), `answer` with its `field`, `request`, \
         `global`, `stored`, `always`, with its month"
            .into()
    })
}

/// Checks a header that restricts sign-ins.
pub fn restriction(restriction: &WrittenRestriction) -> Result<(), String> {
    let WrittenRestriction { header, value, always, hosts, source, seen } = restriction;
    let is_header = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    if header.is_empty() || !header.bytes().all(is_header) {
        return Err("a header is made of letters, digits and hyphens".into());
    }
    if value.is_some() == always.is_some() {
        return Err("it has either a `value` or an `always`".into());
    }
    if hosts.is_empty() || hosts.iter().any(|h| Place::parse(h).is_none_or(|p| !p.path.is_empty())) {
        return Err("at least one plain host is needed, without port or path".into());
    }
    let known = source.starts_with("https://") && is_month(seen);
    known.then_some(()).ok_or_else(|| "an https source and the month in which it was read are needed".into())
}

fn is_month(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() == 7 && b[4] == b'-' && b.iter().enumerate().all(|(i, c)| i == 4 || c.is_ascii_digit())
}

/// Checks every tool's proofs against the whole catalog, by the matching that the browser uses.
pub fn places(tools: &BTreeMap<String, Entry>) -> Result<(), String> {
    let mut all: Vec<(Place, &str)> = Vec::new();
    for (id, (_, tool)) in tools {
        for place in tool.hosts.iter().filter_map(|host| Place::parse(host)) {
            if let Some((_, other)) = all.iter().find(|(p, _)| *p == place) {
                return Err(format!("tool `{id}`: `{}{}` is already `{other}`", place.host, place.path));
            }
            all.push((place, id));
        }
    }
    for (id, (_, tool)) in tools {
        for (urls, should) in [(&tool.is, true), (&tool.is_not, false)] {
            for url in urls {
                let (host, path) = split(url).ok_or_else(|| format!("tool `{id}`: `{url}` is no URL"))?;
                let found = all
                    .iter()
                    .filter(|(place, _)| place.covers(host, None, path))
                    .max_by_key(|(place, _)| place.closeness());
                if found.is_some_and(|(_, other)| other == id) != should {
                    let word = if should { "is" } else { "is_not" };
                    return Err(format!("tool `{id}`: the proof fails: {word} {url}"));
                }
            }
        }
    }
    Ok(())
}

fn split(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("https://")?;
    let rest = rest.split(['?', '#']).next()?;
    Some(rest.find('/').map_or((rest, "/"), |at| rest.split_at(at)))
}
