//! What belongs to the guest ABI: what libvirt's own check compares, and what a guest notices of a change. The table
//! abi.txt.

use std::sync::LazyLock;

use super::Version;
use super::places::{Place, Places, path};
use crate::xml::{Document, NodeId};

/// What is known of one property of a guest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Property {
    /// The first libvirt whose own check compares it (`virDomainDefCheckABIStability` and what it calls); `None` where
    /// none does.
    pub compared_since: Option<Version>,
    /// What a guest notices when it is another, in a sentence; empty where nothing is known but that it may.
    pub notices: &'static str,
}

/// What is known of the element, or of one attribute of it.
pub fn property(document: &Document, node: NodeId, attribute: Option<&str>) -> Property {
    let path = path(document, node);
    table().best(Place { document, node, path: &path, attribute, valued: true }).copied().unwrap_or_default()
}

fn table() -> &'static Places<Property> {
    static TABLE: LazyLock<Places<Property>> = LazyLock::new(|| {
        Places::exact(include_str!("abi.txt"), |since, notices| match since {
            "-" => Some(Property { compared_since: None, notices }),
            release => Some(Property { compared_since: Some(release.parse().ok()?), notices }),
        })
    });
    &TABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compat::places::idle;
    use crate::xml::parse;

    #[test]
    fn every_line_names_something_that_libvirt_reads() {
        let idle = idle(table());
        assert!(idle.is_empty(), "{idle:?}");
    }

    #[test]
    fn what_libvirt_compares_is_known_with_its_release() {
        let domain = parse(
            "<domain><devices><interface><mac address='52:54:00:00:00:01'/></interface></devices></domain>",
        );
        let domain = domain.unwrap();
        let mac = domain.find(domain.root(), "devices/interface/mac").unwrap();
        assert_eq!(property(&domain, mac, Some("address")).compared_since, Some(Version::new(0, 9, 2)));
        assert!(!property(&domain, mac, Some("address")).notices.is_empty());
        assert_eq!(property(&domain, mac, Some("check")).compared_since, None);
    }
}
