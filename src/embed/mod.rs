//! What JavaScript sees of the program: a [`Session`] to embed, with text and JSON in and out. All that is about
//! elements, attributes and events stands in npm/element.js.

mod session;

pub use session::Session;
