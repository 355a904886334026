use super::table::Row;

/// Where names and ids stand in a row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub name: Option<usize>,
    pub first: Option<usize>,
    pub middle: Option<usize>,
    pub last: Option<usize>,
    pub ids: Vec<usize>,
    /// Headings of columns that are not used.
    pub unused: Vec<String>,
}

const NAME: [&str; 9] = [
    "name",
    "full name",
    "client",
    "client name",
    "student",
    "student name",
    "nombre completo",
    "staff",
    "staff name",
];
const FIRST: [&str; 7] = ["first", "first name", "given", "given name", "forename", "nombre", "nombres"];
const MIDDLE: [&str; 3] = ["middle", "middle name", "segundo nombre"];
const LAST: [&str; 8] =
    ["last", "last name", "family", "family name", "surname", "apellido", "apellidos", "second name"];
const ID: [&str; 18] = [
    "id",
    "ids",
    "number",
    "no",
    "client id",
    "client number",
    "student id",
    "student number",
    "ssid",
    "state id",
    "case id",
    "case number",
    "case no",
    "file number",
    "mrn",
    "member id",
    "participant id",
    "employee id",
];

impl Columns {
    /// Reads the headings, in any case, with hyphens and underscores as spaces.
    pub fn of(head: &Row) -> Self {
        let mut columns = Self::default();
        for (at, heading) in head.cells.iter().enumerate() {
            let plain = heading.to_lowercase().replace(['_', '-', '.', '#'], " ");
            let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
            let is = |known: &[&str]| known.contains(&plain.as_str());
            let place = match () {
                () if is(&NAME) => &mut columns.name,
                () if is(&FIRST) => &mut columns.first,
                () if is(&MIDDLE) => &mut columns.middle,
                () if is(&LAST) => &mut columns.last,
                () if is(&ID) => {
                    columns.ids.push(at);
                    continue;
                }
                () => {
                    columns.unused.push(heading.clone());
                    continue;
                }
            };
            if place.replace(at).is_some() {
                columns.unused.push(heading.clone());
            }
        }
        columns
    }

    /// Whether there is a name or an id to take.
    pub fn is_enough(&self) -> bool {
        self.name.is_some() || (self.first.is_some() && self.last.is_some()) || !self.ids.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_dress() {
        let of = |heads: &[&str]| {
            Columns::of(&Row { line: 1, cells: heads.iter().map(|h| (*h).to_owned()).collect() })
        };
        let columns = of(&["Student_ID", "LAST NAME", "First-Name", "DOB", "case #"]);
        assert_eq!((columns.last, columns.first, &*columns.ids), (Some(1), Some(2), &[0][..]));
        assert_eq!(columns.unused, ["DOB", "case #"]);
        assert!(
            columns.is_enough() && !of(&["dob", "first"]).is_enough() && of(&["nombre completo"]).is_enough()
        );
    }
}
