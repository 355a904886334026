//! `handrail judge`.

use crate::json_lines::{self, Line};
use crate::outcome::Outcome;
use crate::policy;
use crate::trial::{Trial, trial};
use anyhow::bail;
use clap::Args;
use handrail::action::Action;
use handrail::detect::{Confidence, Scanner};
use handrail::policy::{Gate, Policy};
use handrail::standing::{Account, Standing};
use handrail::text::{OffsetMap, OffsetUnit};
use handrail::verdict::Subject;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::BufWriter;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  echo '{\"url\":\"https://chatgpt.com/\",\"account\":\"free\",\"text\":\"Her SSN is …\"}' | handrail judge
  handrail judge --policy ai-policy.toml < prompts.jsonl

Every input line is {\"id\"?, \"url\", \"account\"?, \"text\"}; account is one of required-tenant,
other-organisation, personal-paid, free, logged-out, unknown (taken when it is left out).
Every output line is {\"id\", \"verdict\", \"standing\", \"tool\", \"clause\", \"reasons\", \"findings\", \"intents\"}
in the same order; a line that cannot be read gets {\"id\", \"error\"} and the rest goes on. Offsets are bytes.

Exit codes: 0 every prompt may go on untouched, 1 some may not (or a line could not be read), 2 wrong usage.";

/// Judges prompts from standard input, JSON lines in and out, as the extension would on that page.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The policy to judge by; without it, the built-in one.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The group of the person at the browser, where the policy tells groups apart.
    #[arg(long, value_name = "ID")]
    group: Option<String>,
    /// What `start` and `end` count.
    #[arg(long, value_name = "UNIT", default_value = "bytes", value_parser = unit)]
    offsets: OffsetUnit,
}

fn unit(word: &str) -> Result<OffsetUnit, String> {
    OffsetUnit::deserialize(Value::from(word)).map_err(|_| "expected bytes, chars or utf16".to_owned())
}

#[derive(Serialize)]
struct Judged {
    verdict: Action,
    standing: &'static str,
    account: Account,
    tool: Option<ToolFacts>,
    clause: Option<String>,
    reasons: Vec<ReasonFacts>,
    findings: Vec<FindingFacts>,
    intents: Vec<IntentFacts>,
    /// What is asked before it may go on as it is; left out where nothing is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gates: Vec<Gate>,
}

#[derive(Serialize)]
struct ToolFacts {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct ReasonFacts {
    action: Action,
    clause: Option<String>,
    #[serde(flatten)]
    about: About,
}

/// What a reason is about, by its place in `findings` or `intents`.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum About {
    Finding(usize),
    Intent(usize),
    Tool(bool),
    Unchecked(bool),
}

#[derive(Serialize)]
struct FindingFacts {
    start: usize,
    end: usize,
    detector: String,
    class: String,
    confidence: Confidence,
    action: Action,
}

#[derive(Serialize)]
struct IntentFacts {
    intent: String,
    confidence: Confidence,
    action: Action,
}

/// Runs the command.
///
/// # Errors
/// When the policy is refused, or the input or output fails.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let policy =
        policy::load(arguments.policy.as_deref())?.narrowed(arguments.group.as_deref(), policy::today());
    if policy.group != arguments.group {
        bail!("the policy knows no such group; it has: {}", policy.groups.join(", "));
    }
    let scanner = Scanner::new(&policy);
    let out = BufWriter::new(std::io::stdout().lock());
    json_lines::each(std::io::stdin().lock(), out, |line| {
        let judged = judged(&policy, &scanner, line, arguments.offsets)?;
        let outcome = if judged.verdict == Action::Allow { Outcome::Clean } else { Outcome::Found };
        Ok((judged, outcome))
    })
}

fn judged(policy: &Policy, scanner: &Scanner, line: &Line, unit: OffsetUnit) -> Result<Judged, String> {
    let text = json_lines::text(line, "text")?;
    let url = json_lines::text(line, "url")?;
    let account = account(line)?;
    let trial = trial(policy, scanner, url, account, text).ok_or("`url` is not a web address")?;
    let Trial { visit, tool, findings, intents, verdict } = trial;
    let map = OffsetMap::new(text, unit);
    let named = visit.rule.map(|rule| (rule.id.clone(), rule.name.clone()));
    let known = || tool.map(|tool| (tool.id.to_owned(), tool.name.to_owned()));
    Ok(Judged {
        verdict: verdict.action,
        standing: standing(visit.standing),
        account,
        tool: named.or_else(known).map(|(id, name)| ToolFacts { id, name }),
        clause: verdict.reasons.iter().find_map(|reason| reason.clause.clone()),
        gates: verdict.gates(),
        findings: findings
            .iter()
            .map(|finding| {
                let (start, end) = map.span(finding.span);
                FindingFacts {
                    start,
                    end,
                    detector: finding.detector.id.to_string(),
                    class: policy.class_of(finding).to_owned(),
                    confidence: finding.confidence,
                    action: policy.action(visit.standing, visit.rule, finding),
                }
            })
            .collect(),
        intents: intents
            .iter()
            .map(|intent| IntentFacts {
                intent: intent.intent.to_string(),
                confidence: intent.confidence,
                action: policy.intents.get(&*intent.intent).copied().unwrap_or_default(),
            })
            .collect(),
        reasons: verdict.reasons.into_iter().map(reason).collect(),
    })
}

fn reason(reason: handrail::verdict::Reason) -> ReasonFacts {
    let about = match reason.subject {
        Subject::Finding(i) => About::Finding(i),
        Subject::Intent(i) => About::Intent(i),
        Subject::Tool => About::Tool(true),
        Subject::Unchecked => About::Unchecked(true),
    };
    ReasonFacts { action: reason.action, clause: reason.clause, about }
}

fn account(line: &Line) -> Result<Account, String> {
    match line.get("account") {
        None | Some(Value::Null) => Ok(Account::Unknown),
        Some(word) => Account::deserialize(word).map_err(|_| {
            "`account` is none of required-tenant, other-organisation, personal-paid, free, logged-out, unknown"
                .to_owned()
        }),
    }
}

/// The word for a standing; `account` says which account is the wrong one.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Approved => "approved",
        Standing::Conditional => "conditional",
        Standing::Pending => "pending",
        Standing::Unapproved => "unapproved",
        Standing::Denied => "denied",
        Standing::WrongAccount(_) => "wrong-account",
    }
}
