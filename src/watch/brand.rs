/// The name of a tool, as addresses that pose as it use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brand<'a> {
    /// Id of the tool in the catalog.
    pub tool: &'a str,
    /// The name in small letters.
    pub word: &'a str,
    /// A name that means nothing else: it counts wherever it stands, and slightly misspelled too.
    pub distinct: bool,
    /// Words that only look like it.
    pub except: &'a [&'a str],
}

/// Words that addresses put beside a name to seem official.
const BESIDE: [&str; 43] = [
    "access", "account", "accounts", "ai", "app", "apps", "auth", "bot", "chat", "chats", "download", "en",
    "es", "free", "get", "go", "gpt", "help", "home", "hub", "id", "login", "my", "net", "new", "now",
    "official", "online", "org", "plus", "portal", "premium", "pro", "secure", "service", "signin",
    "support", "team", "the", "try", "use", "verify", "web",
];

/// Those that make a common word the name of a tool.
const TELLING: [&str; 4] = ["ai", "chat", "gpt", "login"];

/// Shortest name of which a misspelling is told from another word, in letters.
const SHORTEST: usize = 6;
/// Shortest name in which two letters may be wrong.
const LONG: usize = 9;

impl Brand<'_> {
    /// Whether a label of a host, in plain letters, is or poses as this name. `disguised` when it was written with other
    /// characters than these.
    pub fn is_in(&self, label: &str, disguised: bool) -> bool {
        if self.except.contains(&label) {
            return false;
        }
        let parts: Vec<&str> = label.split('-').filter(|part| !part.is_empty()).collect();
        let whole = parts.concat();
        if whole == self.word {
            return self.distinct || disguised || parts.len() > 1;
        }
        let beside = |rest: &str| BESIDE.contains(&rest) || rest.bytes().all(|b| b.is_ascii_digit());
        let has_part = parts.contains(&self.word) && parts.iter().any(|p| *p != self.word && beside(p));
        let around = whole.split_once(self.word).is_some_and(|(before, after)| {
            let rests = || [before, after].into_iter().filter(|rest| !rest.is_empty());
            let tells = self.distinct
                || disguised
                || rests().any(|rest| TELLING.iter().any(|word| rest.contains(word)));
            tells && rests().all(|rest| made_of(rest, &beside))
        });
        if has_part || around {
            return true;
        }
        let word = self.word.len();
        self.distinct
            && word >= SHORTEST
            && (distance(&whole, self.word) <= if word >= LONG { 2 } else { 1 }
                || parts.len() > 1 && parts.iter().any(|part| distance(part, self.word) <= 1))
    }
}

/// Whether letters are one or two such words in a row.
fn made_of(letters: &str, word: &impl Fn(&str) -> bool) -> bool {
    word(letters)
        || (1..letters.len()).filter(|at| letters.is_char_boundary(*at)).any(|at| {
            let (one, other) = letters.split_at(at);
            word(one) && word(other)
        })
}

/// Letters to insert, leave out, change or swap with their neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        rows.rotate_left(1);
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut best = (rows[1][j + 1] + 1).min(row[j] + 1).min(rows[1][j] + usize::from(a != b));
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(rows[0][j - 1] + 1);
            }
            row.push(best);
        }
        rows[2] = row;
    }
    rows[2].last().copied().unwrap_or_default()
}
