use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Work shorter than this shows no progress, and what is shown is renewed this often.
const PACE: Duration = Duration::from_millis(400);

/// How far a long piece of work is, on standard error where that is a terminal.
pub struct Progress {
    what: String,
    total: u64,
    next: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// For work of `total` steps; 0 when that is not known.
    pub fn new(what: &str, total: u64) -> Self {
        let next = std::io::stderr().is_terminal().then(|| Instant::now() + PACE);
        Self { what: what.to_owned(), total, next, shown: false }
    }

    /// Says that `done` steps are done.
    pub fn at(&mut self, done: u64) {
        let now = Instant::now();
        let Some(next) = self.next.filter(|next| now >= *next) else { return };
        self.next = Some(next.max(now) + PACE);
        self.shown = true;
        let line = line(&self.what, done, self.total);
        // Progress that cannot be shown is no reason to stop.
        let _ = write!(std::io::stderr(), "\r{line}\x1b[K");
    }
}

/// Shows that something is at work whose end is not known, from its own thread, until it is dropped.
pub struct Working {
    stop: Option<std::sync::mpsc::Sender<()>>,
    ticker: Option<std::thread::JoinHandle<()>>,
}

impl Working {
    /// Shows nothing where standard error is no terminal.
    pub fn on(what: String) -> Self {
        let (stop, stopped) = std::sync::mpsc::channel();
        let ticker = std::io::stderr().is_terminal().then(|| {
            std::thread::spawn(move || {
                let began = Instant::now();
                let mut shown = false;
                while stopped.recv_timeout(PACE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                    shown = true;
                    let _ = write!(std::io::stderr(), "\r{what}, {} s\x1b[K", began.elapsed().as_secs());
                }
                if shown {
                    let _ = write!(std::io::stderr(), "\r\x1b[K");
                }
            })
        });
        Self { stop: Some(stop), ticker }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(ticker) = self.ticker.take() {
            // A ticker that failed has nothing more to show.
            let _ = ticker.join();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(what: &str, done: u64, total: u64) -> String {
    match done.saturating_mul(100).checked_div(total) {
        Some(percent) => format!("{what}: {} %", percent.min(100)),
        None => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_share_is_shown_where_the_whole_is_known() {
        assert_eq!(line("big.txt", 30, 120), "big.txt: 25 %");
        assert_eq!(line("big.txt", 130, 120), "big.txt: 100 %");
        assert_eq!(line("standard input", 30, 0), "standard input");
    }
}
