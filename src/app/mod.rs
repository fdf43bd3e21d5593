//! The page: Yew components over `editor`. It holds no knowledge of libvirt of its own.

use yew::{Html, component, html};

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "libvirt domain editor" }</h1></main> }
}
