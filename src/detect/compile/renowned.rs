//! The list of people of public life, as the steps between the prints of their names.

use super::parts::Parts;
use super::print::print;
use std::collections::BTreeSet;

const FILE: &str = "src/detect/renowned/people.txt";

/// Adds the low and the high bytes of the steps.
///
/// # Errors
/// Names the file and the line that is empty, out of order or there twice.
pub fn add(parts: &mut Parts) -> Result<(), String> {
    println!("cargo::rerun-if-changed={FILE}");
    let text = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
    let names: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    if let Some(bad) = names.iter().find(|n| n.trim() != **n || !n.contains(char::is_alphabetic)) {
        return Err(format!("{FILE}: `{bad}` is no name"));
    }
    if let Some([_, late]) = names.array_windows::<2>().find(|[a, b]| a >= b) {
        return Err(format!("{FILE}: `{late}` is out of order or there twice"));
    }
    let prints: BTreeSet<u32> = names.iter().map(|name| print(name)).collect();
    let (mut low, mut high, mut last) = (Vec::new(), Vec::new(), 0);
    for print in prints {
        let step = u16::try_from(print - last).map_err(|_| format!("{FILE}: too few names"))?;
        let [l, h] = step.to_le_bytes();
        low.push(l);
        high.push(h);
        last = print;
    }
    parts.add("RENOWNED_LOW", low);
    parts.add("RENOWNED_HIGH", high);
    Ok(())
}
