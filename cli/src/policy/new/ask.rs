use anyhow::bail;
use std::io::{BufRead, Write};

/// Asks questions on a terminal; asks nothing where there is none.
pub struct Asker {
    is_terminal: bool,
}

impl Asker {
    pub fn new(is_terminal: bool) -> Self {
        Self { is_terminal }
    }

    /// One of several answers.
    ///
    /// # Errors
    /// When nobody can be asked, or the input ends.
    pub fn choose<'a, T>(&mut self, question: &str, answers: &'a [(&str, T)]) -> anyhow::Result<&'a T> {
        if !self.is_terminal {
            bail!("there is no terminal to ask on; name a --template");
        }
        eprintln!("{question}");
        for (number, (words, _)) in answers.iter().enumerate() {
            eprintln!("  {} {words}", number + 1);
        }
        loop {
            let Some(line) = line("Number: ")? else { bail!("no answer; nothing was written") };
            let chosen = line.parse::<usize>().ok().and_then(|number| answers.get(number.checked_sub(1)?));
            match chosen {
                Some((_, answer)) => return Ok(answer),
                None => eprintln!("Type a number from 1 to {}.", answers.len()),
            }
        }
    }

    /// A line of text; `None` when nobody can be asked, or nothing is answered.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn text(&mut self, question: &str) -> anyhow::Result<Option<String>> {
        if !self.is_terminal {
            return Ok(None);
        }
        Ok(line(&format!("{question} "))?.filter(|line| !line.is_empty()))
    }
}

/// A line of standard input without its end; `None` at the end of the input.
fn line(prompt: &str) -> anyhow::Result<Option<String>> {
    eprint!("{prompt}");
    std::io::stderr().flush()?;
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}
