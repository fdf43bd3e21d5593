//! `Reach`: how whoever embeds a page gets a word to it.

use super::Message;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// Where a page hears messages, once it is drawn.
#[derive(Debug, Clone, Default)]
pub struct Reach(Rc<RefCell<Option<Callback<Message>>>>);

impl Reach {
    /// The page that was given this hears here.
    pub(super) fn hear(&self, page: Callback<Message>) {
        self.0.replace(Some(page));
    }

    /// Tells the page something. One that is not drawn yet shows all as it is once it is.
    pub fn send(&self, message: Message) {
        // Not while it is borrowed: the page may answer by telling its embedder, who sends again.
        let page = self.0.borrow().clone();
        if let Some(page) = page {
            page.emit(message);
        }
    }
}

impl PartialEq for Reach {
    fn eq(&self, other: &Reach) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
