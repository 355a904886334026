//! The policy reader as nodes.

use super::view::{
    ChangedView, ClauseView, LessonView, PageView, RisksView, Said, SettingsView, matches, plain,
};
use crate::browser;
use crate::dom::{Node, by_id, node, replace_content};
use crate::risk;
use handrail::guidance::office::{Count, Key, Office};
use handrail_wire::Confirm;
use std::rc::Rc;
use web_sys::Element;

/// Shows the page; `confirm` notes that something was read.
pub fn render<F: Fn(Confirm) + 'static>(body: &Element, view: &PageView, office: Office, confirm: &Rc<F>) {
    let text = |key| office.text(key);
    let facts = view.facts.iter().map(|fact| node("p").class("soft").text(fact));
    let header = node("header").holding(node("h1").text(&view.title)).all(facts);
    let parts = [
        ("changed", Key::ReaderChanged, view.changed.is_some()),
        ("lessons", Key::ReaderLessons, !view.lessons.is_empty()),
        ("settings", Key::ReaderSettings, !view.settings.is_empty()),
        ("clauses", Key::ReaderClauses, true),
        ("tools", Key::ReaderTools, !view.tools.is_empty()),
        ("risks", Key::RiskTitle, !view.risks.is_empty()),
        ("clients", Key::ReaderClientNotice, view.client_notice.is_some()),
        ("contacts", Key::ReaderContacts, !view.contacts.is_empty()),
    ];
    let links = parts
        .iter()
        .filter(|(.., there)| *there)
        .map(|(id, key, _)| node("li").holding(node("a").with("href", &format!("#{id}")).text(text(*key))));
    let ledger = node("li").holding(node("a").with("href", "ledger.html").text(text(Key::ReaderLedger)));
    let nav = node("nav")
        .with("aria-label", text(Key::ReaderContents))
        .holding(node("ul").all(links).holding(ledger));
    let main = node("main")
        .maybe(view.changed.as_ref().map(|changed| changed_node(changed, office, confirm)))
        .maybe((!view.lessons.is_empty()).then(|| {
            let lessons = view.lessons.iter().map(|lesson| lesson_node(lesson, office, confirm));
            part("lessons", Key::ReaderLessons, office).holding(kept(office)).all(lessons)
        }))
        .maybe((!view.settings.is_empty()).then(|| {
            let tools = view.settings.iter().map(|tool| settings_node(tool, office, confirm));
            part("settings", Key::ReaderSettings, office).all(tools)
        }))
        .holding(clauses(&view.clauses, office))
        .maybe((!view.tools.is_empty()).then(|| {
            let groups = view.tools.iter().map(|(title, tools)| {
                let tools = tools.iter().map(|tool| node("li").text(tool));
                node("div").holding(node("h3").text(title)).holding(node("ul").all(tools))
            });
            part("tools", Key::ReaderTools, office).all(groups)
        }))
        .maybe(
            (!view.risks.is_empty())
                .then(|| part("risks", Key::RiskTitle, office).all(view.risks.iter().map(risks_node))),
        )
        .maybe(view.client_notice.as_ref().map(|notice| clients(notice, office)))
        .maybe((!view.contacts.is_empty()).then(|| {
            let links = view.contacts.iter().map(|link| {
                let link = node("a")
                    .with("href", &link.href)
                    .with("target", "_blank")
                    .with("rel", "noopener noreferrer")
                    .text(&link.label);
                node("li").holding(link)
            });
            let tips = view.tips.iter().map(|tip| say("p", tip));
            part("contacts", Key::ReaderContacts, office).holding(node("ul").all(links)).all(tips)
        }));
    replace_content(body, [header.holding(nav), main]);
}

/// Brings the place that the address names into view, and the focus to it.
pub fn go_there() {
    let place = browser::place_in_page();
    let Some(target) = by_id(&place).filter(|_| !place.is_empty()) else { return };
    for name in ["clause", "lesson", "settings", "risk"] {
        if place.starts_with(&format!("{name}-")) {
            target.set_class_name("here");
        }
    }
    if target.tag_name() == "DETAILS" {
        let _ = target.set_attribute("open", "");
    }
    let _ = target.set_attribute("tabindex", "-1");
    browser::focus(&place);
    target.scroll_into_view();
}

fn part(id: &str, title: Key, office: Office) -> Node {
    let heading = format!("{id}-title");
    node("section")
        .with("id", id)
        .with("aria-labelledby", &heading)
        .holding(node("h2").with("id", &heading).text(office.text(title)))
}

fn say(tag: &str, said: &Said) -> Node {
    node(tag).with("lang", &said.language).text(&said.words)
}

fn kept(office: Office) -> Node {
    node("p").class("soft").text(office.text(Key::ReaderKept))
}

fn button(id: &str, label: &str) -> Node {
    node("button").with("type", "button").with("id", id).class("primary").text(label)
}

fn changed_node<F: Fn(Confirm) + 'static>(view: &ChangedView, office: Office, confirm: &Rc<F>) -> Node {
    let groups = view.groups.iter().map(|(title, changes)| {
        let changes = changes.iter().map(|change| node("li").text(change));
        node("div").holding(node("h3").text(title)).holding(node("ul").class("checklist").all(changes))
    });
    let read = view.unread.then(|| {
        let confirm = Rc::clone(confirm);
        let read = button("read", office.text(Key::ReaderRead)).on_click(move || confirm(Confirm::Policy));
        node("div").class("row").holding(read)
    });
    part("changed", Key::ReaderChanged, office)
        .holding(node("p").with("role", "status").text(&view.lead))
        .all(groups)
        .maybe(read)
}

