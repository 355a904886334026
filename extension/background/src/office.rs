//! What there is to read and to confirm. Pure: the day, the notes and the reader of policies are given.

use handrail::guidance::office::{Key, office};
use handrail::policy::{Day, Policy, Practice, Provenance, Words, changes};
use handrail::standing::Standing;
use handrail_wire::{Door, InForce, Notes, PageStatus, ReadBefore, ReaderView, Reminder};

/// Something to read.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// The policy is another than the one that was read.
    Changed(String),
    /// A lesson: its id, its version and its title.
    Lesson(String, String, Words),
    /// A tool's settings: its id, its name and the policy's version.
    Settings(String, String, String),
}

impl Due {
    /// Names it, so that nobody is reminded twice in a browser session.
    pub fn name(&self) -> String {
        match self {
            Due::Changed(hash) => format!("changed {hash}"),
            Due::Lesson(id, version, _) => format!("lesson {id} {version}"),
            Due::Settings(tool, _, version) => format!("settings {tool} {version}"),
        }
    }

    /// The line to show, in the language of this tag.
    pub fn said(&self, language: &str) -> Reminder {
        let words = office(language);
        let (text, door) = match self {
            Due::Changed(_) => (words.text(Key::RemindChanged).to_owned(), Door::Changed),
            Due::Lesson(id, _, title) => {
                let title = in_language(title, words.code());
                (words.fill(Key::RemindLesson, &[("title", title)]), Door::Lesson(id.clone()))
            }
            Due::Settings(tool, name, _) => {
                (words.fill(Key::RemindSettings, &[("tool", name)]), Door::Settings(tool.clone()))
            }
        };
        Reminder {
            language: words.code().to_owned(),
            text,
            show: words.text(Key::RemindShow).to_owned(),
            door,
        }
    }
}

/// Words in a language, else in the first there are.
pub fn in_language<'a>(words: &'a Words, language: &str) -> &'a str {
    words.get(language).or_else(|| words.values().next()).map_or("", String::as_str)
}

/// What there is to read on a tool's page, what matters most first. Nobody is reminded of anything on a tool that is not
/// approved: there the strip speaks.
pub fn due(
    in_force: &InForce,
    practice: &Practice,
    notes: &Notes,
    page: &PageStatus,
    today: i32,
) -> Vec<Due> {
    let policy = &in_force.policy;
    let mut all = Vec::new();
    if !matches!(in_force.provenance, Provenance::Managed | Provenance::Cached)
        || !matches!(page.standing, Standing::Approved | Standing::Conditional)
    {
        return all;
    }
    if notes.read.as_ref().is_some_and(|read| read.hash != policy.hash) {
        all.push(Due::Changed(policy.hash.clone()));
    }
    let lessons =
        practice.lessons.iter().filter(|lesson| lesson.is_due(notes.lessons.get(&lesson.id), today));
    all.extend(lessons.map(|l| Due::Lesson(l.id.clone(), l.version.clone(), l.title.clone())));
    let seen_to = notes.settings.get(&page.tool).is_some_and(|seen| seen.version == version(policy));
    if practice.settings.contains_key(&page.tool) && !seen_to {
        all.push(Due::Settings(page.tool.clone(), page.tool_name.clone(), version(policy)));
    }
    all
}

/// The version that settings were seen to under: as the organisation numbers it, so that a corrected word in the policy
/// asks nobody again.
pub fn version(policy: &Policy) -> String {
    policy.version.clone()
}

/// What the reader shows. `read` reads a policy as written.
pub fn reader(
    in_force: &InForce,
    practice: &Practice,
    notes: &Notes,
    today: i32,
    read: impl Fn(&str) -> Option<Policy>,
) -> ReaderView {
    let group = in_force.group.as_deref();
    let before = notes.read.as_ref().and_then(|before| {
        let old = read(&before.text)?.narrowed(group, Day::after_epoch(today));
        let languages = ["en", "es"]
            .map(|language| (language.to_owned(), changes(&old, &in_force.policy, office(language))));
        Some(ReadBefore { version: old.version.clone(), day: before.day, changes: languages.into() })
    });
    ReaderView {
        in_force: in_force.clone(),
        practice: practice.clone(),
        before,
        lessons: notes.lessons.clone(),
        settings: notes.settings.clone(),
        today,
    }
}

/// The address of a page of the extension, below the extension's own. `encode` makes an id fit for an address.
pub fn address(door: &Door, encode: impl Fn(&str) -> String) -> String {
    match door {
        Door::Ledger => "ledger.html".to_owned(),
        Door::Changed => "policy.html#changed".to_owned(),
        Door::Clause(id) => format!("policy.html#clause-{}", encode(id)),
        Door::Lesson(id) => format!("policy.html#lesson-{}", encode(id)),
        Door::Settings(tool) => format!("policy.html#settings-{}", encode(tool)),
        Door::Risk(tool) => format!("policy.html#risk-{}", encode(tool)),
    }
}

/// Advice for a day, another one each day.
pub fn tip(practice: &Practice, today: i32) -> Words {
    let at = today.rem_euclid(i32::try_from(practice.tips.len().max(1)).unwrap_or(1));
    usize::try_from(at).ok().and_then(|at| practice.tips.get(at)).cloned().unwrap_or_default()
}

/// Days since 1970-01-01 at a time, ms since the Unix epoch, in UTC.
pub fn today(now_ms: f64) -> i32 {
    (now_ms / 86_400_000.0).floor() as i32
}

#[cfg(test)]
mod tests;
