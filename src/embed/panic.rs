//! `onPanic`: a bug in the program is told to JavaScript, which has the document and can still say so.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has `tell` hear what went wrong when the program panics, for all sessions: after that none of them can be used.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: Function) {
    TELL.set(Some(tell));
    yew::set_custom_panic_hook(Box::new(|why| {
        let why = JsValue::from_str(&why.to_string());
        if let Some(tell) = TELL.take() {
            // What it throws has nobody left to tell.
            tell.call1(&JsValue::NULL, &why).ok();
        }
    }));
}
