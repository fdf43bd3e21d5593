//! The language of what the engine says: its translation memory is fetched once it is needed, and every view goes
//! through it on its way to the components.

use super::{Message, Page, words};
use crate::app::export::outlook::Studies;
use crate::app::text::Language;
use crate::app::wish::say;
use crate::editor::{Memory, Told};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

impl Page {
    /// Something of the engine's in the page's language.
    pub(super) fn said<T: Told>(&self, mut it: T) -> T {
        if let Some(memory) = &self.memory {
            it.tell(&mut |words, text| say(memory, words, text));
        }
        it
    }

    /// Fetches what the engine says in the language of the page, where that is not English.
    pub(super) fn learn(&mut self, context: &Context<Page>) {
        let language = words(context);
        if language == Language::English {
            if self.memory.take().is_some() {
                self.say_anew(context);
            }
            return;
        }
        let (lent, link) = (context.props().lent.clone(), context.link().clone());
        spawn_local(async move {
            // What does not come is reported by the browser; the engine then speaks English.
            let text = lent.memory(language.tag()).await.ok().and_then(|it| it.as_string());
            if let Some(Ok(memory)) = text.map(|it| Memory::read(&it, language.thousands())) {
                link.send_message(Message::Learned(language, Rc::new(memory)));
            }
        });
    }

    /// Shows everything anew, as after another language was chosen.
    pub(super) fn say_anew(&mut self, context: &Context<Page>) {
        self.studies = Studies::default();
        let keep = self.to_be_kept;
        self.show(context);
        self.to_be_kept = keep;
    }
}
