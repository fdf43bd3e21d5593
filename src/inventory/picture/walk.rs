//! Walking through a picture by keyboard: it is a tree, whatever its items look like.

use std::collections::HashMap;

use super::{Item, Picture};

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To what it belongs to: from a device to its bus, from a bus to its controller.
    Up,
    /// To the first thing that belongs to it.
    Down,
    /// To the one before it among those as deep.
    Left,
    /// To the one after it among those as deep.
    Right,
    /// To the first of all.
    First,
    /// To the last of all.
    Last,
}

impl Picture {
    /// Where a step leads; `None` where it leads nowhere.
    pub fn step(&self, from: usize, step: Step) -> Option<usize> {
        let depth = self.depth(from);
        let as_deep = |it: &usize| self.depth(*it) == depth;
        match step {
            Step::Up => self.items.get(from)?.parent,
            Step::Down => (from + 1..self.items.len()).find(|it| self.items[*it].parent == Some(from)),
            Step::Left => (0..from).rev().find(as_deep),
            Step::Right => (from + 1..self.items.len()).find(as_deep),
            Step::First => (!self.items.is_empty()).then_some(0),
            Step::Last => self.items.len().checked_sub(1),
        }
    }

    /// How many items an item is inside of.
    pub fn depth(&self, at: usize) -> usize {
        std::iter::successors(self.items.get(at).and_then(|it| it.parent), |it| self.items[*it].parent)
            .count()
    }

    /// The item that stands for a device.
    pub fn find(&self, key: &str) -> Option<usize> {
        let is = |it: &&Item| it.key.as_deref() == Some(key);
        let at = |bus: bool| self.items.iter().position(|it| is(&it) && it.is_bus == bus);
        at(false).or_else(|| at(true))
    }
}

/// Puts each item behind what it belongs to, with all that belongs to it at once behind itself. Items whose boxes went
/// to another one are left out; the other one comes where they would.
pub(super) fn put_in_order(items: &mut Vec<Item>, instead: &HashMap<usize, usize>) {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let mut roots = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item.parent {
            _ if item.boxes.is_empty() => {}
            Some(parent) => below[parent].push(at),
            None => roots.push(at),
        }
    }
    let rank = |at: &usize| instead.get(at).copied().unwrap_or(*at);
    below.iter_mut().for_each(|it| it.sort_by_key(rank));
    let mut order = Vec::with_capacity(items.len());
    let mut open: Vec<usize> = roots.into_iter().rev().collect();
    while let Some(at) = open.pop() {
        order.push(at);
        open.extend(below[at].iter().rev());
    }
    let mut place = vec![0; items.len()];
    order.iter().enumerate().for_each(|(now, before)| place[*before] = now);
    let mut sorted: Vec<Item> = order.iter().map(|at| items[*at].clone()).collect();
    sorted.iter_mut().for_each(|it| it.parent = it.parent.map(|parent| place[parent]));
    *items = sorted;
}
