//! What the policy reader says, top to bottom, ready to render as it is. Pure.

use crate::risk::{SheetView, sheet};
use handrail::catalog;
use handrail::guidance::LinkView;
use handrail::guidance::office::{Key, Office};
use handrail::guidance::risk::ACCOUNTS;
use handrail::policy::{Change, ChangeTopic, Day, Leaning, Lesson, Policy, Provenance, Status, Words};
use handrail_wire::ReaderView;

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Language of the page's own words.
    pub language: String,
    /// Title of the policy.
    pub title: String,
    /// Whose it is, its version, or that there is none.
    pub facts: Vec<String>,
    /// What changed since it was read; `None` for the built-in rules.
    pub changed: Option<ChangedView>,
    /// What to read and confirm.
    pub lessons: Vec<LessonView>,
    /// Settings of tools to see to.
    pub settings: Vec<SettingsView>,
    /// Tools by status, in words.
    pub tools: Vec<(String, Vec<String>)>,
    /// What happens to what is typed in, tool by tool.
    pub risks: Vec<RisksView>,
    /// The clauses.
    pub clauses: Vec<ClauseView>,
    /// What to tell clients.
    pub client_notice: Option<Said>,
    /// Short advice.
    pub tips: Vec<Said>,
    /// Whom to turn to.
    pub contacts: Vec<LinkView>,
}

/// Words with the language that they are in.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// BCP 47 tag.
    pub language: String,
    /// The words.
    pub words: String,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedView {
    /// Since when, or that nothing did.
    pub lead: String,
    /// Which way, and what.
    pub groups: Vec<(String, Vec<String>)>,
    /// Whether the version in force is still to be marked as read.
    pub unread: bool,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonView {
    /// Its id.
    pub id: String,
    /// Heading.
    pub title: Said,
    /// What it teaches.
    pub text: Said,
    /// Whether it is to be confirmed.
    pub due: bool,
    /// How it stands.
    pub state: String,
}

/// A tool's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsView {
    /// The tool's id.
    pub tool: String,
    /// Heading.
    pub title: String,
    /// What to see to.
    pub items: Vec<Said>,
    /// When that was done under this version.
    pub done: Option<String>,
}

/// The risk sheets of a tool.
#[derive(Clone, Debug, PartialEq)]
pub struct RisksView {
    /// The tool's id.
    pub tool: String,
    /// Its name.
    pub title: String,
    /// A sheet for accounts of which the same is said, with those accounts and what each means.
    pub sheets: Vec<(Vec<(String, String)>, SheetView)>,
    /// What to use instead of any but the own account.
    pub instead: Option<LinkView>,
}

/// A clause.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseView {
    /// Its number.
    pub id: String,
    /// Heading.
    pub title: Said,
    /// Its words.
    pub text: Said,
    /// Number, heading and words as they are searched.
    pub plain: String,
}

/// The page for what the background answered.
pub fn page(view: &ReaderView, office: Office) -> PageView {
    let policy = &view.in_force.policy;
    let own = matches!(view.in_force.provenance, Provenance::Managed | Provenance::Cached);
    let say = |words: &Words| said(words, policy, office);
    let version = || office.fill(Key::ReaderVersion, &[("version", &policy.version)]);
    PageView {
        language: office.code().to_owned(),
        title: policy.title.clone(),
        facts: match own {
            true => vec![policy.organisation.clone(), version()]
                .into_iter()
                .filter(|fact| !fact.is_empty())
                .collect(),
            false => vec![office.text(Key::ReaderNone).to_owned()],
        },
        changed: own.then(|| changed(view, office)),
        lessons: view.practice.lessons.iter().map(|l| lesson(l, view, office)).collect(),
        settings: settings(view, office),
        tools: if own { tools(policy, office) } else { vec![] },
        risks: if own { risks(view, office) } else { vec![] },
        clauses: policy
            .clauses
            .iter()
            .map(|clause| {
                let (title, text) = (say(&clause.title), say(&clause.text));
                let plain = plain(&format!("{} {} {}", clause.id, title.words, text.words));
                ClauseView { id: clause.id.clone(), title, text, plain }
            })
            .collect(),
        client_notice: view.practice.client_notice.as_ref().map(say),
        tips: view.practice.tips.iter().map(say).collect(),
        contacts: contacts(view, office),
    }
}

