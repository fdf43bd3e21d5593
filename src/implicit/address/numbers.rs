//! Numbers that are given out from the lowest on.

use std::collections::HashSet;

/// Numbers that are taken; the lowest free one is found without looking at all of them again.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    taken: HashSet<u32>,
    /// No number below is free.
    lowest: u32,
}

impl Numbers {
    /// Takes the lowest free number.
    pub fn take_lowest(&mut self) -> u32 {
        while !self.taken.insert(self.lowest) {
            self.lowest += 1;
        }
        self.lowest
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Numbers {
        Numbers { taken: numbers.into_iter().collect(), lowest: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn lowest_first() {
        let mut numbers: Numbers = [0, 1, 3].into_iter().collect();
        assert_eq!([(); 3].map(|()| numbers.take_lowest()), [2, 4, 5]);
    }
}
