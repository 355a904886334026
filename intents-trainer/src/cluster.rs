//! Points in groups, each near its center.

use names_trainer::random::Random;

const ROUNDS: usize = 25;

/// `count` centers, and for each point the center that it is nearest to.
pub fn group(points: &[&[f32]], count: usize, random: &mut Random) -> (Vec<Vec<f32>>, Vec<usize>) {
    let mut centers: Vec<Vec<f32>> =
        (0..count).map(|_| points[random.below(points.len())].to_vec()).collect();
    let mut of = vec![0; points.len()];
    for _ in 0..ROUNDS {
        for (of, point) in of.iter_mut().zip(points) {
            let far = |c: &[f32]| c.iter().zip(*point).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
            let nearest = centers.iter().map(|c| far(c)).enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
            *of = nearest.map_or(0, |(center, _)| center);
        }
        let mut sums = vec![vec![0.0; points.first().map_or(0, |p| p.len())]; count];
        let mut sizes = vec![0_usize; count];
        for (of, point) in of.iter().zip(points) {
            sizes[*of] += 1;
            sums[*of].iter_mut().zip(*point).for_each(|(sum, v)| *sum += v);
        }
        for ((center, sum), size) in centers.iter_mut().zip(sums).zip(sizes) {
            *center = match size {
                0 => points[random.below(points.len())].to_vec(),
                _ => sum.iter().map(|v| v / size as f32).collect(),
            };
        }
    }
    (centers, of)
}