/// Words in the reader's language, else in the organisation's own.
fn said(words: &Words, policy: &Policy, office: Office) -> Said {
    let wanted = words.iter().find(|(tag, _)| tag.split('-').next() == Some(office.code()));
    let own = policy.languages.first().and_then(|tag| words.get_key_value(tag));
    let (language, words) = wanted.or(own).or_else(|| words.iter().next()).unzip();
    Said { language: language.cloned().unwrap_or_default(), words: words.cloned().unwrap_or_default() }
}

fn day(day: i32) -> String {
    Day::after_epoch(day).map_or(String::new(), |day| day.to_string())
}

fn changed(view: &ReaderView, office: Office) -> ChangedView {
    let Some(before) = &view.before else {
        let lead = office.text(Key::ReaderChangedFirst).to_owned();
        return ChangedView { lead, groups: vec![], unread: true };
    };
    let all: Vec<&Change> =
        before.changes.get(office.code()).into_iter().flatten().filter(|c| for_staff(c)).collect();
    let blanks = [("version", before.version.as_str()), ("day", &day(before.day))];
    let key = if all.is_empty() { Key::ReaderChangedNothing } else { Key::ReaderChangedLead };
    let groups = [
        (Leaning::Stricter, Key::ReaderStricter),
        (Leaning::Looser, Key::ReaderLooser),
        (Leaning::Mixed, Key::ReaderMixed),
        (Leaning::Neither, Key::ReaderOtherwise),
    ]
    .map(|(leaning, key)| {
        let of = all.iter().filter(|change| change.leaning == leaning);
        (office.text(key).to_owned(), of.map(|c| format!("{}: {}", c.about, c.what)).collect::<Vec<_>>())
    });
    ChangedView {
        lead: office.fill(key, &blanks),
        unread: !all.is_empty(),
        groups: groups.into_iter().filter(|(_, changes)| !changes.is_empty()).collect(),
    }
}

/// How something is found, and when a clause is shown, is for IT.
fn for_staff(change: &Change) -> bool {
    !matches!(change.topic, ChangeTopic::Detector | ChangeTopic::Moment)
}

fn lesson(lesson: &Lesson, view: &ReaderView, office: Office) -> LessonView {
    let policy = &view.in_force.policy;
    let confirmed = view.lessons.get(&lesson.id);
    let due = lesson.is_due(confirmed, view.today);
    let state = match confirmed.filter(|_| !due) {
        None => office.text(Key::ReaderLessonDue).to_owned(),
        Some(confirmed) => match lesson.valid_through(confirmed) {
            Some(until) => {
                let blanks = [("day", &*day(confirmed.day)), ("until", &until.to_string())];
                office.fill(Key::ReaderLessonUntil, &blanks)
            }
            None => office.fill(Key::ReaderLessonDone, &[("day", &day(confirmed.day))]),
        },
    };
    LessonView {
        id: lesson.id.clone(),
        title: said(&lesson.title, policy, office),
        text: said(&lesson.text, policy, office),
        due,
        state,
    }
}

fn settings(view: &ReaderView, office: Office) -> Vec<SettingsView> {
    let policy = &view.in_force.policy;
    let of = policy.tools.iter().filter_map(|tool| Some((tool, view.practice.settings.get(&tool.id)?)));
    of.map(|(tool, items)| {
        let done = view.settings.get(&tool.id).filter(|seen| seen.version == policy.version);
        SettingsView {
            tool: tool.id.clone(),
            title: office.fill(Key::ReaderSettingsOf, &[("tool", &tool.name)]),
            items: items.iter().map(|item| said(item, policy, office)).collect(),
            done: done.map(|seen| office.fill(Key::ReaderSettingsWas, &[("day", &day(seen.day))])),
        }
    })
    .collect()
}

