use super::{Day, Policy, Status};
use crate::action::Action;
use serde::{Deserialize, Serialize};

/// An exception that the organisation made for a while: for a group, a tool, a class of data, or some of these.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The group it is made for; `None` for everybody.
    pub group: Option<String>,
    /// The tool it holds in, by its id; `None` for every tool.
    pub tool: Option<String>,
    /// The class of data it is about; `None` for every class.
    pub class: Option<String>,
    /// What happens instead.
    pub action: Action,
    /// Its last day.
    pub until: Option<Day>,
}

impl Exception {
    /// Whether it speaks of a class of data in a tool. `tool` is the id of the policy's rule for the tool.
    fn covers(&self, tool: Option<&str>, class: &str) -> bool {
        self.tool.as_deref().is_none_or(|id| Some(id) == tool)
            && self.class.as_deref().is_none_or(|own| own == class)
    }

    fn closeness(&self) -> (bool, bool, bool) {
        (self.group.is_some(), self.tool.is_some(), self.class.is_some())
    }
}

impl Policy {
    /// The policy as it holds for one person on one day: without what was made for other groups, and without what
    /// has run out; a tool whose approval did is under review again. A group that the policy does not know counts as none;
    /// `today` as `None` lets nothing run out.
    pub fn narrowed(mut self, group: Option<&str>, today: Option<Day>) -> Self {
        self.group = group.filter(|g| self.groups.iter().any(|known| known == g)).map(str::to_owned);
        let group = self.group.as_deref();
        self.exceptions.retain(|exception| {
            let is_over = exception.until.zip(today).is_some_and(|(until, today)| until < today);
            !is_over && exception.group.as_deref().is_none_or(|own| Some(own) == group)
        });
        for rule in &mut self.tools {
            let is_over = rule.expires.take().zip(today).is_some_and(|(last, today)| last < today);
            if is_over && matches!(rule.status, Status::Approved | Status::Conditional) {
                rule.status = Status::Pending;
            }
        }
        self
    }

    /// What the closest exception says of a class of data in a tool: one for the group counts before one for the
    /// tool, and that before one for the class.
    pub(super) fn excepted(&self, tool: Option<&str>, class: &str) -> Option<Action> {
        let covering = self.exceptions.iter().filter(|exception| exception.covers(tool, class));
        covering.max_by_key(|exception| exception.closeness()).map(|exception| exception.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::ToolRule;

    fn exception(group: Option<&str>, tool: Option<&str>, class: Option<&str>, action: Action) -> Exception {
        let own = |word: Option<&str>| word.map(str::to_owned);
        Exception { group: own(group), tool: own(tool), class: own(class), action, until: None }
    }

    fn policy() -> Policy {
        Policy {
            groups: vec!["clinicians".into(), "interns".into()],
            exceptions: vec![
                exception(None, Some("copilot"), None, Action::Warn),
                exception(None, None, Some("health"), Action::Block),
                exception(Some("clinicians"), Some("copilot"), Some("health"), Action::Justify),
                exception(Some("interns"), None, None, Action::Block),
            ],
            ..Policy::default()
        }
    }

    #[test]
    fn the_closest_exception_holds() {
        let table = [
            (Some("clinicians"), Some("copilot"), "health", Some(Action::Justify)),
            (Some("clinicians"), Some("chatgpt"), "health", Some(Action::Block)),
            (Some("clinicians"), Some("chatgpt"), "student", None),
            (Some("interns"), Some("copilot"), "student", Some(Action::Block)),
            (Some("unheard-of"), Some("copilot"), "health", Some(Action::Warn)),
            (None, Some("copilot"), "student", Some(Action::Warn)),
            (None, None, "health", Some(Action::Block)),
            (None, None, "student", None),
        ];
        for (group, tool, class, expected) in table {
            let policy = policy().narrowed(group, None);
            assert_eq!(policy.excepted(tool, class), expected, "{group:?} {tool:?} {class}");
        }
    }

    #[test]
    fn an_exception_holds_through_its_last_day() {
        let last = Day { year: 2027, month: 6, day: 30 };
        let mut policy = policy();
        policy.exceptions[1].until = Some(last);
        let on = |today| policy.clone().narrowed(None, today).excepted(None, "health");
        assert_eq!(on(Some(last)), Some(Action::Block));
        assert_eq!(on(Some(Day { month: 7, day: 1, ..last })), None);
        assert_eq!(on(None), Some(Action::Block));
    }

    #[test]
    fn an_approval_holds_through_its_last_day_and_is_under_review_from_then_on() {
        let last = Day { year: 2027, month: 6, day: 30 };
        let next = Day { month: 7, day: 1, ..last };
        for (status, after) in [
            (Status::Approved, Status::Pending),
            (Status::Conditional, Status::Pending),
            (Status::Pending, Status::Pending),
            (Status::Denied, Status::Denied),
        ] {
            let rule = ToolRule { status, expires: Some(last), ..ToolRule::default() };
            let policy = Policy { tools: vec![rule], ..Policy::default() };
            let on = |today| policy.clone().narrowed(None, today).tools[0].status;
            assert_eq!((on(Some(last)), on(Some(next)), on(None)), (status, after, status));
        }
    }

    #[test]
    fn a_group_that_the_policy_does_not_know_is_none() {
        assert_eq!(policy().narrowed(Some("visitors"), None).group, None);
        assert_eq!(policy().narrowed(Some("interns"), None).group.as_deref(), Some("interns"));
    }
}
