/// A mask is at most so many characters long.
const LONGEST: usize = 24;

/// The shape of a value: every letter an `x`, every digit a `#`, spaces as spaces.
///
/// ```text
/// 536-90-4399      -> ###-##-####
/// ada@example.org  -> xxx@xxxxxxx.xxx
/// ```
pub fn mask(value: &str) -> String {
    let shape = |c: char| match c {
        _ if c.is_numeric() => '#',
        _ if c.is_whitespace() => ' ',
        _ if c.is_ascii_punctuation() => c,
        _ => 'x',
    };
    let mut out: String = value.chars().take(LONGEST).map(shape).collect();
    if value.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn a_mask_keeps_the_shape_and_nothing_else() {
        assert_eq!(mask("536-90-4399"), "###-##-####");
        assert_eq!(mask("Ada\nО’Hara@x.org"), "xxx xxxxxx@x.xxx");
        assert_eq!(mask(&"9".repeat(99)), format!("{}…", "#".repeat(24)));
    }
}
