//! Which device of one domain is which of another.

use std::collections::{HashMap, VecDeque};

use crate::inventory::Device;
use crate::xml::Document;

/// The devices of two domains.
pub(super) struct Paired<'d> {
    /// Those that are in both.
    pub(super) both: Vec<(&'d Device, &'d Device)>,
    /// Those of the first domain alone.
    pub(super) gone: Vec<&'d Device>,
    /// Those of the second alone.
    pub(super) new: Vec<&'d Device>,
    /// Of those in both, what stood before the other of its kind and stands behind it now.
    pub(super) moved: Vec<(&'d Device, &'d Device)>,
}

/// Finds each device by what the guest knows it by: a network card by its MAC address, others, and a card that got another
/// address, by their name, in order.
pub(super) fn paired<'d>(
    (document, before): (&Document, &'d [Device]),
    (other, after): (&Document, &'d [Device]),
) -> Paired<'d> {
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut taken = vec![false; after.len()];
    let by_mark =
        |document: &Document, it: &Device| document.value(it.node, "mac/@address").map(|it| it.into_owned());
    // The name of shared memory is the host's.
    let by_name = |document: &Document, it: &Device| match document.name(it.node) {
        "shmem" => Some("shmem".to_owned()),
        _ => Some(it.name.clone()),
    };
    for mark in [&by_mark as &dyn Fn(&Document, &Device) -> Option<String>, &by_name] {
        let mut named: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (at, it) in after.iter().enumerate().filter(|(at, _)| !taken[*at]) {
            mark(other, it).into_iter().for_each(|mark| named.entry(mark).or_default().push_back(at));
        }
        for (at, it) in before.iter().enumerate() {
            if partner[at].is_none()
                && let Some(found) = mark(document, it).and_then(|it| named.get_mut(&it)?.pop_front())
            {
                (partner[at], taken[found]) = (Some(found), true);
            }
        }
    }
    let mut paired = Paired { both: Vec::new(), gone: Vec::new(), new: Vec::new(), moved: Vec::new() };
    for (it, found) in before.iter().zip(&partner) {
        match *found {
            Some(found) => paired.both.push((it, &after[found])),
            None => paired.gone.push(it),
        }
    }
    paired.moved = moved(document, other, paired.both.clone());
    paired.new.extend(after.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(it, _)| it));
    paired
}

/// Of those in both, what stood before the next of its kind and stands behind it now.
fn moved<'d>(
    document: &Document,
    other: &Document,
    mut both: Vec<(&'d Device, &'d Device)>,
) -> Vec<(&'d Device, &'d Device)> {
    let place = |document: &Document, it: &Device| document.index_in_parent(it.node);
    both.sort_by_cached_key(|(old, _)| place(document, old));
    let mut last: HashMap<&str, (&Device, &Device)> = HashMap::new();
    let mut moved = Vec::new();
    for (old, new) in both {
        if let Some((old_last, new_last)) = last.insert(document.name(old.node), (old, new))
            && place(other, new) < place(other, new_last)
        {
            moved.push((old_last, old));
        }
    }
    moved
}
