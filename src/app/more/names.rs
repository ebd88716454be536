use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{SHARED_COUNT, name_tail, numbered_name};

/// Names in use, and suggestions that avoid them, each as fast as the last however many there are.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// How far each tail was counted, and under an empty one the counts that all tails share: no name
    /// up to there is free.
    counted: RefCell<BTreeMap<String, usize>>,
}

impl Names {
    /// Takes a name and says whether it was free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// A free name for a service.
    pub(super) fn suggest(&self, id: &str) -> String {
        let tail = name_tail(id);
        let mut counted = self.counted.borrow_mut();
        let mut count = counted.get(&tail).copied().unwrap_or(0);
        loop {
            count += 1;
            if count >= SHARED_COUNT {
                let shared = counted.get("").copied().unwrap_or(0);
                count = count.max(shared + 1);
            }
            let name = numbered_name(&tail, count);
            if !self.taken.contains(&name) {
                return name;
            }
            let key = if count >= SHARED_COUNT { "" } else { &tail };
            counted.insert(key.to_owned(), count);
        }
    }
}
