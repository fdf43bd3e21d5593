//! Putting things in order, at little cost to whoever downloads the page.
//!
//! The standard library's sort is some 4 KB of program for each type and each key that is sorted by. Here one sort, of
//! plain numbers, serves all. Collecting into a set sorts as well, so [`set`] takes one after the other.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts by a key. What has equal keys stays as it stood.
pub(crate) fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the elements themselves.
pub(crate) fn plainly<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

/// Sorts as the comparison says. What it finds equal stays as it stood.
pub(crate) fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = places(list.len(), &|a, b| compare(&list[a], &list[b]));
    for at in 0..list.len() {
        while places[at] != at {
            let place = places[at];
            list.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// A set of what comes.
pub(crate) fn set<T: Ord>(all: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(all);
    set
}

/// Where each of so many things belongs.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut places = vec![0; count];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_stays_as_it_stood() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        by_key(&mut list, |it| it.0);
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn many_things_come_in_order() {
        let mut list: Vec<u32> = (0..500).map(|it| it * 7919 % 500).collect();
        plainly(&mut list);
        assert!(list.is_sorted());
        assert_eq!(list.len(), 500);
    }
}
