//! An empty Yew page: what `cargo xtask bench-browser` compares the start of the page with. One button that answers.

use yew::{Html, Renderer, component, html, use_state_eq};

#[component]
fn Empty() -> Html {
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    html! { <button type="button" aria-expanded={open.to_string()} {onclick}>{ "Open" }</button> }
}

fn main() {
    Renderer::<Empty>::new().render();
}
