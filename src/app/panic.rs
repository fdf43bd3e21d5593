//! A bug in the program is told to JavaScript, which has the document and can still say so.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has `tell` hear what went wrong when the program panics. After that nothing of it can be used.
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
