//! People whom the organisation itself lists: those on its rosters, and its staff.

use super::hit::{Hit, Level};
use super::tables::{id, kind};
use super::{Confidence, Kind, Role};
use crate::policy::Policy;
use crate::roster::{Match, Roster, What};

/// A policy's rosters and its staff.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    served: Vec<Roster>,
    staff: Vec<Roster>,
}

impl Listed {
    /// Those of a policy. Its reader has refused rosters that cannot be opened.
    pub fn of(policy: &Policy) -> Self {
        let rosters = policy.rosters.iter().filter_map(|sealed| Roster::open(sealed).ok());
        let named = (!policy.allow.staff.is_empty())
            .then(|| Roster::plain(Role::Staff, policy.allow.staff.iter().map(String::as_str)));
        let (staff, served) = rosters.chain(named.flatten()).partition(|r| r.role() == Role::Staff);
        Self { served, staff }
    }

    /// Adds the people on a roster of clients or students to `hits`.
    pub fn add(&self, text: &str, hits: &mut Vec<Hit>) {
        for roster in &self.served {
            hits.extend(roster.matches(text).iter().map(|found| hit(roster.role(), found)));
        }
    }

    /// Makes staff of everybody who is found by a name on the list of staff: never a client, and nobody whom
    /// sensitive matter could be about. Who is on a roster too stays who that says.
    pub fn excuse_staff(&self, text: &str, hits: &mut [Hit]) {
        for staff in &self.staff {
            let names = staff.matches(text);
            for hit in hits.iter_mut().filter(|h| is_excusable(h)) {
                let after = names.partition_point(|m| m.end < hit.end);
                let mut covering =
                    names.get(after..).unwrap_or_default().iter().take_while(|m| m.end < hit.end + 64);
                if covering.any(|m| m.what == What::Name && m.start <= hit.start) {
                    *hit = Hit {
                        detector: id::ORG_STAFF,
                        confidence: Confidence::Low,
                        level: Level::Label,
                        role: Some(Role::Staff),
                        ..*hit
                    };
                }
            }
        }
    }
}

/// Whether a hit is of somebody whom the organisation lists: what the text says around it changes nothing.
pub fn is_listed(hit: &Hit) -> bool {
    matches!(hit.detector, id::ORG_ROSTER_CLIENT | id::ORG_ROSTER_STUDENT | id::ORG_STAFF)
}

fn is_excusable(hit: &Hit) -> bool {
    let kind = kind(hit.detector);
    kind == Some(Kind::Person) && !is_listed(hit)
}

fn hit(role: Role, found: &Match) -> Hit {
    let detector = match (role, found.what) {
        (Role::Student, What::Name) => id::ORG_ROSTER_STUDENT,
        (Role::Student, What::Id) => id::ORG_ROSTER_STUDENT_ID,
        (_, What::Name) => id::ORG_ROSTER_CLIENT,
        (_, What::Id) => id::ORG_ROSTER_CLIENT_ID,
    };
    Hit {
        start: found.start,
        end: found.end,
        detector,
        confidence: if found.sure { Confidence::High } else { Confidence::Medium },
        level: Level::Label,
        role: (found.what == What::Name).then_some(role),
    }
}

#[cfg(test)]
mod tests;
