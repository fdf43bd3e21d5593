//! `Search`: what is typed into a list's field and which answer is marked, as it is now and not as it was last drawn:
//! who types fast presses Enter before the list has followed.

use std::cell::RefCell;
use std::rc::Rc;
use yew::functional::UseForceUpdateHandle;
use yew::{hook, use_force_update, use_mut_ref};

/// See the module.
#[derive(Clone)]
pub(super) struct Search {
    now: Rc<RefCell<(String, usize)>>,
    redraw: UseForceUpdateHandle,
}

/// Nothing typed, the first answer marked.
#[hook]
pub(super) fn use_search() -> Search {
    Search { now: use_mut_ref(Default::default), redraw: use_force_update() }
}

impl Search {
    /// What is typed.
    pub(super) fn typed(&self) -> String {
        self.now.borrow().0.clone()
    }

    /// Which answer is marked.
    pub(super) fn active(&self) -> usize {
        self.now.borrow().1
    }

    /// Something else is typed, and that answer is marked.
    pub(super) fn set(&self, typed: String, active: usize) {
        *self.now.borrow_mut() = (typed, active);
        self.redraw.force_update();
    }

    /// Another of `count` answers is marked: so many further, but none beyond the first and the last.
    pub(super) fn step(&self, steps: isize, count: usize) {
        let active = self.active().saturating_add_signed(steps).min(count.saturating_sub(1));
        self.set(self.typed(), active);
    }
}
