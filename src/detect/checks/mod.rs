//! Validators, by the names that detector files use. Each takes the value's letters and digits only.

mod bank;
mod card;
mod digits;
mod health;
mod person;
mod secret;
mod vehicle;

pub use bank::*;
pub use card::*;
pub use digits::*;
pub use health::*;
pub use person::*;
pub use secret::*;
pub use vehicle::*;
