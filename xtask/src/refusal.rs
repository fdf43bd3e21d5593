//! Why real libvirt refuses a domain: for what is written, or for the host that it runs on.

use std::fmt;

/// What a refusal comes from, as far as its words tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Cause {
    /// The domain is refused wherever that release runs.
    Xml,
    /// The host lacks a program, file, device, setting or a capability of its QEMU.
    Host,
}

/// Words of refusals for the host's sake.
const OF_THE_HOST: [&str; 18] = [
    "Cannot check QEMU binary",
    "could not find capabilities for",
    "This QEMU",
    "this QEMU",
    "this qemu",
    "QEMU binary",
    "QEMU executable",
    "by emulator",
    "Emulator '",
    "qemu.conf",
    "in the host",
    "by the host",
    "by host",
    "on this host",
    "host doesn't support",
    "firmware that is compatible",
    "No such file or directory",
    "cause is unknown",
];

impl Cause {
    /// The cause that a refusal names.
    pub(crate) fn of(why: &str) -> Cause {
        if OF_THE_HOST.iter().any(|words| why.contains(words)) { Cause::Host } else { Cause::Xml }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cause::Xml => "for the XML",
            Cause::Host => "for the host",
        })
    }
}
