//! What must hold inside a browser: each test mounts components in headless Chromium.

#![cfg(target_family = "wasm")]

use libvirt_domain_editor::app::App;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_page_mounts() {
    let document = gloo::utils::document();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<App>::with_root(root.clone()).render();
    gloo::timers::future::TimeoutFuture::new(0).await;
    assert!(root.query_selector("h1").unwrap().is_some());
}
