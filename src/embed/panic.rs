//! `onPanic`, for the editor's program.

use crate::app;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Has `tell` hear what went wrong when the program panics, for all sessions: after that none of them can be used.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: Function) {
    app::on_panic(tell);
}
