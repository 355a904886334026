//! Trains the intents model from the templates beside this crate, and writes it.
//!
//! `intents-trainer FOLDER` writes `src/intent/learned/model.bin`; FOLDER holds what `collect.py` made. `cargo xtask
//! train-intents` runs both.

mod classes;
mod cluster;
mod cut;
mod example;
mod grammar;
mod head;
mod net;
mod select;
mod spoken;
mod vectors;
mod whole;

use anyhow::{Context, Result, ensure};
use example::Example;
use handrail::intent::training::{DOUBLED, SHIFT, SHORTEST, features, hash};
use handrail::names::training::digest_of;
use names_trainer::random::Random;
use select::{Hashed, Index};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Words in classes, their classes, and features that are kept.
const WORDS: usize = 3000;
const CLASSES: usize = 160;
const FEATURES: usize = 17_000;
/// How often the kept features see every prompt.
const ROUNDS: usize = 3;
/// How often they see them after features share rows.
const SHARED_ROUNDS: usize = 1;
/// The intent that is answered with help.
const HELPED: &str = "crisis";
/// One background text in so many is held out for the thresholds.
const HELD_OUT: usize = 6;

fn main() -> Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let collected = std::env::args()
        .nth(1)
        .context("say where the files are that collect.py made, or run `cargo xtask train-intents`")?;
    let collected = Path::new(&collected);
    let data = here.join("data");
    let ids: Vec<&str> = handrail::intent::ids().collect();
    let mut random = Random::new(7);

    let lists = grammar::Lists::read(&data.join("lists.txt"))?;
    let mut files = vec![(None, grammar::templates(&data.join("general.txt"))?)];
    for (i, id) in ids.iter().enumerate() {
        files.push((Some(i), grammar::templates(&data.join(format!("{id}.txt")))?));
        files.push((Some(i), grammar::proofs(&here.join(format!("../src/intent/intents/{id}.toml")))?));
    }
    for path in sorted(&data.join("voices"))? {
        let spoken = spoken::prompts(&path, &ids)?;
        files.extend(spoken.into_iter().map(|(intent, template)| (intent, vec![template])));
    }
    let mut examples = example::draw(&files, &lists, &mut random)?;
    let texts = read(&collected.join("background.txt"))?;
    known(here, collected)?;
    let (held, shown): (Vec<_>, Vec<_>) = texts.lines().enumerate().partition(|(i, _)| i % HELD_OUT == 0);
    examples.extend(shown.iter().flat_map(|(_, text)| Example::background(text)));
    let common = read(&here.join("../names-trainer/data/common.txt"))?;
    let common: Vec<String> = common.lines().map(|line| line.trim_start_matches('*').to_owned()).collect();
    for _ in 0..shown.len() / 4 {
        let words: Vec<&str> = (0..3 + random.below(20)).map(|_| random.pick(&common)).collect();
        examples.push(Example::of(None, words.join(" ")));
    }

    let vectors = vectors::Vectors::read(&collected.join("vectors.txt"), &data.join("same.txt"))?;
    let views = classes::views(&mut examples, &vectors, ids.len(), &mut random);
    let groups = classes::group(&views, &vectors, WORDS, CLASSES, &mut random);
    let classes: BTreeMap<u32, u8> =
        groups.iter().map(|(word, class)| (hash(word.as_bytes()), *class)).collect();
    let class = |hash: u32| classes.get(&hash).copied();
    let hashed = |e: &Example| Hashed { intent: e.intent, words: features(&e.text, class).concat() };
    let prompts: Vec<Hashed> = examples.iter().map(hashed).collect();
    let index = select::select(&prompts, ids.len(), FEATURES, &mut random);
    let mut net = select::train(&prompts, &index, ids.len(), ROUNDS, &mut random);
    net.share(&mut random);
    select::learn(&mut net, &prompts, &index, SHARED_ROUNDS, &mut random);
    select::settle(&mut net, &prompts, &index, &mut random);

    let best = |text: &str| best(&net, &index, &features(text, class), ids.len());
    let background: Vec<Vec<f32>> = held.iter().map(|(_, text)| best(text)).collect();
    let tune = here.join("../tests/corpus/intents");
    let mut asks = vec![Vec::new(); ids.len()];
    let mut clean = Vec::new();
    for (id, asks) in ids.iter().zip(&mut asks) {
        for line in grammar::templates(&tune.join(format!("{id}.tune.txt")))? {
            if line.asks { asks.push(best(&line.text)) } else { clean.push(best(&line.text)) }
        }
    }
    for (intent, template) in spoken::prompts(&tune.join("speakers.tune.txt"), &ids)? {
        match intent {
            Some(own) => asks[own].push(best(&template.text)),
            None => clean.push(best(&template.text)),
        }
    }
    let cuts: Vec<f32> = (0..ids.len())
        .map(|o| {
            let of = |all: &[Vec<f32>]| all.iter().map(|scores| scores[o]).collect::<Vec<f32>>();
            let alarms = if ids[o] == HELPED { cut::ALARMS_FOR_HELP } else { cut::ALARMS };
            let cut = cut::cut(&of(&asks[o]), &of(&clean), &of(&background), alarms);
            let found = asks[o].iter().filter(|scores| scores[o] > cut).count();
            println!("{:24} from {cut:.1}: {found} of {} of the tune half", ids[o], asks[o].len());
            cut
        })
        .collect();
    let bytes = whole::whole(&net, &index, &classes, &cuts).write();
    let path = here.join("../src/intent/learned/model.bin");
    std::fs::write(&path, &bytes).with_context(|| path.display().to_string())?;
    std::fs::write(path.with_extension("sha256"), digest_of(&bytes) + "\n")?;
    println!("{} bytes", bytes.len());
    Ok(())
}

/// The files of a folder by name, so that every machine reads them in the same order.
fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|e| e.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

/// Refuses collected files that are not those the committed model was trained from.
fn known(here: &Path, collected: &Path) -> Result<()> {
    for line in read(&here.join("collected.sha256"))?.lines() {
        let (wanted, name) = line.split_once("  ").with_context(|| format!("collected.sha256: {line}"))?;
        let found = digest_of(&std::fs::read(collected.join(name))?);
        ensure!(
            found == wanted,
            "{name} has SHA-256 {found}, but intents-trainer/collected.sha256 says {wanted}"
        );
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// The best score of each intent over sentences and pairs of neighbours, less what a text of many has to pass, as the core
/// reads a text.
fn best(net: &net::Net, index: &Index, sentences: &[Vec<Vec<u32>>], outputs: usize) -> Vec<f32> {
    let place =
        |s: &Vec<Vec<u32>>| s.iter().flatten().filter_map(|f| index.get(f).copied()).collect::<Vec<u16>>();
    let mut best = vec![f32::MIN; outputs];
    let mut note = |features: &[u16]| {
        best.iter_mut().zip(net.scores(features)).for_each(|(best, score)| *best = best.max(score));
    };
    for run in sentences.split(|sentence| sentence.len() < SHORTEST) {
        let placed: Vec<Vec<u16>> = run.iter().map(place).collect();
        placed.iter().for_each(|features| note(features));
        placed.windows(2).for_each(|pair| note(&pair.concat()));
    }
    let read = sentences.iter().filter(|sentence| sentence.len() >= SHORTEST).count();
    let doublings = (read / 2).max(1).ilog2() as f32;
    let asked = DOUBLED as f32 / (1_u32 << SHIFT) as f32 * doublings;
    best.iter().map(|score| score - asked).collect()
}
