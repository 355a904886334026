use super::view::{ClauseView, LinkView};
use super::words::{Key, Words as Language};
use crate::catalog::{self, Place};
use crate::policy::{Policy, Status, ToolRule, Words};

/// A clause as a notice quotes it, in the reader's language if the organisation wrote it in that, else in the
/// organisation's own.
pub(crate) fn view(policy: &Policy, id: &str, language: Language) -> Option<ClauseView> {
    let clause = policy.clause(id)?;
    let (spoken, words) = in_language(policy, &clause.text, language)?;
    let heading = in_language(policy, &clause.title, language).map_or("", |(_, heading)| heading);
    let source = language.fill(
        Key::NoticeSource,
        &[
            ("title", &policy.title),
            ("version", &policy.version),
            ("clause", &clause.id),
            ("heading", heading),
        ],
    );
    Some(ClauseView {
        id: clause.id.clone(),
        source: source.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ","),
        words: words.to_owned(),
        language: spoken.to_owned(),
    })
}

/// The words for a language, with the language that they are really in.
pub(super) fn in_language<'a>(
    policy: &'a Policy,
    words: &'a Words,
    language: Language,
) -> Option<(&'a str, &'a str)> {
    let wanted = words.iter().find(|(code, _)| code.split('-').next() == Some(language.code()));
    let own = policy.languages.first().and_then(|code| words.get_key_value(code));
    wanted.or(own).or_else(|| words.iter().next()).map(|(code, text)| (code.as_str(), text.as_str()))
}

/// The tool that the organisation offers instead of this one. A tool that the policy does not name gets the
/// first approved one.
pub(crate) fn use_instead(policy: &Policy, rule: Option<&ToolRule>, language: Language) -> Option<LinkView> {
    let named = rule.and_then(|r| r.use_instead.as_deref());
    let tool = match named {
        Some(id) => policy.tools.iter().find(|t| t.id == id)?,
        None => policy
            .tools
            .iter()
            .find(|t| t.status == Status::Approved && rule.is_none_or(|rule| rule.id != t.id))?,
    };
    let known = catalog::tool(&tool.id).and_then(|t| t.places.first().copied());
    let href = tool.hosts.iter().find_map(|host| Place::parse(host)).or(known).map(address)?;
    Some(LinkView { label: language.fill(Key::ChoiceUseInstead, &[("tool", &tool.name)]), href })
}

/// The address to open a place by. What runs on this computer seldom has a certificate.
fn address(place: Place) -> String {
    let local = place.host == "localhost" || place.host == "[::1]" || place.host.starts_with("127.");
    let scheme = if local { "http" } else { "https" };
    let port = place.port.map_or(String::new(), |port| format!(":{port}"));
    format!("{scheme}://{}{port}{}/", place.host, place.path)
}

/// Whom to ask: the organisation's address for questions, else whoever answers for the policy.
pub(crate) fn ask(policy: &Policy, language: Language) -> Option<LinkView> {
    let contacts = &policy.contacts;
    let officer = contacts.compliance_officer.as_ref();
    let href = contacts
        .questions
        .clone()
        .or_else(|| officer.filter(|o| !o.email.is_empty()).map(|o| format!("mailto:{}", o.email)))?;
    let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
    let label = match officer.filter(|o| !o.name.is_empty()) {
        Some(officer) => language.fill(Key::NoticeAsk, &[("who", &officer.name)]),
        None => language.text(Key::NoticeAskSomeone).to_owned(),
    };
    safe.then_some(LinkView { label, href })
}
