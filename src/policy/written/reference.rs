use crate::policy::Pattern;
use regex::RegexBuilder;

/// The most memory that the reference may take for one pattern, in bytes.
const MOST_MEMORY: usize = 1 << 20;

/// Whether the `regex` crate finds in a sample just what the page's own program finds. The program is what
/// guards the page; this is the second opinion while the policy is on IT's desk.
pub fn agrees(source: &str, program: &Pattern, sample: &str) -> bool {
    let reference = RegexBuilder::new(source).size_limit(MOST_MEMORY).dfa_size_limit(MOST_MEMORY).build();
    // Only what the reference cannot hold in memory is left to the program alone, which has its own bounds.
    let Ok(reference) = reference else { return true };
    reference.find_iter(sample).map(|found| found.range()).eq(program.find_all(sample))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::written::shape;

    #[test]
    fn a_program_made_from_another_pattern_is_caught_by_a_sample() {
        let program = shape::compile(r"EFS-\d{6}").expect("valid");
        assert!(agrees(r"EFS-\d{6}", &program, "client EFS-204518"));
        assert!(!agrees(r"EFS-\d{5}", &program, "client EFS-204518"));
    }
}
