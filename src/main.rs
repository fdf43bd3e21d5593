//! The page's program. It does nothing by itself: what it offers to JavaScript stands in `embed`.

use libvirt_domain_editor as _;

fn main() {}
