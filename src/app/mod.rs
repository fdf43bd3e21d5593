//! The page: Yew components over `editor`. It holds no knowledge of libvirt of its own: what it shows is the
//! view that the editor computed, what it sends are the commands that came with that view.

mod announce;
mod context_bar;
mod element;
mod empty;
mod export;
mod files;
mod icon;
mod inspector;
mod key_map;
mod keyboard;
mod masthead;
mod memory;
mod menu;
mod page;
mod palette;
mod picker;
mod problems;
mod source;
mod splitter;
mod text;
mod theme;
mod tree;
mod verdict;
mod wish;

use yew::{Html, component, html};

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <page::Page /> }
}
