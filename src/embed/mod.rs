//! What JavaScript sees of the program: the engine without a page, and a [`Session`] to embed, with text and JSON in and
//! out. All that is about
//! elements, attributes and events stands in npm/element.js.

mod headless;
mod panic;
mod root;
mod session;

pub use headless::{check, complete, devices, export};
pub use panic::on_panic;
pub use session::Session;
