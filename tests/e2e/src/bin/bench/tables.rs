//! Medians.

use cpu_time::ThreadTime;

/// The middle one of these times.
pub(crate) fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The medians of the seconds of this thread that each of these takes, run in turns, once before
/// without a clock. What else the machine does is not counted.
pub(crate) fn in_turns(runs: usize, subjects: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut times = vec![Vec::with_capacity(runs); subjects.len()];
    for run in 0..=runs {
        for (subject, times) in subjects.iter_mut().zip(&mut times) {
            let begun = ThreadTime::now();
            subject();
            if run > 0 {
                times.push(begun.elapsed().as_secs_f64());
            }
        }
    }
    times.iter_mut().map(|times| median(times)).collect()
}

/// Megabytes of a million bytes per second.
pub(crate) fn rate(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / 1e6 / seconds
}
