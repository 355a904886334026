//! The popup as nodes.

use super::enrol_view::EnrolView;
use super::policy_view::{PolicyView, ProblemsView};
use super::view::{Lamp, LightView, PopupView, SiteView, Tone};
use crate::browser;
use crate::dom::{Node, by_id, node, replace_content};
use crate::risk::{self, SheetView};
use handrail::guidance::{ClauseView, Key, LinkView, Words};
use handrail_wire::ToBackground;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Shows the popup for a tab.
pub(super) fn render(body: &Element, view: &PopupView, tab: i32) {
    speak(&view.language);
    let main = node("main")
        .holding(site(&view.site))
        .holding(light(&view.light, tab))
        .maybe(view.risk.as_ref().map(risk))
        .holding(policy(&view.policy).maybe(view.enrol.as_ref().map(enrol)));
    let pages = view.pages.iter().map(|(page, words)| {
        let href = format!("{page}?lang={}", view.language);
        node("li").holding(link(&LinkView { label: words.clone(), href }))
    });
    let tip =
        view.tip.as_ref().map(|(language, words)| node("p").class("tip").with("lang", language).text(words));
    let footer =
        node("footer").maybe(tip).maybe(list("contacts", pages)).holding(node("p").text(&view.footer));
    let was_open = by_id("risk").is_some_and(|sheet| sheet.has_attribute("open"));
    replace_content(body, [header(), main, footer]);
    if let Some(sheet) = by_id("risk").filter(|_| was_open) {
        let _ = sheet.set_attribute("open", "");
    }
}

/// Shows that the background did not answer.
pub(super) fn render_silence(body: &Element, words: Words) {
    speak(words.code());
    let silence = node("p").class("silence").with("role", "status").text(words.text(Key::ErrorBackground));
    replace_content(body, [header(), node("main").holding(silence)]);
}

fn speak(language: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", language);
    }
}

fn header() -> Node {
    let mark = node("img")
        .with("src", "icons/handrail.svg")
        .with("alt", "")
        .with("width", "20")
        .with("height", "20");
    node("header").holding(mark).holding(node("h1").text("Handrail"))
}

fn site(view: &SiteView) -> Node {
    let standing = view.standing.iter().map(|(tone, words)| node("li").holding(mark(*tone, words)));
    let account = view.account.iter().map(|words| node("li").holding(mark(Tone::Plain, words)));
    let ways = view.open.iter().enumerate().map(|(at, link)| node("li").holding(open(at, link)));
    node("section")
        .class("site")
        .with("aria-label", &view.label)
        .holding(node("h2").text(&view.title))
        .maybe(list("marks", standing.chain(account)))
        .maybe(view.text.as_ref().map(|text| node("p").text(text)))
        .maybe(view.clause.as_ref().map(clause))
        .maybe(list("open", ways))
}

/// Closed until somebody wants to know.
fn risk(view: &SheetView) -> Node {
    let summary = node("summary").text(&view.title);
    let sheet = node("details")
        .with("id", "risk")
        .holding(summary)
        .holding(node("p").text(&view.risk.means))
        .holding(risk::statements(view));
    node("section").class("risk").holding(sheet)
}

fn enrol(view: &EnrolView) -> Node {
    match view {
        EnrolView::Enter { label, hint, enter, wrong } => {
            let wrong = wrong.clone();
            let press = move || {
                let wrong = wrong.clone();
                spawn_local(async move {
                    let code = by_id("code").map(|field| browser::value(&field)).unwrap_or_default();
                    let entered = !code.trim().is_empty() && ask_to_enrol(code).await;
                    if let Some(place) = by_id("enrolled").filter(|_| !entered) {
                        place.set_text_content(Some(&wrong));
                    }
                });
            };
            let field = node("input")
                .with("id", "code")
                .with("autocomplete", "off")
                .with("spellcheck", "false")
                .with("aria-describedby", "code-hint enrolled");
            let button =
                node("button").with("type", "button").with("id", "enrol").class("button").text(enter);
            node("div")
                .class("enrol")
                .holding(node("label").with("for", "code").text(label))
                .holding(node("div").class("row").holding(field).holding(button.on_click(press)))
                .holding(node("p").with("id", "code-hint").class("soft").text(hint))
                .holding(node("p").with("id", "enrolled").with("role", "status"))
        }
        EnrolView::Leave(label) => {
            let press = || {
                spawn_local(async move {
                    ask_to_enrol(String::new()).await;
                })
            };
            let button =
                node("button").with("type", "button").with("id", "leave").class("button").text(label);
            node("div").class("enrol").holding(button.on_click(press))
        }
    }
}

