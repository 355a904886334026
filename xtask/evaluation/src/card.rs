use anyhow::{Context, bail};
use std::fs;
use std::path::Path;

/// Replaces what stands between `<!-- NAME: begin … -->` and `<!-- NAME: end -->` in the model card.
///
/// # Errors
/// The file cannot be read or written, or does not hold both markers in this order.
pub fn fill(path: &Path, name: &str, figures: &str) -> anyhow::Result<()> {
    let page = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let Some(page) = replaced(&page, name, figures) else {
        bail!("{}: the markers of `{name}` are missing", path.display());
    };
    fs::write(path, page).with_context(|| path.display().to_string())
}

fn replaced(page: &str, name: &str, figures: &str) -> Option<String> {
    let (head, rest) = page.split_once(&format!("<!-- {name}: begin"))?;
    let (marker, rest) = rest.split_once("-->\n")?;
    let (_, tail) = rest.split_once(&format!("<!-- {name}: end -->"))?;
    let figures = figures.trim_end();
    Some(format!("{head}<!-- {name}: begin{marker}-->\n\n{figures}\n\n<!-- {name}: end -->{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_markers_changes() {
        let page = "a\n<!-- x: begin, by hand never -->\nold\n<!-- x: end -->\nb\n";
        let new = replaced(page, "x", "new\n").unwrap();
        assert_eq!(new, "a\n<!-- x: begin, by hand never -->\n\nnew\n\n<!-- x: end -->\nb\n");
        assert_eq!(replaced(&new, "x", "new"), Some(new.clone()));
        assert_eq!(replaced(page, "y", ""), None);
    }
}
