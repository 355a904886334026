//! What becomes stricter and what looser about single tools.

use super::{Add, Leaning, set, to};
use crate::guidance::office::{Key, Office};
use crate::policy::{Policy, Status, ToolRule};
use std::collections::BTreeSet;

pub(super) fn tools(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let ids = |policy: &'_ Policy| policy.tools.iter().map(|t| t.id.clone()).collect::<Vec<_>>();
    let all: BTreeSet<String> = ids(old).into_iter().chain(ids(new)).collect();
    for id in all {
        let of = |policy: &'_ Policy| policy.tools.iter().find(|t| t.id == id).cloned();
        let (before, after) = (of(old), of(new));
        let name = after.as_ref().or(before.as_ref()).map_or(id.clone(), |t| t.name.clone());
        let (rank_before, word_before) = status(before.as_ref(), words);
        let (rank_after, word_after) = status(after.as_ref(), words);
        if word_before != word_after {
            add(Leaning::of(rank_before, rank_after), name.clone(), to(word_before, word_after, words));
        }
        if let (Some(before), Some(after)) = (before, after) {
            rule(&before, &after, &name, words, add);
        }
    }
}

/// How strict a status is, and its word. What is not listed is treated as unapproved.
fn status(rule: Option<&ToolRule>, words: Office) -> (u8, &'static str) {
    let (rank, key) = match rule.map(|r| r.status) {
        Some(Status::Approved) => (0, Key::ChangeApproved),
        Some(Status::Conditional) => (1, Key::ChangeConditional),
        Some(Status::Pending) => (2, Key::ChangePending),
        None => (3, Key::ChangeUnlisted),
        Some(Status::Denied) => (4, Key::ChangeDenied),
    };
    (rank, words.text(key))
}

fn rule(old: &ToolRule, new: &ToolRule, name: &str, words: Office, add: &mut Add) {
    if old.own_account_only != new.own_account_only {
        let what = if new.own_account_only { Key::ChangeOwnAccount } else { Key::ChangeAnyAccount };
        add(Leaning::of(old.own_account_only, new.own_account_only), name.into(), words.text(what).into());
    }
    if old.restrict_sign_in != new.restrict_sign_in {
        let what = if new.restrict_sign_in { Key::ChangeVendorRefuses } else { Key::ChangeVendorTakes };
        let leaning = Leaning::of(old.restrict_sign_in, new.restrict_sign_in);
        add(leaning, name.into(), words.text(what).into());
    }
    if old.expires != new.expires {
        // Without a day it is approved for good.
        let key = |rule: &ToolRule| rule.expires.is_none();
        let later = (key(new), new.expires) > (key(old), old.expires);
        let leaning = if later { Leaning::Looser } else { Leaning::Stricter };
        let what = match new.expires {
            Some(day) => words.fill(Key::ChangeExpires, &[("day", &day.to_string())]),
            None => words.text(Key::ChangeExpiresNever).to_owned(),
        };
        add(leaning, name.into(), what);
    }
    let (old_classes, new_classes) = (set(&old.classes_allowed), set(&new.classes_allowed));
    for class in new_classes.difference(&old_classes) {
        add(Leaning::Looser, name.into(), words.fill(Key::ChangeClassFree, &[("class", class)]));
    }
    for class in old_classes.difference(&new_classes) {
        add(Leaning::Stricter, name.into(), words.fill(Key::ChangeClassHeld, &[("class", class)]));
    }
    let (old_hosts, new_hosts) = (set(&old.hosts), set(&new.hosts));
    for host in new_hosts.difference(&old_hosts) {
        add(Leaning::Neither, name.into(), words.fill(Key::ChangeHostNew, &[("host", host)]));
    }
    for host in old_hosts.difference(&new_hosts) {
        add(Leaning::Neither, name.into(), words.fill(Key::ChangeHostGone, &[("host", host)]));
    }
    if set(&old.own_accounts) != set(&new.own_accounts) {
        add(Leaning::Neither, name.into(), words.text(Key::ChangeOwnAccounts).into());
    }
    if old.use_instead != new.use_instead {
        let tool = new.use_instead.as_deref().unwrap_or(words.text(Key::ChangeNone));
        add(Leaning::Neither, name.into(), words.fill(Key::ChangeInstead, &[("tool", tool)]));
    }
}