fn tools(policy: &Policy, office: Office) -> Vec<(String, Vec<String>)> {
    let groups = [
        (Status::Approved, Key::ReaderToolApproved),
        (Status::Conditional, Key::ReaderToolConditional),
        (Status::Pending, Key::ReaderToolPending),
        (Status::Denied, Key::ReaderToolDenied),
    ];
    let groups = groups.map(|(status, key)| {
        let of = policy.tools.iter().filter(|tool| tool.status == status);
        let name = of.map(|tool| match tool.own_account_only {
            true => format!("{} ({})", tool.name, office.text(Key::ReaderOwnAccount)),
            false => tool.name.clone(),
        });
        (office.text(key).to_owned(), name.collect::<Vec<_>>())
    });
    let mut all: Vec<_> = groups.into_iter().filter(|(_, tools)| !tools.is_empty()).collect();
    all.push((office.text(Key::ReaderToolRest).to_owned(), vec![]));
    all
}

/// The sheets of every tool that the policy names and the catalog knows, by its accounts.
fn risks(view: &ReaderView, office: Office) -> Vec<RisksView> {
    let policy = &view.in_force.policy;
    let none = Words::new();
    let of = policy.tools.iter().filter_map(|rule| Some((rule, catalog::tool(&rule.id)?)));
    of.map(|(rule, tool)| {
        let terms = view.practice.terms.get(&rule.id).unwrap_or(&none);
        let mut sheets: Vec<(Vec<(String, String)>, SheetView)> = Vec::new();
        let mut instead = None;
        for account in ACCOUNTS {
            let sheet = sheet(policy, tool, account, terms, office);
            let named = (sheet.risk.account.clone(), sheet.risk.means.clone());
            instead = instead.or_else(|| sheet.risk.instead.clone());
            match sheets.last_mut().filter(|(_, last)| says_the_same(last, &sheet)) {
                Some((accounts, _)) => accounts.push(named),
                None => sheets.push((vec![named], sheet)),
            }
        }
        RisksView { tool: rule.id.clone(), title: rule.name.clone(), sheets, instead }
    })
    .collect()
}

fn says_the_same(a: &SheetView, b: &SheetView) -> bool {
    (&a.risk.says, &a.risk.agreements, &a.terms) == (&b.risk.says, &b.risk.agreements, &b.terms)
}

fn contacts(view: &ReaderView, office: Office) -> Vec<LinkView> {
    let contacts = &view.in_force.policy.contacts;
    let link = |key, href: &String| LinkView { label: office.text(key).to_owned(), href: href.clone() };
    let officer = contacts.compliance_officer.as_ref().map(|officer| LinkView {
        label: office.fill(Key::ReaderOfficer, &[("name", &officer.name)]),
        href: format!("mailto:{}", officer.email),
    });
    let links = [
        (Key::ReaderQuestions, &contacts.questions),
        (Key::ReaderIncident, &contacts.report_incident),
        (Key::ReaderConcern, &view.practice.concerns),
    ];
    let links = links.into_iter().filter_map(|(key, href)| Some(link(key, href.as_ref()?)));
    officer.into_iter().chain(links).collect()
}

/// A text as it is searched: lower case, without the accents that people leave out when they search.
pub fn plain(text: &str) -> String {
    let without = |c: char| match c {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        c => c,
    };
    text.chars().flat_map(char::to_lowercase).map(without).collect()
}

/// Whether a clause has every word that is searched for.
pub fn matches(clause: &str, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| clause.contains(word))
}

#[cfg(test)]
mod tests;
