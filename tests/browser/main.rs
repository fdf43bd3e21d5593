//! What must hold inside a browser: each test mounts components in headless Chromium.

#![cfg(target_family = "wasm")]

use libvirt_domain_editor::app::App;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_sample_opens() {
    let document = gloo::utils::document();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<App>::with_root(root.clone()).render();
    settle().await;
    assert!(root.query_selector("h1").unwrap().is_some());
    let sample = root.query_selector(".samples button").unwrap().unwrap();
    sample.unchecked_into::<HtmlElement>().click();
    settle().await;
    let rows = root.get_elements_by_class_name("row").length();
    assert!(rows > 10, "only {rows} rows");
}

/// Lets what was asked for be drawn.
async fn settle() {
    gloo::timers::future::TimeoutFuture::new(50).await;
}