fn lesson_node<F: Fn(Confirm) + 'static>(view: &LessonView, office: Office, confirm: &Rc<F>) -> Node {
    let tone = if view.due { "mark care" } else { "mark well" };
    let confirmed = view.due.then(|| {
        let (confirm, id) = (Rc::clone(confirm), view.id.clone());
        let name = format!("confirm-{id}");
        let press = move || confirm(Confirm::Lesson(id.clone()));
        node("div").class("row").holding(button(&name, office.text(Key::ReaderLessonConfirm)).on_click(press))
    });
    node("article")
        .with("id", &format!("lesson-{}", view.id))
        .holding(say("h3", &view.title))
        .holding(say("p", &view.text))
        .holding(node("span").class(tone).text(&view.state))
        .maybe(confirmed)
}

fn settings_node<F: Fn(Confirm) + 'static>(view: &SettingsView, office: Office, confirm: &Rc<F>) -> Node {
    let items = view.items.iter().map(|item| say("li", item));
    let foot = match &view.done {
        Some(done) => node("span").class("mark well").text(done),
        None => {
            let (confirm, tool) = (Rc::clone(confirm), view.tool.clone());
            let name = format!("done-{tool}");
            let press = move || confirm(Confirm::Settings(tool.clone()));
            node("div")
                .class("row")
                .holding(button(&name, office.text(Key::ReaderSettingsDone)).on_click(press))
        }
    };
    node("article")
        .with("id", &format!("settings-{}", view.tool))
        .holding(node("h3").text(&view.title))
        .holding(node("ul").class("checklist").all(items))
        .holding(foot)
}

/// A tool's sheets, closed until somebody wants to know.
fn risks_node(view: &RisksView) -> Node {
    let sheets = view.sheets.iter().map(|(accounts, sheet)| {
        let accounts = accounts.iter().map(|(name, means)| {
            node("p").holding(node("b").text(name)).text(" ").holding(node("span").text(means))
        });
        node("div").class("sheet").all(accounts).holding(risk::statements(sheet))
    });
    let instead = view.instead.as_ref().map(|link| {
        let link = node("a")
            .with("href", &link.href)
            .with("target", "_blank")
            .with("rel", "noopener noreferrer")
            .text(&link.label);
        node("p").holding(link)
    });
    node("details")
        .with("id", &format!("risk-{}", view.tool))
        .holding(node("summary").text(&view.title))
        .all(sheets)
        .maybe(instead)
}

/// The clauses with their search. Searching hides what does not match; nothing is built anew, so nothing jumps.
fn clauses(all: &[ClauseView], office: Office) -> Node {
    let plain_texts: Vec<(String, String)> =
        all.iter().map(|clause| (format!("clause-{}", clause.id), clause.plain.clone())).collect();
    let search = node("input").with("type", "search").with("id", "search").on_input(move |wanted| {
        let wanted = plain(&wanted);
        let mut found = 0;
        for (id, clause) in &plain_texts {
            let shown = matches(clause, &wanted);
            found += usize::from(shown);
            if let Some(article) = by_id(id) {
                let _ = match shown {
                    true => article.remove_attribute("hidden"),
                    false => article.set_attribute("hidden", ""),
                };
            }
        }
        let said = match found {
            _ if wanted.trim().is_empty() => String::new(),
            0 => office.text(Key::ReaderNotFound).to_owned(),
            n => office.count(Count::ReaderFound, n),
        };
        if let Some(place) = by_id("found") {
            place.set_text_content(Some(&said));
        }
    });
    let field = node("label").class("field").text(office.text(Key::ReaderSearch)).holding(search);
    let found = node("p").with("id", "found").with("role", "status").class("soft");
    let articles = all.iter().map(|clause| {
        let place = format!("clause-{}", clause.id);
        let link = node("a")
            .with("href", &format!("#{place}"))
            .with("aria-label", &office.fill(Key::ReaderLink, &[("id", &clause.id)]))
            .text(&clause.id);
        let heading = node("h3").holding(link).holding(say("span", &clause.title));
        node("article").with("id", &place).holding(heading).holding(say("p", &clause.text))
    });
    part("clauses", Key::ReaderClauses, office)
        .holding(node("search").holding(field).holding(found))
        .holding(node("div").all(articles))
}

fn clients(notice: &Said, office: Office) -> Node {
    let words = notice.words.clone();
    let copy = button("copy-notice", office.text(Key::ReaderCopy)).on_click(move || {
        browser::copy(words.clone(), move || {
            if let Some(place) = by_id("copied") {
                place.set_text_content(Some(office.text(Key::ReaderCopied)));
            }
        });
    });
    let row = node("div")
        .class("row")
        .holding(copy)
        .holding(node("span").with("id", "copied").with("role", "status"));
    part("clients", Key::ReaderClientNotice, office)
        .holding(node("p").class("soft").text(office.text(Key::ReaderClientLead)))
        .holding(say("p", notice))
        .holding(row)
}
