//! The `handrail` command line.
fn main() {}
