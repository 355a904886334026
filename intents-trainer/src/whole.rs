//! The trained network in whole numbers.

use crate::net::{Net, SIZE};
use crate::select::Index;
use handrail::intent::training::{HIDDEN, SHIFT, Whole, kept};
use std::collections::BTreeMap;

/// Largest number in a row.
const MOST: f32 = 127.0;
/// What the core multiplies averages by.
const AVERAGE: f32 = 256.0;

/// The network, each intent's threshold taken off where it begins.
pub fn whole(net: &Net, index: &Index, classes: &BTreeMap<u32, u8>, cuts: &[f32]) -> Whole {
    let largest = |rows: &[f32], i: usize| {
        rows.iter().skip(i).step_by(SIZE).fold(f32::MIN_POSITIVE, |most, v| most.max(v.abs()))
    };
    let scales: Vec<f32> =
        net.rows().flat_map(|rows| (0..SIZE).map(|i| largest(rows, i) / MOST).collect::<Vec<_>>()).collect();
    let books = net.rows().zip(scales.chunks(SIZE)).flat_map(|(rows, scales)| {
        rows.iter().zip(scales.iter().cycle()).map(|(v, s)| libm::roundf(v / s) as i8)
    });
    let unit = (1_u32 << SHIFT) as f32;
    let first =
        net.head.first.iter().zip(&scales).map(|(b, s)| libm::roundf(b / s * AVERAGE) as i32).collect();
    let outputs =
        net.head.out.chunks(HIDDEN).zip(net.head.bias.iter().zip(cuts)).map(|(row, (bias, cut))| {
            let row =
                row.iter().zip(&scales).map(|(w, s)| libm::roundf(w * s * unit / AVERAGE) as i32).collect();
            (row, libm::roundf((bias - cut) * unit) as i32)
        });
    Whole {
        words: classes.iter().map(|(hash, class)| (kept(*hash), *class)).collect(),
        features: index
            .iter()
            .map(|(hash, place)| (kept(*hash), net.codes(*place).map(|c| c as u8)))
            .collect(),
        books: books.collect(),
        first,
        outputs: outputs.collect(),
    }
}
