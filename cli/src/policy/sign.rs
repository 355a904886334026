//! `handrail policy sign`.

use super::key::NO_KEY;
use crate::outcome::Outcome;
use crate::source;
use anyhow::{Context, bail};
use clap::Args;
use handrail::policy::{Day, signed};
use std::io::Write;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

const EXAMPLES: &str = "\
Examples:
  handrail policy key new --out handrail.key
  handrail policy sign ai-policy.toml --key handrail.key --expires 2027-06-30 --out ai-policy.signed

Put the signed policy on a web server of yours, and push two managed keys: policy_url, where it lies, and policy_key, the
public key. Browsers fetch it about every five minutes, take it only if the signature fits, keep the last good one while they
are offline, and never go back to an older one.

Exit codes: 0 signed, 2 the policy is refused, or a file cannot be read or written.";

/// Signs a policy, so that browsers can fetch it from an address.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Sign {
    /// The policy file.
    file: PathBuf,
    /// The file of the key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The last day on which browsers take it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    expires: Day,
    /// Its number; browsers never go back to a lower one. Without it, the seconds since 1970.
    #[arg(long, value_name = "N")]
    sequence: Option<u32>,
    /// The file to write; standard output without it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn day(text: &str) -> Result<Day, String> {
    signed::day(text).ok_or_else(|| "expected a day such as 2027-06-30".to_owned())
}

/// Runs the command.
///
/// # Errors
/// When the policy is refused, the key is none, the day is past, or a file cannot be read or written.
pub fn run(sign: &Sign) -> anyhow::Result<Outcome> {
    super::load(Some(&sign.file))?;
    if super::today().is_some_and(|today| sign.expires < today) {
        bail!("--expires: the day is past, no browser would take the policy");
    }
    let sequence = match sign.sequence {
        Some(sequence) => sequence,
        None => now().context("the clock stands before 1970 or after 2105; give --sequence")?,
    };
    let secret = source::read(&sign.key)?;
    let Ok(signed) = signed::sign(&source::read(&sign.file)?, &secret, sequence, sign.expires) else {
        bail!("{}: {NO_KEY}", source::shown(&sign.key));
    };
    match &sign.out {
        Some(out) => {
            std::fs::write(out, signed).with_context(|| format!("{}: cannot be written", out.display()))?;
            eprintln!(
                "Wrote {}, number {sequence}. Put it at the address that you push as policy_url.",
                out.display()
            );
        }
        None => std::io::stdout().lock().write_all(signed.as_bytes())?,
    }
    Ok(Outcome::Clean)
}

fn now() -> Option<u32> {
    u32::try_from(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()
}
