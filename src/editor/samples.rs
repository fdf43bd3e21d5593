//! Domains to start from, written by us.

/// A sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Its id and file name.
    pub id: &'static str,
    /// The XML.
    pub text: &'static str,
}

/// All samples, simplest first.
pub fn samples() -> &'static [Sample] {
    &ALL
}

const ALL: [Sample; 6] = [
    Sample { id: "app-legacy", text: include_str!("samples/app-legacy.xml") },
    Sample { id: "tiny-q35", text: include_str!("samples/tiny-q35.xml") },
    Sample { id: "desktop", text: include_str!("samples/desktop.xml") },
    Sample { id: "server-ceph", text: include_str!("samples/server-ceph.xml") },
    Sample { id: "win11", text: include_str!("samples/win11.xml") },
    Sample { id: "rhel6", text: include_str!("samples/rhel6.xml") },
];
