//! What the answers that a page loads for itself say of the account in use.

use super::account::PERSONAL;
use crate::catalog::{Look, Tool};

/// A JSON value, as whoever parsed it holds it.
pub trait Json: Sized {
    /// A member of an object.
    fn member(&self, name: &str) -> Option<Self>;
    /// The elements of a list, the members of an object; empty for anything else.
    fn values(&self) -> Vec<Self>;
    /// A string as it is, a number or a truth value as JSON writes it; `None` for anything else.
    fn text(&self) -> Option<String>;
}

/// The entry of several that belongs to the workspace in use.
const IN_USE: &str = "$";
/// What an answer calls the account in use where no cookie names a workspace.
const DEFAULT: &str = "default";

/// The value at `path` of an answer: member names joined by dots, where `$` is the entry of the workspace in use. A
/// list of texts is joined by spaces. A path that begins with `!` gives an empty text where nothing is found there.
pub fn field(answer: &impl Json, path: &str, workspace: Option<&str>) -> Option<String> {
    match path.strip_prefix('!') {
        Some(absent) => at(answer, absent, workspace).is_none().then(String::new),
        None => at(answer, path, workspace),
    }
}

fn at<J: Json>(answer: &J, path: &str, workspace: Option<&str>) -> Option<String> {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let value = match name {
        IN_USE => in_use(answer, workspace)?,
        name => answer.member(name)?,
    };
    if !rest.is_empty() {
        return at(&value, rest, workspace);
    }
    let listed = || value.values().iter().map(Json::text).collect::<Option<Vec<_>>>();
    value.text().or_else(|| listed().filter(|list| !list.is_empty()).map(|list| list.join(" ")))
}

/// The entry under the workspace's id, or that holds it; without one the entry called `default`, or the only one.
fn in_use<J: Json>(entries: &J, workspace: Option<&str>) -> Option<J> {
    let mut all = entries.values();
    let Some(id) = workspace.filter(|id| !id.is_empty() && *id != PERSONAL) else {
        return entries.member(DEFAULT).or_else(|| all.pop().filter(|_| all.is_empty()));
    };
    let holds =
        |entry: &J| entry.values().iter().any(|v| v.text().is_some_and(|t| t.eq_ignore_ascii_case(id)));
    entries.member(id).or_else(|| all.into_iter().find(holds))
}

/// What a tool's signals hear in an answer from `address`: the signal's place in [`Tool::signals`], and what was seen.
/// A signal that watches this answer and does not find its field has seen nothing.
pub fn heard(
    tool: &Tool,
    address: &str,
    answer: &impl Json,
    workspace: Option<&str>,
) -> Vec<(usize, Option<String>)> {
    let watch = |look: &Look| match *look {
        Look::Answer(part, path) if address.contains(part) => Some(path),
        _ => None,
    };
    let signals = tool.signals.iter().enumerate();
    signals.filter_map(|(i, signal)| Some((i, field(answer, watch(&signal.look)?, workspace)))).collect()
}
