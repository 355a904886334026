//! The page of detectors says what their files say.

use std::path::Path;

#[test]
fn the_page_of_detectors_is_up_to_date() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let committed = std::fs::read_to_string(evaluation::kinds_page::path(&root))?;
    let fresh = evaluation::kinds_page::render(&root)?;
    let differs = committed.lines().zip(fresh.lines()).find(|(a, b)| a != b);
    assert!(
        committed == fresh,
        "docs/detectors.md is out of date: run `cargo xtask detectors`\n{differs:#?}"
    );
    Ok(())
}
