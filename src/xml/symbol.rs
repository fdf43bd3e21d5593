//! Names of elements as numbers, so that looking for one among thousands of siblings compares no text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A number that stands for a name within one document and its clones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Symbol(u32);

impl Symbol {
    /// Of a node that is no element.
    pub(super) const NONE: Symbol = Symbol(0);
    /// Of a name that no element has.
    const UNUSED: Symbol = Symbol(u32::MAX);
}

/// The names that elements have or had.
#[derive(Debug, Clone, Default)]
pub(super) struct Symbols {
    numbers: HashMap<Box<str>, Symbol, BuildHasherDefault<NameHasher>>,
}

impl Symbols {
    /// What stands for the name; equal to no element's symbol where none has it.
    pub(super) fn get(&self, name: &str) -> Symbol {
        self.numbers.get(name).copied().unwrap_or(Symbol::UNUSED)
    }

    /// Whether some element has or had the name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(name)
    }

    /// Takes in a name that is new.
    pub(super) fn add(&mut self, name: &str) -> Symbol {
        let symbol = Symbol(self.numbers.len() as u32 + 1);
        self.numbers.insert(name.into(), symbol);
        symbol
    }
}

/// FNV-1a: names are short, and who writes a document may slow down nobody else.
#[derive(Debug, Default)]
struct NameHasher(u64);

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
