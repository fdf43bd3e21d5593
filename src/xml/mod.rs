//! A lossless XML tree: what is loaded and not edited prints back byte for byte.
//!
//! Kept: the declaration, a bare `DOCTYPE`, comments, CDATA, references as they are spelled, quotes,
//! attribute order, all white space inside and between tags, `<a></a>` and `<a/>`, line ends, a byte
//! order mark. Refused: what is not well-formed, internal DTD subsets, entity declarations, and text past
//! the limits of [`limits`]. This module would serve any XML; it knows no vocabulary.

mod change;
mod document;
mod edit;
mod error;
mod escape;
pub mod limits;
mod namespace;
mod node;
mod nodes;
mod parse;
mod path;
mod position;
mod print;
mod same;
mod spacing;
mod symbol;
mod tag;
mod tree;

pub use change::Change;
pub use document::Document;
pub use edit::{
    close_element, insert_element, remove_attribute, remove_node, rename_attribute, rename_element,
    set_attribute, set_text,
};
pub use error::{Error, Position};
pub use escape::escape_attribute;
pub use escape::escape_text;
pub use namespace::undeclared_prefixes;
pub use node::{Attribute, Element, Kind, NodeId};
pub use parse::{decode, parse};
pub use position::Positions;
pub use tree::Tree;
