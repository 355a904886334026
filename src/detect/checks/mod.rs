//! Validators, by the names that detector files use. Each takes the value's letters and digits only.

mod abroad;
mod bank;
mod benefits;
mod card;
mod digits;
mod europe;
mod health;
mod person;
mod secret;
mod vehicle;
mod wallet;

pub use abroad::*;
pub use bank::*;
pub use benefits::*;
pub use card::*;
pub use digits::*;
pub use europe::*;
pub use health::*;
pub use person::*;
pub use secret::*;
pub use vehicle::*;
pub use wallet::*;
