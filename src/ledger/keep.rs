use super::{Did, Entry, Happened, Id, Key, Mark, Moment, Outcome, Vocabulary};
use crate::policy::{Day, Records};
use crate::standing::Standing;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Pages whose last number is remembered; the oldest go first.
const MOST_PAGES: usize = 400;

/// Most entries; the oldest are deleted, and counted as lost.
const MOST_ENTRIES: usize = 5_000;

/// What is kept on this device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// Held, with nothing heard yet of what became of it.
    open: Vec<(Key, Entry)>,
    /// The last number of each page.
    heard: Vec<Key>,
    /// Events of which is known only that they are missing.
    lost: Vec<Lost>,
    next_serial: u32,
}

/// How many events of a day are missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lost {
    /// In days since 1970-01-01.
    day: i32,
    times: u32,
}

impl Ledger {
    /// A ledger in the place of one that could not be read: its loss is counted.
    pub fn after_a_loss(now_ms: f64) -> Self {
        let mut ledger = Self::default();
        ledger.lose(now_ms, 1);
        ledger
    }

    /// Notes that something was held. The same key again changes nothing, and a key that was jumped over is lost.
    pub fn hold(&mut self, key: Key, happened: &Happened, words: Vocabulary, now_ms: f64) {
        let records = words.0.records;
        if !records.keeps() || !self.is_new(key, now_ms) {
            return;
        }
        self.next_serial = self.next_serial.wrapping_add(1);
        match entry(happened, self.next_serial, words, now_ms) {
            Some(entry) => self.open.push((key, entry)),
            None => self.lose(now_ms, 1),
        }
        self.expire(records, now_ms);
    }

    /// Notes what became of it. A decision about something that was never noted is a loss.
    pub fn decide(&mut self, key: Key, did: &Did, words: Vocabulary, now_ms: f64) {
        if !words.0.records.keeps() {
            return;
        }
        let Some(at) = self.open.iter().position(|(open, _)| *open == key) else {
            if self.is_new(key, now_ms) {
                self.lose(now_ms, 1);
            }
            return;
        };
        let (_, mut entry) = self.open.remove(at);
        entry.outcome = did.outcome;
        if did.outcome == Outcome::Sent {
            entry.reason = did.reason();
            entry.consent = did.consent;
            entry.reviewer = did.role().and_then(|role| words.reviewer(role));
        }
        self.join(entry);
    }

    /// Deletes what the policy no longer lets be kept. Returns whether anything went.
    pub fn expire(&mut self, records: Records, now_ms: f64) -> bool {
        let before = self.clone();
        if !records.keeps() {
            *self = Self { next_serial: self.next_serial, ..Self::default() };
            return *self != before;
        }
        let Some(today) = Day::at(now_ms).map(Day::since_epoch) else { return false };
        let first = today - i32::from(records.retain_days) + 1;
        let is_kept = |entry: &Entry| entry.when.day.since_epoch() >= first;
        self.entries.retain(is_kept);
        self.lost.retain(|lost| lost.day >= first);
        let (open, settled): (Vec<_>, Vec<_>) =
            self.open.drain(..).partition(|(_, entry)| entry.when.day.since_epoch() >= today - 1);
        self.open = open;
        settled.into_iter().map(|(_, entry)| entry).filter(is_kept).for_each(|entry| self.join(entry));
        let over = self.entries.len().saturating_sub(MOST_ENTRIES);
        let gone: u32 = self.entries.drain(..over).fold(0, |sum, entry| sum.saturating_add(entry.times));
        self.lose(now_ms, gone);
        *self != before
    }

    /// Every entry, newest first; what nothing more was heard of yet stands among them.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut all: Vec<&Entry> =
            self.entries.iter().chain(self.open.iter().map(|(_, entry)| entry)).collect();
        all.sort_by_key(|entry| std::cmp::Reverse((entry.when, entry.serial)));
        all
    }

    /// How many events are known to be missing.
    pub fn lost(&self) -> u32 {
        self.lost.iter().fold(0, |sum, lost| sum.saturating_add(lost.times))
    }

    /// Notes or takes back what staff say of an entry. Returns whether there is such an entry.
    pub fn mark(&mut self, serial: u32, mark: Mark, set: bool) -> bool {
        let mut all = self.entries.iter_mut().chain(self.open.iter_mut().map(|(_, entry)| entry));
        let Some(entry) = all.find(|entry| entry.serial == serial) else { return false };
        if set {
            entry.marks.insert(mark)
        } else {
            entry.marks.remove(&mark)
        };
        true
    }

    fn join(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|other| other.says_the_same(&entry)) {
            Some(other) => other.times = other.times.saturating_add(entry.times),
            None => self.entries.push(entry),
        }
    }

    fn lose(&mut self, now_ms: f64, times: u32) {
        if times > 0 {
            let day = Day::at(now_ms).map_or(0, Day::since_epoch);
            match self.lost.iter_mut().find(|lost| lost.day == day) {
                Some(lost) => lost.times = lost.times.saturating_add(times),
                None => self.lost.push(Lost { day, times }),
            }
        }
    }

    fn is_new(&mut self, key: Key, now_ms: f64) -> bool {
        let before = self.heard.iter().position(|heard| heard.page == key.page);
        let last = before.map_or(0, |at| self.heard.remove(at).n);
        self.heard.push(Key { n: key.n.max(last), ..key });
        let over = self.heard.len().saturating_sub(MOST_PAGES);
        self.heard.drain(..over);
        if key.n > last {
            self.lose(now_ms, key.n - last - 1);
        }
        key.n > last
    }
}

fn entry(happened: &Happened, serial: u32, words: Vocabulary, now_ms: f64) -> Option<Entry> {
    let mut found: BTreeMap<Id, u32> = BTreeMap::new();
    for (id, times) in &happened.found {
        let sum = found.entry(words.detector(id)).or_default();
        *sum = sum.saturating_add(*times);
    }
    Some(Entry {
        serial,
        when: Moment::at(now_ms, words.0.records.events)?,
        tool: words.tool(&happened.tool),
        standing: happened.standing.column(),
        denied: happened.standing == Standing::Denied,
        account: happened.account,
        found,
        asked: happened.asked.iter().filter_map(|id| words.intent(id)).collect(),
        unchecked: happened.unchecked,
        action: happened.action,
        clause: happened.clause.as_deref().and_then(|id| words.clause(id)),
        outcome: Outcome::Unknown,
        reason: None,
        consent: false,
        reviewer: None,
        times: 1,
        marks: BTreeSet::new(),
    })
}
