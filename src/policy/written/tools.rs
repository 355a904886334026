use super::classes;
use super::clauses::words;
use super::head::day;
use super::known::{ID_MEND, STATUSES, is_id};
use super::nearest::nearest;
use super::practice::several;
use super::report::{Report, Spot, shown};
use super::section::Section;
use crate::action::Action;
use crate::catalog::{self, Allowed, Category, Place, Tool};
use crate::policy::{Day, Policy, Practice, Status, ToolRule, Words};

/// Where a rule's keys stand, for the checks across rules.
struct Spots {
    whole: Spot,
    own_account_only: Option<Spot>,
    restrict_sign_in: Option<Spot>,
    use_instead: Option<Spot>,
    hosts: Vec<Spot>,
}

/// What staff are told of a tool.
struct Told {
    settings: Vec<Words>,
    terms: Option<Words>,
}

/// `[[tool]]`: what the organisation says of single tools.
pub fn read(
    whole: &mut Section,
    policy: &mut Policy,
    practice: &mut Practice,
    known: &[String],
    today: Option<Day>,
    report: &mut Report,
) {
    let Some(value) = whole.get("tool") else { return };
    let mut spots = Vec::new();
    for section in value.sections(report) {
        if let Some((rule, told, at)) = rule(section, policy, known, today, report) {
            if !told.settings.is_empty() {
                practice.settings.insert(rule.id.clone(), told.settings);
            }
            practice.terms.extend(told.terms.map(|terms| (rule.id.clone(), terms)));
            policy.tools.push(rule);
            spots.push(at);
        }
    }
    for (i, (rule, at)) in policy.tools.iter().zip(&spots).enumerate() {
        account(rule, at, report);
        restriction(rule, at, report);
        alternative(rule, at, &policy.tools, report);
        let earlier = &policy.tools[..i];
        if earlier.iter().any(|other| other.id == rule.id) {
            report.error(
                &at.whole.below("id"),
                format!("There are two rules for `{}`.", rule.id),
                "Join them in one.",
            );
        }
        for (host, spot) in rule.hosts.iter().zip(&at.hosts) {
            if let Some(other) = earlier.iter().find(|other| other.hosts.contains(host)) {
                let what = format!("`{host}` is a host of `{}` already.", other.id);
                report.error(spot, what, "A place belongs to one tool: leave one out.");
            }
        }
    }
}