async fn ask_to_enrol(code: String) -> bool {
    browser::ask::<bool>(&ToBackground::Enrol(code)).await == Some(true)
}

fn mark(tone: Tone, words: &str) -> Node {
    node("span").class(&format!("mark {}", class(tone))).text(words)
}

fn clause(view: &ClauseView) -> Node {
    let source = node("cite").text(&view.source);
    node("blockquote").with("lang", &view.language).holding(source).text(&view.words)
}

fn open(at: usize, view: &LinkView) -> Node {
    link(view).with("id", &format!("open-{at}")).class(if at == 0 { "button primary" } else { "button" })
}

fn link(view: &LinkView) -> Node {
    node("a")
        .with("href", &view.href)
        .with("target", "_blank")
        .with("rel", "noopener noreferrer")
        .text(&view.label)
}

fn light(view: &LightView, tab: i32) -> Node {
    let words = node("div")
        .holding(node("h2").text(&view.title))
        .holding(node("p").text(&view.text))
        .maybe(view.counts.as_ref().map(|counts| node("p").class("soft").text(counts)));
    let reload = view.reload.as_ref().map(|(label, main)| {
        let kind = if *main { "button primary" } else { "button" };
        let load = move || spawn_local(async move { browser::reload(tab).await });
        node("button").with("type", "button").with("id", "reload").class(kind).text(label).on_click(load)
    });
    node("section")
        .class(&format!("light {}", class(view.tone)))
        .with("role", "status")
        .holding(node("span").class(&format!("lamp {}", lamp(view.lamp))).with("aria-hidden", "true"))
        .holding(words.maybe(reload))
}

fn policy(view: &PolicyView) -> Node {
    let facts = view.facts.iter().map(|fact| node("li").text(fact));
    let contacts = view.contacts.iter().map(|contact| node("li").holding(link(contact)));
    let organisation = Some(&view.organisation).filter(|name| !name.is_empty());
    let head = node("div")
        .class("head")
        .holding(node("h2").with("id", "policy").text(&view.heading))
        .holding(mark(view.source.0, &view.source.1));
    node("section")
        .class("policy")
        .with("aria-labelledby", "policy")
        .holding(head)
        .holding(node("p").class("title").text(&view.title))
        .maybe(organisation.map(|name| node("p").text(name)))
        .maybe(list("facts soft", facts))
        .maybe(view.source_text.as_ref().map(|text| node("p").class("source soft").text(text)))
        .maybe(view.problems.as_ref().map(problems))
        .maybe(list("contacts", contacts))
}

/// A list, unless it is empty.
fn list(class: &str, entries: impl Iterator<Item = Node>) -> Option<Node> {
    let mut entries = entries.peekable();
    entries.peek()?;
    Some(node("ul").class(class).all(entries))
}

fn problems(view: &ProblemsView) -> Node {
    let items = view
        .items
        .iter()
        .map(|(place, what)| node("li").holding(node("code").text(place)).holding(node("span").text(what)));
    node("div")
        .class("problems")
        .with("role", "status")
        .holding(node("h3").text(&view.title))
        .holding(node("ul").all(items))
        .maybe(view.more.as_ref().map(|more| node("p").text(more)))
        .holding(node("p").class("soft").text(&view.hint))
}

fn lamp(lamp: Lamp) -> &'static str {
    match lamp {
        Lamp::Full => "full",
        Lamp::Half => "half",
        Lamp::Empty => "empty",
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Well => "well",
        Tone::Care => "care",
        Tone::Plain => "plain",
    }
}
