//! What older releases do not take because of two places at once, each of which they read by itself.
//!
//! Measured with libvirt 7.0.0, 9.0.0 and 11.3.0, or read in the sources of 0.9.4; a release between two measured ones
//! is marked as the range it is.

mod devices;
mod domain;

use super::finding::{Class, Finding, Needs};
use super::{Precision, Since, Version};
use crate::xml::{Document, NodeId};

const V0: Version = Version::new(0, 0, 0);
/// Measured: not yet in the first, there in the second.
const AFTER_9_0: Since = since(Version::new(11, 3, 0), Precision::After(Version::new(9, 0, 0)));

const fn since(version: Version, precision: Precision) -> Since {
    Since { version, precision }
}

const fn exact(major: u16, minor: u16, micro: u16) -> Since {
    since(Version::new(major, minor, micro), Precision::Exact)
}

/// Everything of the kind that some release does not take, place by place.
pub(super) fn findings(document: &Document) -> Vec<Finding> {
    let mut found = Found { document, findings: Vec::new() };
    domain::look(&mut found, document.root());
    if let Some(devices) = document.child(document.root(), "devices") {
        devices::look(&mut found, devices);
    }
    found.findings
}

struct Found<'a> {
    document: &'a Document,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn refused(
        &mut self,
        node: NodeId,
        attribute: Option<&str>,
        from: Version,
        needs: Since,
        what: &str,
        reference: &'static str,
    ) {
        let reason =
            format!("{what} is taken since libvirt {}; older releases refuse the domain", needs.version);
        let (attribute, needs) = (attribute.map(str::to_owned), Needs::Libvirt(needs));
        self.findings.push(Finding {
            node,
            attribute,
            class: Class::Refused,
            needs,
            reason,
            reference,
            from,
        });
    }

    fn skipped(&mut self, node: NodeId, attribute: Option<&str>, needs: Since, class: Class, what: &str) {
        let effect =
            if class == Class::LostHarmless { "the guest does not notice" } else { "the guest changes" };
        let since = needs.version;
        let reason =
            format!("{what} is read since libvirt {since}; older releases skip it without a word: {effect}");
        let reference = "virDomainDefParseXML";
        self.findings.push(Finding {
            node,
            attribute: attribute.map(str::to_owned),
            class,
            needs: Needs::Libvirt(needs),
            reason,
            reference,
            from: V0,
        });
    }
}
