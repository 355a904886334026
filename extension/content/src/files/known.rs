use std::cell::RefCell;
use web_sys::{Blob, File};

/// Files that were judged and may go into the page, by name, size and time of change. A page that learns of one of
/// them in another way gets it without being asked again.
#[derive(Default)]
pub struct Known(RefCell<Vec<String>>);

/// More files than this are not remembered: the oldest are asked about again.
const MOST: usize = 5_000;

fn sign(file: &File) -> String {
    let [size, time] = [AsRef::<Blob>::as_ref(file).size(), file.last_modified()].map(halves);
    format!("{}\u{1f}{}.{}\u{1f}{}.{}", file.name(), size.0, size.1, time.0, time.1)
}

/// The name that a signature begins with, without its kind.
fn stem(sign: &str) -> &str {
    let name = sign.split('\u{1f}').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A whole number in two of 16 and 32 bits and fewer: writing it as it is weighs 11 KB.
fn halves(number: f64) -> (u32, u32) {
    let high = (number / 65_536.0) as u32;
    (high, (number - f64::from(high) * 65_536.0) as u32)
}

impl Known {
    /// Notes that these may go in.
    pub fn add(&self, files: &[File]) {
        let mut known = self.0.borrow_mut();
        known.extend(files.iter().map(sign));
        let surplus = known.len().saturating_sub(MOST);
        known.drain(..surplus);
    }

    /// Whether all of these may go in.
    pub fn has(&self, files: &[File]) -> bool {
        let known = self.0.borrow();
        files.iter().all(|file| known.contains(&sign(file)))
    }

    /// Whether each is one of these or what the page made of one: a picture made smaller keeps its name, if not its kind.
    pub fn has_kin(&self, files: &[File]) -> bool {
        let known = self.0.borrow();
        files.iter().all(|file| known.iter().any(|sign| stem(sign) == stem(&file.name())))
    }

    /// Another policy is in force: nothing counts as judged.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_stem_of_a_name_is_found_in_a_signature_and_in_a_name() {
        for (sign, expected) in [
            ("photo.heic\u{1f}0.9\u{1f}1.2", "photo"),
            ("photo.small.jpg", "photo.small"),
            ("README\u{1f}0.9\u{1f}1.2", "README"),
            ("", ""),
        ] {
            assert_eq!(stem(sign), expected, "{sign:?}");
        }
    }
}
