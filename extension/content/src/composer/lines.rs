/// Turns an editor's nodes into lines, the way a reader sees them: a block starts on a line of its own, an empty
/// block is an empty line, and a `<br>` that only keeps an empty block open adds nothing.
#[derive(Default)]
pub struct Lines {
    out: String,
    written: bool,
    block_ended: bool,
}

impl Lines {
    /// A block element begins.
    pub fn enter_block(&mut self) {
        if self.block_ended || self.written {
            self.new_line();
        }
    }

    /// A block element ends.
    pub fn leave_block(&mut self) {
        self.block_ended = true;
        self.written = false;
    }

    /// A `<br>`; `last` when nothing follows it in its block, so that it breaks no line.
    pub fn line_break(&mut self, last: bool) {
        if self.block_ended {
            self.new_line();
        }
        if !last {
            self.new_line();
        }
    }

    /// Text of one text node; `keeps_breaks` where the editor shows white space as it is.
    pub fn text(&mut self, text: &str, keeps_breaks: bool) {
        let shown = |c: char| !matches!(c, '\u{feff}' | '\u{200b}');
        // Editors keep the caret's place with these; between letters they are part of how a word is written.
        if !text.is_empty() && text.chars().all(is_invisible) {
            return;
        }
        if !text.chars().any(|c| shown(c) && (keeps_breaks || !is_layout(c))) && !self.written {
            return;
        }
        if self.block_ended {
            self.new_line();
        }
        for c in text.chars().filter(|&c| shown(c)) {
            self.out.push(match c {
                '\u{a0}' => ' ',
                '\n' | '\r' | '\t' if !keeps_breaks => ' ',
                c => c,
            });
            self.written = true;
        }
    }

    /// The text as read.
    pub fn finish(self) -> String {
        self.out
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.block_ended = false;
        self.written = false;
    }
}

/// Joiners and fillers that show nothing by themselves.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_layout(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `p(…)` is a block, `br` a break, `br!` one with nothing after it, anything else text.
    fn read(steps: &[&str]) -> String {
        let mut lines = Lines::default();
        for step in steps {
            match *step {
                "p(" => lines.enter_block(),
                ")" => lines.leave_block(),
                "br" => lines.line_break(false),
                "br!" => lines.line_break(true),
                text => lines.text(text, true),
            }
        }
        lines.finish()
    }

    #[test]
    fn what_editors_write_reads_as_a_person_sees_it() {
        let table: &[(&str, &[&str], &str)] = &[
            ("nothing", &["p(", "br!", ")"], ""),
            ("one paragraph", &["p(", "one", ")"], "one"),
            ("two paragraphs", &["p(", "one", ")", "p(", "two", ")"], "one\ntwo"),
            ("an empty line between", &["p(", "a", ")", "p(", "br!", ")", "p(", "b", ")"], "a\n\nb"),
            ("an empty first line", &["p(", "br!", ")", "p(", "b", ")"], "\nb"),
            ("nested blocks break once", &["p(", "p(", "a", ")", ")", "p(", "b", ")"], "a\nb"),
            ("bare text before a block", &["a", "p(", "b", ")"], "a\nb"),
            ("bare text after a block", &["p(", "a", ")", "b"], "a\nb"),
            ("a break inside a line", &["p(", "a", "br", "b", ")"], "a\nb"),
            ("a trailing break", &["p(", "a", "br!", ")", "p(", "b", ")"], "a\nb"),
            ("two breaks at the end", &["p(", "a", "br", "br!", ")", "p(", "b", ")"], "a\n\nb"),
            ("inline runs join", &["p(", "4111 ", "1111", ")"], "4111 1111"),
            ("zero-width fillers go", &["p(", "\u{feff}", "br!", ")", "p(", "b\u{200b}", ")"], "\nb"),
            ("joiners that stand alone go", &["p(", "b", "\u{200b}\u{200c}", ")"], "b"),
            ("joiners in a word stay", &["p(", "a\u{200c}b", ")"], "a\u{200c}b"),
            ("hard spaces are spaces", &["p(", "a\u{a0}b", ")"], "a b"),
        ];
        for (what, steps, expected) in table {
            assert_eq!(read(steps), *expected, "{what}");
        }
    }

    #[test]
    fn layout_white_space_between_blocks_is_not_text() {
        let mut lines = Lines::default();
        for text in ["\n  ", "a", "\n  "] {
            lines.enter_block();
            lines.text(text, false);
            lines.leave_block();
        }
        assert_eq!(lines.finish(), "\na\n");
        let mut lines = Lines::default();
        lines.text("one\n  two", false);
        assert_eq!(lines.finish(), "one   two");
    }
}
