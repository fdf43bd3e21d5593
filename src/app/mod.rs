//! The page: Yew components over `editor`. It holds no knowledge of libvirt of its own: what it shows is the
//! view that the editor computed, what it sends are the commands that came with that view.

mod add;
mod announce;
mod context_bar;
mod dialog;
mod element;
mod empty;
mod entrance;
mod export;
mod files;
mod history;
mod icon;
mod inspector;
mod key_map;
mod keyboard;
mod link;
mod list;
mod masthead;
mod memory;
mod menu;
mod page;
mod palette;
mod panic;
mod patch;
mod picker;
mod problems;
mod search;
mod share;
mod source;
mod splitter;
pub mod surroundings;
mod text;
mod topology;
mod tree;
mod verdict;
mod wish;
mod work;

pub use entrance::{Entrance, EntranceProps, Passed, Progress};
pub use page::{Message, Page, PageProps, Reach};
pub use panic::on_panic;
