//! Handrail's build tool.
fn main() {}