fn rule(
    mut section: Section,
    policy: &Policy,
    known: &[String],
    today: Option<Day>,
    report: &mut Report,
) -> Option<(ToolRule, Told, Spots)> {
    let whole = section.spot.clone();
    let id = section.need(report, "id", "Write the catalog's id, or one of your own.");
    let id = id.and_then(|v| Some((v.text(report)?, v.spot)));
    let name = section.get("name").and_then(|v| v.text(report));
    let status = section.need(report, "status", "Write approved, conditional, pending or denied.");
    let status = status.and_then(|v| v.word(report, "status", &STATUSES));
    let hosts = section.get("hosts").map(|v| v.texts(report, true)).unwrap_or_default();
    let only = section.get("own_account_only").and_then(|v| Some((v.flag(report)?, v.spot)));
    let own_accounts = section.get("own_accounts").map(|v| v.texts(report, true)).unwrap_or_default();
    let restrict = section.get("restrict_sign_in").and_then(|v| Some((v.flag(report)?, v.spot)));
    let agreements = section.get("agreements").map(|v| v.texts(report, true)).unwrap_or_default();
    let allowed = section.get("classes_allowed").map(|v| (v.texts(report, true), v.spot));
    let instead = section.get("use_instead").and_then(|v| Some((v.text(report)?, v.spot)));
    let expires = section.get("expires").and_then(|v| Some((day(&v, report)?, v.spot)));
    let told = Told {
        settings: section.get("settings").map(|v| several(&v, &policy.languages, report)).unwrap_or_default(),
        terms: section.get("terms").map(|v| words(&v, &policy.languages, report)),
    };
    section.finish(report);

    if let (Some((day, spot)), Some(today)) = (&expires, today)
        && *day < today
    {
        let mend =
            "Renew it, or set the status to pending: in browsers the tool counts as under review by now.";
        report.warning(spot, "The approval has run out.", mend);
    }
    let (id, id_spot) = id?;
    if !is_id(&id) {
        report.error(&id_spot, "This is no id for a tool.", ID_MEND);
    }
    let listed = catalog::tool(&id);
    let says_where = !hosts.is_empty();
    let hosts = places(hosts, report);
    let elsewhere = |tool: &Tool| {
        tool.places.is_empty() || (tool.category == Category::Selfhosted && status != Some(Status::Denied))
    };
    if !says_where && listed.is_none_or(elsewhere) {
        homeless(&id, &id_spot, listed, report);
    }
    let (classes_allowed, allowed_spot) = allowed.unwrap_or_else(|| (Vec::new(), whole.clone()));
    for (class, spot) in &classes_allowed {
        agreed(class, spot, &agreements, report);
        let blocked = policy.matrix.get(class).is_some_and(|row| row[0] == Action::Block);
        if classes::check(class, spot, known, report) && blocked {
            let what = format!("`{class}` is allowed here, but the matrix blocks it even in approved tools.");
            report.error(spot, what, "Mend one of the two.");
        }
    }
    let status = status?;
    if !classes_allowed.is_empty() && status != Status::Approved {
        let what = "Classes are allowed in a tool that is not approved.";
        report.error(&allowed_spot, what, "Approve the tool, or leave `classes_allowed` out.");
    }
    let spots = Spots {
        whole,
        own_account_only: only.as_ref().map(|(_, spot)| spot.clone()),
        restrict_sign_in: restrict.as_ref().map(|(_, spot)| spot.clone()),
        use_instead: instead.as_ref().map(|(_, spot)| spot.clone()),
        hosts: hosts.iter().map(|(_, spot)| spot.clone()).collect(),
    };
    let rule = ToolRule {
        name: name.or_else(|| listed.map(|tool| tool.name.to_owned())).unwrap_or_else(|| id.clone()),
        id,
        hosts: hosts.into_iter().map(|(host, _)| host).collect(),
        status,
        own_account_only: only.is_some_and(|(only, _)| only),
        own_accounts: own_accounts.into_iter().map(|(account, _)| account).collect(),
        restrict_sign_in: restrict.is_some_and(|(restrict, _)| restrict),
        agreements: agreements.into_iter().map(|(agreement, _)| agreement).collect(),
        classes_allowed: classes_allowed.into_iter().map(|(class, _)| class).collect(),
        use_instead: instead.map(|(id, _)| id),
        expires: expires.map(|(day, _)| day),
    };
    Some((rule, told, spots))
}

/// Classes of data that a vendor may have only under an agreement: a business associate agreement (45 CFR
/// 164.504(e)), or the terms of FERPA's school official exception (34 CFR 99.31(a)(1)(i)(B)).
const AGREEMENTS: [(&str, &str, &str); 2] = [
    ("health", "BAA", "HIPAA asks for a business associate agreement with the vendor."),
    ("student", "DPA", "FERPA asks that the vendor be under your direct control about student records."),
];

fn agreed(class: &str, spot: &Spot, agreements: &[(String, Spot)], report: &mut Report) {
    let needed = AGREEMENTS.iter().find(|(of, ..)| *of == class);
    if let Some((_, agreement, why)) = needed
        && !agreements.iter().any(|(has, _)| has == agreement)
    {
        let mend = format!("Add `agreements = [\"{agreement}\"]` once it is signed, or leave `{class}` out.");
        report.warning(spot, *why, mend);
    }
}

fn places(hosts: Vec<(String, Spot)>, report: &mut Report) -> Vec<(String, Spot)> {
    let mut kept: Vec<(String, Spot)> = Vec::new();
    for (host, spot) in hosts {
        let Some(place) = Place::parse(&host) else {
            let mend = "Write `host`, `host:port` or `host/path` in small letters, without `https://`, wildcard or last slash; sub-domains are included.";
            report.error(&spot, "This is no place where a tool can live.", mend);
            continue;
        };
        if matches!(place.port, Some(80 | 443)) {
            let what = "80 and 443 are the web's own ports; browsers do not show them.";
            report.error(&spot, what, "Leave the port out.");
        } else if kept.iter().any(|(other, _)| *other == host) {
            report.error(&spot, "The host is listed twice.", "Leave one out.");
        } else {
            kept.push((host, spot));
        }
    }
    kept
}

