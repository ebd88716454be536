use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{SHARED_COUNT, name_tail, numbered_name};

/// Names in use, and suggestions that avoid them, each as fast as the last however many there are.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// How far each tail was counted, and under an empty one the counts that all tails share: no name
    /// up to there is free.
    counted: BTreeMap<String, usize>,
}

impl Names {
    /// Takes a name and says whether it was free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The names in use, in order.
    pub(super) fn into_sorted(self) -> Vec<String> {
        self.taken.into_iter().collect()
    }

    /// Takes a free name for a service.
    pub(super) fn take_free(&mut self, id: &str) -> String {
        let tail = name_tail(id);
        let mut count = self.counted.get(&tail).copied().unwrap_or(0);
        loop {
            count += 1;
            if count >= SHARED_COUNT {
                let shared = self.counted.get("").copied().unwrap_or(0);
                count = count.max(shared + 1);
            }
            let name = numbered_name(&tail, count);
            let free = self.take(&name);
            let key = if count >= SHARED_COUNT { "" } else { &tail };
            self.counted.insert(key.to_owned(), count);
            if free {
                return name;
            }
        }
    }
}

/// A free name for a service beside names in order: for few services, since every one counts anew.
pub(super) fn free_name(id: &str, taken: &[String]) -> String {
    let tail = name_tail(id);
    let mut count = 1;
    loop {
        let name = numbered_name(&tail, count);
        if taken.binary_search(&name).is_err() {
            return name;
        }
        count += 1;
    }
}
