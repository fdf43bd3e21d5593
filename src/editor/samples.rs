//! Domains to start from, written by us.

use super::view::SampleChoice;

/// A sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Its id and file name.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What there is to see.
    pub detail: &'static str,
    /// The XML.
    pub text: &'static str,
}

/// All samples, simplest first.
pub fn samples() -> &'static [Sample] {
    &ALL
}

pub(super) fn choices() -> Vec<SampleChoice> {
    let choice =
        |it: &Sample| SampleChoice { id: it.id, title: it.title.to_owned(), detail: it.detail.to_owned() };
    ALL.iter().map(choice).collect()
}

const ALL: [Sample; 6] = [
    Sample {
        id: "app-legacy",
        title: "i440fx without a USB controller",
        detail: "libvirt adds one, and libvirt 0.9.4 refuses it",
        text: include_str!("samples/app-legacy.xml"),
    },
    Sample {
        id: "tiny-q35",
        title: "q35 with one disk",
        detail: "almost everything that the guest has is implicit",
        text: include_str!("samples/tiny-q35.xml"),
    },
    Sample {
        id: "desktop",
        title: "Linux desktop, SPICE and USB redirection",
        detail: "three devices on one implicit USB controller",
        text: include_str!("samples/desktop.xml"),
    },
    Sample {
        id: "server-ceph",
        title: "Server on CEPH, virtio everywhere",
        detail: "two network disks, two bridges, options that older releases do not know",
        text: include_str!("samples/server-ceph.xml"),
    },
    Sample {
        id: "win11",
        title: "Windows 11, UEFI with Secure Boot, TPM 2.0",
        detail: "firmware chosen by libvirt from its features",
        text: include_str!("samples/win11.xml"),
    },
    Sample {
        id: "rhel6",
        title: "Guest of RHEL 6, dumped by libvirt 0.9.4",
        detail: "every address is written, in the words of 2011",
        text: include_str!("samples/rhel6.xml"),
    },
];
