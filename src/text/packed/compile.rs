//! Packs tables; see `src/text/packed.rs`.

#[allow(dead_code, clippy::duplicate_mod, reason = "who unpacks uses the rest, and tests have both")]
#[path = "classes.rs"]
mod classes;
#[path = "codes.rs"]
mod codes;
#[path = "ways.rs"]
mod ways;

use classes::{CODE_BITS, COMMANDS, DISTANCES, LENGTHS, REACHES, SHORTEST};
use codes::{Block, Code};

/// How often the way through the bytes is chosen anew by what the last one cost.
const ROUNDS: usize = 3;
/// Fewest bytes of a block, but for the last.
const SMALLEST: usize = 800;
/// Most bytes of a block.
const LARGEST: usize = 1 << 16;

/// A step through the bytes: from how far back is copied, 0 for a byte that stands for itself, and how much.
type Step = (usize, usize);

/// Packs up to 16 MB. `cuts`: where bytes of another kind begin.
pub fn pack(bytes: &[u8], cuts: &[usize]) -> Vec<u8> {
    let ends = ends(bytes.len(), cuts);
    let found = ways::earlier(bytes);
    let mut blocks: Vec<Block> = ends.iter().map(|_| Block::unknown()).collect();
    let mut steps = Vec::new();
    for _ in 0..ROUNDS {
        steps = ways::cheapest(bytes, &found, &ends, &blocks);
        let counted = each(&ends, &steps).map(|(at, steps)| Block::of(bytes, at, steps));
        blocks = counted.collect();
    }
    let mut writer = Writer::default();
    for (block, (start, steps)) in blocks.iter().zip(each(&ends, &steps)) {
        let length: usize = steps.iter().map(|step| step.1).sum();
        writer.number(length);
        writer.block(block);
        writer.steps(block, bytes, start, steps);
    }
    [&(bytes.len() as u32).to_le_bytes()[..3], &writer.end()].concat()
}

/// Where blocks end: at the cuts, unless they would be too small.
fn ends(length: usize, cuts: &[usize]) -> Vec<usize> {
    let mut cuts = cuts.to_vec();
    cuts.extend((1..).map(|n| n * LARGEST).take_while(|end| *end < length));
    cuts.sort_unstable();
    let (mut ends, mut start) = (Vec::new(), 0);
    for cut in cuts {
        if cut >= start + SMALLEST && cut + SMALLEST <= length {
            ends.push(cut);
            start = cut;
        }
    }
    ends.extend(Some(length).filter(|length| *length > 0));
    ends
}

/// The steps of each block, and where it starts; no step goes over an end.
fn each<'s>(ends: &'s [usize], steps: &'s [Step]) -> impl Iterator<Item = (usize, &'s [Step])> {
    let (mut at, mut rest) = (0, steps);
    ends.iter().map(move |end| {
        let start = at;
        let count = rest.iter().take_while(|step| {
            let goes_on = at < *end;
            at += if goes_on { step.1 } else { 0 };
            goes_on
        });
        let (here, later) = rest.split_at(count.count());
        rest = later;
        (start, here)
    })
}

/// Writes bits, the highest first.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are written.
    held: u32,
}

impl Writer {
    fn bits(&mut self, value: usize, count: u32) {
        for place in (0..count).rev() {
            if self.held.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let last = self.bytes.len() - 1;
            self.bytes[last] |= ((value >> place & 1) as u8) << (7 - self.held % 8);
            self.held += 1;
        }
    }

    fn number(&mut self, number: usize) {
        self.bits(number, 2 * number.ilog2() + 1);
    }

    fn block(&mut self, block: &Block) {
        self.bits(block.commands.len() - 1, CODE_BITS);
        if block.commands.len() > 1 {
            for run in block.behind.chunk_by(|a, b| a == b) {
                self.bits(run[0], CODE_BITS);
                self.number(run.len());
            }
        }
        block.commands.iter().for_each(|code| self.code(code, COMMANDS));
        block.distances.iter().for_each(|code| self.code(code, DISTANCES.count));
    }

    fn code(&mut self, code: &Code, symbols: usize) {
        // Counted from 1, so that none is 0.
        let mut last = 0;
        for symbol in (1..=symbols).filter(|symbol| code.has(symbol - 1)) {
            self.number(symbol - last);
            self.bits(code.length(symbol - 1) as usize, 4);
            last = symbol;
        }
        self.number(symbols + 1 - last);
    }

    fn symbol(&mut self, code: &Code, symbol: usize) {
        self.bits(code.bits(symbol), code.length(symbol));
    }

    fn steps(&mut self, block: &Block, bytes: &[u8], start: usize, steps: &[Step]) {
        let mut at = start;
        for &(back, count) in steps {
            let commands = block.commands_at(bytes, at);
            if back == 0 {
                self.symbol(commands, usize::from(bytes[at]));
            } else {
                let (length, distance) = (count - SHORTEST, back - 1);
                let (class, bits) = LENGTHS.of(length);
                self.symbol(commands, 256 + class);
                self.bits(length & ((1 << bits) - 1), bits);
                let (class, bits) = DISTANCES.of(distance);
                self.symbol(&block.distances[length.min(REACHES - 1)], class);
                self.bits(distance & ((1 << bits) - 1), bits);
            }
            at += count;
        }
    }

    fn end(self) -> Vec<u8> {
        self.bytes
    }
}
