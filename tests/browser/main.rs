//! What must hold inside a browser: each test draws the editor in headless Chromium.

#![cfg(target_family = "wasm")]

use js_sys::{Function, Object, Reflect};
use libvirt_domain_editor::app::surroundings::Lent;
use libvirt_domain_editor::embed::Session;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_sample_opens() {
    let root = place();
    let mut session = Session::new();
    draw(&mut session, &root, r#"{"alone":true}"#);
    settle().await;
    assert!(root.query_selector("h1").unwrap().is_some());
    let sample = root.query_selector(".samples button").unwrap().unwrap();
    sample.unchecked_into::<HtmlElement>().click();
    settle().await;
    let rows = root.get_elements_by_class_name("row").length();
    assert!(rows > 10, "only {rows} rows");
}

#[wasm_bindgen_test]
async fn a_session_keeps_its_document_when_it_is_drawn_elsewhere() {
    let (here, there) = (place(), place());
    let mut session = Session::new();
    session.load("small.xml", "<domain type='kvm'><name>small</name></domain>");
    draw(&mut session, &here, "{}");
    settle().await;
    draw(&mut session, &there, r#"{"readonly":true}"#);
    settle().await;
    assert_eq!(here.child_element_count(), 0);
    assert!(there.text_content().unwrap().contains("small.xml"));
}

#[wasm_bindgen_test]
fn settings_that_are_not_understood_are_refused() {
    let mut session = Session::new();
    let tell = Function::new_no_args("");
    assert!(session.mount(place(), r#"{"ui":"half"}"#, lent(), tell).is_err());
}

fn place() -> Element {
    let document = gloo::utils::document();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    root
}

fn draw(session: &mut Session, root: &Element, settings: &str) {
    let drawn = session.mount(root.clone(), settings, lent(), Function::new_no_args(""));
    assert!(drawn.is_ok());
}

/// No source editor: the rest works without.
fn lent() -> Lent {
    let lent = Object::new();
    let none = Function::new_no_args("return Promise.reject('none')");
    Reflect::set(&lent, &"sourceEditor".into(), &none).unwrap();
    lent.unchecked_into()
}

/// Lets what was asked for be drawn.
async fn settle() {
    gloo::timers::future::TimeoutFuture::new(50).await;
}
