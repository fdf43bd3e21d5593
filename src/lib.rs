//! libvirt domain XML: read without loss, completed as libvirt would, exported for any release.
//!
//! A view reads. A change writes. A rule proposes. A transaction commits. The modules below stand in layer
//! order; each imports only those above it.

mod order;

pub mod xml;

pub mod history;

pub mod domain;

pub mod machine;

pub mod compat;

pub mod format;

pub mod implicit;

pub mod validate;

pub mod inventory;

pub mod command;

pub mod form;

pub mod export;

pub mod translate;

pub mod editor;

#[cfg(feature = "components")]
pub mod app;

#[cfg(feature = "app")]
pub mod embed;
