//! The entrance's program, as JavaScript sees it: what the stand-alone page shows while nothing is open.

use gloo::utils::document;
use js_sys::{Array, Function};
use libvirt_domain_editor::app::surroundings::{Language, Opening, Settings};
use libvirt_domain_editor::app::{self, EntranceProps, Passed, Progress};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

fn main() {}

/// Has `tell` hear what went wrong when the program panics.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: Function) {
    app::on_panic(tell);
}

/// An entrance that is drawn.
#[wasm_bindgen]
pub struct Entrance {
    root: Element,
    handle: AppHandle<app::Entrance>,
    props: EntranceProps,
}

#[wasm_bindgen]
impl Entrance {
    /// Draws one at the end of an element. `tell` hears `ready`, `theme` with `light` or `dark`, `lang` with a language tag,
    /// `open` with a file name and a text, and `sample` with an id.
    ///
    /// # Errors
    /// Where the browser makes no element.
    #[wasm_bindgen(constructor)]
    pub fn new(container: Element, dark: bool, lang: String, tell: Function) -> Result<Entrance, JsValue> {
        let tell = Callback::from(move |passed| {
            let words = match passed {
                Passed::Told(told) => {
                    let (word, detail) = told.as_words();
                    vec![word.to_owned(), detail.to_owned()]
                }
                Passed::Open(Opening::Text { name, text }) => vec!["open".to_owned(), name, text],
                Passed::Open(Opening::Sample(id)) => vec!["sample".to_owned(), id],
            };
            let words: Array = words.into_iter().map(JsValue::from).collect();
            // What the listener throws is reported by the browser.
            tell.apply(&JsValue::NULL, &words).ok();
        });
        let root = document().create_element("div")?;
        root.set_class_name("root");
        container.append_child(&root)?;
        let props = EntranceProps { settings: settings(dark, lang), progress: Progress::Idle, tell };
        let renderer = Renderer::<app::Entrance>::with_root_and_props(root.clone(), props.clone());
        Ok(Entrance { root, handle: renderer.render(), props })
    }

    /// Changes its colours and its language.
    pub fn look(&mut self, dark: bool, lang: String) {
        self.props.settings = settings(dark, lang);
        self.handle.update(self.props.clone());
    }

    /// Tells it that somebody waits for the whole program.
    pub fn coming(&mut self) {
        self.progress(Progress::Coming);
    }

    /// Tells it that the whole program did not come, and why.
    pub fn failed(&mut self, why: String) {
        self.progress(Progress::Failed(why));
    }

    /// Takes it away: it hears nothing any more.
    pub fn leave(self) {
        self.handle.destroy();
        self.root.remove();
    }
}

impl Entrance {
    fn progress(&mut self, progress: Progress) {
        self.props.progress = progress;
        self.handle.update(self.props.clone());
    }
}

fn settings(dark: bool, lang: String) -> Settings {
    Settings { alone: true, dark, lang: Language::from(lang), ..Settings::default() }
}
