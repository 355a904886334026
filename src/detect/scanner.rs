use super::hit::{Hit, settle};
use super::left_out::LeftOut;
use super::lex::{Lexed, lex};
use super::listed::Listed;
use super::pass::Pass;
use super::{Definition, Finding, Kind, combine, disguised, people, said, secret, tables};
use crate::policy::Policy;
use crate::text::{Span, Traces, lower, sort_by_place};
use once_cell::sync::Lazy;
use std::sync::Arc;

/// Every built-in detector, in order of id.
pub fn definitions() -> &'static [Arc<Definition>] {
    static SHARED: Lazy<Vec<Arc<Definition>>> = Lazy::new(tables::definitions);
    &SHARED
}

/// The built-in detector with this id.
pub fn definition(id: &str) -> Option<&'static Arc<Definition>> {
    let all = definitions();
    all.binary_search_by(|d| (*d.id).cmp(id)).ok().and_then(|i| all.get(i))
}

/// Finds sensitive data in text, in one pass over the text and one over what it marked.
///
/// ```
/// # use handrail::detect::Scanner;
/// let findings = Scanner::default().scan("Her SSN is 536-90-4399.");
/// assert_eq!(findings[0].detector.id, "us_ssn");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    domains: Vec<String>,
    values: Vec<String>,
    nameless: bool,
    left_out: LeftOut,
    listed: Listed,
}

impl Scanner {
    /// A scanner with all built-in detectors that leaves out what the policy allows.
    pub fn new(policy: &Policy) -> Self {
        let fold = |v: &String| super::fold(v);
        Self {
            domains: policy.allow.domains.iter().map(|d| lower(d.trim_start_matches('.'))).collect(),
            values: policy.allow.values.iter().map(fold).collect(),
            nameless: false,
            left_out: LeftOut::default(),
            listed: Listed::of(policy),
        }
    }

    /// The same scanner without the names model: only names beside a role, a title or a label are found. It is
    /// many times as fast.
    pub fn without_names(mut self) -> Self {
        self.nameless = true;
        self
    }

    /// The same scanner without the detectors that `is_out` says so of. They are left out before anything is
    /// settled: what they would have found stands in no other detector's way.
    pub fn without(mut self, is_out: impl Fn(&Definition) -> bool) -> Self {
        self.left_out.add(is_out);
        self
    }

    /// Every finding in `text`, in order of place.
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        let (mut hits, traces) = self.hits(text, &|_| true);
        disguised::add(text, &traces, &mut hits, |plain, keeps| self.hits(plain, keeps).0);
        sort_by_place(&mut hits, |h| (h.start, h.end));
        hits.iter().filter_map(finding).collect()
    }

    /// The hits of one reading of a text that `keeps` keeps, combinations of them, and where it may be disguised.
    fn hits(&self, text: &str, keeps: &dyn Fn(&Hit) -> bool) -> (Vec<Hit>, Traces) {
        let Lexed { marks, mut traces, placeholders } = lex(text);
        let mut pass = Pass::new(text, &marks, placeholders);
        pass.run();
        let Pass { mut hits, mut matters, said, evidence, placeholders, spoken, .. } = pass;
        hits.iter_mut().for_each(|hit| hit.fit(text));
        traces.join(spoken);
        self.listed.add(text, &mut hits);
        if !self.nameless {
            people::add(text, &mut hits);
        }
        self.listed.excuse_staff(text, &mut hits);
        hits.retain_mut(|hit| self.left_out.keeps_as(hit) && keeps(hit) && !is_public_example(text, hit));
        matters.retain(|matter| self.left_out.keeps(matter.of));
        let mut hits = settle(hits);
        hits.retain(|hit| !self.allows(text, hit) && !placeholders.touch(hit.start, hit.end));
        said::add(&mut matters, said, &hits);
        combine::add(text, &mut hits, &matters, &evidence);
        hits.retain(|hit| self.left_out.keeps(hit.detector));
        sort_by_place(&mut hits, |h| (h.start, h.end));
        (hits, traces)
    }

    fn allows(&self, text: &str, hit: &Hit) -> bool {
        if self.domains.is_empty() && self.values.is_empty() {
            return false;
        }
        let value = text.get(hit.start..hit.end).unwrap_or_default();
        let folded = super::fold(value);
        // A secret is no address, even where it is written as one: `postgres://user:password@example.org`.
        let kind = definitions().get(usize::from(hit.detector)).map(|d| d.kind);
        let is_address = matches!(kind, Some(Kind::Email | Kind::Url));
        self.values.contains(&folded) || is_address && host(value).is_some_and(|host| self.own(&host))
    }

    fn own(&self, host: &str) -> bool {
        self.domains
            .iter()
            .any(|d| host.strip_suffix(d.as_str()).is_some_and(|h| h.is_empty() || h.ends_with('.')))
    }
}

/// Whether a secret is one that documentation prints.
fn is_public_example(text: &str, hit: &Hit) -> bool {
    let secret = definitions().get(usize::from(hit.detector)).is_some_and(|d| d.kind == Kind::Secret);
    secret && text.get(hit.start..hit.end).is_some_and(|value| secret::is_public(value.as_bytes()))
}

/// The host of an e-mail address or URL.
fn host(value: &str) -> Option<String> {
    let after = match value.split_once("://") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next()?.rsplit('@').next()?,
        None => value.rsplit_once('@')?.1,
    };
    Some(lower(after.split(':').next()?))
}

fn finding(hit: &Hit) -> Option<Finding> {
    Some(Finding {
        detector: Arc::clone(definitions().get(usize::from(hit.detector))?),
        span: Span::new(hit.start, hit.end),
        confidence: hit.confidence,
        role: hit.role,
    })
}
