//! libvirt domain XML: read without loss, completed as libvirt would, exported for any release.

#[cfg(feature = "app")]
pub mod app;
