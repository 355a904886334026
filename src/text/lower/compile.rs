//! Build step: capitals and their small letters, in runs, out of the standard library.

use std::path::Path;

/// Writes `lower.rs`: (first capital, with the highest bit where every other character is one; how many; how far to the
/// small letter).
///
/// # Errors
/// Names a capital that has no place in such a run.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let mut runs: Vec<(u32, u32, u16, i32)> = Vec::new();
    for c in '\u{80}'..=char::MAX {
        let mut small = c.to_lowercase();
        let (Some(first), None) = (small.next(), small.next()) else { continue };
        if first == c {
            continue;
        }
        let (code, by) = (u32::from(c), u32::from(first) as i32 - u32::from(c) as i32);
        match runs.last_mut() {
            Some((start, step, count, known)) if *known == by && *count == 1 && code - *start <= 2 => {
                (*step, *count) = (code - *start, 2);
            }
            Some((start, step, count, known))
                if *known == by && *count > 1 && code == *start + *step * u32::from(*count) =>
            {
                *count += 1;
            }
            _ => runs.push((code, 1, 1, by)),
        }
    }
    let mut out = format!("static RUNS: [(u32, u16, i32); {}] = [\n", runs.len());
    for (start, step, count, by) in runs {
        out += &format!("({}, {count}, {by}),\n", start | if step == 2 { 1 << 31 } else { 0 });
    }
    std::fs::write(out_dir.join("lower.rs"), out + "];\n").map_err(|e| format!("lower.rs: {e}"))
}
