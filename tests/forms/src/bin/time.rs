//! Times the native core; prints one JSON object, milliseconds for the best of several rounds.

use handrail_forms::{Form, mixed, prose};
use std::hint::black_box;
use std::time::Instant;

fn best(rounds: u32, mut work: impl FnMut() -> usize) -> f64 {
    (0..rounds).fold(f64::INFINITY, |best, _| {
        let start = Instant::now();
        black_box(work());
        best.min(start.elapsed().as_secs_f64() * 1e3)
    })
}

fn main() {
    let mut form = Form::new();
    form.list(50_000);
    let hundred = mixed(100_000_000);
    let (prompt, long, prose) = (mixed(2_000), mixed(10_000_000), prose(10_000_000));
    println!(
        "{{\"verdict\":{},\"scan\":{},\"prose\":{},\"hundred\":{},\"names\":{},\"prompt\":{},\"listed\":{}}}",
        best(500, || form.judge(black_box(&prompt))),
        best(3, || form.scan(black_box(&long), false)),
        best(3, || form.scan(black_box(&prose), false)),
        best(1, || form.scan(black_box(&hundred), false)),
        best(2, || form.scan(black_box(&long), true)),
        best(500, || form.scan(black_box(&prompt), false)),
        best(500, || form.scan_listed(black_box(&prompt))),
    );
}
