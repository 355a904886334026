//! What the reader answers, taken out of its message by hand: serde's readers of a notice would weigh more on every page
//! than all of this.

use crate::deep::get;
use handrail::action::Action;
use handrail::guidance::{
    Choice, ChoiceView, ClauseView, ConsentView, Emphasis, ItemView, LinkView, NoticeView, ReasonView,
};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// What became of the files of one question.
#[derive(Default)]
pub struct Answer {
    /// By file: whether somebody has to decide.
    pub held: Vec<bool>,
    /// By file: the copy with placeholders, where there is one.
    pub copies: Vec<Option<File>>,
    /// Whether anything was not read.
    pub unread: bool,
    /// The question to put to the person; `None` where all may go.
    pub view: Option<NoticeView>,
    /// What to say of files that go unread.
    pub told: Option<String>,
    /// What to say of files that are left out: all that are held, and those without a copy.
    pub left: [Option<String>; 2],
}

impl Answer {
    /// Reads a message; `None` when it is no answer.
    pub fn read(message: &JsValue) -> Option<Self> {
        let view = get(message, "view").filter(JsValue::is_object);
        let left = list(message, "left");
        Some(Self {
            held: get(message, "held")?
                .dyn_into::<Array>()
                .ok()?
                .iter()
                .map(|held| held != JsValue::FALSE)
                .collect(),
            copies: list(message, "copies").into_iter().map(|copy| copy.dyn_into().ok()).collect(),
            unread: is(message, "unread"),
            view: match view {
                Some(view) => Some(notice(&view)?),
                None => None,
            },
            told: get(message, "told")?.as_string(),
            left: [0, 1].map(|i: usize| left.get(i).and_then(JsValue::as_string)),
        })
    }
}

fn list(of: &JsValue, name: &str) -> Vec<JsValue> {
    get(of, name)
        .and_then(|list| list.dyn_into::<Array>().ok())
        .map(|list| list.iter().collect())
        .unwrap_or_default()
}

fn text(of: &JsValue, name: &str) -> String {
    get(of, name).and_then(|text| text.as_string()).unwrap_or_default()
}

fn is(of: &JsValue, name: &str) -> bool {
    get(of, name) == Some(JsValue::TRUE)
}

fn object(of: &JsValue, name: &str) -> Option<JsValue> {
    get(of, name).filter(JsValue::is_object)
}

fn notice(view: &JsValue) -> Option<NoticeView> {
    let action = text(view, "action");
    Some(NoticeView {
        language: text(view, "language"),
        action: Action::ALL.into_iter().find(|known| known.word() == action)?,
        title: text(view, "title"),
        subtitle: text(view, "subtitle"),
        items: list(view, "items").iter().map(item).collect(),
        more: get(view, "more").and_then(|more| more.as_string()),
        clause: object(view, "clause").map(|clause| ClauseView {
            id: text(&clause, "id"),
            source: text(&clause, "source"),
            words: text(&clause, "words"),
            language: text(&clause, "language"),
        }),
        help: None,
        choices: list(view, "choices").iter().filter_map(choice).collect(),
        reason: object(view, "reason").map(|reason| ReasonView {
            label: text(&reason, "label"),
            kept: text(&reason, "kept"),
            answers: list(&reason, "answers").iter().map(pair).collect(),
            consent: object(&reason, "consent").map(|consent| ConsentView {
                attest: text(&consent, "attest"),
                place: text(&consent, "place"),
                refused: text(&consent, "refused"),
            }),
            send: text(&reason, "send"),
            back: text(&reason, "back"),
        }),
        regulations: text(view, "regulations"),
        ask: object(view, "ask").map(|ask| LinkView { label: text(&ask, "label"), href: text(&ask, "href") }),
    })
}

fn item(item: &JsValue) -> ItemView {
    ItemView {
        what: text(item, "what"),
        place: text(item, "place"),
        becomes: get(item, "becomes").and_then(|becomes| becomes.as_string()),
        kept: is(item, "kept"),
        why: text(item, "why"),
    }
}

/// A choice that is not known is left out: what is left is the safe one.
fn choice(of: &JsValue) -> Option<ChoiceView> {
    Some(ChoiceView {
        choice: match text(of, "choice").as_str() {
            "replace" => Choice::Replace,
            "edit" => Choice::Edit,
            "sendAnyway" => Choice::SendAnyway,
            "sendWithReason" => Choice::SendWithReason,
            "useInstead" => Choice::UseInstead,
            _ => return None,
        },
        label: text(of, "label"),
        emphasis: match text(of, "emphasis").as_str() {
            "primary" => Emphasis::Primary,
            "quiet" => Emphasis::Quiet,
            _ => Emphasis::Plain,
        },
        href: get(of, "href").and_then(|href| href.as_string()),
    })
}

fn pair(of: &JsValue) -> (String, String) {
    let both: &Array = of.unchecked_ref();
    (both.get(0).as_string().unwrap_or_default(), both.get(1).as_string().unwrap_or_default())
}
