//! The two numbers by which an IBM Z guest knows a PCI device (`virDomainZPCIAddressIds`).

use std::collections::BTreeSet;

/// The numbers of a guest.
#[derive(Debug, Clone, Default)]
pub struct ZpciIds {
    uids: BTreeSet<u32>,
    fids: BTreeSet<u32>,
}

/// Why a device cannot have the numbers that it is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Another device has the user-defined identifier.
    Uid(u32),
    /// Another device has the function identifier.
    Fid(u32),
}

impl ZpciIds {
    /// Takes the written numbers, and for those that are missing the lowest free ones: user-defined identifiers
    /// from 1 on, function identifiers from 0 on.
    ///
    /// # Errors
    /// Which of the numbers another device has.
    pub fn take(&mut self, uid: Option<u32>, fid: Option<u32>) -> Result<(u32, u32), Taken> {
        let uid = uid.unwrap_or_else(|| lowest_free(&self.uids, 1));
        let fid = fid.unwrap_or_else(|| lowest_free(&self.fids, 0));
        if !self.uids.insert(uid) {
            return Err(Taken::Uid(uid));
        }
        if self.fids.insert(fid) { Ok((uid, fid)) } else { Err(Taken::Fid(fid)) }
    }
}

fn lowest_free(taken: &BTreeSet<u32>, first: u32) -> u32 {
    let run = (first..).zip(taken.range(first..)).take_while(|(free, taken)| free == *taken);
    run.last().map_or(first, |(_, last)| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_free_ones() {
        let mut ids = ZpciIds::default();
        assert_eq!(ids.take(Some(1), Some(1)), Ok((1, 1)));
        assert_eq!(ids.take(None, None), Ok((2, 0)));
        assert_eq!(ids.take(None, Some(7)), Ok((3, 7)));
        assert_eq!(ids.take(None, None), Ok((4, 2)));
        assert_eq!(
            (ids.take(Some(2), None), ids.take(None, Some(0))),
            (Err(Taken::Uid(2)), Err(Taken::Fid(0)))
        );
    }
}
