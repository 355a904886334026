//! The page of the ledger as nodes.

use super::view::{PageView, RowView};
use crate::browser;
use crate::dom::{Node, by_id, node, replace_content};
use handrail::guidance::office::{Key, Office};
use handrail::ledger::Mark;
use std::rc::Rc;
use web_sys::Element;

/// What an export would write, letter by letter.
pub struct Files {
    /// As Handrail's own.
    pub json: String,
    /// As findings of the open schema.
    pub ocsf: String,
}

/// Shows the page. `note` notes on an entry; `report_to` is where a report goes.
pub fn render(
    body: &Element,
    view: &PageView,
    files: Option<&Files>,
    report_to: Option<String>,
    office: Office,
    note: impl Fn(u32, Mark, bool) + 'static,
) {
    let note = Rc::new(note);
    let text = |key| office.text(key);
    let header = node("header")
        .holding(node("h1").text(&view.title))
        .holding(node("p").text(&view.lead))
        .holding(node("p").class("soft").text(&view.kept));
    let lost = view.lost.as_ref().map(|words| {
        node("section").class("care").with("role", "alert").with("id", "lost").holding(node("p").text(words))
    });
    let nothing = view.nothing.as_ref().map(|words| node("section").holding(node("p").text(words)));
    let table = (!view.rows.is_empty()).then(|| {
        let heads = view.columns.iter().map(|column| node("th").with("scope", "col").text(column));
        let rows =
            view.rows.iter().map(|row| row_node(row, view, office, Rc::clone(&note), report_to.clone()));
        let table = node("table")
            .holding(node("thead").holding(node("tr").all(heads)))
            .holding(node("tbody").all(rows));
        node("section").with("aria-label", &view.title).holding(node("div").class("wide").holding(table))
    });
    let report =
        node("section").with("id", "report").with("hidden", "").with("aria-labelledby", "report-title");
    let totals = (!view.totals.is_empty()).then(|| {
        let each = view.totals.iter().map(|(title, sums)| {
            let items = sums.iter().map(|sum| node("li").text(sum));
            node("div").holding(node("h3").text(title)).holding(node("ul").all(items))
        });
        node("section").holding(node("h2").text(text(Key::LedgerTotals))).all(each)
    });
    let main = node("main")
        .maybe(lost)
        .maybe(nothing)
        .maybe(table)
        .holding(report)
        .maybe(totals)
        .maybe(files.map(|files| export(files, office)));
    replace_content(body, [header, main]);
}

fn row_node<F: Fn(u32, Mark, bool) + 'static>(
    row: &RowView,
    view: &PageView,
    office: Office,
    note: Rc<F>,
    report_to: Option<String>,
) -> Node {
    let cells = row.cells.iter().zip(&view.columns);
    let cells = cells.map(|(cell, column)| node("td").with("data-label", column).text(cell));
    let serial = row.serial;
    let marks = row.marks.iter().map(|(mark, label, set)| {
        let (note, mark, set) = (Rc::clone(&note), *mark, *set);
        node("button")
            .with("type", "button")
            .with("id", &format!("mark-{mark:?}-{serial}"))
            .with("aria-pressed", if set { "true" } else { "false" })
            .text(label)
            .on_click(move || note(serial, mark, !set))
    });
    let text = row.report.clone();
    let begin = node("button")
        .with("type", "button")
        .with("id", &format!("report-{serial}"))
        .text(office.text(Key::LedgerBeginReport))
        .on_click(move || begin_report(&text, report_to.clone(), office));
    let actions =
        node("div").class("row").with("role", "group").with("aria-label", office.text(Key::LedgerActions));
    node("tr").all(cells).holding(node("td").holding(actions.all(marks).holding(begin)))
}

/// A report without content, for whoever answers for the policy. What a person adds to it stays in this page.
fn begin_report(text: &str, report_to: Option<String>, office: Office) {
    let Some(place) = by_id("report") else { return };
    let said = |key| office.text(key);
    let copy = node("button").with("type", "button").class("primary").text(said(Key::ReportCopy)).on_click(
        move || {
            let text = by_id("report-text").map(|area| browser::value(&area)).unwrap_or_default();
            browser::copy(text, move || {
                if let Some(place) = by_id("report-said") {
                    place.set_text_content(Some(office.text(Key::ReportCopied)));
                }
            });
        },
    );
    let send = report_to.map(|href| {
        let link =
            node("a").with("target", "_blank").with("rel", "noopener noreferrer").text(said(Key::ReportSend));
        link.with("href", &href)
    });
    let close = node("button").with("type", "button").text(said(Key::ReportClose)).on_click(|| {
        if let Some(place) = by_id("report") {
            let _ = place.set_attribute("hidden", "");
        }
    });
    let area = node("textarea").with("id", "report-text").with("aria-labelledby", "report-title").text(text);
    let row = node("div").class("row").holding(copy).maybe(send).holding(close);
    replace_content(
        &place,
        [
            node("h2").with("id", "report-title").text(said(Key::ReportTitle)),
            node("p").text(said(Key::ReportLead)),
            area,
            row.holding(node("span").with("id", "report-said").with("role", "status")),
        ],
    );
    let _ = place.remove_attribute("hidden");
    browser::focus("report-text");
}

fn export(files: &Files, office: Office) -> Node {
    let text = |key| office.text(key);
    let button = |key, name: &'static str, content: &str| {
        let content = content.to_owned();
        node("button").with("type", "button").with("id", name).text(text(key)).on_click(move || {
            if browser::save(name, &content)
                && let Some(place) = by_id("export-said")
            {
                place.set_text_content(Some(office.text(Key::LedgerSaved)));
            }
        })
    };
    let shown = |key, content: &str| {
        let label = text(key);
        node("pre").with("tabindex", "0").with("role", "region").with("aria-label", label).text(content)
    };
    let details = node("details")
        .holding(node("summary").text(text(Key::LedgerExportShow)))
        .holding(node("h3").text(text(Key::LedgerExportJsonLabel)))
        .holding(shown(Key::LedgerExportJsonLabel, &files.json))
        .holding(node("h3").text(text(Key::LedgerExportOcsfLabel)))
        .holding(shown(Key::LedgerExportOcsfLabel, &files.ocsf));
    let row = node("div")
        .class("row")
        .holding(button(Key::LedgerExportJson, "handrail-ledger.json", &files.json))
        .holding(button(Key::LedgerExportOcsf, "handrail-ledger.ocsf.json", &files.ocsf))
        .holding(node("span").with("id", "export-said").with("role", "status"));
    node("section")
        .with("aria-labelledby", "export")
        .holding(node("h2").with("id", "export").text(text(Key::LedgerExport)))
        .holding(node("p").text(text(Key::LedgerExportLead)))
        .holding(row)
        .holding(details)
}
