use super::report::{Report, Spot};
use super::section::Section;
use crate::roster::{Damage, Roster, Sealed};

/// `[[roster]]`: the people whom the organisation serves, as `handrail roster build` wrote them.
pub fn read(whole: &mut Section, report: &mut Report) -> Vec<Sealed> {
    let Some(value) = whole.get("roster") else { return Vec::new() };
    let mut rosters: Vec<Sealed> = Vec::new();
    for section in value.sections(report) {
        let Some((sealed, spot)) = roster(section, report) else { continue };
        if rosters.iter().any(|other| other.data == sealed.data) {
            report.error(&spot, "This roster is there already.", "Leave one out.");
        }
        rosters.push(sealed);
    }
    rosters
}

fn roster(mut section: Section, report: &mut Report) -> Option<(Sealed, Spot)> {
    let mend = "Write what `handrail roster build` printed, on one line.";
    let data = section.need(report, "data", mend).and_then(|v| Some((v.text(report)?, v.spot)));
    let key = section.get("key").and_then(|v| Some((v.text(report)?, v.spot)));
    // For whoever reads the file: which list it is, and of what day.
    let _ = section.get("about").map(|v| v.text(report));
    section.finish(report);
    let (data, spot) = data?;
    let (key, key_spot) = key.unzip();
    let sealed = Sealed { data, key };
    if let Err(damage) = Roster::open(&sealed) {
        let at = match damage {
            Damage::KeyWrong | Damage::KeyNeedless => key_spot.as_ref().unwrap_or(&spot),
            Damage::Foreign | Damage::Characters | Damage::Altered | Damage::KeyMissing => &spot,
        };
        report.error(at, damage.what(), damage.mend());
    }
    Some((sealed, spot))
}