fn homeless(id: &str, spot: &Spot, listed: Option<&Tool>, report: &mut Report) {
    match listed {
        Some(tool) => {
            let what =
                format!("{} runs at an address of your own, and the policy does not say where.", tool.name);
            report.error(spot, what, "Add `hosts`, such as [\"chat.example.org\"] or [\"127.0.0.1:8000\"].");
        }
        None => {
            let what = format!("`{}` is not in the catalog, and no `hosts` say where it lives.", shown(id));
            let known: Vec<&str> = catalog::tools().iter().map(|tool| tool.id).collect();
            let mend = match nearest(id, &known) {
                Some(near) => format!("Did you mean `{near}`? If not, add `hosts`."),
                None => "Add `hosts`, or write the catalog's id: `handrail catalog URL` prints it.".into(),
            };
            report.error(spot, what, mend);
        }
    }
}

fn account(rule: &ToolRule, at: &Spots, report: &mut Report) {
    let spot = at.own_account_only.clone().unwrap_or_else(|| at.whole.below("own_accounts"));
    let signals = catalog::tool(&rule.id).is_some_and(|tool| !tool.signals.is_empty());
    if !rule.own_account_only {
        if !rule.own_accounts.is_empty() && !rule.restrict_sign_in {
            let mend = "Add `own_account_only = true`, or leave `own_accounts` out.";
            report.warning(&spot, "`own_accounts` has no effect here.", mend);
        }
    } else if matches!(rule.status, Status::Denied | Status::Pending) {
        let what = "The tool is not approved for any account.";
        report.warning(&spot, what, "Leave `own_account_only` out.");
    } else if !signals {
        let what = "Handrail cannot tell which account is in use on this tool.";
        report.warning(&spot, what, "It will be judged by the matrix column `conditional`.");
    } else if rule.own_accounts.is_empty() {
        let mend = "List mail domains or workspace ids in `own_accounts`; until then the column `conditional` applies.";
        report.warning(&spot, "The policy does not say how your own account is told.", mend);
    }
}

/// Whether the vendor can be asked to refuse other accounts, and is told enough to do so.
fn restriction(rule: &ToolRule, at: &Spots, report: &mut Report) {
    let (true, Some(spot)) = (rule.restrict_sign_in, &at.restrict_sign_in) else { return };
    let vendor = catalog::tool(&rule.id).map_or("", |tool| tool.vendor);
    let mut offered = catalog::restrictions(vendor).peekable();
    if offered.peek().is_none() {
        let what = format!("No way is known to ask the vendor of {} to refuse other accounts.", rule.name);
        report.error(spot, what, "Leave `restrict_sign_in` out; `own_account_only` still warns staff.");
        return;
    }
    for wanted in offered.filter(|r| r.value.value(rule.own_accounts.iter().map(String::as_str)).is_none()) {
        let kind = match wanted.value {
            Allowed::Ids | Allowed::FirstId => "an id such as \"5f0c0ffe-0000-4000-8000-00000000cafe\"",
            Allowed::Domains => "a mail domain such as \"example.org\"",
            Allowed::IdsAndDomains | Allowed::Always(_) => "an id or a mail domain",
        };
        let what = format!("The header {} needs to be told your own accounts.", wanted.header);
        report.error(spot, what, format!("Add {kind} to `own_accounts`."));
    }
}

fn alternative(rule: &ToolRule, at: &Spots, rules: &[ToolRule], report: &mut Report) {
    let (Some(id), Some(spot)) = (&rule.use_instead, &at.use_instead) else { return };
    match rules.iter().find(|other| other.id == *id) {
        Some(other) if other.id == rule.id => {
            report.error(spot, "A tool cannot be used instead of itself.", "Name another tool.");
        }
        Some(other) if !matches!(other.status, Status::Approved | Status::Conditional) => {
            report.error(spot, format!("`{id}` is not approved."), "Name an approved tool.");
        }
        Some(_) => {}
        None if catalog::tool(id).is_some() => {
            let mend = "Add a `[[tool]]` with this id and `status = \"approved\"`, or name another.";
            report.error(spot, format!("This policy has no tool `{}`.", shown(id)), mend);
        }
        None => {
            let approved = rules.iter().filter(|r| r.status == Status::Approved && r.id != rule.id);
            report.unknown(spot, "tool of this policy", id, approved.map(|r| r.id.as_str()));
        }
    }
}
